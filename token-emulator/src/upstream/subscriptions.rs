//! Who watches what.

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};

use super::event::event;
use super::request::Answer;
use super::sync::Documents;
use crate::echo;

/// Most objects in one request; clients are told.
const MOST: usize = 100;
/// Two letters and 32 digits.
const LONGEST_SID: usize = 34;
/// Most subscriptions at a time, of all clients to all objects.
const MOST_WATCHED: usize = 10_000;
/// Most bytes of missed changes in answer to one request; of the objects after them the client asks again.
const MOST_REPLAYED: usize = 256 * 1024;

/// Who watches what: clients by the SID of an object.
#[derive(Debug, Default)]
pub(super) struct Subscriptions {
    clients: HashMap<String, Vec<u64>>,
    count: usize,
}

impl Subscriptions {
    /// Takes clients on and off, and says so to each, after the answer.
    pub(super) fn answer(&mut self, client: u64, documents: &Documents, place: [&str; 2], body: &Value) -> Answer {
        let cancel = body.get("action").and_then(Value::as_str) == Some("cancel");
        let correlation = Some(echo::value(body.get("correlation_id"))).filter(|value| !value.is_null());
        let correlation = correlation.as_ref();
        let requests = body.get("requests").and_then(Value::as_array).into_iter().flatten().take(MOST);
        let mut then = Vec::new();
        let mut seen_sids = HashSet::new();
        let mut replayed = 0;
        for request in requests {
            let sid = request.get("object_sid").and_then(Value::as_str).filter(|sid| sid.len() <= LONGEST_SID);
            let Some(sid) = sid.filter(|sid| seen_sids.insert(*sid)) else { continue };
            let kind = echo::value(request.get("object_type"));
            if cancel {
                self.remove(sid, client);
                let gone = json!({"object_sid": sid, "object_type": kind});
                then.push(event("subscription_canceled", correlation, &[gone]));
                continue;
            }
            self.add(sid, client);
            let seen = request.get("last_event_id").and_then(Value::as_u64).unwrap_or(0);
            let missed = documents.missed(place, sid, seen).filter(|event| replayed + event.len() <= MOST_REPLAYED);
            let last = documents.last_event(place, sid).unwrap_or(seen);
            let (status, last) =
                if missed.is_some() || last <= seen { ("completed", last) } else { ("interrupted", seen) };
            replayed += missed.as_ref().map_or(0, String::len);
            then.extend(missed);
            let established =
                json!({"object_sid": sid, "object_type": kind, "replay_status": status, "last_event_id": last});
            then.push(event("subscription_established", correlation, &[established]));
        }
        let body = json!({"max_batch_size": MOST, "ttl_in_s": -1, "estimated_delivery_in_ms": 5000});
        Answer { then, ..Answer::new(200, body) }
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
        if self.count >= MOST_WATCHED {
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
