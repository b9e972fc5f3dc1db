//! What a client wrote, as far as it is kept or sent back: it may have written a hundred thousand letters.

use serde_json::Value;

/// The most bytes of a text that is kept.
const LONGEST: usize = 512;
/// The most bytes of a value that is sent back: ids, counters, the names of products.
const LONGEST_VALUE: usize = 256;
/// The most bytes of a list that is sent back: the types of messages that a client takes.
const LONGEST_LIST: usize = 2048;

/// Cuts a long text.
pub(crate) fn shorten(text: &mut String) {
    let end = (0..=LONGEST).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    if end < text.len() {
        text.truncate(end);
        text.push('…');
        text.shrink_to_fit();
    }
}

/// A text, cut where it is long.
pub(crate) fn shortened(text: &str) -> String {
    let mut text = text.get(..=LONGEST).unwrap_or(text).to_owned();
    shorten(&mut text);
    text
}

/// A value as it is sent back; `null` in place of one that is long.
pub(crate) fn value(value: Option<&Value>) -> Value {
    let short = |value: &&Value| match value {
        Value::String(text) => text.len() <= LONGEST_VALUE,
        Value::Array(_) => value.to_string().len() <= LONGEST_LIST,
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
    fn what_is_long_is_cut_or_left_out() {
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
