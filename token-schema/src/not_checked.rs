//! What no token shows.

use crate::{Text, text};

/// What a diagnosis cannot check.
#[derive(Clone, Debug)]
pub struct NotChecked {
    /// The thing in a word: `session`.
    pub what: Text,
    /// Why it was not checked, or when it matters.
    pub why: Text,
    /// If not empty: only for a token with this field, `voice.incoming.allow`, that is neither `null` nor `false`.
    pub present: Text,
    /// If not empty: only for a token without this field.
    pub absent: Text,
}

impl NotChecked {
    /// For each token.
    #[must_use]
    pub const fn new(what: &'static str, why: &'static str) -> Self {
        Self { what: text(what), why: text(why), present: text(""), absent: text("") }
    }

    setters! {
        present(field: &'static str) { present: text(field) }
        absent(field: &'static str) { absent: text(field) }
    }
}
