//! Escapes characters of untrusted text that are invisible, or change how the text around them is displayed.

use std::borrow::Cow;

/// Whether a character is invisible, or could move the cursor, colour the terminal or reverse the direction of a line: control and
/// format characters, separators, surrogates, unassigned code points, and all spaces except ` `.
///
/// Combining marks are visible: many languages need them.
#[must_use]
pub fn is_invisible(character: char) -> bool {
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

/// Escapes invisible characters as in Rust: `\n`, `\u{202e}`.
#[must_use]
pub fn escaped(text: &str) -> Cow<'_, str> {
    escaped_but(text, &[])
}

/// Like [`escaped`], except for some characters.
#[must_use]
pub fn escaped_but<'a>(text: &'a str, kept: &[char]) -> Cow<'a, str> {
    let hidden = |character: char| is_invisible(character) && !kept.contains(&character);
    if !text.contains(hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if hidden(character) {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_that_could_deceive_is_escaped() {
        let hidden = "\0\t\n\u{1b}\u{7f}\u{85}\u{9b}\u{a0}\u{ad}\u{34f}\u{61c}\u{180e}\u{200b}\u{200d}\u{2028}\u{2029}\
            \u{202a}\u{202e}\u{2060}\u{2066}\u{2069}\u{206f}\u{3164}\u{e000}\u{fe0f}\u{feff}\u{fff9}\u{e0001}\u{e0041}\u{e0100}";
        for character in hidden.chars() {
            assert!(is_invisible(character), "{character:?}");
        }
        for character in "a ~`'\"\\éß日本ह्य😀e\u{301}".chars() {
            assert!(!is_invisible(character), "{character:?}");
        }
        assert_eq!(escaped("a\u{1b}[2J\n\u{202e}b"), r"a\u{1b}[2J\n\u{202e}b");
        assert_eq!(escaped_but("a\n\tb", &['\n']), "a\n\\tb");
        assert!(matches!(escaped("é"), Cow::Borrowed("é")));
    }
}
