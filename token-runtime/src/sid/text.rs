//! The type behind each kind of SID, and the macro that implements a kind.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde_core::de::Error as _;
use serde_core::{Deserialize as _, Deserializer};
use token_schema::SidFault;

use crate::json::{Node, ReadError};
use crate::sid::SidError;

/// A checked string of at most `N` bytes, in place, so that a SID is `Copy`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SidText<const N: usize> {
    // Before `length`, so that SIDs are ordered as strings.
    bytes: [u8; N],
    // Small: a grant holds several, and is moved often.
    length: u16,
}

impl<const N: usize> SidText<N> {
    /// Checks a string.
    pub fn new(kind: &'static token_schema::Sid, text: &str) -> Result<Self, SidError> {
        match kind.fault(text) {
            None => Self::copy(text).ok_or_else(|| SidError::new(kind, text, SidFault::Long)),
            Some(fault) => Err(SidError::new(kind, text, fault)),
        }
    }

    /// The string.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Neither can fail, but only unsafe code could leave the checks out.
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

/// Implements a kind of SID for a struct of one [`SidText`].
#[doc(hidden)]
#[macro_export]
macro_rules! __sid {
    ($name:ident, $table:expr $(,)?) => {
        // A scope of its own, in which the path is short.
        const _: () = {
            use $crate::__private as __p;

            impl $name {
                /// The SID as a string.
                #[must_use]
                pub fn as_str(&self) -> &str {
                    self.0.as_str()
                }

                /// Checks a string that comes at run time, as `parse` does. The compiler checks a literal: see `sid!`.
                ///
                /// # Errors
                ///
                /// If the string is not a SID of this kind.
                pub fn new(text: &str) -> ::core::result::Result<Self, $crate::SidError> {
                    __p::Result::map(__p::SidText::new(<Self as $crate::Sid>::TABLE, text), Self)
                }
            }

            impl<T: __p::LiteralText> __p::FromLiteral<T> for $name {
                const SID: Self = Self(__p::SidText::of_literal(T::TEXT));
            }

            impl $crate::Sid for $name {
                const TABLE: &'static __p::schema::Sid = &$table;
            }

            impl __p::AsRef<__p::core::primitive::str> for $name {
                fn as_ref(&self) -> &__p::core::primitive::str {
                    self.as_str()
                }
            }

            impl __p::core::fmt::Debug for $name {
                fn fmt(&self, f: &mut __p::core::fmt::Formatter<'_>) -> __p::core::fmt::Result {
                    __p::core::fmt::Debug::fmt(self.as_str(), f)
                }
            }

            impl __p::core::fmt::Display for $name {
                fn fmt(&self, f: &mut __p::core::fmt::Formatter<'_>) -> __p::core::fmt::Result {
                    __p::core::fmt::Display::fmt(self.as_str(), f)
                }
            }

            impl __p::core::str::FromStr for $name {
                type Err = $crate::SidError;

                fn from_str(text: &__p::core::primitive::str) -> __p::Result<Self, Self::Err> {
                    Self::new(text)
                }
            }

            impl __p::core::convert::TryFrom<&__p::core::primitive::str> for $name {
                type Error = $crate::SidError;

                fn try_from(text: &__p::core::primitive::str) -> __p::Result<Self, Self::Error> {
                    Self::new(text)
                }
            }

            impl __p::core::convert::TryFrom<__p::String> for $name {
                type Error = $crate::SidError;

                fn try_from(text: __p::String) -> __p::Result<Self, Self::Error> {
                    Self::new(&text)
                }
            }

            impl __p::serde_core::Serialize for $name {
                fn serialize<S: __p::serde_core::Serializer>(&self, serializer: S) -> __p::Result<S::Ok, S::Error> {
                    __p::serde_core::Serializer::serialize_str(serializer, self.as_str())
                }
            }

            impl<'de> __p::serde_core::Deserialize<'de> for $name {
                fn deserialize<D: __p::serde_core::Deserializer<'de>>(deserializer: D) -> __p::Result<Self, D::Error> {
                    __p::deserialize_from_str(deserializer)
                }
            }

            impl $crate::json::FieldType for $name {
                const KIND: &'static __p::schema::Kind = &__p::schema::Kind::sid(<Self as $crate::Sid>::TABLE);
            }

            impl $crate::json::Value for $name {
                fn write(&self, out: $crate::json::ValueWriter<'_>) {
                    out.string(self.as_str());
                }

                fn read(node: &$crate::json::Node<'_>) -> __p::Result<Self, $crate::json::ReadError> {
                    __p::read_from_str(node)
                }
            }
        };
    };
}

/// Reads a type from its string form.
pub fn deserialize_from_str<'de, T: FromStr<Err: fmt::Display>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    Cow::<'de, str>::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}

/// Reads a type from a JSON string.
pub fn read_from_str<T: FromStr<Err: fmt::Display>>(node: &Node<'_>) -> Result<T, ReadError> {
    node.string()?.parse().map_err(|error: T::Err| ReadError::new(error.to_string()))
}
