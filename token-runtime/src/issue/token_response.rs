//! The JSON response with a token.

use std::fmt;

use serde_json::json;

use crate::issue::access_token::AccessToken;
use crate::jwt::layout;

/// A token and its times, as a JSON object for the client.
///
/// | member | value |
/// |---|---|
/// | `token` | the token, which the client passes to its SDK |
/// | `identity` | the client's identity |
/// | `expires_in` | seconds until the token expires; 0 if it has expired |
/// | `refresh_in` | seconds until the client should renew the token; 0 if that time has passed |
///
/// Both times count from the conversion into a response, by the issuer's clock (`with_clock`, or the system's), so the client can start a
/// timer and needs no correct clock. In a new response `refresh_in` is at least 1, and less than `expires_in` unless
/// that is 1, see [`AccessToken::refresh_at`]. A token for Video needs no renewal while its client is in a room: the client requests
/// another one for the next.
///
/// An HTTP handler returns the response (features `axum` and `http`); other servers send [`into_json`](Self::into_json) with
/// `Content-Type: application/json` and `Cache-Control: no-store`. Like the token, the response has neither `Serialize` nor `Display`, so
/// it does not end up in a log; `Json(response)` does not compile, because the response already is JSON.
///
/// ```
/// use token_core::TokenResponse;
/// # use token_core::twilio::{AccountSid, ApiKeySid, Credentials, Issuer, VideoGrant};
/// # use token_core::{Secret, sid};
/// # let credentials = Credentials::new(
/// #     sid!(AccountSid, "AC00000000000000000000000000000001"),
/// #     sid!(ApiKeySid, "SK00000000000000000000000000000002"),
/// #     Secret::new("not-a-real-secret"),
/// # );
/// # let issuer = Issuer::new(&credentials);
/// let token = issuer.issue("alice", VideoGrant::new())?;
/// let json = TokenResponse::from(token).into_json();
/// assert!(json.contains(r#""identity":"alice""#) && json.contains("refresh_in"));
/// # Ok::<(), token_core::IssueError>(())
/// ```
#[derive(Clone)]
pub struct TokenResponse {
    json: String,
    expires_in: u64,
    refresh_in: u64,
}

impl TokenResponse {
    /// The JSON, which contains the token.
    #[must_use]
    pub fn into_json(self) -> String {
        self.json
    }
}

impl<P: ?Sized> From<AccessToken<P>> for TokenResponse {
    fn from(token: AccessToken<P>) -> Self {
        let issued = token.issued();
        let (expires_in, refresh_in) = (issued.expires_in(), issued.refresh_in());
        let claims = token.claims();
        let identity = claims.as_ref().and_then(|claims| layout::identity(&claims.root().as_object()?, issued.format));
        let json = json!({
            "token": token.into_string(),
            "identity": identity.and_then(|node| node.as_str()).unwrap_or_default(),
            "expires_in": expires_in,
            "refresh_in": refresh_in,
        });
        Self { json: json.to_string(), expires_in, refresh_in }
    }
}

impl fmt::Debug for TokenResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenResponse")
            .field("expires_in", &self.expires_in)
            .field("refresh_in", &self.refresh_in)
            .finish_non_exhaustive()
    }
}
