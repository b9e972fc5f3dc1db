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

impl Service {
    /// An SDK that speaks it, by its name in the schema.
    pub(crate) const fn sdk(self) -> &'static str {
        match self {
            Self::Twilsock => "sync",
            Self::Voice => "voice",
            Self::Video => "video",
        }
    }
}
