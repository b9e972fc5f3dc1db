//! Why a grant could not be read.

use std::fmt;

/// Why a grant could not be read, and where.
// Boxed, to keep the result of each field small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError(Box<Unread>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Unread {
    at: String,
    message: String,
}

impl ReadError {
    /// A value of another type than expected; both with their articles.
    pub(crate) fn kind(expected: &str, found: &str) -> Self {
        Self::new(format!("expected {expected}, found {found}"))
    }

    pub(crate) fn missing(name: &str) -> Self {
        Self::new("missing").inside(name)
    }

    /// A custom reason.
    pub fn new(message: impl Into<String>) -> Self {
        Self(Box::new(Unread { at: String::new(), message: message.into() }))
    }

    /// The same error, with the name of the object around it.
    #[must_use]
    pub fn inside(mut self, name: &str) -> Self {
        let at = &mut self.0.at;
        if !at.is_empty() {
            at.insert(0, '.');
        }
        at.insert_str(0, name);
        self
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Unread { at, message } = &*self.0;
        if at.is_empty() { f.write_str(message) } else { write!(f, "`{at}`: {message}") }
    }
}

impl std::error::Error for ReadError {}
