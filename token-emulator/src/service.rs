//! The protocols of Twilio's client SDKs.

use serde::Serialize;

/// The protocol of a client.
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
    /// An SDK that uses the protocol, by its name in the schema.
    pub(crate) const fn sdk(self) -> &'static str {
        match self {
            Self::Twilsock => "sync",
            Self::Voice => "voice",
            Self::Video => "video",
        }
    }
}
