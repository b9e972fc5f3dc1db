//! A client's session without its socket: packets, commands and the time go in, effects come out.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Map, Value};
use token_protocols::twilsock::packets;
use token_schema::rule;

use super::continuations::{Continuations, Reissued};
use super::{DecodeError, Packet, Payload};
use crate::clients::Command;
use crate::events::{EventKind, Refused};
use crate::gate::{Admitted, Gate, revoked};
use crate::scenario::Scenario;
use crate::upstream::{Request, Upstream};
use crate::verify_queue::VerifyQueue;
use crate::{Service, codes};

/// What the socket has to do.
#[derive(Debug, PartialEq)]
pub(crate) enum Effect {
    /// Reply to the client, delayed as the test requires.
    Reply(Packet),
    /// Send a packet that is not a reply.
    Send(Packet),
    /// The token was accepted: from now on commands reach the connection by its identity and key.
    Admitted(Admitted),
    /// Add an event to the log.
    Log(EventKind),
    /// Close the socket, unless the client does so first.
    Close,
}

/// Shared by all sessions.
pub(crate) struct Shared {
    pub(crate) gate: Arc<Gate>,
    pub(crate) scenario: Arc<Scenario>,
    pub(crate) continuations: Continuations,
    pub(crate) upstream: Arc<Upstream>,
    pub(crate) warn_before: Duration,
    pub(crate) verify_queue: VerifyQueue,
}

impl Shared {
    /// Accepts or refuses a token, off this thread; `None` when the verify queue is full.
    pub(crate) async fn admit(
        &self,
        token: &str,
        service: Service,
        sdk: &'static str,
    ) -> Option<Result<Admitted, Refused>> {
        let (gate, token) = (Arc::clone(&self.gate), token.to_owned());
        self.verify_queue.turn().await?.run(move || gate.admit(&token, service, &[sdk])).await
    }
}

pub(crate) struct Session {
    shared: Arc<Shared>,
    client: u64,
    state: State,
}

enum State {
    /// The client has not sent a token yet.
    New,
    Admitted(Live),
    /// The client was refused, or the session has ended; its packets are ignored.
    Closed,
}

struct Live {
    admitted: Admitted,
    /// The SDKs that the client registered, by their names in the schema.
    sdks: Vec<&'static str>,
    warned: bool,
}

impl Session {
    pub(crate) fn new(shared: Arc<Shared>, client: u64) -> Self {
        Self { shared, client, state: State::New }
    }

    /// Whether the client has not sent its token yet.
    pub(crate) fn is_new(&self) -> bool {
        matches!(self.state, State::New)
    }

    /// Whether a packet contains a token, which takes a moment to verify.
    pub(crate) fn brings_token(packet: &Packet) -> bool {
        matches!(text(&packet.header, "method"), "init" | "update")
    }

    /// The verify queue is full: the client has to try again.
    pub(crate) fn busy(&mut self, packet: &Packet) -> Vec<Effect> {
        let mut effects = vec![Effect::Reply(packets::busy(&packet.header)), Effect::Log(EventKind::Throttled)];
        match self.state {
            State::New => {
                self.state = State::Closed;
                effects.push(Effect::Close);
                effects
            }
            // The client's current token is still valid.
            State::Admitted(_) => effects,
            State::Closed => Vec::new(),
        }
    }

    /// When to call [`on_deadline`](Self::on_deadline).
    pub(crate) fn deadline(&self) -> Option<SystemTime> {
        let State::Admitted(live) = &self.state else { return None };
        let warning = live.admitted.expires.checked_sub(self.shared.warn_before).unwrap_or(UNIX_EPOCH);
        Some(if live.warned { live.admitted.expires } else { warning.min(live.admitted.expires) })
    }

    /// Warns the client or ends the session, if it is time to.
    pub(crate) fn on_deadline(&mut self, now: SystemTime) -> Vec<Effect> {
        let deadline = self.deadline();
        let State::Admitted(live) = &mut self.state else { return Vec::new() };
        if now >= live.admitted.expires {
            return self.expire();
        }
        if live.warned || deadline.is_none_or(|deadline| now < deadline) {
            return Vec::new();
        }
        live.warned = true;
        let left = live.admitted.expires.duration_since(now).unwrap_or_default();
        vec![Effect::Send(packets::about_to_expire(left)), Effect::Log(EventKind::Warned)]
    }

