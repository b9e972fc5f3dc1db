//! Bounds what is kept of a client's input.

/// The maximum length of a string that is kept, in bytes.
const MAX_KEPT: usize = 512;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_input_is_truncated() {
        assert_eq!(shortened(&"é".repeat(60_000)), format!("{}…", "é".repeat(256)));
        assert_eq!(shortened("a"), "a");
    }
}
