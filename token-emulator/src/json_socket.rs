//! A WebSocket on which both sides send JSON as text: that of Voice and of Video.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{Message, WebSocket};
use serde_json::Value;
use tokio::time::{sleep, timeout};

use crate::scenario::Scenario;
use crate::twilsock::session::Shared;

/// How long a client may take to read one message.
const PATIENCE: Duration = Duration::from_secs(5);

pub(crate) struct JsonSocket {
    socket: WebSocket,
    scenario: Arc<Scenario>,
}

/// What came.
pub(crate) enum Received {
    Json(Value),
    /// A blank line, which answers ours.
    Blank,
    /// Something else, with what is wrong with it.
    Other(&'static str),
    Gone,
}

impl JsonSocket {
    pub(crate) fn new(socket: WebSocket, shared: &Shared) -> Self {
        Self { socket, scenario: Arc::clone(&shared.scenario) }
    }

    pub(crate) async fn receive(&mut self) -> Received {
        loop {
            return match self.socket.recv().await {
                Some(Ok(Message::Text(text))) if text.trim().is_empty() => Received::Blank,
                Some(Ok(Message::Text(text))) => match serde_json::from_str(&text) {
                    Ok(value) => Received::Json(value),
                    Err(_) => Received::Other("the message is no JSON"),
                },
                Some(Ok(Message::Binary(_))) => Received::Other("a binary message; this protocol is JSON as text"),
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => continue,
                Some(Ok(Message::Close(_)) | Err(_)) | None => Received::Gone,
            };
        }
    }

    /// Answers, after the time that a test asked for; `None` when the client is gone.
    pub(crate) async fn answer(&mut self, message: &Value) -> Option<()> {
        sleep(self.scenario.answer_after()).await;
        self.tell(message.to_string()).await
    }

    /// Sends a text as it is; `None` when the client is gone.
    pub(crate) async fn tell(&mut self, text: String) -> Option<()> {
        timeout(PATIENCE, self.socket.send(Message::Text(text.into()))).await.ok()?.ok()
    }

    pub(crate) async fn close(&mut self) {
        let _ = timeout(PATIENCE, self.socket.send(Message::Close(None))).await;
    }
}
