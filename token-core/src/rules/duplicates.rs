//! Keys that stand twice in one object: readers disagree which of them counts (RFC 8259, section 4).

use std::collections::HashSet;

use token_schema::path::Path;
use token_schema::rule;

use crate::json::Node;
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;
use crate::rules::shown::Shown;

/// `duplicate-key`, anywhere inside a value. The depth is bounded by the reader.
pub(super) fn keys(node: &Node<'_>, at: &'static str, findings: &mut Findings<'_>) {
    if node.may_have_a_key_twice() {
        inside(node, &Path::top(at), findings);
    }
}

fn inside(node: &Node<'_>, at: &Path<'_>, findings: &mut Findings<'_>) {
    if node.as_object().is_some() {
        for key in twice(node) {
            let message = format!("the key {} stands twice, and readers disagree which of them counts", Shown(key));
            findings.push(Finding::new(rule::DUPLICATE_KEY, at.of_key(key).to_string(), message, "keep one of them"));
        }
    }
    for (key, child) in node.children() {
        if child.children().next().is_some() {
            inside(&child, &at.of_key(key), findings);
        }
    }
}

fn twice<'a>(object: &Node<'a>) -> Vec<&'a str> {
    let mut seen = HashSet::new();
    object.children().map(|(key, _)| key).filter(|&key| !seen.insert(key)).collect()
}
