//! Sync documents, in memory: created, read, changed, removed, and pushed to subscribers.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Value, json};

use super::event::event;
use super::request::{Answer, Request};
use crate::sid::sid;
use jiff::Timestamp;

/// The maximum number of documents.
const MAX_DOCUMENTS: usize = 2_000;
/// The maximum size of all documents.
const MAX_TOTAL_BYTES: usize = 16 * 1024 * 1024;
/// <https://www.twilio.com/docs/sync/limits>
const MAX_NAME_CHARS: usize = 320;
/// <https://www.twilio.com/docs/sync/limits>
const MAX_DOCUMENT_BYTES: usize = 16 * 1024;

#[derive(Debug, Default)]
pub(super) struct Documents {
    by_sid: HashMap<String, Document>,
    bytes: usize,
    /// Counts the documents that were created without a name.
    unnamed: u64,
}

#[derive(Debug)]
struct Document {
    /// The account and the service.
    service: [String; 2],
    name: Option<String>,
    /// As JSON, because a parsed value may take twenty times as much memory.
    data: String,
    /// The number of changes, used as `revision` and as `last_event_id`.
    changes: u64,
    updated: String,
}

/// The SID of a document, and the event for its subscribers.
type Change = (String, Arc<str>);

impl Documents {
    /// Answers a request; `rest` is the path after `/v3/Documents`.
    pub(super) fn answer(&mut self, service: [&str; 2], request: &Request, rest: &[&str]) -> (Answer, Option<Change>) {
        match (request.method.as_str(), rest) {
            ("POST", []) => (self.create(service, &request.body), None),
            (method, [id]) => {
                let named = sid("ET", &[service[0], service[1], id]);
                let sid = if self.by_sid.contains_key(*id) { (*id).to_owned() } else { named };
                match self.by_sid.get_mut(&sid).filter(|document| document.service == service) {
                    None => (Answer::error(404, 54100, "Document not found"), None),
                    Some(document) => match method {
                        "GET" => (Answer::new(200, document.json(&sid)), None),
                        "POST" => {
                            let room = MAX_TOTAL_BYTES.saturating_sub(self.bytes - document.size());
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

    /// The event that brings a client up to date, if it has missed a change.
    pub(super) fn missed(&self, service: [&str; 2], sid: &str, seen: u64) -> Option<String> {
        let document = self.of(service, sid).filter(|document| document.changes > seen)?;
        Some(document.updated_event(sid))
    }

    /// The number of a document's last change.
    pub(super) fn last_event(&self, service: [&str; 2], sid: &str) -> Option<u64> {
        self.of(service, sid).map(|document| document.changes)
    }

    /// The document, if it belongs to the service.
    fn of(&self, service: [&str; 2], sid: &str) -> Option<&Document> {
        self.by_sid.get(sid).filter(|document| document.service == service)
    }

    fn create(&mut self, service: [&str; 2], body: &Value) -> Answer {
        let name = body.get("unique_name").and_then(Value::as_str).filter(|name| !name.is_empty());
        if name.is_some_and(|name| name.chars().count() > MAX_NAME_CHARS) {
            return Answer::error(400, 0, "the unique name has more than 320 characters");
        }
        let Some(data) = data_of(body) else { return too_long() };
        if self.by_sid.len() >= MAX_DOCUMENTS {
            return Answer::error(403, 0, &format!("the emulator holds at most {MAX_DOCUMENTS} documents"));
        }
        let sid = match name {
            Some(name) => sid("ET", &[service[0], service[1], name]),
            None => {
                self.unnamed += 1;
                sid("ET", &[service[0], service[1], "", &self.unnamed.to_string()])
            }
        };
        if self.by_sid.contains_key(&sid) {
            return Answer::error(409, 54301, "Unique name already exists");
        }
        let document = Document {
            service: service.map(str::to_owned),
            name: name.map(str::to_owned),
            data,
            changes: 0,
            updated: now(),
        };
        if self.bytes + document.size() > MAX_TOTAL_BYTES {
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
    /// The size in memory, in bytes.
    fn size(&self) -> usize {
        let [account, service] = &self.service;
        let strings = account.len() + service.len() + self.name.as_ref().map_or(0, String::len) + self.data.len();
        size_of::<Self>() + strings
    }

    /// `room` is the maximum size of the changed document.
    fn update(&mut self, sid: &str, request: &Request, room: usize) -> (Answer, Option<Change>) {
        if request.if_match.as_ref().is_some_and(|revision| *revision != self.changes.to_string()) {
            return (Answer::error(412, 54103, "The revision does not match the one that was expected"), None);
        }
        // A request without data only changes the document's TTL, which is not emulated.
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
            "sid": sid, "unique_name": self.name, "service_sid": self.service[1],
            "url": format!("https://cds.us1.twilio.com/v3/Documents/{sid}"),
            "data": self.value(), "revision": self.changes.to_string(), "last_event_id": self.changes,
            "date_updated": self.updated, "date_expires": null,
        })
    }

    fn value(&self) -> Value {
        // Cannot fail: it was written from a value.
        serde_json::from_str(&self.data).unwrap_or_default()
    }

    fn updated_event(&self, sid: &str) -> String {
        let change = json!({"id": self.changes, "document_sid": sid, "document_unique_name": self.name,
            "document_revision": self.changes.to_string(), "document_data": self.value(), "date_created": self.updated});
        event("document_updated", None, &[change])
    }
}

/// The data in a request, as JSON, by default an empty object; `None` when it is too long.
fn data_of(body: &Value) -> Option<String> {
    let data = body.get("data").map_or_else(|| "{}".to_owned(), Value::to_string);
    (data.len() <= MAX_DOCUMENT_BYTES).then_some(data)
}

fn full() -> Answer {
    Answer::error(403, 0, "the emulator holds at most 16 MiB of documents; remove some")
}

fn too_long() -> Answer {
    Answer::error(413, 54006, "The data has more than 16 KiB")
}

/// The current time in RFC 3339.
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
    fn documents_are_bounded_in_bytes() {
        let mut documents = Documents::default();
        // Each item takes two bytes as JSON, and thirty-two when parsed.
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
        assert!((900..1100).contains(&made.len()) && documents.bytes <= MAX_TOTAL_BYTES, "{}", made.len());
        // Removing and shortening documents frees exactly their bytes.
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
    fn a_change_is_bounded_too() {
        let mut documents = Documents::default();
        let (made, _) = documents.answer(PLACE, &request("POST", json!({"data": {}})), &[]);
        let sid = made.body["sid"].as_str().unwrap_or_default().to_owned();
        documents.bytes += MAX_TOTAL_BYTES - documents.bytes;
        let longer = request("POST", json!({"data": "x".repeat(16_000)}));
        assert_eq!(documents.answer(PLACE, &longer, &[&sid]).0.status, 403);
        assert_eq!(documents.answer(PLACE, &request("GET", Value::Null), &[&sid]).0.body["data"], json!({}));
        assert_eq!(documents.bytes, MAX_TOTAL_BYTES);
    }
}
