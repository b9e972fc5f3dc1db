//! The vendor's error codes in a message.

use std::fmt::Write as _;

use crate::model::Schema;

/// ` (51104, 51130)`: the codes under which the vendor reports a rule to an SDK; empty where none is documented.
pub(crate) fn codes(schema: &Schema, rule: &str, sdk: Option<&str>) -> String {
    const MAX: usize = 3;
    let mut text = String::new();
    for code in schema.codes_of(rule, sdk.unwrap_or_default()).iter().take(MAX) {
        // Writing to a String cannot fail.
        let _ = write!(text, "{}{code}", if text.is_empty() { " (" } else { ", " });
    }
    if !text.is_empty() {
        text.push(')');
    }
    text
}
