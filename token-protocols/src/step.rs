//! What a client sends, and what it learns.

use serde_json::Value;

/// A message of a WebSocket.
#[derive(Clone, Debug, PartialEq)]
pub enum Frame {
    /// A text message.
    Text(String),
    /// A binary message.
    Binary(Vec<u8>),
}

impl Frame {
    pub(crate) fn json(message: &Value) -> Self {
        Self::Text(message.to_string())
    }
}

/// What the server decided about the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The token is accepted.
    Accepted,
    /// The token is refused.
    Refused,
    /// The server decided nothing: it has no time, or its answer is not of the protocol. An SDK would try again.
    Undecided,
}

/// The answer to a token.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// What the server decided.
    pub outcome: Outcome,
    /// The vendor's code.
    pub code: Option<u32>,
    /// The status, where the protocol has one: 200, 401.
    pub status: Option<u32>,
    /// The text of the server, as it sent it.
    pub message: String,
}

/// What the client does next.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// It sends these messages, and waits.
    Send(Vec<Frame>),
    /// It knows the answer. It sends these messages, and closes the connection.
    Leave(Vec<Frame>, Verdict),
}
