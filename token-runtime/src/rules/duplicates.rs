//! Keys that an object has twice: JSON readers disagree on which value counts (RFC 8259, section 4).

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
    let (is_object, mut seen) = (node.as_object().is_some(), HashSet::new());
    for (key, _) in node.children().filter(|(key, _)| is_object && !seen.insert(*key)) {
        let message = format!("duplicate key {}: JSON readers disagree on which value counts", Shown(key));
        findings.push(Finding::new(rule::DUPLICATE_KEY, at.of_key(key).to_string(), message, "keep one of them"));
    }
    for (key, child) in node.children() {
        if child.children().next().is_some() {
            inside(&child, &at.of_key(key), findings);
        }
    }
}
