//! The answer to a client that wants its token in JSON.

use std::fmt;

use serde_json::{Value, json};

use crate::issue::access_token::AccessToken;
use crate::jwt::compact;
use token_schema::Format;

/// A token with what its client needs beside it, as a JSON object.
///
/// | member | value |
/// |---|---|
/// | `token` | the token, which the client hands to its SDK as it is |
/// | `identity` | the name under which the client appears |
/// | `expires_in` | whole seconds until the token ends; 0 if it has ended |
/// | `refresh_in` | whole seconds until the client should ask for its next token; 0 if that time has come |
///
/// Both times count from the moment at which this was made, by the clock of the issuer (`with_clock`, or the system's). A client needs no
/// clock that is right: it starts a timer. `refresh_in` is less than `expires_in` while the token lives, see
/// [`AccessToken::refresh_at`].
///
/// An HTTP handler returns it (features `axum` and `http`); other servers send [`into_json`](Self::into_json) with
/// `Content-Type: application/json` and `Cache-Control: no-store`. Like the token it has no `Serialize` and no `Display`, so that it does
/// not end up in a log; `Json(response)` does not compile, because the response is JSON already.
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
    /// The JSON object as text, with the token in it.
    #[must_use]
    pub fn into_json(self) -> String {
        self.json
    }
}

impl<P: ?Sized> From<AccessToken<P>> for TokenResponse {
    fn from(token: AccessToken<P>) -> Self {
        let issued = token.issued();
        let (expires_in, refresh_in) = (issued.expires_in(), issued.refresh_in());
        let identity = identity_of(token.as_str(), issued.format).unwrap_or_default();
        let json = json!({
            "token": token.into_string(),
            "identity": identity,
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

/// The identity in a token of ours.
fn identity_of(text: &str, format: &Format) -> Option<String> {
    let claims = compact::decode(compact::split(text)?.claims)?;
    let claims: Value = serde_json::from_slice(&claims).ok()?;
    let around = match &format.grants {
        Some(grants) if format.identity_in_grants => claims.get(&**grants)?,
        _ => &claims,
    };
    around.get(&*format.identity)?.as_str().map(str::to_owned)
}
