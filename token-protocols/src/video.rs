//! The signaling of Video, JSON in text: two protocols in one.
//!
//! The outer protocol keeps the connection: `hello`, `welcome`, `heartbeat`, `bye`, and `msg`, which wraps the inner
//! protocol. The inner protocol is about the room: `ice` and `iced`, `connect` and `connected`. The token comes with
//! `ice` and again with `connect`.

use serde_json::{Value, json};

use crate::ids::{fingerprint, uuid, word};
use crate::voice::USER_AGENT;

/// The version of the SDK that the recording was made with.
const SDK_VERSION: &str = "2.36.0";
/// The offer of a client that has no tracks and receives all, as Chrome makes it; `{…}` are its ids.
const OFFER: &str = include_str!("video/offer.sdp");

/// A client's first message, as the SDK for JavaScript sends it: it asks for servers, and carries the token.
#[must_use]
pub fn hello(token: &str) -> Value {
    json!({"type": "hello", "id": uuid(), "timeout": 5000, "version": 2,
        "body": {"type": "ice", "version": 1, "edge": "roaming", "token": token}})
}

/// A client's request to enter a room; it carries the token again.
#[must_use]
pub fn connect(token: &str, room: &str) -> Value {
    message(json!({
        "type": "connect", "version": 2, "token": token, "name": room, "format": "unified", "ice_servers": "acquire",
        "participant": {"revision": 1, "tracks": []},
        "peer_connections": [{"id": uuid(), "description": {"type": "offer", "revision": 1, "sdp": offer()}}],
        "publisher": {"name": "twilio-video.js", "sdk_version": SDK_VERSION, "user_agent": USER_AGENT},
        "media_signaling": {},
        "subscribe": {"revision": 1, "rules": [{"type": "include", "all": true}]},
    }))
}

/// A client leaves the room. The `session` is the one that `connected` named.
#[must_use]
pub fn disconnect(session: &str) -> Value {
    message(json!({"type": "disconnect", "version": 2, "session": session}))
}

/// Either side ends the connection.
#[must_use]
pub fn bye() -> Value {
    json!({"type": "bye"})
}

/// Either side is alive.
#[must_use]
pub fn heartbeat() -> Value {
    json!({"type": "heartbeat"})
}

/// The server accepts the connection; heartbeats come at least every so many milliseconds.
#[must_use]
pub fn welcome(milliseconds: u64) -> Value {
    json!({"type": "welcome", "negotiatedTimeout": milliseconds})
}

/// A message of the inner protocol.
#[must_use]
#[allow(clippy::needless_pass_by_value, reason = "it becomes a part of the message")]
pub fn message(body: Value) -> Value {
    json!({"type": "msg", "body": body})
}

/// The reply to `ice`, without servers.
#[must_use]
pub fn iced() -> Value {
    json!({"type": "iced", "version": 1, "ice_servers": []})
}

/// The token is refused.
#[must_use]
pub fn error(code: u32, text: &str) -> Value {
    json!({"type": "error", "version": 2, "participants": [], "code": code, "message": text})
}

/// The reply to `disconnect`.
#[must_use]
pub fn disconnected() -> Value {
    json!({"type": "disconnected", "version": 2, "status": "completed"})
}

/// A room with one participant, and no media.
#[derive(Clone, Debug)]
pub struct Room<'a> {
    /// The SID of the room.
    pub sid: &'a str,
    /// Its name.
    pub name: &'a str,
    /// The SID of the participant.
    pub participant: &'a str,
    /// The identity of the participant.
    pub identity: &'a str,
    /// The revision that the participant named.
    pub revision: Value,
}

/// The reply to `connect` and `sync`: `kind` is `connected` or `synced`.
#[must_use]
pub fn room(kind: &str, room: &Room<'_>) -> Value {
    json!({
        "type": kind, "version": 2, "session": format!("emulated-{}", room.participant), "sid": room.sid, "name": room.name,
        "participant": {"sid": room.participant, "identity": room.identity, "state": "connected", "revision": room.revision,
            "tracks": []},
        "participants": [], "peer_connections": [],
        "published": {"revision": 0, "tracks": []}, "subscribed": {"revision": 0, "tracks": []},
        "recording": {"enabled": false, "revision": 0},
        "options": {"session_timeout": 30, "signaling_region": "us1", "media_region": "us1", "signaling_edge": "ashburn"},
    })
}

/// The offer with ids of its own. Its lines end with CRLF; the file's may not.
fn offer() -> String {
    let session = rand::random::<u64>() >> 1;
    let text = OFFER
        .replace("{session}", &session.to_string())
        .replace("{ufrag}", &word(4))
        .replace("{pwd}", &word(24))
        .replace("{fingerprint}", &fingerprint());
    text.lines().flat_map(|line| [line, "\r\n"]).collect()
}
