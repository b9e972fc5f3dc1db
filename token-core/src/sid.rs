//! SIDs: what names a thing at the vendor, told apart by type.

use std::fmt;

use crate::rules::shown::Shown;
use crate::schema;

pub(crate) mod literal;
mod text;

pub use self::text::SidText;

/// A SID of one kind.
///
/// Each kind is a type of its own, so one cannot stand where another belongs, even when their prefixes are the same. A SID in
/// Rust code is written with [`sid!`](crate::sid!), and checked when the code is compiled. A text that comes at run time becomes one
/// by `Kind::new(text)?` or `text.parse::<Kind>()?`.
pub trait Sid: AsRef<str> + Copy {
    /// What its kind looks like.
    const TABLE: &'static schema::Sid;
}

/// A SID in Rust code, checked when it is compiled.
///
/// ```
/// use token_core::twilio::ConversationsServiceSid;
///
/// let service = token_core::sid!(ConversationsServiceSid, "IS0123456789abcdef0123456789abcdef");
/// assert_eq!(service.as_str(), "IS0123456789abcdef0123456789abcdef");
/// ```
///
/// A constant is marked as one: `sid!(ConversationsServiceSid, const SERVICE)`. A text that comes at run time is not for this macro:
/// `ConversationsServiceSid::new(text)?`.
///
/// A SID of another kind is an error of the compiler:
///
/// ```compile_fail,E0080
/// use token_core::twilio::ConversationsServiceSid;
///
/// let service = token_core::sid!(ConversationsServiceSid, "MG0123456789abcdef0123456789abcdef");
/// ```
#[macro_export]
macro_rules! sid {
    ($kind:ty, $text:literal $(,)?) => {
        $crate::sid!($kind, const $text)
    };
    ($kind:ty, const $text:expr $(,)?) => {{
        // The names are not those of a caller's kind or constant.
        struct __Text;
        impl $crate::__private::LiteralText for __Text {
            const TEXT: &'static $crate::__private::core::primitive::str = $text;
        }
        // Items: `cargo check` evaluates them, which it does not do for an expression.
        const _: () = $crate::__private::check_sid(<$kind as $crate::Sid>::TABLE, $text);
        const __SID: $kind = <$kind as $crate::__private::FromLiteral<__Text>>::SID;
        __SID
    }};
    ($kind:ty, $text:expr $(,)?) => {
        $crate::__private::core::compile_error!($crate::__private::core::concat!(
            "sid! takes a text in quotes, which the compiler checks; where the text comes at run time write `",
            $crate::__private::core::stringify!($kind),
            "::new(text)?` or `text.parse()?`, and for a constant `sid!(",
            $crate::__private::core::stringify!($kind),
            ", const NAME)`"
        ))
    };
}

/// A text that is not a SID of the kind that belongs there.
///
/// The text is shown only where it has the form of some SID: it may be a secret that stands in the wrong place.
#[derive(Clone, Debug)]
pub struct SidError {
    kind: &'static schema::Sid,
    text: Option<Box<str>>,
    fault: Fault,
}

impl SidError {
    /// The kind that belongs there.
    #[must_use]
    pub fn kind(&self) -> &'static schema::Sid {
        self.kind
    }

    pub(crate) fn new(kind: &'static schema::Sid, text: &str, fault: Fault) -> Self {
        let looks_like_a_sid = text.len() == 34
            && text.bytes().take(2).all(|byte| byte.is_ascii_uppercase())
            && text.bytes().skip(2).all(|byte| byte.is_ascii_hexdigit() || byte.eq_ignore_ascii_case(&b'x'));
        Self { kind, text: looks_like_a_sid.then(|| text.into()), fault }
    }
}

impl fmt::Display for SidError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.text {
            Some(text) => write!(f, "{} is not {}: {}", Shown(text), Described(self.kind), self.fault.text()),
            None => write!(f, "this is not {}: {}", Described(self.kind), self.fault.text()),
        }
    }
}

impl std::error::Error for SidError {}

/// A kind of SID in words: `a Sync service SID (IS and 32 hexadecimal digits, or default)`.
pub(crate) struct Described(pub &'static schema::Sid);

impl fmt::Display for Described {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} ({})", article(self.0.title), self.0.title, Form(self.0))
    }
}

/// What a kind of SID looks like: `IS and 32 hexadecimal digits`.
pub(crate) struct Form(pub &'static schema::Sid);

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let schema::Sid { prefix, digits, suffix, literals, .. } = self.0;
        write!(f, "{prefix} and {digits} hexadecimal digits")?;
        if !suffix.is_empty() {
            write!(f, " and {suffix}")?;
        }
        literals.iter().try_for_each(|literal| write!(f, ", or {literal}"))
    }
}

