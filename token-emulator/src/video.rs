//! Video: its client joins a room in which there is nobody else, and no media.
//!
//! Two protocols in one. The outer one keeps the connection: `hello`, `welcome`, `heartbeat`, `bye`, and `msg` around the inner one.
//! That one is about the room: `ice` and `iced`, `connect` and `connected`. The token comes with `ice` and again with `connect`.

use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use serde_json::{Value, json};
use tokio::time::{Instant, MissedTickBehavior, interval, sleep_until};

use crate::Service;
use crate::clients::{Client, Command};
use crate::codes::title;
use crate::echo;
use crate::events::{Log, Refused, What};
use crate::gate::Admitted;
use crate::json_socket::{JsonSocket, Received};
use crate::sid::sid;
use crate::twilsock::session::Shared;

/// How long a client may take to show its token.
const TIME_FOR_TOKEN: Duration = Duration::from_secs(10);
/// How often each side says that it is there, milliseconds.
const HEARTBEAT: u64 = 5000;

/// Serves one client until it is gone.
pub(crate) async fn serve(mut socket: JsonSocket, mut client: Client, shared: Arc<Shared>, log: Arc<Log>) {
    let mut visit = Visit { shared, log, admitted: None, welcomed: false };
    let mut heartbeat = interval(Duration::from_millis(HEARTBEAT));
    heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let patience = Instant::now() + TIME_FOR_TOKEN;
    loop {
        let answers = tokio::select! {
            received = socket.receive() => match received {
                Received::Json(message) if message.get("type").and_then(Value::as_str) == Some("bye") => break,
                Received::Json(message) => match visit.message(&message, &client).await {
                    Some(answers) => answers,
                    None => break,
                },
                Received::Blank => Vec::new(),
                Received::Other(reason) => {
                    visit.note(&client, What::NotUnderstood { reason: reason.to_owned() });
                    break;
                }
                Received::Gone => return,
            },
            told = client.told() => match told {
                Some(Command::GoAway) => {
                    visit.note(&client, What::SentAway);
                    break;
                }
                // Once in a room a client needs its token no more, until it connects again.
                Some(_) => Vec::new(),
                None => break,
            },
            _ = heartbeat.tick(), if visit.welcomed => vec![json!({"type": "heartbeat"})],
            () = sleep_until(patience), if visit.admitted.is_none() => break,
        };
        for answer in answers {
            if socket.answer(&answer).await.is_none() {
                return;
            }
        }
    }
    socket.close().await;
}

struct Visit {
    shared: Arc<Shared>,
    log: Arc<Log>,
    admitted: Option<Admitted>,
    welcomed: bool,
}

impl Visit {
    fn note(&self, client: &Client, what: What) {
        self.log.add(client.number, client.service, what);
    }

    /// The answers; `None` where too many tokens wait to be judged. Then the connection is closed, because the protocol has no status
    /// for that: an error refuses the token, and after a lost connection the SDK tries again.
    async fn message(&mut self, message: &Value, client: &Client) -> Option<Vec<Value>> {
        let nothing = Value::Null;
        let body = message.get("body").unwrap_or(&nothing);
        Some(match message.get("type").and_then(Value::as_str) {
            Some("hello") => {
                self.welcomed = true;
                let mut answers = vec![json!({"type": "welcome", "negotiatedTimeout": HEARTBEAT})];
                answers.extend(self.body(body, client).await?);
                answers
            }
            Some("msg") => self.body(body, client).await?.into_iter().collect(),
            _ => Vec::new(),
        })
    }

    /// The answer, if there is one.
    async fn body(&mut self, body: &Value, client: &Client) -> Option<Option<Value>> {
        let kind = body.get("type").and_then(Value::as_str).unwrap_or_default();
        let answer = match kind {
            "ice" | "connect" | "sync" => {
                let token = body.get("token").and_then(Value::as_str).unwrap_or_default();
                let Some(admitted) = self.shared.admit(token, Service::Video, "video").await else {
                    self.note(client, What::Throttled);
                    return None;
                };
                match (kind, admitted, &self.admitted) {
                    (_, Err(refused), _) => self.refuse(refused, client),
                    ("ice", Ok(_), _) => json!({"type": "iced", "version": 1, "ice_servers": []}),
                    ("sync", Ok(_), Some(admitted)) => room(admitted, body, "synced"),
                    (_, Ok(admitted), _) => self.join(admitted, body, client),
                }
            }
            "disconnect" => json!({"type": "disconnected", "version": 2, "status": "completed"}),
            _ => return Some(None),
        };
        Some(Some(json!({"type": "msg", "body": answer})))
    }

    fn join(&mut self, admitted: Admitted, body: &Value, client: &Client) -> Value {
        client.is(&admitted);
        self.note(
            client,
            What::Accepted {
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
        let message = format!("{}: {}", title(refused.code), refused.message);
        let answer =
            json!({"type": "error", "version": 2, "participants": [], "code": refused.code, "message": message});
        self.note(client, What::Refused(refused));
        answer
    }
}

/// A room with one participant, who publishes what it says that it does, and hears nothing.
fn room(admitted: &Admitted, body: &Value, kind: &str) -> Value {
    let name = echo::value(body.get("name"));
    let name = name.as_str().filter(|name| !name.is_empty());
    let name = name.or(admitted.room.as_deref()).unwrap_or("emulated");
    let room = sid("RM", &[&admitted.account, name]);
    let participant = sid("PA", &[&admitted.account, name, &admitted.identity]);
    let member = |path: &str| echo::value(body.pointer(path));
    json!({
        "type": kind, "version": 2, "session": format!("emulated-{participant}"), "sid": room, "name": name,
        "participant": {"sid": participant, "identity": admitted.identity, "state": "connected",
            "revision": member("/participant/revision"), "tracks": []},
        "participants": [], "peer_connections": [],
        "published": {"revision": 0, "tracks": []}, "subscribed": {"revision": 0, "tracks": []},
        "recording": {"enabled": false, "revision": 0},
        "options": {"session_timeout": 30, "signaling_region": "us1", "media_region": "us1", "signaling_edge": "ashburn"},
    })
}
