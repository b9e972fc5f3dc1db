//! The secret of a key.

use std::fmt;

use zeroize::Zeroizing;

/// A secret that signs tokens.
///
/// It is wiped from memory when dropped. It has no `Display`, and its `Debug` prints `[redacted]`, so it cannot reach a log. Only
/// [`Lent::with_secret`](crate::declared::Lent::with_secret) lends it, for a preflight.
///
/// ```
/// let secret = token_core::Secret::new("not-a-real-one");
/// assert_eq!(format!("{secret:?}"), "[redacted]");
/// ```
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes ownership of the secret. A `String` is not copied, so no copy stays in memory.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}
