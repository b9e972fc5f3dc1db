//! Voice: its client shows a token and registers for calls. There are no calls.
//!
//! Messages are `{"type", "version", "payload"}`. The client begins with `listen`, which holds the token, and gets `connected` or
//! `error`; it goes on with `register` and gets `ready`. A renewed token comes in a second `listen`.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use tokio::time::{Instant, MissedTickBehavior, interval, sleep_until};

use crate::clients::{Client, Command};
use crate::codes::title;
use crate::echo;
use crate::events::{Log, Refused, What};
use crate::gate::{Admitted, revoked};
use crate::json_socket::{JsonSocket, Received};
use crate::twilsock::session::Shared;
use crate::{Service, codes};

/// How long a client may take to show its token.
const TIME_FOR_TOKEN: Duration = Duration::from_secs(10);
/// How often a blank line is sent; a client that gets none for 15 seconds goes away.
const HEARTBEAT: Duration = Duration::from_secs(5);

/// Serves one client until it is gone.
pub(crate) async fn serve(mut socket: JsonSocket, mut client: Client, shared: Arc<Shared>, log: Arc<Log>) {
    let mut line = Line { shared, log, admitted: None };
    let mut heartbeat = interval(HEARTBEAT);
    heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let patience = Instant::now() + TIME_FOR_TOKEN;
    let mut heard = false;
    loop {
        let answers = tokio::select! {
            received = socket.receive() => match received {
                Received::Json(message) => {
                    heard |= message.get("type").and_then(Value::as_str) == Some("listen");
                    match line.message(&message, &client).await {
                        Some(answers) => answers,
                        None => break,
                    }
                }
                Received::Blank => Vec::new(),
                Received::Other(reason) => {
                    line.note(&client, What::NotUnderstood { reason: reason.to_owned() });
                    break;
                }
                Received::Gone => return,
            },
            told = client.told() => match told {
                Some(Command::GoAway) => {
                    line.note(&client, What::SentAway);
                    break;
                }
                Some(command) => line.command(&command, &client),
                None => break,
            },
            _ = heartbeat.tick() => {
                if socket.tell("\n".to_owned()).await.is_none() {
                    return;
                }
                Vec::new()
            }
            () = sleep_until(patience), if !heard => break,
        };
        for answer in answers {
            if socket.answer(&answer).await.is_none() {
                return;
            }
        }
    }
    socket.close().await;
}

struct Line {
    shared: Arc<Shared>,
    log: Arc<Log>,
    admitted: Option<Admitted>,
}

impl Line {
    fn note(&self, client: &Client, what: What) {
        self.log.add(client.number, client.service, what);
    }

    /// The answers; `None` where too many tokens wait to be judged. Then the connection is closed, because the protocol has no status
    /// for that: an error refuses the token, and after a lost connection the SDK tries again.
    async fn message(&mut self, message: &Value, client: &Client) -> Option<Vec<Value>> {
        let member = |path: &str| message.pointer(path).and_then(Value::as_str);
        Some(match member("/type") {
            Some("listen") => vec![self.listen(member("/payload/token").unwrap_or_default(), client).await?],
            Some("register") => match &self.admitted {
                Some(admitted) if admitted.expires <= SystemTime::now() => vec![self.expired(client)],
                Some(_) => vec![say("ready", &json!({}))],
                // It will hear of its token before this is of any use.
                None => Vec::new(),
            },
            Some("invite") => {
                let call = echo::value(message.pointer("/payload/callsid"));
                let error = json!({"code": 31404, "message": "not emulated: there are no calls"});
                vec![say("error", &json!({"error": error, "callsid": call}))]
            }
            _ => Vec::new(),
        })
    }

    async fn listen(&mut self, token: &str, client: &Client) -> Option<Value> {
        let Some(admitted) = self.shared.admit(token, Service::Voice, "voice").await else {
            self.note(client, What::Throttled);
            return None;
        };
        Some(match admitted {
            Ok(admitted) => {
                let expires_at = admitted.expires.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
                let what = match self.admitted {
                    Some(_) => What::Renewed { expires_at },
                    None => What::Accepted {
                        identity: admitted.identity.clone(),
                        key: admitted.key.clone(),
                        expires_at,
                        continued: false,
                    },
                };
                self.note(client, what);
                client.is(&admitted);
                let left = admitted.expires.duration_since(SystemTime::now()).unwrap_or_default();
                let token = json!({"identity": admitted.identity, "ttl": left.as_secs()});
                self.admitted = Some(admitted);
                say(
                    "connected",
                    &json!({"region": "US_EAST_VIRGINIA", "edge": "ashburn", "home": "us1", "gateway": "emulator", "token": token}),
                )
            }
            Err(refused) => {
                let renewal = self.admitted.is_some();
                let answer = error(&refused);
                self.note(client, if renewal { What::RenewalRefused(refused) } else { What::Refused(refused) });
                answer
            }
        })
    }

    fn command(&mut self, command: &Command, client: &Client) -> Vec<Value> {
        match command {
            Command::Expire => vec![self.expired(client)],
            Command::Revoke => {
                self.note(client, What::Revoked);
                vec![error(&revoked(Service::Voice))]
            }
            // A client warns itself, by the life that `connected` tells it.
            Command::Warn | Command::Notify(_) | Command::GoAway => Vec::new(),
        }
    }

    fn expired(&self, client: &Client) -> Value {
        self.note(client, What::Expired);
        let code = codes::of_rule("expired", Service::Voice).1.number;
        error(&Refused { code, rule: Some("expired"), message: "the client did not renew it in time".into() })
    }
}

fn error(refused: &Refused) -> Value {
    let message = format!("{}: {}", title(refused.code), refused.message);
    say("error", &json!({"error": {"code": refused.code, "message": message}}))
}

fn say(kind: &str, payload: &Value) -> Value {
    json!({"type": kind, "version": "1.6", "payload": payload})
}
