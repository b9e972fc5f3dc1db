//! The WebSocket of Voice and Video: both sides send JSON in text messages.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{Message, WebSocket};
use serde_json::Value;
use tokio::time::{sleep, timeout};

use crate::scenario::Scenario;
use crate::twilsock::session::Shared;

/// How long a client may take to read a message.
const WRITE_TIMEOUT: Duration = Duration::from_secs(5);

pub(crate) struct JsonSocket {
    socket: WebSocket,
    scenario: Arc<Scenario>,
}

pub(crate) enum Received {
    Json(Value),
    /// A blank line, the reply to a heartbeat.
    Blank,
    /// An invalid message, with the reason.
    Invalid(&'static str),
    Closed,
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
                    Err(_) => Received::Invalid("the message is not JSON"),
                },
                Some(Ok(Message::Binary(_))) => {
                    Received::Invalid("the message is binary; expected JSON in a text message")
                }
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => continue,
                Some(Ok(Message::Close(_)) | Err(_)) | None => Received::Closed,
            };
        }
    }

    /// Sends a reply, delayed as the test requires; `None` when the client is gone.
    pub(crate) async fn reply(&mut self, message: &Value) -> Option<()> {
        sleep(self.scenario.answer_after()).await;
        self.send_text(message.to_string()).await
    }

    /// Sends a message; `None` when the client is gone.
    pub(crate) async fn send_text(&mut self, text: String) -> Option<()> {
        timeout(WRITE_TIMEOUT, self.socket.send(Message::Text(text.into()))).await.ok()?.ok()
    }

    pub(crate) async fn close(&mut self) {
        let _ = timeout(WRITE_TIMEOUT, self.socket.send(Message::Close(None))).await;
    }
}
