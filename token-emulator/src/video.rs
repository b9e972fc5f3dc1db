//! Video: the client joins a room without other participants and without media.
//!
//! Two protocols in one. The outer protocol keeps the connection: `hello`, `welcome`, `heartbeat`, `bye`, and `msg`,
//! which wraps the inner protocol. The inner protocol is about the room: `ice` and `iced`, `connect` and `connected`.
//! The token comes with `ice` and again with `connect`.

use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use serde_json::Value;
use token_protocols::{echo, video};
use tokio::time::{Instant, MissedTickBehavior, interval, sleep_until};

use crate::Service;
use crate::clients::{Client, Command};
use crate::events::{EventKind, Log, Refused};
use crate::gate::Admitted;
use crate::json_socket::{JsonSocket, Received};
use crate::sid::sid;
use crate::twilsock::session::Shared;

/// How long a client may take to send its token.
const TOKEN_TIMEOUT: Duration = Duration::from_secs(10);
/// The interval of heartbeats from both sides, in milliseconds.
const HEARTBEAT_INTERVAL: u64 = 5000;

/// Serves a client until it is gone.
pub(crate) async fn serve(mut socket: JsonSocket, mut client: Client, shared: Arc<Shared>, log: Arc<Log>) {
    let mut session = VideoSession { shared, log, admitted: None, welcomed: false };
    let mut heartbeat = interval(Duration::from_millis(HEARTBEAT_INTERVAL));
    heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let token_deadline = Instant::now() + TOKEN_TIMEOUT;
    loop {
        let answers = tokio::select! {
            received = socket.receive() => match received {
                Received::Json(message) if message.get("type").and_then(Value::as_str) == Some("bye") => break,
                Received::Json(message) => match session.message(&message, &client).await {
                    Some(answers) => answers,
                    None => break,
                },
                Received::Blank => Vec::new(),
                Received::Invalid(reason) => {
                    session.log(&client, EventKind::NotUnderstood { reason: reason.to_owned() });
                    break;
                }
                Received::Closed => return,
            },
            command = client.next_command() => match command {
                Some(Command::GoAway) => {
                    session.log(&client, EventKind::SentAway);
                    break;
                }
                // A client in a room does not need its token until it reconnects.
                Some(_) => Vec::new(),
                None => break,
            },
            _ = heartbeat.tick(), if session.welcomed => vec![video::heartbeat()],
            () = sleep_until(token_deadline), if session.admitted.is_none() => break,
        };
        for answer in answers {
            if socket.reply(&answer).await.is_none() {
                return;
            }
        }
    }
    socket.close().await;
}

struct VideoSession {
    shared: Arc<Shared>,
    log: Arc<Log>,
    admitted: Option<Admitted>,
    welcomed: bool,
}

impl VideoSession {
    fn log(&self, client: &Client, kind: EventKind) {
        self.log.add(client.number, client.service, kind);
    }

    /// The replies; `None` when the verify queue is full. Then the connection is closed, because the protocol has no
    /// status for this: an error would refuse the token, but after a lost connection the SDK tries again.
    async fn message(&mut self, message: &Value, client: &Client) -> Option<Vec<Value>> {
        let nothing = Value::Null;
        let body = message.get("body").unwrap_or(&nothing);
        Some(match message.get("type").and_then(Value::as_str) {
            Some("hello") => {
                self.welcomed = true;
                let mut answers = vec![video::welcome(HEARTBEAT_INTERVAL)];
                answers.extend(self.body(body, client).await?);
                answers
            }
            Some("msg") => self.body(body, client).await?.into_iter().collect(),
            _ => Vec::new(),
        })
    }

    /// The reply, if there is one.
    async fn body(&mut self, body: &Value, client: &Client) -> Option<Option<Value>> {
        let kind = body.get("type").and_then(Value::as_str).unwrap_or_default();
        let answer = match kind {
            "ice" | "connect" | "sync" => {
                let token = body.get("token").and_then(Value::as_str).unwrap_or_default();
                let Some(admitted) = self.shared.admit(token, Service::Video, "video").await else {
                    self.log(client, EventKind::Throttled);
                    return None;
                };
                match (kind, admitted, &self.admitted) {
                    (_, Err(refused), _) => self.refuse(refused, client),
                    ("ice", Ok(_), _) => video::iced(),
                    ("sync", Ok(_), Some(admitted)) => room(admitted, body, "synced"),
                    (_, Ok(admitted), _) => self.join(admitted, body, client),
                }
            }
            "disconnect" => video::disconnected(),
            _ => return Some(None),
        };
        Some(Some(video::message(answer)))
    }

    fn join(&mut self, admitted: Admitted, body: &Value, client: &Client) -> Value {
        client.admit(&admitted);
        self.log(
            client,
            EventKind::Accepted {
                identity: admitted.identity.clone(),
                key: admitted.key.clone(),
                expires_at: admitted.expires.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()),
                continued: false,
            },
        );
        let answer = room(&admitted, body, "connected");
        self.admitted = Some(admitted);
        answer
    }

    fn refuse(&self, refused: Refused, client: &Client) -> Value {
        let answer = video::error(refused.code, &refused.description());
        self.log(client, EventKind::Refused(refused));
        answer
    }
}

/// A room with the client as its only participant.
fn room(admitted: &Admitted, body: &Value, kind: &str) -> Value {
    let name = echo::value(body.get("name"));
    let name = name.as_str().filter(|name| !name.is_empty());
    let name = name.or(admitted.room.as_deref()).unwrap_or("emulated");
    let room = sid("RM", &[&admitted.account, name]);
    let participant = sid("PA", &[&admitted.account, name, &admitted.identity]);
    let revision = echo::value(body.pointer("/participant/revision"));
    video::room(
        kind,
        &video::Room { sid: &room, name, participant: &participant, identity: &admitted.identity, revision },
    )
}
