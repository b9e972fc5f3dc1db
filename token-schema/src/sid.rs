//! Kinds of SIDs, and why a string is not one.

use crate::{List, Text, as_str, text};

/// A kind of SID: a prefix, a fixed number of hexadecimal digits, sometimes a suffix.
#[derive(Clone, Debug)]
pub struct Sid {
    /// Its name in the schema, `conversations_service`.
    pub name: Text,
    /// Its name in messages, `Conversations service SID`.
    pub title: Text,
    /// The characters before the digits.
    pub prefix: Text,
    /// The number of hexadecimal digits.
    pub digits: usize,
    /// The characters after the digits, usually none.
    pub suffix: Text,
    /// Strings that are accepted in place of a SID.
    pub literals: List<str>,
}

/// Why a string is not a SID of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SidFault {
    /// `""`
    Empty,
    /// It contains white space.
    Blank,
    /// It contains quotes.
    Quoted,
    /// It has another prefix.
    Prefix,
    /// It has fewer digits.
    Short,
    /// It has more digits.
    Long,
    /// A character is not a hexadecimal digit.
    Digit,
    /// It has another suffix.
    Suffix,
}

impl Sid {
    /// A kind without a suffix and literals.
    #[must_use]
    pub const fn new(name: &'static str, title: &'static str, prefix: &'static str, digits: usize) -> Self {
        Self {
            name: text(name),
            title: text(title),
            prefix: text(prefix),
            digits,
            suffix: text(""),
            literals: List::EMPTY,
        }
    }

    setters! {
        suffix(suffix: &'static str) { suffix: text(suffix) }
        literals(words: &'static [&'static str]) { literals: List::Static(words) }
    }

    /// Why a string is not a SID of this kind; `None`: it is one. Both cases of a hexadecimal digit are good, as in the vendors' own
    /// descriptions.
    #[must_use]
    pub fn fault(&self, text: &str) -> Option<SidFault> {
        // Nearly every SID is good, and a token holds several.
        let digits = text.strip_prefix(&*self.prefix).and_then(|rest| rest.split_at_checked(self.digits));
        let good = digits.is_some_and(|(digits, suffix)| {
            // Without a branch for each byte.
            let others = digits.bytes().fold(0, |others, byte| others | u8::from(!byte.is_ascii_hexdigit()));
            suffix == self.suffix && others == 0
        });
        if good || self.literals.contains(text) { None } else { self.fault_of_digits(text.as_bytes()) }
    }

    /// As [`Sid::fault`], of a kind that is a static.
    #[must_use]
    pub const fn const_fault(&'static self, text: &str) -> Option<SidFault> {
        if let List::Static(literals) = &self.literals {
            let mut literals = *literals;
            while let [literal, rest @ ..] = literals {
                if let Some([]) = after(text.as_bytes(), literal.as_bytes()) {
                    return None;
                }
                literals = rest;
            }
        }
        self.fault_of_digits(text.as_bytes())
    }

    /// Whether a string has the form of a SID, whatever its prefix: two capitals or more, then digits or `x`, then the suffix,
    /// each as long as in this kind. Any other string may be a secret in the wrong place, and is not shown. Nor is a string where this
    /// kind is so short that a secret could have its form.
    #[must_use]
    pub fn resembles(&self, text: &str) -> bool {
        const FEWEST_DIGITS: usize = 16;
        let parts = text.strip_suffix(&*self.suffix).and_then(|rest| rest.split_at_checked(self.prefix.len()));
        parts.is_some_and(|(prefix, digits)| {
            prefix.len() >= 2
                && prefix.bytes().all(|byte| byte.is_ascii_uppercase())
                && digits.len() == self.digits
                && digits.len() >= FEWEST_DIGITS
                && digits.bytes().all(|byte| byte.is_ascii_hexdigit() || byte.eq_ignore_ascii_case(&b'x'))
        })
    }

    const fn fault_of_digits(&self, text: &[u8]) -> Option<SidFault> {
        if text.is_empty() {
            return Some(SidFault::Empty);
        }
        let digits = after(text, as_str(&self.prefix).as_bytes());
        if any(text, b' ', b' ') || any(text, b'\t', b'\r') {
            return Some(SidFault::Blank);
        }
        if any(text, b'"', b'"') || any(text, b'\'', b'\'') {
            return Some(SidFault::Quoted);
        }
        let Some(mut rest) = digits else { return Some(SidFault::Prefix) };
        let expected = self.digits + as_str(&self.suffix).len();
        if rest.len() != expected {
            return Some(if rest.len() < expected { SidFault::Short } else { SidFault::Long });
        }
        let (mut left, mut fault) = (self.digits, None);
        while let (1.., [byte, tail @ ..]) = (left, rest) {
            if !byte.is_ascii_hexdigit() {
                fault = Some(SidFault::Digit);
            }
            rest = tail;
            left -= 1;
        }
        match after(rest, as_str(&self.suffix).as_bytes()) {
            Some(_) => fault,
            None => Some(SidFault::Suffix),
        }
    }

