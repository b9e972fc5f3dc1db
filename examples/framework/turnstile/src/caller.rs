//! For whom a token is: the application's own login decides.

use std::fmt;

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;

use crate::Refused;

/// The application's tokens, and how it knows who asks for one.
pub struct Server<T> {
    /// The generated `Tokens`.
    pub tokens: T,
    caller: Box<Login>,
}

/// The identity of the caller that sent these headers.
type Login = dyn Fn(&HeaderMap) -> Option<String> + Send + Sync;

impl<T> Server<T> {
    /// A server of these tokens; `caller` says who sent a request with these headers.
    pub fn new(tokens: T, caller: impl Fn(&HeaderMap) -> Option<String> + Send + Sync + 'static) -> Self {
        Self { tokens, caller: Box::new(caller) }
    }
}

impl<T> fmt::Debug for Server<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").finish_non_exhaustive()
    }
}

/// The identity of a request, or its refusal.
///
/// # Errors
///
/// When the application does not know the caller.
pub fn caller<T>(server: &Server<T>, headers: &HeaderMap) -> Result<String, Refused> {
    (server.caller)(headers).ok_or(Refused::Unknown)
}

/// The text after `Authorization: Bearer`.
#[must_use]
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}
