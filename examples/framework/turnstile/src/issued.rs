//! The answer to a good request.

use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use token_core::AccessToken;
use utoipa::ToSchema;

/// A token that was issued.
#[derive(Clone, Deserialize, Serialize, ToSchema)]
pub struct Issued {
    /// The token, as the client's SDK takes it.
    pub token: String,
    /// When it ends, seconds since 1970.
    pub expires_at: u64,
    /// When to ask for the next, seconds since 1970.
    pub refresh_at: u64,
}

impl Issued {
    /// The answer that carries this token.
    #[must_use]
    pub fn of<P>(token: AccessToken<P>) -> Self {
        let (expires_at, refresh_at) = (seconds(token.expires_at()), seconds(token.refresh_at()));
        Self { token: token.into_string(), expires_at, refresh_at }
    }
}

/// The token opens doors, so it is not printed.
impl std::fmt::Debug for Issued {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Issued").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}

fn seconds(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}
