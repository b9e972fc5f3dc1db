//! What a client speaks.

use serde::Serialize;

/// What a client speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Service {
    /// Sync and Conversations.
    Twilsock,
    /// Voice.
    Voice,
    /// Video.
    Video,
}