/// `a` or `an`, by the first letter.
pub(crate) const fn article(noun: &str) -> &'static str {
    match noun.as_bytes() {
        [b'a' | b'e' | b'i' | b'o' | b'A' | b'E' | b'I' | b'O', ..] => "an",
        _ => "a",
    }
}

/// Why a text is not a SID of some kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(hidden)]
pub enum Fault {
    Empty,
    Blank,
    Quoted,
    Prefix,
    Short,
    Long,
    Placeholder,
    Digit,
    Suffix,
}

impl Fault {
    pub(crate) const fn text(self) -> &'static str {
        match self {
            Self::Empty => "it is empty",
            Self::Blank => "it has white space in it",
            Self::Quoted => "it has quotes around it",
            Self::Prefix => "it begins with something else",
            Self::Short => "it is too short",
            Self::Long => "it is too long",
            Self::Placeholder => "it is a placeholder; put a real one in its place",
            Self::Digit => "a character is not hexadecimal",
            Self::Suffix => "it ends in something else",
        }
    }
}

/// As [`fault`], at run time: nearly every SID is good, and a token holds several.
pub(crate) fn check(kind: &schema::Sid, text: &str) -> Option<Fault> {
    let digits = text.strip_prefix(kind.prefix).and_then(|rest| rest.split_at_checked(kind.digits));
    let good = digits
        .is_some_and(|(digits, suffix)| suffix == kind.suffix && digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    if good { None } else { fault(kind, text.as_bytes()) }
}

/// Whether `text` is a SID of this kind; `None`: it is. Both cases of a hexadecimal digit are good, as in the vendor's own
/// descriptions.
pub(crate) const fn fault(kind: &schema::Sid, text: &[u8]) -> Option<Fault> {
    let mut literals = kind.literals;
    while let [literal, rest @ ..] = literals {
        if let Some([]) = after(text, literal.as_bytes()) {
            return None;
        }
        literals = rest;
    }
    if text.is_empty() {
        return Some(Fault::Empty);
    }
    if any(text, b' ', b' ') || any(text, b'\t', b'\r') {
        return Some(Fault::Blank);
    }
    if any(text, b'"', b'"') || any(text, b'\'', b'\'') {
        return Some(Fault::Quoted);
    }
    let Some(mut rest) = after(text, kind.prefix.as_bytes()) else { return Some(Fault::Prefix) };
    let expected = kind.digits + kind.suffix.len();
    if rest.len() != expected {
        return Some(if rest.len() < expected { Fault::Short } else { Fault::Long });
    }
    let (mut left, mut fault, mut only_x) = (kind.digits, None, true);
    while let (1.., [byte, tail @ ..]) = (left, rest) {
        only_x = only_x && matches!(*byte, b'x' | b'X');
        if !byte.is_ascii_hexdigit() {
            fault = Some(Fault::Digit);
        }
        rest = tail;
        left -= 1;
    }
    match after(rest, kind.suffix.as_bytes()) {
        Some(_) if only_x && kind.digits > 0 => Some(Fault::Placeholder),
        Some(_) => fault,
        None => Some(Fault::Suffix),
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
    use super::*;

    static SYNC: schema::Sid = schema::Sid {
        name: "sync",
        title: "Sync service SID",
        prefix: "IS",
        digits: 4,
        suffix: ".x",
        literals: &["default"],
    };

    #[test]
    fn each_fault_is_named() {
        for (text, expected) in [
            ("IS12aF.x", None),
            ("default", None),
            ("", Some(Fault::Empty)),
            ("IS12aF.x\n", Some(Fault::Blank)),
            ("\"IS12aF.x\"", Some(Fault::Quoted)),
            ("MG12aF.x", Some(Fault::Prefix)),
            ("defaults", Some(Fault::Prefix)),
            ("IS12a.x", Some(Fault::Short)),
            ("IS12aFF.x", Some(Fault::Long)),
            ("ISxxxx.x", Some(Fault::Placeholder)),
            ("IS12ag.x", Some(Fault::Digit)),
            ("IS12aF.y", Some(Fault::Suffix)),
        ] {
            assert_eq!(fault(&SYNC, text.as_bytes()), expected, "{text}");
            assert_eq!(check(&SYNC, text), expected, "{text}");
        }
    }

    #[test]
    fn a_text_that_may_be_a_secret_is_not_shown() {
        let error = SidError::new(&SYNC, "hunter2", Fault::Prefix);
        assert_eq!(
            error.to_string(),
            "this is not a Sync service SID (IS and 4 hexadecimal digits and .x, or default): it begins with something else"
        );
    }
}
