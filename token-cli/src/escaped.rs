//! Output without terminal control characters.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde::Serialize;
use token_schema::visible::{escaped_but, is_invisible};

/// Writes invisible characters of a JSON document as `\u…`. They occur only inside JSON strings, so the JSON stays the same.
pub(crate) fn json(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if character == '\n' || !is_invisible(character) {
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

pub(crate) fn pretty_json(value: &impl Serialize) -> String {
    // Plain data, which cannot fail.
    json(&serde_json::to_string_pretty(value).unwrap_or_default()) + "\n"
}

pub(crate) fn json_string(text: &str) -> String {
    json(&serde_json::Value::from(text).to_string())
}

/// Escapes all invisible characters except line ends, tabs and colours.
pub(crate) fn terminal(text: &str) -> Cow<'_, str> {
    let safe = escaped_but(text, &['\n', '\t', ESCAPE]);
    if !safe.contains(ESCAPE) {
        return safe;
    }
    let mut out = String::with_capacity(safe.len());
    let mut parts = safe.split(ESCAPE);
    out.extend(parts.next());
    for part in parts {
        if is_colour(part) {
            out.push(ESCAPE);
        } else {
            out.extend(ESCAPE.escape_default());
        }
        out.push_str(part);
    }
    Cow::Owned(out)
}

const ESCAPE: char = '\u{1b}';

/// Whether the text after an `ESC` begins with a command for colours (ECMA-48, `SGR`): `[1;31m`.
fn is_colour(text: &str) -> bool {
    let parameters = text.strip_prefix('[').and_then(|rest| rest.split_once('m')).map(|(parameters, _)| parameters);
    parameters.is_some_and(|parameters| parameters.chars().all(|c| c.is_ascii_digit() || c == ';'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_moves_the_cursor_is_escaped_and_stays_the_same_json() {
        for text in ["a\u{1b}[2J\u{9b}31m", "\u{202e}b\u{7f}", "\u{e0041}\n\t\"\\", "é😀"] {
            let shown = json_string(text);
            assert!(!shown.chars().any(is_invisible), "{shown:?}");
            assert_eq!(serde_json::from_str::<String>(&shown).unwrap(), text);
        }
    }

    #[test]
    fn a_terminal_gets_colours_and_nothing_else() {
        let text = "\u{1b}[1m\u{1b}[91merror\u{1b}[0m\ta\u{1b}[2J\u{1b}]0;x\u{7}\u{1b}\u{202e}\n";
        let shown = "\u{1b}[1m\u{1b}[91merror\u{1b}[0m\ta\\u{1b}[2J\\u{1b}]0;x\\u{7}\\u{1b}\\u{202e}\n";
        assert_eq!(terminal(text), shown);
        assert!(matches!(terminal("error\n"), Cow::Borrowed(_)));
    }
}
