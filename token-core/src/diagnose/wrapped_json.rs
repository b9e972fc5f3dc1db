//! A token inside JSON, mostly the whole response of a token server.

use crate::json::{Document, Node};

/// The members in which servers return a token, in lower case and without `_` and `-`.
const NAMES: &[&str] = &["token", "accesstoken", "jwt", "authtoken", "idtoken", "value", "data", "result"];

pub(super) fn token(text: &str) -> Option<String> {
    let document = Document::read(text.as_bytes())?;
    let (mut named, mut shaped) = (None, None);
    strings(&document.root(), "", &mut |key, text| {
        if shaped.is_none() && (text.starts_with("ey") && text.contains('.') || embedded(text).is_some()) {
            shaped = Some(text.to_owned());
        }
        let plain = key.to_ascii_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "");
        if named.is_none() && NAMES.contains(&plain.as_str()) {
            named = Some(text.to_owned());
        }
    });
    shaped.or(named)
}

/// Visits every string inside. The depth is bounded by the reader.
fn strings(node: &Node<'_>, key: &str, visit: &mut impl FnMut(&str, &str)) {
    if let Some(text) = node.as_str() {
        visit(key, text);
    }
    for (key, child) in node.children() {
        strings(&child, key, visit);
    }
}

/// A token in the middle of a text: it begins as a token does, has two dots, and after the second a whole signature.
pub(super) fn embedded(text: &str) -> Option<&str> {
    let is_separator = |c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-' | '_');
    text.split(is_separator).find(|run| {
        let signature = run.rsplit('.').next().unwrap_or_default();
        run.starts_with("ey") && run.bytes().filter(|&byte| byte == b'.').count() == 2 && signature.len() >= 43
    })
}
