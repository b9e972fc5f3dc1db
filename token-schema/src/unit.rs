use std::fmt::{self, Display};

/// The unit of the length of a string.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Unicode characters (scalar values).
    #[default]
    Characters,
    /// Characters; those outside ASCII count twice.
    DoubleByte,
    /// Bytes of UTF-8.
    Bytes,
}

impl Unit {
    /// The names in the schema language, in the order above.
    pub const NAMES: [&str; 3] = ["characters", "double-byte", "bytes"];

    /// The unit of this name in the schema language.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let all = [Self::Characters, Self::DoubleByte, Self::Bytes];
        all.into_iter().zip(Self::NAMES).find(|(_, known)| *known == name).map(|(unit, _)| unit)
    }

    /// Its name in the schema language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        let [characters, double_byte, bytes] = Self::NAMES;
        match self {
            Self::Characters => characters,
            Self::DoubleByte => double_byte,
            Self::Bytes => bytes,
        }
    }

    /// The length of a string.
    #[must_use]
    pub fn count(self, text: &str) -> usize {
        match self {
            Self::Characters => text.chars().count(),
            Self::DoubleByte => text.chars().map(|character| if character.is_ascii() { 1 } else { 2 }).sum(),
            Self::Bytes => text.len(),
        }
    }

    /// A length in words.
    #[must_use]
    pub fn words(self, count: impl Display) -> String {
        match self {
            Self::Characters => format!("{count} characters"),
            Self::DoubleByte => format!("{count} characters (one outside ASCII counts 2)"),
            Self::Bytes => format!("{count} bytes"),
        }
    }
}

impl Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
