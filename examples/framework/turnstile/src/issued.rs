//! The response to a valid request.

use serde::Deserialize;
use utoipa::ToSchema;

/// An issued token, as in token-core's `TokenResponse`.
#[derive(Clone, Deserialize, ToSchema)]
pub struct Issued {
    /// The token for the client's SDK.
    pub token: String,
    /// The identity of the client.
    pub identity: String,
    /// Seconds until the token expires.
    pub expires_in: u64,
    /// Seconds until the client should request the next token.
    pub refresh_in: u64,
}

/// Does not print the token, because it grants access.
impl std::fmt::Debug for Issued {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Issued").field("expires_in", &self.expires_in).finish_non_exhaustive()
    }
}
