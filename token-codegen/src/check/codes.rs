//! The vendor's error codes in a message.

use crate::model::Schema;

/// ` (51104, 51130)`: the codes under which the vendor reports a rule to an SDK; empty where none is documented.
pub(crate) fn codes(schema: &Schema, rule: &str, sdk: Option<&str>) -> String {
    const MAX: usize = 3;
    let codes = schema.codes_of(rule, sdk.unwrap_or_default());
    let shown: Vec<String> = codes.iter().take(MAX).map(u32::to_string).collect();
    if shown.is_empty() { String::new() } else { format!(" ({})", shown.join(", ")) }
}
