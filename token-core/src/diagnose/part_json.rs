//! The JSON in a part of a token.

use serde_core::de::IgnoredAny;
use serde_json::error::Category;
use token_schema::rule;

use crate::json::Document;
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;

/// The object in a part; `bad-json` and `claims-not-object` where there is none.
pub(super) fn object(at: &'static str, bytes: &[u8], findings: &mut Findings<'_>) -> Option<Document> {
    let Some(document) = Document::read(bytes) else {
        findings.push(bad(at, bytes));
        return None;
    };
    let root = document.root();
    if root.as_object().is_some() {
        return Some(document);
    }
    let (message, fix) = match root.as_str() {
        Some(text) if text.trim_start().starts_with('{') => (
            format!("the {at} were made JSON twice: they are a text with an object in it"),
            "encode the object itself; the library makes it JSON",
        ),
        _ => (format!("the {at}: {}, not an object", root.kind()), "encode a JSON object"),
    };
    findings.push(Finding::new(rule::CLAIMS_NOT_OBJECT, at, message, fix));
    None
}

fn bad(at: &'static str, bytes: &[u8]) -> Finding {
    let fix = "let a JSON library write it, and encode its bytes in UTF-8";
    let message = match std::str::from_utf8(bytes) {
        Err(_) => format!("the {at}: not JSON, and not even UTF-8"),
        Ok(text) if text.trim().is_empty() => format!("the {at}: there is nothing in it"),
        Ok(text) if text.starts_with('\u{feff}') => format!("the {at}: a byte order mark stands before the JSON"),
        Ok(text) if text.trim_start().starts_with("{'") => {
            format!("the {at}: not JSON, which has double quotes and not single ones")
        }
        Ok(text) => match serde_json::from_str::<IgnoredAny>(text) {
            Err(error) if error.classify() == Category::Eof => {
                format!("the {at}: JSON that ends before it is complete")
            }
            Err(error) => format!("the {at}: not JSON, wrong at line {}, column {}", error.line(), error.column()),
            Ok(_) => format!("the {at}: JSON with too much inside itself"),
        },
    };
    Finding::new(rule::BAD_JSON, at, message, fix)
}
