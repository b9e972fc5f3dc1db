//! What the length of a text is counted in.

/// What the length of a text, or of an identity, counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Characters.
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

    pub(crate) fn named(name: &str) -> Option<Self> {
        let all = [Self::Characters, Self::DoubleByte, Self::Bytes];
        all.into_iter().zip(Self::NAMES).find(|(_, known)| *known == name).map(|(unit, _)| unit)
    }

    /// How long a text is.
    pub(crate) fn count(self, text: &str) -> usize {
        match self {
            Self::Characters => text.chars().count(),
            Self::DoubleByte => text.chars().map(|character| if character.is_ascii() { 1 } else { 2 }).sum(),
            Self::Bytes => text.len(),
        }
    }

    /// So many of them, in words.
    pub(crate) fn words(self, count: impl std::fmt::Display) -> String {
        match self {
            Self::Characters => format!("{count} characters"),
            Self::DoubleByte => format!("{count} characters (one outside ASCII counts 2)"),
            Self::Bytes => format!("{count} bytes"),
        }
    }

    /// Its variant, which is called alike in `schema` of token-core.
    pub(crate) fn variant(self) -> &'static str {
        match self {
            Self::Characters => "Characters",
            Self::DoubleByte => "DoubleByte",
            Self::Bytes => "Bytes",
        }
    }
}
