//! The response of [LiveKit's standard token endpoint](https://docs.livekit.io/frontends/build/authentication/endpoint/).

use std::fmt;

use axum::Json;
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::Refused;

/// Where the client connects, and with which token.
#[derive(Clone, Serialize, ToSchema)]
pub struct Endpoint {
    /// The address of the server.
    pub server_url: String,
    /// The token.
    pub participant_token: String,
}

impl IntoResponse for Endpoint {
    fn into_response(self) -> Response {
        (StatusCode::CREATED, [(CACHE_CONTROL, "no-store")], Json(self)).into_response()
    }
}

/// Does not print the token, because it grants access.
impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Endpoint").field("server_url", &self.server_url).finish_non_exhaustive()
    }
}

/// A client may name itself, and nobody else.
///
/// # Errors
///
/// When the request names somebody else.
pub fn same_identity(caller: &str, named: Option<&str>) -> Result<(), Refused> {
    match named {
        Some(other) if other != caller => {
            Err(Refused::Request("`participant_identity` is not that of the caller; leave it out".to_owned()))
        }
        _ => Ok(()),
    }
}
