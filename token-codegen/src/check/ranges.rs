//! Sets of characters written as ranges: `A-Za-z0-9_`.

use token_schema::rule;

use crate::ast::Spanned;
use crate::report::{Problem, Report};

/// Inclusive ranges of characters; none if the set is invalid, which is reported.
pub(crate) fn check(what: &str, key: &str, set: &Spanned<String>, report: &mut Report) -> Vec<(char, char)> {
    ranges(&set.value).unwrap_or_else(|| {
        Problem::at(rule::CHARACTER_RANGES, set, format!("{what}: invalid set of characters in `{key}`"))
            .label("it is empty, or a range in it runs backwards")
            .help("write it as in `\"A-Za-z0-9_\"`")
            .add_to(report);
        Vec::new()
    })
}

/// Inclusive ranges; a `-` at the beginning or the end stands for itself. `None`: empty, or a range that runs backwards.
pub(crate) fn ranges(text: &str) -> Option<Vec<(char, char)>> {
    let mut rest = text.chars();
    let mut ranges = Vec::new();
    while let Some(from) = rest.next() {
        let mut ahead = rest.clone();
        if let (Some('-'), Some(to)) = (ahead.next(), ahead.next()) {
            if to < from {
                return None;
            }
            ranges.push((from, to));
            rest = ahead;
        } else {
            ranges.push((from, from));
        }
    }
    (!ranges.is_empty()).then_some(ranges)
}

#[cfg(test)]
mod tests {
    use super::ranges;

    #[test]
    fn sets_of_characters() {
        assert_eq!(ranges("A-Z_"), Some(vec![('A', 'Z'), ('_', '_')]));
        assert_eq!(ranges("-a-"), Some(vec![('-', '-'), ('a', 'a'), ('-', '-')]));
        assert_eq!(ranges("z-a"), None);
        assert_eq!(ranges(""), None);
    }
}
