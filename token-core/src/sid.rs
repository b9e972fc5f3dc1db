//! SIDs: what names a thing at the vendor, told apart by type.

use std::fmt;

use crate::rules::shown::Shown;

pub(crate) mod literal;
pub(crate) mod text;

use token_schema::SidFault;

/// A SID of one kind.
///
/// Each kind is a type of its own, so one cannot stand where another belongs, even when their prefixes are the same. A SID in
/// Rust code is written with [`sid!`](crate::sid!), and checked when the code is compiled. A text that comes at run time becomes one
/// by `Kind::new(text)?` or `text.parse::<Kind>()?`.
pub trait Sid: AsRef<str> + Copy {
    /// What its kind looks like.
    #[doc(hidden)]
    const TABLE: &'static token_schema::Sid;
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
    kind: &'static token_schema::Sid,
    text: Option<Box<str>>,
    fault: SidFault,
}

impl SidError {
    pub(crate) fn new(kind: &'static token_schema::Sid, text: &str, fault: SidFault) -> Self {
        Self { kind, text: kind.resembles(text).then(|| text.into()), fault }
    }
}

impl fmt::Display for SidError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.text {
            Some(text) => write!(f, "{} is not {}: {}", Shown(text), self.kind.described(), self.fault.text()),
            None => write!(f, "this is not {}: {}", self.kind.described(), self.fault.text()),
        }
    }
}

impl std::error::Error for SidError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_may_be_a_secret_is_not_shown() {
        static SYNC: token_schema::Sid = token_schema::Sid::new("sync", "Sync service SID", "IS", 32);
        let error = SidError::new(&SYNC, "hunter2", SidFault::Prefix);
        assert_eq!(
            error.to_string(),
            "this is not a Sync service SID (IS and 32 hexadecimal digits): it begins with something else"
        );
    }
}
