//! Sync documents, in memory: made, read, changed, removed, and pushed to those who watch them.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Value, json};

use super::event::event;
use super::request::{Answer, Request};
use crate::sid::sid;
use jiff::Timestamp;

/// Most documents at a time.
const MOST: usize = 2_000;
/// Most bytes of all documents.
const MOST_BYTES: usize = 16 * 1024 * 1024;
/// Most characters of a name: the same page.
const LONGEST_NAME: usize = 320;
/// Most bytes of a document: <https://www.twilio.com/docs/sync/limits>
const LONGEST: usize = 16 * 1024;

/// All documents.
#[derive(Debug, Default)]
pub(super) struct Documents {
    by_sid: HashMap<String, Document>,
    bytes: usize,
    /// Counts those that were made without a name.
    unnamed: u64,
}

#[derive(Debug)]
struct Document {
    /// The service to which it belongs.
    place: [String; 2],
    name: Option<String>,
    /// As JSON: read, it may take twenty times as much.
    data: String,
    /// Counts the changes; both `revision` and `last_event_id`.
    changes: u64,
    updated: String,
}

/// What those who watch a document are told: its SID, and the event.
type Change = (String, Arc<str>);

impl Documents {
    /// Answers a request; `rest` is the path behind `/v3/Documents`.
    pub(super) fn answer(&mut self, place: [&str; 2], request: &Request, rest: &[&str]) -> (Answer, Option<Change>) {
        match (request.method.as_str(), rest) {
            ("POST", []) => (self.create(place, &request.body), None),
            (method, [id]) => {
                let named = sid("ET", &[place[0], place[1], id]);
                let sid = if self.by_sid.contains_key(*id) { (*id).to_owned() } else { named };
                match self.by_sid.get_mut(&sid).filter(|document| document.place == place) {
                    None => (Answer::error(404, 54100, "Document not found"), None),
                    Some(document) => match method {
                        "GET" => (Answer::new(200, document.json(&sid)), None),
                        "POST" => {
                            let room = MOST_BYTES.saturating_sub(self.bytes - document.size());
                            self.bytes -= document.size();
                            let answer = document.update(&sid, request, room);
                            self.bytes += document.size();
                            answer
                        }
                        "DELETE" => self.remove(sid),
                        _ => (Answer::not_emulated(request), None),
                    },
                }
            }
            _ => (Answer::not_emulated(request), None),
        }
    }

    /// The change that a client has not seen, if there is one: the last state says all.
    pub(super) fn missed(&self, place: [&str; 2], sid: &str, seen: u64) -> Option<String> {
        let document = self.of(place, sid).filter(|document| document.changes > seen)?;
        Some(document.updated_event(sid))
    }

    /// The number of a document's last change.
    pub(super) fn last_event(&self, place: [&str; 2], sid: &str) -> Option<u64> {
        self.of(place, sid).map(|document| document.changes)
    }

    /// The document, if it is of that service.
    fn of(&self, place: [&str; 2], sid: &str) -> Option<&Document> {
        self.by_sid.get(sid).filter(|document| document.place == place)
    }

    fn create(&mut self, place: [&str; 2], body: &Value) -> Answer {
        let name = body.get("unique_name").and_then(Value::as_str).filter(|name| !name.is_empty());
        if name.is_some_and(|name| name.chars().count() > LONGEST_NAME) {
            return Answer::error(400, 0, "the unique name has more than 320 characters");
        }
        let Some(data) = data_of(body) else { return too_long() };
        if self.by_sid.len() >= MOST {
            return Answer::error(403, 0, &format!("the emulator holds {MOST} documents, and no more"));
        }
        let sid = match name {
            Some(name) => sid("ET", &[place[0], place[1], name]),
            None => {
                self.unnamed += 1;
                sid("ET", &[place[0], place[1], "", &self.unnamed.to_string()])
            }
        };
        if self.by_sid.contains_key(&sid) {
            return Answer::error(409, 54301, "Unique name already exists");
        }
        let document = Document {
            place: place.map(str::to_owned),
            name: name.map(str::to_owned),
            data,
            changes: 0,
            updated: now(),
        };
        if self.bytes + document.size() > MOST_BYTES {
            return full();
        }
        self.bytes += document.size();
        let answer = Answer::new(201, document.json(&sid));
        self.by_sid.insert(sid, document);
        answer
    }

    fn remove(&mut self, sid: String) -> (Answer, Option<Change>) {
        if let Some(removed) = self.by_sid.remove(&sid) {
            self.bytes -= removed.size();
        }
        let event = event("document_removed", None, &[json!({"document_sid": sid, "date_created": now()})]);
        (Answer::new(204, Value::Null), Some((sid, event.into())))
    }
}

