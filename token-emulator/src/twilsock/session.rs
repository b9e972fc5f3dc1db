//! One client's conversation, without its socket: packets, commands and time go in, what is to be done comes out.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Map, Value};
use token_schema::rule;

use super::continuations::Continuations;
use super::packets;
use super::{DecodeError, Packet, Payload};
use crate::clients::Command;
use crate::events::{Refused, What};
use crate::gate::{Admitted, Gate, revoked};
use crate::judging::Judging;
use crate::scenario::Scenario;
use crate::upstream::{Request, Upstream};
use crate::{Service, codes};

/// What is to be done, in this order.
#[derive(Debug, PartialEq)]
pub(crate) enum Act {
    /// Answer the client; an answer may be asked to wait.
    Answer(Packet),
    /// Tell the client something that it did not ask for.
    Tell(Packet),
    /// The token was taken: the connection is now known by what it says.
    Admitted(Admitted),
    /// Note it.
    Note(What),
    /// Give the client a moment to leave, and then close the socket.
    End,
}

/// What all sessions share.
pub(crate) struct Shared {
    pub(crate) gate: Arc<Gate>,
    pub(crate) scenario: Arc<Scenario>,
    pub(crate) continuations: Continuations,
    pub(crate) upstream: Arc<Upstream>,
    pub(crate) warn_before: Duration,
    pub(crate) judging: Judging,
}

impl Shared {
    /// Takes a token or says why not, off this thread; `None` where too many wait for that.
    pub(crate) async fn admit(
        &self,
        token: &str,
        service: Service,
        sdk: &'static str,
    ) -> Option<Result<Admitted, Refused>> {
        let (gate, token) = (Arc::clone(&self.gate), token.to_owned());
        self.judging.turn().await?.run(move || gate.admit(&token, service, &[sdk])).await
    }
}

/// One client's conversation.
pub(crate) struct Session {
    shared: Arc<Shared>,
    client: u64,
    state: State,
}

enum State {
    /// It has not shown a token yet.
    New,
    Live(Live),
    /// It was refused, or has ended; nothing that it says counts.
    Over,
}

struct Live {
    admitted: Admitted,
    /// The SDKs as which it registered, by their names in the schema.
    sdks: Vec<&'static str>,
    warned: bool,
}

impl Session {
    pub(crate) fn new(shared: Arc<Shared>, client: u64) -> Self {
        Self { shared, client, state: State::New }
    }

    /// Whether it waits for the client's token.
    pub(crate) fn is_new(&self) -> bool {
        matches!(self.state, State::New)
    }

    /// Whether a packet brings a token, which takes a moment to judge.
    pub(crate) fn judges(packet: &Packet) -> bool {
        matches!(text(&packet.header, "method"), "init" | "update")
    }

    /// Too many tokens wait to be judged: the client has to try again with this one.
    pub(crate) fn busy(&mut self, packet: &Packet) -> Vec<Act> {
        let mut acts = vec![Act::Answer(packets::busy(&packet.header)), Act::Note(What::Throttled)];
        match self.state {
            State::New => {
                self.state = State::Over;
                acts.push(Act::End);
                acts
            }
            // The token that it has is still good.
            State::Live(_) => acts,
            State::Over => Vec::new(),
        }
    }

    /// When [`at`](Self::at) is to be called next.
    pub(crate) fn deadline(&self) -> Option<SystemTime> {
        let State::Live(live) = &self.state else { return None };
        let warning = live.admitted.expires.checked_sub(self.shared.warn_before).unwrap_or(UNIX_EPOCH);
        Some(if live.warned { live.admitted.expires } else { warning.min(live.admitted.expires) })
    }

    /// The time has come for a warning, or for the end.
    pub(crate) fn at(&mut self, now: SystemTime) -> Vec<Act> {
        let deadline = self.deadline();
        let State::Live(live) = &mut self.state else { return Vec::new() };
        if now >= live.admitted.expires {
            return self.expire();
        }
        if live.warned || deadline.is_none_or(|deadline| now < deadline) {
            return Vec::new();
        }
        live.warned = true;
        let left = live.admitted.expires.duration_since(now).unwrap_or_default();
        vec![Act::Tell(packets::about_to_expire(left)), Act::Note(What::Warned)]
    }

    /// The client sent a packet.
    pub(crate) fn packet(&mut self, packet: &Packet, now: SystemTime) -> Vec<Act> {
        let header = &packet.header;
        let method = text(header, "method");
        match (&mut self.state, method) {
            (State::Over, _) | (_, "reply" | "telemetry.v1") => Vec::new(),
            (_, "close") => self.end(),
            (State::New, "init") => self.init(header, now),
            (State::New, _) => self.not_understood("the first packet has to be `init`"),
            (State::Live(_), "init") => {
                self.not_understood("a connection has one `init` only; a new token comes by `update`")
            }
            (State::Live(_), "update") => self.update(header, now),
            (State::Live(live), "message") => message(&self.shared.upstream, self.client, live, packet),
            (State::Live(_), "put_notification_ctx" | "delete_notification_ctx" | "ping") => {
                vec![Act::Answer(packets::ok(header))]
            }
            (State::Live(_), _) => self.not_understood("there is no such method"),
        }
    }

