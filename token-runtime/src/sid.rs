//! SIDs, the vendor's ids of things: each kind is a type of its own.

use std::borrow::Cow;
use std::fmt;

use crate::rules::shown::Shown;

#[doc(hidden)]
pub(crate) mod literal;
#[doc(hidden)]
pub(crate) mod text;

use token_schema::SidFault;
use token_schema::leftover::Leftover;

/// A SID of one kind.
///
/// Each kind is a type of its own, so a SID cannot be used in place of another kind, even if their prefixes are the same. The compiler
/// checks a SID in Rust code, which is written with [`sid!`](crate::sid!). A string at run time is converted by `Kind::new(text)?` or
/// `text.parse::<Kind>()?`.
pub trait Sid: AsRef<str> + Copy {
    /// The description of the kind.
    #[doc(hidden)]
    const TABLE: &'static token_schema::Sid;
}

/// A SID in Rust code, checked at compile time.
///
/// ```
/// use token_core::twilio::ConversationsServiceSid;
///
/// let service = token_core::sid!(ConversationsServiceSid, "IS0123456789abcdef0123456789abcdef");
/// assert_eq!(service.as_str(), "IS0123456789abcdef0123456789abcdef");
/// ```
///
/// A constant is marked with `const`: `sid!(ConversationsServiceSid, const SERVICE)`. For a string at run time use
/// `ConversationsServiceSid::new(text)?`.
///
/// A SID of another kind does not compile:
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
        // The caller's kind or constant cannot have these names.
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
            "`sid!` expects a string literal, which the compiler checks; for a string at run time write `",
            $crate::__private::core::stringify!($kind),
            "::new(text)?` or `text.parse()?`, and for a constant `sid!(",
            $crate::__private::core::stringify!($kind),
            ", const NAME)`"
        ))
    };
}

/// A string that is not a SID of the expected kind.
///
/// The string is shown only if it has the form of a SID: it may be a secret in the wrong place.
#[derive(Clone, Debug)]
pub struct SidError {
    kind: &'static token_schema::Sid,
    text: Option<Box<str>>,
    why: Cow<'static, str>,
}

impl SidError {
    pub(crate) fn new(kind: &'static token_schema::Sid, text: &str, fault: SidFault) -> Self {
        let why = match Leftover::find_in_sid(text, &[], kind) {
            Some(found) => format!("it holds {found}").into(),
            None => fault.text().into(),
        };
        Self { kind, text: kind.resembles(text).then(|| text.into()), why }
    }
}

impl fmt::Display for SidError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.text {
            Some(text) => write!(f, "{} is not {}: {}", Shown(text), self.kind.described(), self.why),
            None => write!(f, "this is not {}: {}", self.kind.described(), self.why),
        }
    }
}

impl std::error::Error for SidError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_that_may_be_a_secret_is_not_shown() {
        static SYNC: token_schema::Sid = token_schema::Sid::new("sync", "Sync service SID", "IS", 32);
        let error = SidError::new(&SYNC, "hunter2", SidFault::Prefix);
        let message = "this is not a Sync service SID (IS and 32 hexadecimal digits): the prefix is wrong";
        assert_eq!(error.to_string(), message);
    }
}