impl Document {
    /// What it takes, bytes.
    fn size(&self) -> usize {
        let [account, service] = &self.place;
        let texts = account.len() + service.len() + self.name.as_ref().map_or(0, String::len) + self.data.len();
        size_of::<Self>() + texts
    }

    /// `room` is for its new data, bytes, with all else that it takes.
    fn update(&mut self, sid: &str, request: &Request, room: usize) -> (Answer, Option<Change>) {
        if request.if_match.as_ref().is_some_and(|revision| *revision != self.changes.to_string()) {
            return (Answer::error(412, 54103, "The revision does not match the one that was expected"), None);
        }
        // A request without data changes only how long the document lives, and here all live as long as the emulator.
        if request.body.get("data").is_none() {
            return (Answer::new(200, self.json(sid)), None);
        }
        let Some(data) = data_of(&request.body) else { return (too_long(), None) };
        if self.size() - self.data.len() + data.len() > room {
            return (full(), None);
        }
        self.data = data;
        self.changes += 1;
        self.updated = now();
        (Answer::new(200, self.json(sid)), Some((sid.to_owned(), self.updated_event(sid).into())))
    }

    fn json(&self, sid: &str) -> Value {
        json!({
            "sid": sid, "unique_name": self.name, "service_sid": self.place[1],
            "url": format!("https://cds.us1.twilio.com/v3/Documents/{sid}"),
            "data": self.value(), "revision": self.changes.to_string(), "last_event_id": self.changes,
            "date_updated": self.updated, "date_expires": null,
        })
    }

    fn value(&self) -> Value {
        // It was written from a value.
        serde_json::from_str(&self.data).unwrap_or_default()
    }

    fn updated_event(&self, sid: &str) -> String {
        let change = json!({"id": self.changes, "document_sid": sid, "document_unique_name": self.name,
            "document_revision": self.changes.to_string(), "document_data": self.value(), "date_created": self.updated});
        event("document_updated", None, &[change])
    }
}

/// The data in a request, as JSON; nothing is an empty object. `None`: it is too long.
fn data_of(body: &Value) -> Option<String> {
    let data = body.get("data").map_or_else(|| "{}".to_owned(), Value::to_string);
    (data.len() <= LONGEST).then_some(data)
}

fn full() -> Answer {
    Answer::error(403, 0, "the emulator holds 16 MiB of documents, and no more; remove some")
}

fn too_long() -> Answer {
    Answer::error(413, 54006, "The data has more than 16 KiB")
}

/// Now, as in RFC 3339.
fn now() -> String {
    Timestamp::now().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: [&str; 2] = ["AC", "IS"];

    fn request(method: &str, body: Value) -> Request {
        Request { method: method.into(), path: String::new(), if_match: None, body }
    }

    #[test]
    fn documents_are_bounded_by_their_bytes() {
        let mut documents = Documents::default();
        // As JSON two bytes, and read thirty-two.
        let data = Value::from(vec![0; 8_000]);
        let mut made = Vec::new();
        let refused = loop {
            let (answer, _) = documents.answer(PLACE, &request("POST", json!({"data": data})), &[]);
            match answer.body["sid"].as_str() {
                Some(sid) if answer.status == 201 => made.push(sid.to_owned()),
                _ => break answer,
            }
        };
        assert_eq!(refused.status, 403);
        assert!((900..1100).contains(&made.len()) && documents.bytes <= MOST_BYTES, "{}", made.len());
        // What is removed, or made shorter, makes room, and no more than that.
        let change = |documents: &mut Documents, sid: &str, data: &Value| {
            documents.answer(PLACE, &request("POST", json!({"data": data})), &[sid]).0.status
        };
        assert_eq!(change(&mut documents, &made[0], &json!({})), 200);
        assert_eq!(change(&mut documents, &made[0], &data), 200);
        for sid in &made {
            assert_eq!(documents.answer(PLACE, &request("DELETE", Value::Null), &[sid]).0.status, 204);
        }
        assert_eq!(documents.bytes, 0);
    }

    #[test]
    fn a_change_needs_room_too() {
        let mut documents = Documents::default();
        let (made, _) = documents.answer(PLACE, &request("POST", json!({"data": {}})), &[]);
        let sid = made.body["sid"].as_str().unwrap_or_default().to_owned();
        documents.bytes += MOST_BYTES - documents.bytes;
        let longer = request("POST", json!({"data": "x".repeat(16_000)}));
        assert_eq!(documents.answer(PLACE, &longer, &[&sid]).0.status, 403);
        assert_eq!(documents.answer(PLACE, &request("GET", Value::Null), &[&sid]).0.body["data"], json!({}));
        assert_eq!(documents.bytes, MOST_BYTES);
    }
}
