//! The JSON in a part of a token.

use serde_core::de::IgnoredAny;
use serde_json::error::Category;
use token_schema::rule;

use super::segment::Segment;
use crate::json::Document;
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;

/// The object in a part that could be decoded; `bad-json` and `claims-not-object` if it has none.
pub(super) fn object(part: &Segment<'_>, findings: &mut Findings<'_>) -> Option<Document> {
    let (at, bytes) = (part.at, part.bytes.as_deref()?);
    let Some(document) = Document::read(bytes) else {
        let fix = "write it with a JSON library, and encode its bytes in UTF-8";
        findings.push(Finding::new(rule::BAD_JSON, at, format!("the {at} part {}", bad(bytes)), fix));
        return None;
    };
    let root = document.root();
    if root.as_object().is_some() {
        return Some(document);
    }
    let (message, fix) = match root.as_str() {
        Some(text) if text.trim_start().starts_with('{') => (
            format!("the {at} part was encoded as JSON twice: it is a string that contains an object"),
            "encode the object itself; the library encodes it as JSON",
        ),
        _ => (format!("the {at} part is {}, not an object", root.kind()), "encode a JSON object"),
    };
    findings.push(Finding::new(rule::CLAIMS_NOT_OBJECT, at, message, fix));
    None
}

fn bad(bytes: &[u8]) -> String {
    let Ok(text) = std::str::from_utf8(bytes) else { return "is not JSON: it is not UTF-8".to_owned() };
    let why = match text {
        _ if text.trim().is_empty() => "is empty",
        _ if text.starts_with('\u{feff}') => "begins with a byte order mark, which JSON does not allow",
        _ if text.trim_start().starts_with("{'") => {
            "is not JSON: strings are in single quotes instead of double quotes"
        }
        _ => match serde_json::from_str::<IgnoredAny>(text) {
            Err(error) if error.classify() == Category::Eof => "is JSON that ends too early",
            Err(error) => return format!("is not JSON: invalid at line {}, column {}", error.line(), error.column()),
            Ok(_) => too_much(text),
        },
    };
    why.to_owned()
}

/// What is too deep or too large in correct JSON.
fn too_much(text: &str) -> &'static str {
    match serde_json::from_str::<serde_json::Value>(text) {
        Err(error) if error.to_string().starts_with("number out of range") => {
            "has a number that is too large for a program"
        }
        _ => "is nested too deeply",
    }
}
