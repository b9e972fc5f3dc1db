//! What an SDK asks of an identity, and what its length counts.

use std::fmt::Display;

/// What an SDK asks of an identity.
#[derive(Debug)]
pub struct Identity {
    /// Whether it also takes a token without one.
    pub optional: bool,
    /// Longest identity, in `unit`s. 0: no limit is documented.
    pub max: u32,
    /// What `max` counts.
    pub unit: Unit,
    /// From here on some of the SDK's documents disagree: a warning. 0: never.
    pub warn_above: u32,
    /// Characters that it refuses.
    pub forbid: &'static str,
    /// Whether it also refuses control characters.
    pub forbid_control: bool,
    /// Characters that it advises against.
    pub avoid: &'static str,
    /// It advises against all characters outside these inclusive ranges. Empty: no such advice.
    pub prefer: &'static [(char, char)],
}

/// What the length of a text, or of an identity, counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Unicode characters (scalar values).
    Characters,
    /// Characters, of which one outside ASCII counts twice.
    DoubleByte,
    /// Bytes of UTF-8.
    Bytes,
}

impl Unit {
    /// How long a text is.
    pub(crate) fn count(self, text: &str) -> usize {
        match self {
            Self::Characters => text.chars().count(),
            Self::DoubleByte => text.chars().map(|character| if character.is_ascii() { 1 } else { 2 }).sum(),
            Self::Bytes => text.len(),
        }
    }

    /// So many of them, in words.
    pub(crate) fn words(self, count: impl Display) -> String {
        match self {
            Self::Characters => format!("{count} characters"),
            Self::DoubleByte => format!("{count} characters (one outside ASCII counts 2)"),
            Self::Bytes => format!("{count} bytes"),
        }
    }
}
