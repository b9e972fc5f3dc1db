//! How a text that a stranger wrote is shown in a message.

use std::fmt::{self, Write as _};

/// A foreign text between backticks, at most [`Shown::LONGEST`] characters of it. What could move the cursor, colour the
/// terminal or turn the direction of the line is escaped, so that a log shows what is there and nothing else.
pub(crate) struct Shown<'a>(pub &'a str);

/// Ends a text that was cut.
pub(crate) const CUT: char = '…';

impl Shown<'_> {
    const LONGEST: usize = 64;
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('`')?;
        for (count, character) in self.0.chars().enumerate() {
            if count == Self::LONGEST {
                f.write_char(CUT)?;
                break;
            }
            f.write_str(&escaped(character))?;
        }
        f.write_char('`')
    }
}

/// A character as it stands between backticks.
pub(crate) fn escaped(character: char) -> String {
    if invisible(character) || character == '`' {
        character.escape_unicode().to_string()
    } else {
        character.to_string()
    }
}

/// Whether a character shows nothing by itself, or could move the cursor, colour the terminal or turn the direction of a line. The same as
/// `is_invisible` of token-codegen, to which a test of token-cli holds it.
#[must_use]
pub fn invisible(character: char) -> bool {
    if matches!(character, ' '..='~') {
        return false;
    }
    // Unicode's Default_Ignorable_Code_Point in the general categories Mn and Lo, which the standard library shows as they are:
    // https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
    let ignorable = matches!(character,
        '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{e0100}'..='\u{e01ef}');
    // After another character, because the standard library also escapes a combining mark that stands first.
    let mut text = [b'a'; 5];
    let length = character.encode_utf8(text.get_mut(1..).unwrap_or_default()).len();
    let text = text.get(..=length).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default();
    ignorable || text.escape_debug().count() > 2
}

#[cfg(test)]
mod tests {
    use super::Shown;

    #[test]
    fn what_moves_the_cursor_is_escaped() {
        assert_eq!(Shown("a\u{1b}[2J\u{202e}b`").to_string(), r"`a\u{1b}[2J\u{202e}b\u{60}`");
    }

    #[test]
    fn long_texts_are_cut() {
        assert_eq!(Shown(&"é".repeat(65)).to_string(), format!("`{}…`", "é".repeat(64)));
    }
}
