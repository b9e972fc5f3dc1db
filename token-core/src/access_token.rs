//! A token that was issued.

use std::fmt;
use std::marker::PhantomData;
use std::sync::OnceLock;
use std::time::SystemTime;

use serde_core::{Serialize, Serializer};

use crate::clock::system_time;
use crate::compact;
use crate::json;

/// A signed token, for the client that it was issued for.
///
/// `P` is what it carries: a set of grants, the profile that issued it, or `dyn sdk::NAME` where only the SDK is known.
///
/// Whoever has the text has the access, so it leaves by [`as_str`](Self::as_str), [`into_string`](Self::into_string) and serde
/// only: there is no `Display`, and `Debug` shows when it ends, not what it is. Serialized it is the raw text, which is what
/// every client SDK expects.
pub struct AccessToken<P: ?Sized> {
    text: String,
    expires: u64,
    refresh: u64,
    jti: OnceLock<Box<str>>,
    // A box, because what is only known by its SDK has no size.
    carries: PhantomData<fn() -> Box<P>>,
}

impl<P: ?Sized> AccessToken<P> {
    pub(crate) fn new(text: String, expires: u64, refresh: u64) -> Self {
        Self { text, expires, refresh, jti: OnceLock::new(), carries: PhantomData }
    }

    /// The token as the client sends it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The token as the client sends it.
    #[must_use]
    pub fn into_string(self) -> String {
        self.text
    }

    /// When it ends: from then on it is refused.
    #[must_use]
    pub fn expires_at(&self) -> SystemTime {
        system_time(self.expires)
    }

    /// When to issue the next: as long before the end as the slowest of its SDKs asks for it, but not before the middle of its
    /// life.
    #[must_use]
    pub fn refresh_at(&self) -> SystemTime {
        system_time(self.refresh)
    }

    /// Its id, for a log: no two tokens share one, and it opens nothing.
    #[must_use]
    pub fn jti(&self) -> &str {
        // Read when it is asked for: most callers never do, and it would be an allocation for each token.
        self.jti.get_or_init(|| jti_of(&self.text))
    }

    /// The same token, seen as carrying something else.
    #[doc(hidden)]
    #[must_use]
    pub fn retype<Q: ?Sized>(self) -> AccessToken<Q> {
        AccessToken {
            text: self.text,
            expires: self.expires,
            refresh: self.refresh,
            jti: self.jti,
            carries: PhantomData,
        }
    }
}

/// The id that stands in a token of ours.
pub(crate) fn jti_of(text: &str) -> Box<str> {
    let claims = compact::split(text).and_then(|parts| compact::decode(parts.claims));
    claims.as_deref().and_then(|claims| json::peek_text(claims, "jti")).unwrap_or_default().into()
}

impl<P: ?Sized> Clone for AccessToken<P> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), jti: self.jti.clone(), carries: PhantomData, ..*self }
    }
}

impl<P: ?Sized> fmt::Debug for AccessToken<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessToken")
            .field("jti", &self.jti())
            .field("expires_at", &self.expires)
            .finish_non_exhaustive()
    }
}

impl<P: ?Sized> Serialize for AccessToken<P> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}
