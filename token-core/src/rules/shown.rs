//! How a text that a stranger wrote is shown in a message.

use std::fmt::{self, Write as _};

use token_schema::visible::is_invisible;

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
    if is_invisible(character) || character == '`' {
        character.escape_unicode().to_string()
    } else {
        character.to_string()
    }
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
