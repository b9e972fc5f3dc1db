//! Shows a string of a token in a message.

use std::fmt::{self, Write as _};

use token_schema::visible::is_invisible;

/// A string between backticks, at most [`Shown::LONGEST`] characters of it. Characters that could move the cursor, colour the terminal or
/// turn the direction of the line are escaped, so that a log shows what the token has and nothing else.
pub(crate) struct Shown<'a>(pub &'a str);

/// Ends a string that was cut.
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
            if is_invisible(character) || character == '`' {
                write!(f, "{}", character.escape_unicode())?;
            } else {
                f.write_char(character)?;
            }
        }
        f.write_char('`')
    }
}

/// A character in words.
pub(super) fn in_words(character: char) -> String {
    match character {
        ' ' => "a space".to_owned(),
        '\n' | '\r' => "a line break".to_owned(),
        '\t' => "a tab".to_owned(),
        '`' => "a backtick".to_owned(),
        _ => Shown(character.encode_utf8(&mut [0; 4])).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::Shown;

    #[test]
    fn characters_that_move_the_cursor_are_escaped() {
        assert_eq!(Shown("a\u{1b}[2J\u{202e}b`").to_string(), r"`a\u{1b}[2J\u{202e}b\u{60}`");
    }

    #[test]
    fn long_strings_are_cut() {
        assert_eq!(Shown(&"é".repeat(65)).to_string(), format!("`{}…`", "é".repeat(64)));
    }
}
