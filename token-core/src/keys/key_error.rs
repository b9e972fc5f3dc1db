//! Why a key cannot be used.

use std::fmt;

use crate::rules::finding::Finding;

/// Why a key cannot be used. It shows nothing of the key.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyError(pub(crate) Finding);

impl KeyError {
    /// The problem.
    #[must_use]
    pub fn finding(&self) -> &Finding {
        &self.0
    }
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Finding { at, message, fix, .. } = &self.0;
        write!(f, "{at}: {message}; {fix}")
    }
}

impl fmt::Debug for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for KeyError {}
