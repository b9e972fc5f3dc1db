//! A SID of the wrong kind, in words.

use crate::credentials::variable::other_kind;
use crate::rules::shown::Shown;
use crate::schema;
use crate::sid::{Described, Fault, SidError, article};

/// What is wrong with a text where a SID of this kind belongs. One of another kind is called by its name.
pub(super) fn wrong(
    name: &str,
    text: &str,
    kind: &'static schema::Sid,
    fault: Fault,
    vendor: &schema::Vendor,
) -> String {
    match other_kind(text, vendor) {
        Some(other) => format!("{} is {other}, and {} {} belongs there", Shown(text), article(kind.title), kind.title),
        None if fault == Fault::Placeholder => SidError::new(kind, text, fault).to_string(),
        // Not shown: it may be a secret in the wrong place.
        None => format!("`{name}` is not {}: {}", Described(kind), fault.text()),
    }
}
