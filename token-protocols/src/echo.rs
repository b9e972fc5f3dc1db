//! Bounds what a server sends back of a client's input.

use serde_json::Value;

/// The maximum length of a string that is sent back, in bytes: ids, counters, the names of products.
const MAX_STRING: usize = 256;
/// The maximum length of an array that is sent back, in bytes of JSON: the message types that a client accepts.
const MAX_ARRAY: usize = 2048;

/// A value as it is sent back; `null` replaces a long one.
#[must_use]
pub fn value(value: Option<&Value>) -> Value {
    let short = |value: &&Value| match value {
        Value::String(text) => text.len() <= MAX_STRING,
        Value::Array(_) => value.to_string().len() <= MAX_ARRAY,
        Value::Object(_) => false,
        Value::Null | Value::Bool(_) | Value::Number(_) => true,
    };
    value.filter(short).cloned().unwrap_or(Value::Null)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn long_input_is_left_out() {
        for short in [json!(7), json!("a"), json!(["a", "b"]), json!(null)] {
            assert_eq!(value(Some(&short)), short);
        }
        for long in [json!("a".repeat(257)), json!(["a".repeat(2048)]), json!(vec![0; 2048]), json!({"a": 1})] {
            assert_eq!(value(Some(&long)), json!(null), "{long}");
        }
    }
}
