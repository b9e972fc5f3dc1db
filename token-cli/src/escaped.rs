//! JSON text that cannot do anything to a terminal.

use std::fmt::Write as _;

/// A JSON text in which every character that could move the cursor, colour the terminal or turn the direction of a line is
/// written as `\u…`. Such characters stand inside JSON strings only, so it stays the same JSON.
pub(crate) fn json(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if character == '\n' || !invisible(character) {
            out.push(character);
            continue;
        }
        for unit in character.encode_utf16(&mut [0; 2]) {
            // Writing to a String cannot fail.
            let _ = write!(out, "\\u{unit:04x}");
        }
    }
    out
}

/// A text as a JSON string.
pub(crate) fn string(text: &str) -> String {
    json(&serde_json::Value::from(text).to_string())
}

/// Control and format characters, and the separators that some terminals take for a line's end.
fn invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_moves_the_cursor_is_escaped_and_stays_the_same_json() {
        for text in ["a\u{1b}[2J\u{9b}31m", "\u{202e}b\u{7f}", "\u{e0041}\n\t\"\\", "é😀"] {
            let shown = string(text);
            assert!(!shown.chars().any(invisible), "{shown:?}");
            assert_eq!(serde_json::from_str::<String>(&shown).unwrap(), text);
        }
    }
}
