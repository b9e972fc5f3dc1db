//! How deeply JSON may be nested in a token.

use serde_json::Value;

/// Deepest JSON of an input. A reader stops at 128 levels, which include the grants around the input.
pub(super) const DEEPEST: usize = 64;

pub(super) fn is_deep(value: &Value, left: usize) -> bool {
    match value {
        Value::Array(items) => left == 0 || items.iter().any(|item| is_deep(item, left - 1)),
        Value::Object(members) => left == 0 || members.values().any(|member| is_deep(member, left - 1)),
        _ => false,
    }
}
