//! Secrets of ours that stand readable in a token.

use token_schema::path::Path;
use token_schema::rule;

use crate::credentials::claims_of;
use crate::json::Node;
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;

/// `secret-in-token`, anywhere in the header or the claims. In the place of a name of the credentials it has a finding of its own.
pub(crate) fn readable(part: &Node<'_>, at: &'static str, findings: &mut Findings<'_>) {
    let vendor = findings.redaction().vendor();
    let top = Path::top(at);
    for (key, node) in part.children() {
        if at == "claims" && claims_of(vendor).any(|(_, claim, _)| claim == key) && node.as_str().is_some() {
            continue;
        }
        member(key, &node, &top, findings);
    }
}

/// The depth is bounded by the reader.
fn member(key: &str, node: &Node<'_>, at: &Path<'_>, findings: &mut Findings<'_>) {
    let place = at.of_key(key);
    if findings.redaction().is_secret(key) || node.as_str().is_some_and(|text| findings.redaction().is_secret(text)) {
        findings.push(Finding::new(
            rule::SECRET_IN_TOKEN,
            place.to_string(),
            "a secret is readable here by anyone who has the token",
            "replace the secret, and keep the new one out of tokens",
        ));
    }
    for (key, child) in node.children() {
        member(key, &child, &place, findings);
    }
}
