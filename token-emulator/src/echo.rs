//! Bounds what is kept or sent back of a client's input.

use serde_json::Value;

/// The maximum length of a string that is kept, in bytes.
const MAX_KEPT: usize = 512;
/// The maximum length of a string that is sent back, in bytes: ids, counters, the names of products.
const MAX_STRING_ECHO: usize = 256;
/// The maximum length of an array that is sent back, in bytes of JSON: the message types that a client accepts.
const MAX_ARRAY_ECHO: usize = 2048;

/// Truncates a long string.
pub(crate) fn shorten(text: &mut String) {
    let end = (0..=MAX_KEPT).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    if end < text.len() {
        text.truncate(end);
        text.push('…');
        text.shrink_to_fit();
    }
}

/// A copy, truncated if it is long.
pub(crate) fn shortened(text: &str) -> String {
    let mut text = text.get(..=MAX_KEPT).unwrap_or(text).to_owned();
    shorten(&mut text);
    text
}

/// A value as it is sent back; `null` replaces a long one.
pub(crate) fn value(value: Option<&Value>) -> Value {
    let short = |value: &&Value| match value {
        Value::String(text) => text.len() <= MAX_STRING_ECHO,
        Value::Array(_) => value.to_string().len() <= MAX_ARRAY_ECHO,
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
    fn long_input_is_truncated_or_left_out() {
        assert_eq!(shortened(&"é".repeat(60_000)), format!("{}…", "é".repeat(256)));
        assert_eq!(shortened("a"), "a");
        for short in [json!(7), json!("a"), json!(["a", "b"]), json!(null)] {
            assert_eq!(value(Some(&short)), short);
        }
        for long in [json!("a".repeat(257)), json!(["a".repeat(2048)]), json!(vec![0; 2048]), json!({"a": 1})] {
            assert_eq!(value(Some(&long)), json!(null), "{long}");
        }
    }
}