    pub(crate) fn on_packet(&mut self, packet: &Packet, now: SystemTime) -> Vec<Effect> {
        let header = &packet.header;
        let method = text(header, "method");
        match (&mut self.state, method) {
            (State::Closed, _) | (_, "reply" | "telemetry.v1") => Vec::new(),
            (_, "close") => self.end(),
            (State::New, "init") => self.init(header, now),
            (State::New, _) => self.not_acceptable("the first packet must be `init`"),
            (State::Admitted(_), "init") => self.not_acceptable("a second `init`; send a new token with `update`"),
            (State::Admitted(_), "update") => self.update(header, now),
            (State::Admitted(live), "message") => message(&self.shared.upstream, self.client, live, packet),
            (State::Admitted(_), "put_notification_ctx" | "delete_notification_ctx" | "ping") => {
                vec![Effect::Reply(packets::ok(header))]
            }
            (State::Admitted(_), _) => self.not_acceptable("unknown method"),
        }
    }

    /// Handles a message that is not a packet; `None` for a text message.
    pub(crate) fn on_invalid_frame(&mut self, error: Option<DecodeError>) -> Vec<Effect> {
        if matches!(self.state, State::Closed) {
            return Vec::new();
        }
        let reason =
            error.map_or("the message is text; expected a binary packet".to_owned(), |error| error.to_string());
        self.not_acceptable(&reason)
    }

    pub(crate) fn on_command(&mut self, command: Command, now: SystemTime) -> Vec<Effect> {
        let State::Admitted(live) = &mut self.state else { return Vec::new() };
        match command {
            Command::Notify(notice) => vec![Effect::Send(packets::notification(&notice.event))],
            Command::Warn => {
                live.warned = true;
                let left = live.admitted.expires.duration_since(now).unwrap_or_default();
                vec![Effect::Send(packets::about_to_expire(left)), Effect::Log(EventKind::Warned)]
            }
            Command::Expire => self.expire(),
            Command::Revoke => {
                let refused = revoked(Service::Twilsock);
                self.close(packets::close_refused(refused.code, &refused.description()), EventKind::Revoked)
            }
            Command::GoAway => self.close(packets::go_away(), EventKind::SentAway),
        }
    }

    fn init(&mut self, header: &Map<String, Value>, now: SystemTime) -> Vec<Effect> {
        if let Some(back_off) = self.shared.scenario.throttle() {
            self.state = State::Closed;
            return vec![
                Effect::Reply(packets::throttled(header, codes::THROTTLED, back_off)),
                Effect::Log(EventKind::Throttled),
                Effect::Close,
            ];
        }
        let sdks = registered(header);
        let (gate, token) = (&self.shared.gate, text(header, "token"));
        let admitted = match gate.admit(token, Service::Twilsock, &sdks) {
            // A client that registers no product must have a grant for one of them.
            Ok(admitted) if admitted.services.is_empty() => {
                Err(gate.refusal(token, Service::Twilsock, &["sync"], rule::GRANT_MISSING_FOR_SDK.id()))
            }
            other => other,
        };
        let admitted = match admitted {
            Ok(admitted) => admitted,
            Err(refused) => return self.refuse(header, refused, EventKind::Refused),
        };
        let (continuation, continued) =
            self.shared.continuations.next(header.get("continuation_token").and_then(Value::as_str), &admitted);
        let note = EventKind::Accepted {
            identity: admitted.identity.clone(),
            key: admitted.key.clone(),
            expires_at: unix(admitted.expires),
            continued: continued.is_ok(),
        };
        let answer = packets::welcome(
            header,
            &packets::Welcome {
                account: &admitted.account,
                identity: &admitted.identity,
                instances: serde_json::json!(admitted.services),
                continuation: &continuation,
                reissued: continued.err().and_then(Reissued::reason),
            },
        );
        let mut effects = vec![Effect::Reply(answer), Effect::Admitted(admitted.clone()), Effect::Log(note)];
        self.state = State::Admitted(Live { admitted, sdks, warned: false });
        effects.extend(self.on_deadline(now));
        effects
    }

