//! The error for an unknown code, with suggestions.

use std::collections::BTreeSet;
use std::fmt;

use token_core::marker::Vendor as _;
use token_core::twilio::Twilio;

use super::table;

/// A code that the schema does not document. Its message suggests similar codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownCode(pub(super) u32);

impl UnknownCode {
    /// The unknown code.
    #[must_use]
    pub fn code(self) -> u32 {
        self.0
    }
}

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(code) = self;
        write!(f, "unknown code {code}: Twilio's schema does not document it; ")?;
        let close: BTreeSet<u32> =
            Twilio::TABLE.codes.iter().map(|known| known.code).filter(|known| is_slip(*code, *known)).collect();
        if close.is_empty() {
            let sent: BTreeSet<u32> = table().map(|(_, _, code)| code.number).collect();
            write!(f, "write 51130, or a more specific code: {};", listed(&sent))?;
        } else {
            write!(f, "did you mean {}?", listed(&close))?;
        }
        f.write_str(" `token explain` lists all codes")
    }
}

impl std::error::Error for UnknownCode {}

/// Whether one digit is wrong, missing or added, or two adjacent digits are swapped.
fn is_slip(code: u32, known: u32) -> bool {
    strsim::damerau_levenshtein(&code.to_string(), &known.to_string()) <= 1
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
    fn suggestions() {
        for (code, expected) in [
            (51310, "did you mean 51110 or 51130?"),
            (511_300, "did you mean 51130?"),
            (5113, "did you mean 51103, 51130 or 51131?"),
            (99_999, "write 51130, or a more specific code: 20101, 20102, "),
            (0, "write 51130, "),
            (u32::MAX, "write 51130, "),
        ] {
            let text = UnknownCode(code).to_string();
            assert!(text.contains(expected) && text.ends_with(" `token explain` lists all codes"), "{code}: {text}");
        }
    }
}
