//! One of the tokens that were issued together.

use std::fmt;
use std::marker::PhantomData;
use std::time::SystemTime;

use crate::grant::opened_by::OpenedBy;
use crate::issue::access_token::AccessToken;
use crate::issue::access_token::jti_of;
use crate::issue::issued::Issued;

/// A signed token that is one of [`AccessTokens`](crate::AccessTokens), for the client that it was issued for.
///
/// `P` is what it carries, as in [`AccessToken`], and it is guarded like one. It only points into the buffer that the tokens share: to copy it
/// copies no text.
pub struct AccessTokenRef<'t, P: ?Sized> {
    text: &'t str,
    issued: &'t Issued,
    carries: PhantomData<fn() -> Box<P>>,
}

impl<'t, P: ?Sized> AccessTokenRef<'t, P> {
    pub(crate) fn new(text: &'t str, issued: &'t Issued) -> Self {
        Self { text, issued, carries: PhantomData }
    }

    /// The token as the client sends it.
    #[must_use]
    pub fn as_str(self) -> &'t str {
        self.text
    }

    /// When it ends: from then on it is refused.
    #[must_use]
    pub fn expires_at(self) -> SystemTime {
        self.issued.expires_at()
    }

    /// When to issue the next, as in [`AccessToken::refresh_at`].
    #[must_use]
    pub fn refresh_at(self) -> SystemTime {
        self.issued.refresh_at()
    }

    /// Its id, for a log, as [`AccessToken::jti`](crate::AccessToken::jti) describes it. Read from the token at each call.
    #[must_use]
    pub fn jti(self) -> String {
        jti_of(self.text).into()
    }

    /// The same token, of which only an SDK that it opens is known.
    #[must_use]
    pub fn for_sdk<S: OpenedBy<P> + ?Sized>(self) -> AccessTokenRef<'t, S> {
        AccessTokenRef::new(self.text, self.issued)
    }

    /// The same token with a text of its own, for what takes one that was issued alone.
    #[must_use]
    pub fn to_token(self) -> AccessToken<P> {
        AccessToken::new(self.text.to_owned(), self.issued.clone())
    }
}

// Derived, these would ask for the same of what the token carries.
impl<P: ?Sized> Clone for AccessTokenRef<'_, P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P: ?Sized> Copy for AccessTokenRef<'_, P> {}

impl<P: ?Sized> fmt::Debug for AccessTokenRef<'_, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessTokenRef")
            .field("jti", &self.jti())
            .field("expires_at", &self.issued.expires)
            .finish_non_exhaustive()
    }
}
