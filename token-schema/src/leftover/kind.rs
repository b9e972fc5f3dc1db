//! The kinds of leftover values.

/// A kind of leftover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The word of a language for a missing value: `undefined`.
    Word,
    /// A text whose variable part is such a word: `user_undefined`.
    Filled,
    /// An object converted to a string: `[object Object]`.
    Object,
    /// The same of a value that needs to be awaited: `[object Promise]`.
    Unawaited,
    /// A function that was not called: `[Function: toJwt]`.
    Function,
    /// An expression in place of its value: `process.env.API_KEY`.
    Code,
    /// `<your-key>`, `xxxx`, `changeme`
    Placeholder,
    /// `aaaa`
    Repeated,
    /// A value that a log or a page hides: `[REDACTED]`, `***`.
    Masked,
    /// `$API_KEY`
    Variable,
    /// `{{ identity }}`
    Template,
    /// A reference to a value that is stored elsewhere: `op://vault/item/field`.
    Reference,
    /// Quotes around the value.
    Quotes,
    /// An invisible character in the value.
    Invisible(char),
    /// A comment after the value, or in its place.
    Comment,
    /// A comma or another character between values or lines, after the value.
    Separator,
    /// A name before the value: `API_KEY=`, `Bearer `.
    Label,
    /// The name of the variable or the field in place of its value.
    OwnName,
}

impl Kind {
    /// Whether it is the placeholder of an example, or a value that was masked.
    #[must_use]
    pub const fn is_placeholder(self) -> bool {
        matches!(self, Self::Placeholder | Self::Masked)
    }
}
