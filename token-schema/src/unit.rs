//! What the length of a string is counted in.

use std::fmt::Display;

/// What the length of a string, or of an identity, counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Unicode characters (scalar values).
    #[default]
    Characters,
    /// Characters, of which one outside ASCII counts twice.
    DoubleByte,
    /// Bytes of UTF-8.
    Bytes,
}

impl Unit {
    /// Their names in the schema language, in the order above.
    pub const NAMES: [&str; 3] = ["characters", "double-byte", "bytes"];

    /// The unit of this name in the schema language.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let all = [Self::Characters, Self::DoubleByte, Self::Bytes];
        all.into_iter().zip(Self::NAMES).find(|(_, known)| *known == name).map(|(unit, _)| unit)
    }

    /// How long a string is.
    #[must_use]
    pub fn count(self, text: &str) -> usize {
        match self {
            Self::Characters => text.chars().count(),
            Self::DoubleByte => text.chars().map(|character| if character.is_ascii() { 1 } else { 2 }).sum(),
            Self::Bytes => text.len(),
        }
    }

    /// So many of them, in words.
    #[must_use]
    pub fn words(self, count: impl Display) -> String {
        match self {
            Self::Characters => format!("{count} characters"),
            Self::DoubleByte => format!("{count} characters (one outside ASCII counts 2)"),
            Self::Bytes => format!("{count} bytes"),
        }
    }
}
