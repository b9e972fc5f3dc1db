//! Regular expressions, in the subset that JSON Schema recommends, which every engine supports.

/// A name that becomes a Rust name.
pub(super) const NAME: &str = "^[a-z][a-z0-9_]*$";

/// A path from the folder of the grants.toml.
pub(super) const VENDOR_FILE: &str = "^[^/~\\\\][^\\\\]*\\.toml$";

/// A name in a token.
pub(super) const WIRE_NAME: &str = "^[A-Za-z][A-Za-z0-9_-]*$";

/// Names that cannot be raw identifiers, either.
pub(super) const UNUSABLE: [&str; 4] = ["self", "super", "crate", "Self"];

pub(super) const VARIABLE: &str = "^[^=\\s]+$";

pub(super) const RUST_PATH: &str =
    "^(crate(::[A-Za-z_][A-Za-z0-9_]*)+|::[A-Za-z_][A-Za-z0-9_]*(::[A-Za-z_][A-Za-z0-9_]*)+)$";

/// ASCII without spaces.
pub(super) const PLAIN: &str = "^[!-~]*$";

pub(super) const NOT_BLANK: &str = "\\S";

pub(super) const DURATION: &str = "^[0-9]+[smhd]$";

pub(super) fn duration_up_to(seconds: u32) -> String {
    // Days are for a vendor that accepts more than one.
    let units = [(86_400, 'd'), (3600, 'h'), (60, 'm'), (1, 's')].into_iter();
    let units = units.filter(|(unit, letter)| seconds > *unit || (seconds == *unit && *letter != 'd'));
    let units: Vec<_> = units.map(|(unit, letter)| format!("({}){letter}", up_to(seconds / unit))).collect();
    format!("^0*({})$", units.join("|"))
}

/// A string of these characters.
pub(super) fn characters(ranges: &[(char, char)]) -> String {
    let one = |&(first, last): &(char, char)| format!("{}-{}", class(first), class(last));
    format!("^[{}]+$", ranges.iter().map(one).collect::<String>())
}

/// A character in a class.
fn class(character: char) -> String {
    if matches!(character, '\\' | ']' | '[' | '^' | '-') { format!("\\{character}") } else { character.to_string() }
}

pub(super) fn sid(prefix: &str, digits: usize, suffix: &str) -> String {
    format!("^{}[0-9A-Fa-f]{{{digits}}}{}$", escaped(prefix), escaped(suffix))
}

/// The integers from 1 to this one, without leading zeros.
fn up_to(largest: u32) -> String {
    let digits = largest.to_string();
    let mut alternatives = Vec::new();
    if digits.len() > 1 {
        alternatives.push(format!("[1-9][0-9]{{0,{}}}", digits.len() - 2));
    }
    // Of the same length: equal digits, then a smaller one.
    for (at, digit) in digits.char_indices() {
        let smallest = if at == 0 { '1' } else { '0' };
        if digit > smallest {
            let below = char::from_u32(u32::from(digit) - 1).unwrap_or(digit);
            let (same, rest) = (digits.get(..at).unwrap_or_default(), digits.len() - at - 1);
            alternatives.push(format!("{same}[{smallest}-{below}][0-9]{{{rest}}}"));
        }
    }
    alternatives.push(digits);
    alternatives.join("|")
}

fn escaped(text: &str) -> String {
    text.chars().flat_map(|c| (!c.is_ascii_alphanumeric()).then_some('\\').into_iter().chain([c])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_up_to_one() {
        assert_eq!(up_to(1), "1");
        assert_eq!(up_to(24), "[1-9][0-9]{0,0}|[1-1][0-9]{1}|2[0-3][0-9]{0}|24");
        assert_eq!(escaped(".insights"), "\\.insights");
    }
}
