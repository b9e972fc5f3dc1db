//! What a client gets for a good request.

use serde::Deserialize;
use utoipa::ToSchema;

/// A token that was issued, as the server's `TokenResponse` says it.
#[derive(Clone, Deserialize, ToSchema)]
pub struct Issued {
    /// The token, as the client's SDK takes it.
    pub token: String,
    /// The name under which the client appears.
    pub identity: String,
    /// Seconds until the token ends.
    pub expires_in: u64,
    /// Seconds until it is time to ask for the next token.
    pub refresh_in: u64,
}

/// The token opens doors, so it is not printed.
impl std::fmt::Debug for Issued {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Issued").field("expires_in", &self.expires_in).finish_non_exhaustive()
    }
}
