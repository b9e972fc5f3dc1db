//! Known secrets that are readable in a token.

use std::collections::HashSet;

use token_schema::path::Path;
use token_schema::rule;

use crate::credentials::parts::part_of_claim;
use crate::json::Node;
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;

/// `secret-in-token`, anywhere in the header or the claims. In the place of a name of the credentials it has a finding of its own.
pub(crate) fn readable(part: &Node<'_>, at: &'static str, findings: &mut Findings<'_>) {
    let vendor = findings.redaction().vendor();
    let (top, mut reported) = (Path::top(at), HashSet::new());
    for (key, node) in part.children() {
        if at == "claims" && part_of_claim(vendor, key).is_some() && node.as_str().is_some() {
            continue;
        }
        member(key, &node, &top, &mut reported, findings);
    }
}

/// Each place is reported once: the items of an array have the same. The depth is bounded by the reader.
fn member(key: &str, node: &Node<'_>, at: &Path<'_>, reported: &mut HashSet<String>, findings: &mut Findings<'_>) {
    let place = at.of_key(key);
    let is_secret = |text: &str| findings.redaction().is_secret(text);
    if (is_secret(key) || node.as_str().is_some_and(is_secret)) && reported.insert(place.to_string()) {
        let message = "a secret is readable here by anyone who has the token";
        let fix = "replace the secret, and keep the new one out of tokens";
        findings.push(Finding::new(rule::SECRET_IN_TOKEN, place.to_string(), message, fix));
    }
    for (key, child) in node.children() {
        member(key, &child, &place, reported, findings);
    }
}