    /// The client sent something else than a packet.
    pub(crate) fn garbage(&mut self, error: Option<DecodeError>) -> Vec<Act> {
        if matches!(self.state, State::Over) {
            return Vec::new();
        }
        let reason = error.map_or("a text message; packets are binary".to_owned(), |error| error.to_string());
        self.not_understood(&reason)
    }

    /// A test asked for something.
    pub(crate) fn command(&mut self, command: Command, now: SystemTime) -> Vec<Act> {
        let State::Live(live) = &mut self.state else { return Vec::new() };
        match command {
            Command::Notify(notice) => vec![Act::Tell(packets::notification(&notice.event))],
            Command::Warn => {
                live.warned = true;
                let left = live.admitted.expires.duration_since(now).unwrap_or_default();
                vec![Act::Tell(packets::about_to_expire(left)), Act::Note(What::Warned)]
            }
            Command::Expire => self.expire(),
            Command::Revoke => self.close(packets::close_refused(&revoked(Service::Twilsock)), What::Revoked),
            Command::GoAway => self.close(packets::go_away(), What::SentAway),
        }
    }

    fn init(&mut self, header: &Map<String, Value>, now: SystemTime) -> Vec<Act> {
        if let Some(back_off) = self.shared.scenario.throttle() {
            self.state = State::Over;
            return vec![Act::Answer(packets::throttled(header, back_off)), Act::Note(What::Throttled), Act::End];
        }
        let sdks = registered(header);
        let (gate, token) = (&self.shared.gate, text(header, "token"));
        let admitted = match gate.admit(token, Service::Twilsock, &sdks) {
            // A client that registers as nothing does not say which product it is; one of them it must be.
            Ok(admitted) if admitted.services.is_empty() => {
                Err(gate.why(token, Service::Twilsock, &["sync"], rule::GRANT_MISSING_FOR_SDK.id()))
            }
            other => other,
        };
        let admitted = match admitted {
            Ok(admitted) => admitted,
            Err(refused) => return self.refuse(header, refused, What::Refused),
        };
        let (continuation, continued) =
            self.shared.continuations.next(header.get("continuation_token").and_then(Value::as_str), &admitted);
        let note = What::Accepted {
            identity: admitted.identity.clone(),
            key: admitted.key.clone(),
            expires_at: unix(admitted.expires),
            continued: continued.is_ok(),
        };
        let answer = packets::welcome(header, &admitted, &continuation, continued);
        let mut acts = vec![Act::Answer(answer), Act::Admitted(admitted.clone()), Act::Note(note)];
        self.state = State::Live(Live { admitted, sdks, warned: false });
        acts.extend(self.at(now));
        acts
    }

    fn update(&mut self, header: &Map<String, Value>, now: SystemTime) -> Vec<Act> {
        let State::Live(live) = &mut self.state else { return Vec::new() };
        let renewed = self.shared.gate.admit(text(header, "token"), Service::Twilsock, &live.sdks);
        let renewed =
            renewed.and_then(|renewed| if renewed.same_as(&live.admitted) { Ok(renewed) } else { Err(other()) });
        match renewed {
            Ok(renewed) => {
                let note = What::Renewed { expires_at: unix(renewed.expires) };
                live.admitted = renewed.clone();
                live.warned = false;
                let mut acts = vec![Act::Answer(packets::ok(header)), Act::Admitted(renewed), Act::Note(note)];
                acts.extend(self.at(now));
                acts
            }
            Err(refused) => self.refuse(header, refused, What::RenewalRefused),
        }
    }

    fn refuse(&mut self, header: &Map<String, Value>, refused: Refused, note: fn(Refused) -> What) -> Vec<Act> {
        self.state = State::Over;
        vec![Act::Answer(packets::refusal(header, &refused)), Act::Note(note(refused)), Act::End]
    }

    fn expire(&mut self) -> Vec<Act> {
        self.close(packets::expired(), What::Expired)
    }

    fn not_understood(&mut self, reason: &str) -> Vec<Act> {
        self.close(packets::not_understood(reason), What::NotUnderstood { reason: reason.to_owned() })
    }

    fn close(&mut self, packet: Packet, note: What) -> Vec<Act> {
        self.state = State::Over;
        vec![Act::Tell(packet), Act::Note(note), Act::End]
    }

    fn end(&mut self) -> Vec<Act> {
        self.state = State::Over;
        vec![Act::End]
    }
}

/// A request inside the connection.
fn message(upstream: &Upstream, client: u64, live: &Live, packet: &Packet) -> Vec<Act> {
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
    let note = What::Request { method: request.method, path: request.path, status: answer.status };
    let mut acts = vec![Act::Answer(packets::http(header, &answer)), Act::Note(note)];
    acts.extend(answer.then.iter().map(|event| Act::Tell(packets::notification(event))));
    acts
}

/// What a client hears when its new token is not for the same as its old one.
fn other() -> Refused {
    // Twilio's text, from the tests of Sync's Kotlin SDK against the live service, and its code.
    let message = "Can't update token, new token was issued for other identity/instance/product.";
    Refused { code: codes::FOR_ANOTHER, rule: None, message: message.into() }
}

/// The SDKs as which a client registers, by their names in the schema.
fn registered(header: &Map<String, Value>) -> Vec<&'static str> {
    let registrations = header.get("registrations").and_then(Value::as_array);
    let products = registrations.into_iter().flatten().filter_map(|one| one.get("product")?.as_str());
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

/// The grant of a product: Conversations still uses its former name.
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
