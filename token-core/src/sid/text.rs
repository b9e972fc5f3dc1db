//! The type behind each kind of SID, and the macro that makes a kind of it.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde_core::de::Error as _;
use serde_core::{Deserialize as _, Deserializer};
use token_schema::SidFault;

use crate::json::{Node, ReadError};
use crate::sid::SidError;

/// A checked text of at most `N` bytes, in place, so that a SID is `Copy`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SidText<const N: usize> {
    // Before `length`, so that the order is that of the texts.
    bytes: [u8; N],
    // Small: a grant holds several, and is moved often.
    length: u16,
}

impl<const N: usize> SidText<N> {
    /// Checks a text.
    ///
    /// # Errors
    ///
    /// When it is not a SID of that kind.
    pub fn new(kind: &'static token_schema::Sid, text: &str) -> Result<Self, SidError> {
        match kind.fault(text) {
            None => Self::copy(text).ok_or_else(|| SidError::new(kind, text, SidFault::Long)),
            Some(fault) => Err(SidError::new(kind, text, fault)),
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Both always hold; without unsafe code they are asked again.
        self.bytes.get(..usize::from(self.length)).and_then(|bytes| str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    pub(super) const EMPTY: Self = Self { bytes: [0; N], length: 0 };

    pub(super) const fn copy(text: &str) -> Option<Self> {
        const { assert!(N <= u16::MAX as usize, "no kind of SID is so long") };
        if text.len() > N {
            return None;
        }
        let mut bytes = [0; N];
        bytes.split_at_mut(text.len()).0.copy_from_slice(text.as_bytes());
        #[expect(clippy::cast_possible_truncation, reason = "it is not longer than `N`")]
        let length = text.len() as u16;
        Some(Self { bytes, length })
    }
}

impl<const N: usize> fmt::Debug for SidText<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

/// What a kind of SID can do, over a struct of one [`SidText`].
#[doc(hidden)]
#[macro_export]
macro_rules! __sid {
    ($name:ident, $table:expr $(,)?) => {
        impl $name {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }

            /// Checks a text that comes at run time, as `parse` does. One that stands in the code is checked by the compiler:
            /// see `sid!`.
            ///
            /// # Errors
            ///
            /// When the text is not a SID of this kind.
            pub fn new(text: &str) -> ::core::result::Result<Self, $crate::SidError> {
                $crate::__private::core::result::Result::map(
                    $crate::__private::SidText::new(<Self as $crate::Sid>::TABLE, text),
                    Self,
                )
            }
        }

        impl<T: $crate::__private::LiteralText> $crate::__private::FromLiteral<T> for $name {
            const SID: Self = Self($crate::__private::SidText::of_literal(T::TEXT));
        }

        impl $crate::Sid for $name {
            const TABLE: &'static $crate::__private::schema::Sid = &$table;
        }

        impl $crate::__private::core::convert::AsRef<$crate::__private::core::primitive::str> for $name {
            fn as_ref(&self) -> &$crate::__private::core::primitive::str {
                self.as_str()
            }
        }

        impl $crate::__private::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut $crate::__private::core::fmt::Formatter<'_>) -> $crate::__private::core::fmt::Result {
                $crate::__private::core::fmt::Debug::fmt(self.as_str(), f)
            }
        }

        impl $crate::__private::core::fmt::Display for $name {
            fn fmt(&self, f: &mut $crate::__private::core::fmt::Formatter<'_>) -> $crate::__private::core::fmt::Result {
                $crate::__private::core::fmt::Display::fmt(self.as_str(), f)
            }
        }

        impl $crate::__private::core::str::FromStr for $name {
            type Err = $crate::SidError;

            fn from_str(
                text: &$crate::__private::core::primitive::str,
            ) -> $crate::__private::core::result::Result<Self, $crate::SidError> {
                Self::new(text)
            }
        }

        impl $crate::__private::core::convert::TryFrom<&$crate::__private::core::primitive::str> for $name {
            type Error = $crate::SidError;

            fn try_from(
                text: &$crate::__private::core::primitive::str,
            ) -> $crate::__private::core::result::Result<Self, $crate::SidError> {
                Self::new(text)
            }
        }

        impl $crate::__private::core::convert::TryFrom<$crate::__private::std::string::String> for $name {
            type Error = $crate::SidError;

            fn try_from(
                text: $crate::__private::std::string::String,
            ) -> $crate::__private::core::result::Result<Self, $crate::SidError> {
                Self::new(&text)
            }
        }

        impl $crate::__private::serde_core::Serialize for $name {
            fn serialize<S: $crate::__private::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> $crate::__private::core::result::Result<S::Ok, S::Error> {
                $crate::__private::serde_core::Serializer::serialize_str(serializer, self.as_str())
            }
        }

        impl<'de> $crate::__private::serde_core::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde_core::Deserializer<'de>>(
                deserializer: D,
            ) -> $crate::__private::core::result::Result<Self, D::Error> {
                $crate::__private::deserialize_from_str(deserializer)
            }
        }

        impl $crate::json::FieldType for $name {
            const KIND: &'static $crate::__private::schema::Kind =
                &$crate::__private::schema::Kind::sid(<Self as $crate::Sid>::TABLE);
        }

        impl $crate::json::Value for $name {
            fn write(&self, out: $crate::json::ValueWriter<'_>) {
                out.text(self.as_str());
            }

            fn read(
                node: &$crate::json::Node<'_>,
            ) -> $crate::__private::core::result::Result<Self, $crate::json::ReadError> {
                $crate::__private::read_from_str(node)
            }
        }
    };
}

/// Reads a type from its text.
///
/// # Errors
///
/// When it is no text, or not one of that type.
pub fn deserialize_from_str<'de, T: FromStr<Err: fmt::Display>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    Cow::<'de, str>::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}

/// Reads a type from a JSON text.
///
/// # Errors
///
/// When it is no text, or not one of that type.
pub fn read_from_str<T: FromStr<Err: fmt::Display>>(node: &Node<'_>) -> Result<T, ReadError> {
    node.text()?.parse().map_err(|error: T::Err| ReadError::new(error.to_string()))
}
