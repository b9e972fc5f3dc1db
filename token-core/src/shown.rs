//! How a text that a stranger wrote is shown in a message.

use std::fmt::{self, Write as _};

/// A foreign text between backticks, at most [`Shown::LONGEST`] characters of it. What could move the cursor, colour the
/// terminal or turn the direction of the line is escaped, so that a log shows what is there and nothing else.
pub(crate) struct Shown<'a>(pub &'a str);

impl Shown<'_> {
    const LONGEST: usize = 64;
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('`')?;
        for (count, character) in self.0.chars().enumerate() {
            if count == Self::LONGEST {
                f.write_char('…')?;
                break;
            }
            if invisible(character) || character == '`' {
                write!(f, "{}", character.escape_unicode())?;
            } else {
                f.write_char(character)?;
            }
        }
        f.write_char('`')
    }
}

/// Control and format characters, and the separators that some terminals take for a line's end.
pub(crate) fn invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
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
