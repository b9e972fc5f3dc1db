//! A number that is no code, and which code may have been meant.

use std::collections::BTreeSet;
use std::fmt;

use token_core::marker::Vendor as _;
use token_core::twilio::Twilio;

use super::table;

/// A number that the schema does not document as a code: its message names those that were meant, or those that there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownCode(pub(super) u32);

impl UnknownCode {
    /// The number that is no code.
    #[must_use]
    pub fn code(self) -> u32 {
        self.0
    }
}

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(code) = self;
        write!(f, "the schema of Twilio documents no code {code}, and only documented ones can be forced; ")?;
        let close: BTreeSet<u32> =
            Twilio::TABLE.codes.iter().map(|known| known.code).filter(|known| is_slip(*code, *known)).collect();
        if close.is_empty() {
            let sent: BTreeSet<u32> = table().map(|(_, _, code)| code.number).collect();
            write!(f, "write 51130, or a code that says more: {};", listed(&sent))?;
        } else {
            write!(f, "did you mean {}?", listed(&close))?;
        }
        f.write_str(" `token explain` lists them all")
    }
}

impl std::error::Error for UnknownCode {}

/// Whether two codes are the same but for a slip: one digit is wrong, missing or too much, or two neighbours have changed places.
fn is_slip(code: u32, known: u32) -> bool {
    let [code, known] = [code, known].map(|code| code.to_string());
    let lacks_one = |shorter: &str, longer: &str| {
        let without = |at| longer.chars().enumerate().filter(move |(place, _)| *place != at).map(|(_, digit)| digit);
        (0..longer.len()).any(|at| without(at).eq(shorter.chars()))
    };
    if code.len() != known.len() {
        return lacks_one(&code, &known) || lacks_one(&known, &code);
    }
    let pairs = code.chars().zip(known.chars()).enumerate();
    let other: Vec<(usize, (char, char))> = pairs.filter(|(_, (digit, known))| digit != known).collect();
    match other.as_slice() {
        [] | [_] => true,
        [(first, (a, b)), (second, (c, d))] => first + 1 == *second && (a, b) == (d, c),
        _ => false,
    }
}

fn listed(codes: &BTreeSet<u32>) -> String {
    let mut texts: Vec<String> = codes.iter().map(ToString::to_string).collect();
    let end = texts.pop().unwrap_or_default();
    if texts.is_empty() { end } else { format!("{} or {end}", texts.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant() {
        for (code, expected) in [
            (51310, "did you mean 51110 or 51130?"),
            (511_300, "did you mean 51130?"),
            (5113, "did you mean 51103, 51130 or 51131?"),
            (99_999, "write 51130, or a code that says more: 20101, 20102, "),
            (0, "write 51130, "),
            (u32::MAX, "write 51130, "),
        ] {
            let text = UnknownCode(code).to_string();
            assert!(text.contains(expected) && text.ends_with(" `token explain` lists them all"), "{code}: {text}");
        }
    }
}
