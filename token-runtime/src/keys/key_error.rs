//! Why a key cannot be used.

use std::fmt;

use crate::rules::finding::Finding;

/// Why a key cannot be used. It shows nothing of the key.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyError(pub(crate) Finding);

impl KeyError {
    /// Of a value in place of a key.
    #[cfg(feature = "jsonwebtoken-11")]
    pub(super) const OF_SECRET: &str = "this looks like an HMAC secret, which signs with HS256, and is not PEM";

    /// The problem.
    #[must_use]
    pub fn finding(&self) -> &Finding {
        &self.0
    }

    /// Whether the value in place of the key looks like a secret.
    #[cfg(feature = "ring")]
    pub(crate) fn is_of_secret(&self) -> bool {
        self.0.message == Self::OF_SECRET
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
