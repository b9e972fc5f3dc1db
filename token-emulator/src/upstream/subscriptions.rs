//! Subscriptions of clients to objects.

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};

use super::event::event;
use super::request::Answer;
use super::sync::Documents;
use token_protocols::echo;

/// The maximum number of objects in a request; the response announces it to the client.
const MAX_OBJECTS: usize = 100;
/// Two letters and 32 digits.
const SID_LENGTH: usize = 34;
/// The maximum number of subscriptions, of all clients to all objects.
const MAX_SUBSCRIPTIONS: usize = 10_000;
/// The maximum size of the missed changes in response to one request; the client requests the other objects again.
const MAX_REPLAYED_BYTES: usize = 256 * 1024;

#[derive(Debug, Default)]
pub(super) struct Subscriptions {
    /// Clients by the SID of the object.
    clients: HashMap<String, Vec<u64>>,
    count: usize,
}

impl Subscriptions {
    /// Adds or removes subscriptions, with an event for each.
    pub(super) fn answer(&mut self, client: u64, documents: &Documents, service: [&str; 2], body: &Value) -> Answer {
        let cancel = body.get("action").and_then(Value::as_str) == Some("cancel");
        let correlation = Some(echo::value(body.get("correlation_id"))).filter(|value| !value.is_null());
        let correlation = correlation.as_ref();
        let requests = body.get("requests").and_then(Value::as_array).into_iter().flatten().take(MAX_OBJECTS);
        let mut events = Vec::new();
        let mut seen_sids = HashSet::new();
        let mut replayed = 0;
        for request in requests {
            let sid = request.get("object_sid").and_then(Value::as_str).filter(|sid| sid.len() <= SID_LENGTH);
            let Some(sid) = sid.filter(|sid| seen_sids.insert(*sid)) else { continue };
            let kind = echo::value(request.get("object_type"));
            if cancel {
                self.remove(sid, client);
                let canceled = json!({"object_sid": sid, "object_type": kind});
                events.push(event("subscription_canceled", correlation, &[canceled]));
                continue;
            }
            self.add(sid, client);
            let seen = request.get("last_event_id").and_then(Value::as_u64).unwrap_or(0);
            let missed =
                documents.missed(service, sid, seen).filter(|event| replayed + event.len() <= MAX_REPLAYED_BYTES);
            let last = documents.last_event(service, sid).unwrap_or(seen);
            let (status, last) =
                if missed.is_some() || last <= seen { ("completed", last) } else { ("interrupted", seen) };
            replayed += missed.as_ref().map_or(0, String::len);
            events.extend(missed);
            let established =
                json!({"object_sid": sid, "object_type": kind, "replay_status": status, "last_event_id": last});
            events.push(event("subscription_established", correlation, &[established]));
        }
        let body = json!({"max_batch_size": MAX_OBJECTS, "ttl_in_s": -1, "estimated_delivery_in_ms": 5000});
        Answer { events, ..Answer::new(200, body) }
    }

    pub(super) fn of(&self, sid: &str) -> impl Iterator<Item = u64> {
        self.clients.get(sid).into_iter().flatten().copied()
    }

    pub(super) fn forget(&mut self, client: u64) {
        self.clients.retain(|_, clients| {
            clients.retain(|other| *other != client);
            !clients.is_empty()
        });
        self.count = self.clients.values().map(Vec::len).sum();
    }

    fn add(&mut self, sid: &str, client: u64) {
        if self.count >= MAX_SUBSCRIPTIONS {
            return;
        }
        let clients = self.clients.entry(sid.to_owned()).or_default();
        if !clients.contains(&client) {
            clients.push(client);
            self.count += 1;
        }
    }

    fn remove(&mut self, sid: &str, client: u64) {
        let Some(clients) = self.clients.get_mut(sid) else { return };
        let before = clients.len();
        clients.retain(|other| *other != client);
        self.count -= before - clients.len();
        if clients.is_empty() {
            self.clients.remove(sid);
        }
    }
}
