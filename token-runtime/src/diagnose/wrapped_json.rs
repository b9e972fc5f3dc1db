//! A token inside JSON, mostly the whole response of a token server.

use super::segment::Segment;
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
        if named.is_none() && is_name(key) {
            named = Some(text.to_owned());
        }
    });
    shaped.or(named)
}

/// The JSON that a JSON string holds.
pub(super) fn in_string(text: &str) -> Option<String> {
    let document = text.starts_with('"').then(|| Document::read(text.as_bytes())).flatten()?;
    document.root().as_str().filter(|inner| inner.trim_start().starts_with(['{', '['])).map(str::to_owned)
}

/// Whether servers return a token in a member of this name.
pub(super) fn is_name(key: &str) -> bool {
    let plain = key.to_ascii_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "");
    NAMES.contains(&plain.as_str())
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
    all_embedded(text).next()
}

/// Whether a text has several tokens that differ: a log may have the same one twice.
pub(super) fn has_several(text: &str) -> bool {
    let mut all = all_embedded(text);
    let first = all.next();
    all.any(|other| Some(other) != first)
}

fn all_embedded(text: &str) -> impl Iterator<Item = &str> {
    let is_separator = |c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-' | '_');
    text.split(is_separator).filter(|run| run.contains('.')).filter_map(|run| {
        let token = begin(run)?;
        let signature = token.rsplit('.').next().unwrap_or_default();
        (token.bytes().filter(|&byte| byte == b'.').count() == 2 && signature.len() >= 43).then_some(token)
    })
}

/// The token after an escape sequence, such as `\\n` or `\\u0022`: its header can be read from there on.
fn begin(run: &str) -> Option<&str> {
    if run.starts_with("ey") {
        return Some(run);
    }
    let token = run.get(run.find("eyJ").filter(|&at| at < 6)?..)?;
    let header = token.split('.').next().unwrap_or_default();
    Segment::of("header", header).json().is_some_and(|it| it.root().as_object().is_some()).then_some(token)
}
