//! Voice: the client sends a token and registers for calls. There are no calls.
//!
//! Messages are `{"type", "version", "payload"}`. The client sends its token in `listen`, and receives `connected` or
//! `error`; then it sends `register` and receives `ready`, or `offline` if it takes no calls. A renewed token comes in a
//! second `listen`.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::Value;
use token_protocols::{echo, voice};
use token_schema::rule;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep_until};

use crate::clients::{Client, Command};
use crate::events::{EventKind, Log, Refused};
use crate::gate::{Admitted, revoked};
use crate::json_socket::{JsonSocket, Received};
use crate::twilsock::session::Shared;
use crate::{Service, codes};

/// How long a client may take to send its token.
const TOKEN_TIMEOUT: Duration = Duration::from_secs(10);
/// The interval of blank lines; a client that receives none for 15 seconds disconnects.
const HEARTBEAT_INTERVAL: Duration = Duration::from_secs(5);

/// Serves a client until it is gone.
pub(crate) async fn serve(mut socket: JsonSocket, mut client: Client, shared: Arc<Shared>, log: Arc<Log>) {
    let mut session = VoiceSession { shared, log, admitted: None };
    let mut heartbeat = interval(HEARTBEAT_INTERVAL);
    heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let token_deadline = Instant::now() + TOKEN_TIMEOUT;
    let mut token_shown = false;
    loop {
        let answers = tokio::select! {
            received = socket.receive() => match received {
                Received::Json(message) => {
                    token_shown |= message.get("type").and_then(Value::as_str) == Some("listen");
                    match session.message(&message, &client).await {
                        Some(answers) => answers,
                        None => break,
                    }
                }
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
                Some(command) => session.command(&command, &client),
                None => break,
            },
            _ = heartbeat.tick() => {
                if socket.send_text("\n".to_owned()).await.is_none() {
                    return;
                }
                Vec::new()
            }
            () = sleep_until(token_deadline), if !token_shown => break,
        };
        for answer in answers {
            if socket.reply(&answer).await.is_none() {
                return;
            }
        }
    }
    socket.close().await;
}

struct VoiceSession {
    shared: Arc<Shared>,
    log: Arc<Log>,
    admitted: Option<Admitted>,
}

impl VoiceSession {
    fn log(&self, client: &Client, kind: EventKind) {
        self.log.add(client.number, client.service, kind);
    }

    /// The replies; `None` when the verify queue is full. Then the connection is closed, because the protocol has no
    /// status for this: an error would refuse the token, but after a lost connection the SDK tries again.
    async fn message(&mut self, message: &Value, client: &Client) -> Option<Vec<Value>> {
        let member = |path: &str| message.pointer(path).and_then(Value::as_str);
        Some(match member("/type") {
            Some("listen") => vec![self.listen(member("/payload/token").unwrap_or_default(), client).await?],
            Some("register") => match &self.admitted {
                Some(admitted) if admitted.expires <= SystemTime::now() => vec![self.expired(client)],
                Some(_) => {
                    let takes_calls = message.pointer("/payload/media/audio") != Some(&Value::Bool(false));
                    vec![if takes_calls { voice::ready() } else { voice::offline() }]
                }
                // The reply to `listen` comes first, and refuses the token.
                None => Vec::new(),
            },
            Some("invite") => {
                let call = echo::value(message.pointer("/payload/callsid"));
                vec![voice::call_error(31404, "not emulated: calls", &call)]
            }
            _ => Vec::new(),
        })
    }

    async fn listen(&mut self, token: &str, client: &Client) -> Option<Value> {
        let Some(admitted) = self.shared.admit(token, Service::Voice, "voice").await else {
            self.log(client, EventKind::Throttled);
            return None;
        };
        Some(match admitted {
            Ok(admitted) => {
                let expires_at = admitted.expires.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
                let kind = match self.admitted {
                    Some(_) => EventKind::Renewed { expires_at },
                    None => EventKind::Accepted {
                        identity: admitted.identity.clone(),
                        key: admitted.key.clone(),
                        expires_at,
                        continued: false,
                    },
                };
                self.log(client, kind);
                client.admit(&admitted);
                let left = admitted.expires.duration_since(SystemTime::now()).unwrap_or_default();
                let connected = voice::connected(&admitted.identity, left.as_secs());
                self.admitted = Some(admitted);
                connected
            }
            Err(refused) => {
                let renewal = self.admitted.is_some();
                let answer = error(&refused);
                self.log(
                    client,
                    if renewal { EventKind::RenewalRefused(refused) } else { EventKind::Refused(refused) },
                );
                answer
            }
        })
    }

    fn command(&mut self, command: &Command, client: &Client) -> Vec<Value> {
        match command {
            Command::Expire => vec![self.expired(client)],
            Command::Revoke => {
                self.log(client, EventKind::Revoked);
                vec![error(&revoked(Service::Voice))]
            }
            // A Voice client keeps its own timer, set from the `ttl` in `connected`.
            Command::Warn | Command::Notify(_) | Command::GoAway => Vec::new(),
        }
    }

    fn expired(&self, client: &Client) -> Value {
        self.log(client, EventKind::Expired);
        let code = codes::of_rule(rule::EXPIRED.id(), Service::Voice).1.number;
        error(&Refused {
            code,
            rule: Some(rule::EXPIRED.id()),
            message: "the client did not renew the token in time".into(),
        })
    }
}

fn error(refused: &Refused) -> Value {
    voice::error(refused.code, &refused.description())
}
