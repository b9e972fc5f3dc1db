//! Text in lines that fit a terminal of 80 columns.

/// The width that everything is made for.
pub(crate) const WIDTH: usize = 80;

/// Breaks a text into lines of at most [`WIDTH`] characters, the first after `first`, the others indented as far as that is
/// long. A word that is longer than a line stays whole.
pub(crate) fn wrapped(first: &str, text: &str) -> String {
    let indent = first.chars().count();
    let mut out = first.to_owned();
    let (mut column, mut empty) = (indent, true);
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if !empty && column + 1 + length > WIDTH {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
            (column, empty) = (indent, true);
        }
        if !empty {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        (column, empty) = (column + length, false);
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_as_long_as_the_terminal_at_most() {
        let text = wrapped("  - ", &"word ".repeat(40));
        assert!(text.lines().all(|line| line.len() <= WIDTH), "{text}");
        assert!(text.lines().skip(1).all(|line| line.starts_with("    word")), "{text}");
        assert_eq!(wrapped("> ", ""), "> \n");
    }
}