    /// A description: `a Sync service SID (IS and 32 hexadecimal digits, or default)`.
    #[must_use]
    pub fn described(&self) -> String {
        format!("{} ({})", self.with_article(), self.form())
    }

    /// The title with its article: `an Account SID`.
    #[must_use]
    pub fn with_article(&self) -> String {
        format!("{} {}", article(&self.title), self.title)
    }

    /// The form: `IS and 32 hexadecimal digits`.
    #[must_use]
    pub fn form(&self) -> String {
        let suffix = if self.suffix.is_empty() { String::new() } else { format!(" and {}", self.suffix) };
        let form = format!("{} and {} hexadecimal digits{suffix}", self.prefix, self.digits);
        self.literals.iter().fold(form, |form, literal| form + ", or " + literal)
    }
}

impl SidFault {
    /// The fault as a sentence about the string.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Empty => "it is empty",
            Self::Blank => "it contains white space",
            Self::Quoted => "it contains quotes",
            Self::Prefix => "the prefix is wrong",
            Self::Short => "it is too short",
            Self::Long => "it is too long",
            Self::Digit => "it contains a character that is not a hexadecimal digit",
            Self::Suffix => "the suffix is wrong",
        }
    }
}

/// `a` or `an`, by the first letter.
#[must_use]
pub const fn article(noun: &str) -> &'static str {
    match noun.as_bytes() {
        [b'a' | b'e' | b'i' | b'o' | b'A' | b'E' | b'I' | b'O', ..] => "an",
        _ => "a",
    }
}

/// What follows `prefix` in `text`.
const fn after<'a>(text: &'a [u8], prefix: &[u8]) -> Option<&'a [u8]> {
    let (mut text, mut prefix) = (text, prefix);
    while let [wanted, prefix_rest @ ..] = prefix {
        match text {
            [byte, rest @ ..] if *byte == *wanted => text = rest,
            _ => return None,
        }
        prefix = prefix_rest;
    }
    Some(text)
}

/// Whether a byte of `text` lies between two, both inclusive.
const fn any(text: &[u8], first: u8, last: u8) -> bool {
    let mut text = text;
    while let [byte, rest @ ..] = text {
        if first <= *byte && *byte <= last {
            return true;
        }
        text = rest;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{Sid, SidFault};

    static SYNC: Sid = Sid::new("sync", "Sync service SID", "IS", 4).suffix(".x").literals(&["default"]);

    #[test]
    fn each_fault_is_named() {
        let (prefix, suffix) = ("IS".to_owned().into(), ".x".to_owned().into());
        let owned = Sid { prefix, suffix, literals: ["default"].into_iter().collect(), ..SYNC.clone() };
        for (text, expected) in [
            ("IS12aF.x", None),
            ("default", None),
            ("", Some(SidFault::Empty)),
            ("IS12aF.x\n", Some(SidFault::Blank)),
            ("\"IS12aF.x\"", Some(SidFault::Quoted)),
            ("MG12aF.x", Some(SidFault::Prefix)),
            ("defaults", Some(SidFault::Prefix)),
            ("IS12a.x", Some(SidFault::Short)),
            ("IS12aFF.x", Some(SidFault::Long)),
            ("ISxxxx.x", Some(SidFault::Digit)),
            ("ISxxx.x", Some(SidFault::Short)),
            ("IS12ag.x", Some(SidFault::Digit)),
            ("IS12aF.y", Some(SidFault::Suffix)),
        ] {
            assert_eq!(SYNC.fault(text), expected, "{text}");
            assert_eq!(SYNC.const_fault(text), expected, "{text}");
            assert_eq!(owned.fault(text), expected, "{text}");
        }
    }

    #[test]
    fn what_may_be_a_secret_resembles_no_sid() {
        static LONG: Sid = Sid::new("long", "long SID", "IS", 16).suffix(".x");
        static ONE: Sid = Sid::new("one", "SID of one letter", "S", 31);
        for (kind, text, expected) in [
            (&LONG, "MG0123456789abcdef.x", true),
            (&LONG, "ISxxxxxxxxxxxxxxxx.x", true),
            (&LONG, "MG0123456789abcdefzz", false),
            (&LONG, "ab0123456789abcdef.x", false),
            (&LONG, "MG0123456789abcdeg.x", false),
            (&LONG, "MG0123456789abcde.x", false),
            (&LONG, "\u{e9}0123456789abcdef.x", false),
            (&SYNC, "MG12aF.x", false),
            (&ONE, "A0123456789abcdef0123456789abcde", false),
        ] {
            assert_eq!(kind.resembles(text), expected, "{text}");
        }
    }

    #[test]
    fn a_kind_in_words() {
        assert_eq!(SYNC.described(), "a Sync service SID (IS and 4 hexadecimal digits and .x, or default)");
    }
}
