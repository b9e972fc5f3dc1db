//! A SID in Rust code, behind `sid!`: the check, the value, and the compiler's message about an invalid string.
//!
//! A constant cannot format, so the message is assembled byte by byte, in a buffer that is long enough for all of them.

use token_schema::{List, article, as_str};

use crate::sid::Sid;
use crate::sid::text::SidText;

/// A string in Rust code as a type, because on stable Rust only a type reaches the constants of a trait.
pub trait LiteralText {
    /// The string.
    const TEXT: &'static str;
}

/// A kind of SID made of a string in Rust code.
///
/// A trait, because the compiler and an editor would suggest a function of the kind for strings that come at run time.
pub trait FromLiteral<T: LiteralText>: Sid {
    /// The SID. [`check`] refuses an invalid string.
    const SID: Self;
}

impl<const N: usize> SidText<N> {
    /// A string that [`check`] accepts; empty for any other.
    #[must_use]
    pub const fn of_literal(text: &str) -> Self {
        match Self::copy(text) {
            Some(sid) => sid,
            None => Self::EMPTY,
        }
    }
}

/// Checks a string in Rust code.
///
/// # Panics
///
/// If the string is not a SID of that kind. Called in constants only, where a panic is an error of the compiler.
#[track_caller]
#[expect(clippy::panic, reason = "an error of the compiler, see above")]
pub const fn check(kind: &'static token_schema::Sid, text: &'static str) {
    let Some(fault) = kind.const_fault(text) else { return };
    let (title, suffix) = (as_str(&kind.title), as_str(&kind.suffix));
    let mut message = Message { bytes: [0; 512], length: 0 }
        .add(&["`", text, "` is not ", article(title), " ", title, " (", as_str(&kind.prefix), " and "])
        .number(kind.digits)
        .add(&[" hexadecimal digits", if suffix.is_empty() { "" } else { " and " }, suffix]);
    let List::Static(mut literals) = kind.literals else { panic!("a kind of SID is a static") };
    while let [literal, rest @ ..] = literals {
        message = message.add(&[", or ", literal]);
        literals = rest;
    }
    panic!("{}", message.add(&["): ", fault.text()]).text());
}

struct Message {
    bytes: [u8; 512],
    length: usize,
}

impl Message {
    /// Adds strings, as far as they fit.
    const fn add(mut self, mut texts: &[&str]) -> Self {
        while let [text, rest @ ..] = texts {
            let (_, free) = self.bytes.split_at_mut(self.length);
            if text.len() <= free.len() {
                free.split_at_mut(text.len()).0.copy_from_slice(text.as_bytes());
                self.length += text.len();
            }
            texts = rest;
        }
        self
    }

    const fn number(self, value: usize) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "a digit")]
        let digit = [b'0' + (value % 10) as u8];
        let before = if value >= 10 { self.number(value / 10) } else { self };
        match str::from_utf8(&digit) {
            Ok(digit) => before.add(&[digit]),
            Err(_) => before,
        }
    }

    const fn text(&self) -> &str {
        match str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(text) => text,
            Err(_) => "not a SID of this kind",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static SYNC: token_schema::Sid =
        token_schema::Sid::new("sync", "Sync service SID", "IS", 32).literals(&["default"]);

    #[test]
    fn the_message_is_that_of_the_error() {
        let text = "ISxyz";
        let panic = std::panic::catch_unwind(|| check(&SYNC, text)).unwrap_err();
        let error = SidText::<34>::new(&SYNC, text).unwrap_err().to_string();
        let message = "is not a Sync service SID (IS and 32 hexadecimal digits, or default): it is too short";
        assert_eq!(panic.downcast_ref::<String>().unwrap(), &format!("`ISxyz` {message}"));
        assert!(error.ends_with(message));
    }
}
