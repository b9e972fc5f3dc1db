//! A token or an error as the return value of an axum handler, with feature `axum`.

use axum_core::body::Body;
use axum_core::response::{IntoResponse, Response};

use crate::issue::access_token::AccessToken;
use crate::issue::issue_error::IssueError;
use crate::issue::token_response::TokenResponse;

/// The same response as `http::Response::from(token)`.
///
/// ```
/// use std::sync::Arc;
///
/// use axum::extract::State;
/// use axum::routing::post;
/// use axum::{Extension, Router};
/// use token_core::twilio::{Issuer, VideoGrant};
/// use token_core::{AccessToken, IssueError};
///
/// /// The user of the session, which a layer adds to each request.
/// #[derive(Clone)]
/// struct User {
///     id: String,
/// }
///
/// async fn token(
///     State(issuer): State<Arc<Issuer>>,
///     Extension(user): Extension<User>,
/// ) -> Result<AccessToken<VideoGrant>, IssueError> {
///     issuer.issue(&user.id, VideoGrant::new())
/// }
///
/// fn app(issuer: Issuer) -> Router {
///     Router::new().route("/token", post(token)).with_state(Arc::new(issuer))
/// }
/// ```
impl<P: ?Sized> IntoResponse for AccessToken<P> {
    fn into_response(self) -> Response {
        http::Response::<Body>::from(self)
    }
}

/// The same response as `http::Response::from(response)`: a handler returns `Ok(token.into())`.
impl IntoResponse for TokenResponse {
    fn into_response(self) -> Response {
        http::Response::<Body>::from(self)
    }
}

/// The same response as `http::Response::from(error)`: `application/problem+json`.
impl IntoResponse for IssueError {
    fn into_response(self) -> Response {
        http::Response::<Body>::from(self)
    }
}
