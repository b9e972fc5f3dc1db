//! The message about a string that is not the SID that belongs in its place.

use crate::credentials::variable::other_kind;
use crate::rules::shown::Shown;
use crate::sid::SidError;
use token_schema::{SidFault, article};

/// What is wrong with a string where a SID of this kind belongs. A SID of another kind is named.
pub(super) fn wrong(
    name: &str,
    text: &str,
    kind: &'static token_schema::Sid,
    fault: SidFault,
    vendor: &token_schema::Vendor,
) -> String {
    match other_kind(text, vendor) {
        Some(other) => format!("{} is {other}; expected {} {}", Shown(text), article(&kind.title), kind.title),
        None if fault == SidFault::Placeholder => SidError::new(kind, text, fault).to_string(),
        // Not shown: it may be a secret in the wrong place.
        None => format!("`{name}` is not {}: {}", kind.described(), fault.text()),
    }
}
