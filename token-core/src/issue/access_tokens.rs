//! Tokens that were issued together.

use std::fmt;
use std::iter::FusedIterator;
use std::marker::PhantomData;
use std::ops::Range;
use std::time::SystemTime;

use crate::grant::opened_by::OpenedBy;
use crate::issue::access_token_ref::AccessTokenRef;
use crate::issue::issued::Issued;

/// Signed tokens, one for each client that they were issued for, in that order, and in one allocation.
///
/// `P` is what they carry, as in [`AccessToken`](crate::AccessToken), and each of them is guarded like one.
///
/// ```
/// use token_core::twilio::{Issuer, VideoGrant, sdk};
/// use token_core::{AccessTokenRef, IssueError};
///
/// fn send(room: &mut Vec<String>, token: AccessTokenRef<'_, impl sdk::Video>) {
///     room.push(token.as_str().to_owned());
/// }
///
/// fn invite(issuer: &Issuer, room: &mut Vec<String>) -> Result<(), IssueError> {
///     let tokens = issuer.prepare(VideoGrant::new())?.issue_many(["alice", "bob"])?;
///     for token in &tokens {
///         send(room, token);
///     }
///     Ok(())
/// }
/// ```
pub struct AccessTokens<P: ?Sized> {
    text: String,
    /// Where each ends in the text.
    ends: Vec<usize>,
    issued: Issued,
    carries: PhantomData<fn() -> Box<P>>,
}

impl<P: ?Sized> AccessTokens<P> {
    pub(crate) fn new(text: String, ends: Vec<usize>, issued: Issued) -> Self {
        Self { text, ends, issued, carries: PhantomData }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none, for want of clients.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The token of the client with this index.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<AccessTokenRef<'_, P>> {
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let text = self.text.get(start..*self.ends.get(index)?)?;
        Some(AccessTokenRef::new(text, &self.issued))
    }

    /// The tokens, in the order of their clients.
    #[must_use]
    pub fn iter(&self) -> AccessTokensIter<'_, P> {
        AccessTokensIter { tokens: self, indices: 0..self.len() }
    }

    /// When they end: from then on they are refused.
    #[must_use]
    pub fn expires_at(&self) -> SystemTime {
        self.issued.expires_at()
    }

    /// When to issue the next, as in [`AccessToken::refresh_at`](crate::AccessToken::refresh_at).
    #[must_use]
    pub fn refresh_at(&self) -> SystemTime {
        self.issued.refresh_at()
    }

    /// The same tokens, of which only an SDK that they open is known, as in [`AccessToken::for_sdk`](crate::AccessToken::for_sdk).
    #[must_use]
    pub fn for_sdk<S: OpenedBy<P> + ?Sized>(self) -> AccessTokens<S> {
        AccessTokens::new(self.text, self.ends, self.issued)
    }
}

impl<P: ?Sized> fmt::Debug for AccessTokens<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessTokens")
            .field("len", &self.len())
            .field("expires_at", &self.issued.expires)
            .finish_non_exhaustive()
    }
}

impl<'t, P: ?Sized> IntoIterator for &'t AccessTokens<P> {
    type Item = AccessTokenRef<'t, P>;
    type IntoIter = AccessTokensIter<'t, P>;

    fn into_iter(self) -> AccessTokensIter<'t, P> {
        self.iter()
    }
}

/// The tokens of [`AccessTokens`], one after the other.
pub struct AccessTokensIter<'t, P: ?Sized> {
    tokens: &'t AccessTokens<P>,
    indices: Range<usize>,
}

// By hand: derived, they would ask of what the tokens carry that it be `Clone` and `Debug` too, and a `dyn` SDK is neither.
impl<P: ?Sized> Clone for AccessTokensIter<'_, P> {
    fn clone(&self) -> Self {
        Self { tokens: self.tokens, indices: self.indices.clone() }
    }
}

impl<P: ?Sized> fmt::Debug for AccessTokensIter<'_, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessTokensIter").field("tokens", &self.tokens).field("indices", &self.indices).finish()
    }
}

impl<'t, P: ?Sized> Iterator for AccessTokensIter<'t, P> {
    type Item = AccessTokenRef<'t, P>;

    fn next(&mut self) -> Option<Self::Item> {
        self.tokens.get(self.indices.next()?)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.indices.size_hint()
    }
}

impl<P: ?Sized> DoubleEndedIterator for AccessTokensIter<'_, P> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.tokens.get(self.indices.next_back()?)
    }
}

impl<P: ?Sized> ExactSizeIterator for AccessTokensIter<'_, P> {}

impl<P: ?Sized> FusedIterator for AccessTokensIter<'_, P> {}
