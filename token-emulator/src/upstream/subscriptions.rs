//! Who watches what.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::sync::Documents;
use super::{Answer, event};

/// Most objects in one request; clients are told.
const MOST: usize = 100;
/// Two letters and 32 digits.
const LONGEST_SID: usize = 34;
/// Most objects that are watched at a time, by all clients.
const MOST_WATCHED: usize = 10_000;

/// Who watches what: clients by the SID of an object.
#[derive(Debug, Default)]
pub(super) struct Subscriptions(HashMap<String, Vec<u64>>);

impl Subscriptions {
    /// Takes clients on and off, and says so to each, after the answer.
    pub(super) fn answer(&mut self, client: u64, documents: &Documents, place: [&str; 2], body: &Value) -> Answer {
        let cancel = body.get("action").and_then(Value::as_str) == Some("cancel");
        let correlation = body.get("correlation_id");
        let requests = body.get("requests").and_then(Value::as_array).into_iter().flatten().take(MOST);
        let mut then = Vec::new();
        for request in requests {
            let sid = request.get("object_sid").and_then(Value::as_str).filter(|sid| sid.len() <= LONGEST_SID);
            let Some(sid) = sid else { continue };
            let kind = request.get("object_type").cloned().unwrap_or(Value::Null);
            if cancel {
                self.remove(sid, client);
                let gone = json!({"object_sid": sid, "object_type": kind});
                then.push(event("subscription_canceled", correlation, &[gone]));
                continue;
            }
            self.add(sid, client);
            let seen = request.get("last_event_id").and_then(Value::as_u64).unwrap_or(0);
            then.extend(documents.missed(place, sid, seen));
            let last = documents.last_event(place, sid).unwrap_or(seen);
            let established =
                json!({"object_sid": sid, "object_type": kind, "replay_status": "completed", "last_event_id": last});
            then.push(event("subscription_established", correlation, &[established]));
        }
        let body = json!({"max_batch_size": MOST, "ttl_in_s": -1, "estimated_delivery_in_ms": 5000});
        Answer { then, ..Answer::new(200, body) }
    }

    pub(super) fn of(&self, sid: &str) -> impl Iterator<Item = u64> {
        self.0.get(sid).into_iter().flatten().copied()
    }

    pub(super) fn forget(&mut self, client: u64) {
        self.0.retain(|_, clients| {
            clients.retain(|other| *other != client);
            !clients.is_empty()
        });
    }

    fn add(&mut self, sid: &str, client: u64) {
        if self.0.len() >= MOST_WATCHED && !self.0.contains_key(sid) {
            return;
        }
        let clients = self.0.entry(sid.to_owned()).or_default();
        if !clients.contains(&client) {
            clients.push(client);
        }
    }

    fn remove(&mut self, sid: &str, client: u64) {
        if let Some(clients) = self.0.get_mut(sid) {
            clients.retain(|other| *other != client);
        }
    }
}
