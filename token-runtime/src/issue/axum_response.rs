//! A token or an error as the return value of an axum handler, with feature `axum`.

use axum_core::body::Body;
use axum_core::response::{IntoResponse, Response};

use crate::issue::access_token::AccessToken;
use crate::issue::issue_error::IssueError;
use crate::issue::token_response::TokenResponse;

/// The same response as `http::Response::from(token)`. The [crate](crate#serve) has a complete handler.
#[cfg(feature = "axum")]
impl<P: ?Sized> IntoResponse for AccessToken<P> {
    fn into_response(self) -> Response {
        http::Response::<Body>::from(self)
    }
}

/// The same response as `http::Response::from(response)`: a handler returns `Ok(token.into())`.
#[cfg(feature = "axum")]
impl IntoResponse for TokenResponse {
    fn into_response(self) -> Response {
        http::Response::<Body>::from(self)
    }
}

/// The same response as `http::Response::from(error)`: `application/problem+json`.
#[cfg(feature = "axum")]
impl IntoResponse for IssueError {
    fn into_response(self) -> Response {
        http::Response::<Body>::from(self)
    }
}
