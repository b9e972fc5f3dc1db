//! A token that was issued.

use std::fmt;
use std::marker::PhantomData;
use std::sync::OnceLock;
use std::time::SystemTime;

use crate::grant::grant_set::Contents;
use crate::grant::opened_by::OpenedBy;
use crate::issue::issued::Issued;
use crate::json::Document;
use crate::jwt::compact;

/// A signed token, for the client that it was issued for.
///
/// `P` is what it carries: a set of grants, the profile that issued it, or `dyn sdk::NAME` where only the SDK is known. `AccessToken` alone
/// is a token of any kind, for functions that return one of several: see [`erase`](Self::erase).
///
/// | the compiler says | write |
/// |---|---|
/// | expected `AccessToken<dyn Voice>`, found `AccessToken<Agent>`; box the found value | `token.for_sdk()`, see [`for_sdk`](Self::for_sdk) |
/// | expected `AccessToken`, found `AccessToken<Agent>` | `token.erase()`, or `token.into()` |
/// | the trait `Voice` is not implemented for `Erased` | `AccessToken<dyn sdk::Voice>` as the type, instead of `AccessToken` |
///
/// The text alone gives access. It leaves only by [`as_str`](Self::as_str), by [`into_string`](Self::into_string), or as an
/// HTTP response: there is no `Display` and no `Serialize`, and `Debug` shows the time of expiry, not the token.
///
/// A client SDK takes the raw text. An HTTP handler therefore returns the token itself (feature `axum` or `http`), which sends it
/// as `text/plain`. `Json(token)` does not compile: it would send the token in quotes, which Twilio refuses with
/// [51130](https://www.twilio.com/docs/api/errors/51130). For a client that wants JSON, return a [`TokenResponse`](crate::TokenResponse).
pub struct AccessToken<P: ?Sized = Erased> {
    text: String,
    issued: Issued,
    jti: OnceLock<Box<str>>,
    // A box, because what is only known by its SDK has no size.
    carries: PhantomData<fn() -> Box<P>>,
}

/// The parameter of a token that may carry any grants: `AccessToken` stands for `AccessToken<Erased>`.
#[derive(Debug)]
pub enum Erased {}

impl<P: ?Sized> AccessToken<P> {
    pub(crate) fn new(text: String, issued: Issued) -> Self {
        Self { text, issued, jti: OnceLock::new(), carries: PhantomData }
    }

    pub(crate) fn issued(&self) -> &Issued {
        &self.issued
    }

    pub(crate) fn claims(&self) -> Option<Document> {
        Document::of(compact::decode(compact::split(&self.text)?.claims)?)
    }

    /// The token as the client sends it.
    #[doc(alias = "toJwt")]
    #[doc(alias = "to_jwt")]
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The token as the client sends it.
    #[doc(alias = "toJwt")]
    #[doc(alias = "to_jwt")]
    #[must_use]
    pub fn into_string(self) -> String {
        self.text
    }

    /// The time of expiry. From then on the token is refused.
    #[must_use]
    pub fn expires_at(&self) -> SystemTime {
        self.issued.expires_at()
    }

    /// The time to renew the token: before it expires, for every SDK and every lifetime.
    ///
    /// It is as long before the expiry as the earliest warning of the token's SDKs, and at least a minute, but never in the first half of
    /// the lifetime. Sync and Conversations warn three minutes before the expiry (`tokenAboutToExpire` in the API documents of npm
    /// [`twilio-sync`](https://www.npmjs.com/package/twilio-sync)), Voice ten seconds (`tokenRefreshMs` of
    /// [twilio-voice.js](https://github.com/twilio/twilio-voice.js/blob/master/lib/twilio/device.ts)), TaskRouter five (`tokenExpired` of
    /// [twilio-taskrouter.js](https://github.com/twilio/twilio-taskrouter.js)); Video does not warn. The minute allows for a late timer, a
    /// repeated request, and clocks that differ.
    ///
    /// For Video it is the last moment at which a client should begin to join with this token. A room cannot renew its token: it stays open
    /// after the expiry, but reads the token again when it reconnects. Let such a token live as long as the longest meeting.
    ///
    /// A token with a lifetime of one second should be renewed when it expires.
    #[must_use]
    pub fn refresh_at(&self) -> SystemTime {
        self.issued.refresh_at()
    }

    /// The token's id, which is safe to log. Its 128 random bits make it unique, unless the process was
    /// [copied](crate#what-it-does-not-do).
    #[must_use]
    pub fn jti(&self) -> &str {
        // Decoded on demand: most callers never need it, and it is an allocation.
        self.jti.get_or_init(|| self.claims().as_ref().and_then(|claims| claims.text("jti")).unwrap_or_default().into())
    }

    /// Erases the type of the grants and keeps one SDK, for code that chooses the grants at run time: also for a
    /// `Vec<AccessToken<dyn sdk::Voice>>` of several kinds of tokens, where the compiler proposes a `Box` instead.
    ///
    /// ```
    /// use token_core::AccessToken;
    /// use token_core::twilio::{ChatGrant, Issuer, VoiceGrant, sdk};
    ///
    /// fn issue(issuer: &Issuer, chat: ChatGrant, calls: bool) -> Result<AccessToken<dyn sdk::Conversations>, token_core::IssueError> {
    ///     Ok(if calls {
    ///         issuer.issue("alice", chat.and(VoiceGrant::incoming()))?.for_sdk()
    ///     } else {
    ///         issuer.issue("alice", chat)?.for_sdk()
    ///     })
    /// }
    /// ```
    #[must_use]
    pub fn for_sdk<S: OpenedBy<P> + ?Sized>(self) -> AccessToken<S> {
        self.carrying()
    }

    /// Erases what the token carries, for functions that return one of several tokens.
    ///
    /// ```
    /// use token_core::AccessToken;
    /// use token_core::twilio::{Issuer, VideoGrant, VoiceGrant};
    ///
    /// fn issue(issuer: &Issuer, calls: bool) -> Result<AccessToken, token_core::IssueError> {
    ///     Ok(if calls {
    ///         issuer.issue("alice", VoiceGrant::incoming())?.erase()
    ///     } else {
    ///         issuer.issue("alice", VideoGrant::new())?.erase()
    ///     })
    /// }
    /// ```
    #[must_use]
    pub fn erase(self) -> AccessToken {
        self.carrying()
    }

    fn carrying<Q: ?Sized>(self) -> AccessToken<Q> {
        AccessToken { text: self.text, issued: self.issued, jti: self.jti, carries: PhantomData }
    }
}

/// As [`erase`](AccessToken::erase). The compiler proposes it where a token of any kind is expected.
impl<P: Contents> From<AccessToken<P>> for AccessToken {
    fn from(token: AccessToken<P>) -> Self {
        token.erase()
    }
}

impl<P: ?Sized> Clone for AccessToken<P> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), issued: self.issued.clone(), jti: self.jti.clone(), carries: PhantomData }
    }
}

impl<P: ?Sized> fmt::Debug for AccessToken<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessToken")
            .field("jti", &self.jti())
            .field("expires_at", &self.issued.expires)
            .finish_non_exhaustive()
    }
}
