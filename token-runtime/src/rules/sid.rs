//! The message about a string that is not the SID that belongs in its place.

use crate::credentials::variable::other_kind;
use crate::rules::shown::Shown;
use token_schema::leftover::Leftover;
use token_schema::rule;
use token_schema::{SidFault, article};

/// What is wrong with a string where a SID of this kind belongs, and the rule that it breaks, which is `otherwise` unless it is a
/// placeholder. A SID of another kind is named.
pub(super) fn wrong(
    name: &str,
    text: &str,
    (kind, fault): (&'static token_schema::Sid, SidFault),
    otherwise: &'static str,
    vendor: &token_schema::Vendor,
) -> (&'static str, String) {
    if let Some(other) = other_kind(text, vendor) {
        return (otherwise, format!("{} is {other}; expected {} {}", Shown(text), article(&kind.title), kind.title));
    }
    // The string is not shown: it may be a secret in the wrong place.
    match Leftover::find_in_sid(text, &[name], kind) {
        Some(found) => {
            let rule = if found.kind.is_placeholder() { rule::PLACEHOLDER_SID.id() } else { otherwise };
            (rule, format!("`{name}` holds {found}"))
        }
        None if text.contains("://") => (otherwise, format!("`{name}` is a URL; expected {}", kind.with_article())),
        None => {
            // Letters of other alphabets look like those of ASCII.
            let foreign = text.chars().find(|c| !c.is_ascii() && c.is_alphanumeric());
            let foreign = foreign.map(|c| format!("; it contains U+{:04X}, a letter outside ASCII", u32::from(c)));
            let why = fault.text();
            (otherwise, format!("`{name}` is not {}: {why}{}", kind.described(), foreign.unwrap_or_default()))
        }
    }
}