    fn update(&mut self, header: &Map<String, Value>, now: SystemTime) -> Vec<Effect> {
        let State::Admitted(live) = &mut self.state else { return Vec::new() };
        let renewed = self.shared.gate.admit(text(header, "token"), Service::Twilsock, &live.sdks);
        let renewed =
            renewed.and_then(|renewed| if renewed.same_as(&live.admitted) { Ok(renewed) } else { Err(for_another()) });
        match renewed {
            Ok(renewed) => {
                let note = EventKind::Renewed { expires_at: unix(renewed.expires) };
                live.admitted = renewed.clone();
                live.warned = false;
                let mut effects =
                    vec![Effect::Reply(packets::ok(header)), Effect::Admitted(renewed), Effect::Log(note)];
                effects.extend(self.on_deadline(now));
                effects
            }
            Err(refused) => self.refuse(header, refused, EventKind::RenewalRefused),
        }
    }

    fn refuse(&mut self, header: &Map<String, Value>, refused: Refused, note: fn(Refused) -> EventKind) -> Vec<Effect> {
        self.state = State::Closed;
        vec![
            Effect::Reply(packets::refusal(header, refused.code, &refused.description())),
            Effect::Log(note(refused)),
            Effect::Close,
        ]
    }

    fn expire(&mut self) -> Vec<Effect> {
        self.close(packets::expired(codes::ENDED), EventKind::Expired)
    }

    fn not_acceptable(&mut self, reason: &str) -> Vec<Effect> {
        self.close(packets::not_acceptable(reason), EventKind::NotUnderstood { reason: reason.to_owned() })
    }

    fn close(&mut self, packet: Packet, note: EventKind) -> Vec<Effect> {
        self.state = State::Closed;
        vec![Effect::Send(packet), Effect::Log(note), Effect::Close]
    }

    fn end(&mut self) -> Vec<Effect> {
        self.state = State::Closed;
        vec![Effect::Close]
    }
}

/// Answers a request inside the connection.
fn message(upstream: &Upstream, client: u64, live: &Live, packet: &Packet) -> Vec<Effect> {
    let header = &packet.header;
    let body = match &packet.payload {
        Payload::Json(body) => body.clone(),
        _ => Value::Null,
    };
    let request = Request::read(header.get("http_request").unwrap_or(&Value::Null), body);
    let product = grant_of(text(header, "active_grant"));
    let answer = match product.and_then(|grant| Some((grant, live.admitted.services.get(grant)?))) {
        Some((_, service)) => upstream.answer(client, &live.admitted, service, &request),
        None => crate::upstream::Answer::forbidden(text(header, "active_grant")),
    };
    let note = EventKind::Request { method: request.method, path: request.path, status: answer.status };
    let mut effects =
        vec![Effect::Reply(packets::http(header, answer.status, answer.reason(), &answer.body)), Effect::Log(note)];
    effects.extend(answer.events.iter().map(|event| Effect::Send(packets::notification(event))));
    effects
}

/// The refusal of a new token that is not for the same identity, account and services.
fn for_another() -> Refused {
    // Twilio's message and code, from the tests of Sync's Kotlin SDK against the live service.
    let message = "Can't update token, new token was issued for other identity/instance/product.";
    Refused { code: codes::FOR_ANOTHER, rule: None, message: message.into() }
}

/// The SDKs that a client registers, by their names in the schema.
fn registered(header: &Map<String, Value>) -> Vec<&'static str> {
    let registrations = header.get("registrations").and_then(Value::as_array);
    let products = registrations.into_iter().flatten().filter_map(|registration| registration.get("product")?.as_str());
    let mut sdks: Vec<_> = products
        .filter_map(|product| match product {
            "data_sync" => Some("sync"),
            "ip_messaging" | "chat" => Some("conversations"),
            _ => None,
        })
        .collect();
    sdks.sort_unstable();
    sdks.dedup();
    sdks
}

/// The grant of a product: the Conversations SDK still uses its former name.
fn grant_of(product: &str) -> Option<&'static str> {
    match product {
        "data_sync" => Some("data_sync"),
        "ip_messaging" | "chat" => Some("chat"),
        _ => None,
    }
}

fn text<'a>(header: &'a Map<String, Value>, name: &str) -> &'a str {
    header.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn unix(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

#[cfg(test)]
mod tests;
