//! The identity for a token, from the application's login.

use std::fmt;

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;

use crate::{Endpoint, Refused};

/// The application's tokens, and how it identifies callers.
pub struct Server<T> {
    /// The generated `Tokens`.
    pub tokens: T,
    caller: Box<Login>,
    address: String,
}

/// Returns the identity of a caller from the request's headers.
type Login = dyn Fn(&HeaderMap) -> Option<String> + Send + Sync;

impl<T> Server<T> {
    /// A server of these tokens; `caller` returns the identity of the sender of these headers.
    pub fn new(tokens: T, caller: impl Fn(&HeaderMap) -> Option<String> + Send + Sync + 'static) -> Self {
        Self { tokens, caller: Box::new(caller), address: String::new() }
    }

    /// The address that clients connect to with a token of LiveKit's endpoint.
    #[must_use]
    pub fn at(self, address: String) -> Self {
        Self { address, ..self }
    }

    /// The response of LiveKit's endpoint.
    #[must_use]
    pub fn endpoint(&self, token: &str) -> Endpoint {
        Endpoint { server_url: self.address.clone(), participant_token: token.to_owned() }
    }
}

impl<T> fmt::Debug for Server<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").finish_non_exhaustive()
    }
}

/// The identity of a request.
///
/// # Errors
///
/// When the caller is unknown to the application.
pub fn caller<T>(server: &Server<T>, headers: &HeaderMap) -> Result<String, Refused> {
    (server.caller)(headers).ok_or(Refused::Unknown)
}

/// The credential in `Authorization: Bearer`.
#[must_use]
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}
