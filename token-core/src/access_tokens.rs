//! Tokens that were issued together.

use std::fmt;
use std::marker::PhantomData;
use std::time::SystemTime;

use serde_core::{Serialize, Serializer};

use crate::clock::system_time;

/// Signed tokens, one for each client that they were issued for, in that order, and in one allocation.
///
/// `P` is what they carry, as in [`AccessToken`](crate::AccessToken), and they are guarded like one: the texts leave by
/// [`iter`](Self::iter), [`get`](Self::get) and serde only. Serialized they are a list of the raw texts.
pub struct AccessTokens<P: ?Sized> {
    text: String,
    /// Where each ends in the text.
    ends: Vec<usize>,
    expires: u64,
    refresh: u64,
    carries: PhantomData<fn() -> Box<P>>,
}

impl<P: ?Sized> AccessTokens<P> {
    pub(crate) fn new(text: String, ends: Vec<usize>, expires: u64, refresh: u64) -> Self {
        Self { text, ends, expires, refresh, carries: PhantomData }
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

    /// The token of the client with this index, as the client sends it.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&str> {
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.text.get(start..*self.ends.get(index)?)
    }

    /// The tokens, each as its client sends it.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.len()).map(|index| self.get(index).unwrap_or_default())
    }

    /// When they end: from then on they are refused.
    #[must_use]
    pub fn expires_at(&self) -> SystemTime {
        system_time(self.expires)
    }

    /// When to issue the next, as in [`AccessToken::refresh_at`](crate::AccessToken::refresh_at).
    #[must_use]
    pub fn refresh_at(&self) -> SystemTime {
        system_time(self.refresh)
    }
}

impl<P: ?Sized> fmt::Debug for AccessTokens<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessTokens")
            .field("len", &self.len())
            .field("expires_at", &self.expires)
            .finish_non_exhaustive()
    }
}

impl<P: ?Sized> Serialize for AccessTokens<P> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}
