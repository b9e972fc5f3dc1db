//! One change of a declaration.

use std::fmt;

use serde::{Serialize, Serializer};

use super::power::Power;

/// What a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    Grant,
    Field,
    Ttl,
    Region,
    Sdk,
    Nbf,
    Optional,
    Input,
}

/// One change. Its strings are not escaped.
#[derive(Debug, Serialize)]
pub(super) struct Change {
    pub(super) power: Power,
    pub(super) kind: Kind,
    /// The key, grant, field or input.
    pub(super) at: String,
    /// The value before, as the file writes it.
    pub(super) old: Option<String>,
    /// The value after.
    pub(super) new: Option<String>,
    pub(super) text: Text,
}

impl Change {
    pub(super) fn new(power: Power, kind: Kind, at: &str, [old, new]: [Option<String>; 2], text: Text) -> Self {
        Self { power, kind, at: at.to_owned(), old, new, text }
    }
}

/// Words and quotes of the file. Each format quotes in its own way, because a quote may contain any character.
#[derive(Debug, Default)]
pub(super) struct Text(Vec<Part>);

#[derive(Debug)]
pub(super) enum Part {
    Words(&'static str),
    Quote(String),
}

impl Text {
    pub(super) fn words(words: &'static str) -> Self {
        Self(vec![Part::Words(words)])
    }

    pub(super) fn and(mut self, words: &'static str) -> Self {
        self.0.push(Part::Words(words));
        self
    }

    pub(super) fn quote(mut self, text: &str) -> Self {
        self.0.push(Part::Quote(text.to_owned()));
        self
    }

    pub(super) fn parts(&self) -> &[Part] {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|part| match part {
            Part::Words(words) => f.write_str(words),
            Part::Quote(text) => write!(f, "`{text}`"),
        })
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
