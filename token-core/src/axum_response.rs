//! A token as what an axum handler returns, with feature `axum`.

use axum_core::body::Body;
use axum_core::response::{IntoResponse, Response};

use crate::AccessToken;

/// The same answer as `http::Response::from(token)`: a handler returns the token itself.
///
/// ```
/// use axum_core::response::IntoResponse;
/// use token_core::IssueError;
/// use token_core::twilio::{Issuer, VideoGrant};
///
/// /// What a handler looks like: `alice` comes from the session, never from the request.
/// fn token(issuer: &Issuer) -> Result<impl IntoResponse + use<>, IssueError> {
///     issuer.issue("alice", VideoGrant::new())
/// }
/// # use token_core::twilio::{AccountSid, ApiKeySid, Credentials};
/// # use token_core::{Secret, sid};
/// # let credentials = Credentials::new(
/// #     sid!(AccountSid, "AC00000000000000000000000000000001"),
/// #     sid!(ApiKeySid, "SK00000000000000000000000000000002"),
/// #     Secret::new("not-a-real-secret"),
/// # );
/// # assert_eq!(token(&Issuer::new(&credentials))?.into_response().headers()["cache-control"], "no-store");
/// # Ok::<(), IssueError>(())
/// ```
impl<P: ?Sized> IntoResponse for AccessToken<P> {
    fn into_response(self) -> Response {
        http::Response::<Body>::from(self)
    }
}
