//! The packets that a server sends, and the reply of either side.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde_json::{Map, Value, json};

use super::{Packet, Payload};
use crate::echo;

/// Far more than there are products.
const MAX_REGISTRATIONS: usize = 16;

/// The reply to a packet that needs no other.
#[must_use]
pub fn ok(request: &Map<String, Value>) -> Packet {
    reply(request, json!({"code": 200, "status": "OK"}))
}

/// What an accepted client learns.
#[derive(Clone, Debug)]
pub struct Welcome<'a> {
    /// The account of the token.
    pub account: &'a str,
    /// The identity of the token.
    pub identity: &'a str,
    /// The service SID of each grant.
    pub instances: Value,
    /// The name with which the client continues the connection.
    pub continuation: &'a str,
    /// Why the connection was not continued, as a constant and as a message; `None` if it was, or is the client's
    /// first.
    pub reissued: Option<(&'a str, &'a str)>,
}

/// The reply to `init` when the token is accepted.
#[must_use]
pub fn welcome(request: &Map<String, Value>, client: &Welcome<'_>) -> Packet {
    let mut packet = ok(request);
    let status = match client.reissued {
        None => json!({"reissued": false}),
        Some((reason, message)) => json!({"reissued": true, "reissue_reason": reason, "reissue_message": message}),
    };
    let registrations: Vec<_> = request.get("registrations").and_then(Value::as_array).into_iter().flatten().collect();
    let registrations = registrations.into_iter().take(MAX_REGISTRATIONS).map(|one| {
        let member = |name: &str| echo::value(one.get(name));
        json!({"notification_ctx_id": next_id("NC"), "type": member("type"), "product": member("product"),
            "message_types": member("message_types")})
    });
    let more = json!({
        "continuation_token": client.continuation,
        "continuation_token_status": status,
        // Without `telemetry.v1` the client sends no telemetry.
        "capabilities": ["client_update"],
        "init_registrations": registrations.collect::<Vec<_>>(),
        "account_descriptor": {"account_sid": client.account, "identity": client.identity,
            "instance_sids": client.instances},
    });
    if let Value::Object(more) = more {
        packet.header.extend(more);
    }
    packet
}

/// The reply to `init` or `update` when the token is refused.
#[must_use]
pub fn refusal(request: &Map<String, Value>, code: u32, description: &str) -> Packet {
    reply(request, unauthorized(code, description))
}

/// The reply to `init` while clients are throttled.
#[must_use]
pub fn throttled(request: &Map<String, Value>, code: u32, back_off: Duration) -> Packet {
    let status = json!({"code": 429, "status": "TOO_MANY_REQUESTS", "errorCode": code,
        "description": "Too many connections"});
    let milliseconds = u64::try_from(back_off.as_millis()).unwrap_or(u64::MAX);
    let payload = json!({"backoff_policy": {"reconnect_min_ms": milliseconds}});
    Packet { payload: Payload::Json(payload), ..reply(request, status) }
}

/// The reply to `init` or `update` when the verify queue is full. The SDKs try again after a delay of their own, as
/// after any code that refuses neither the token nor the client. They read a delay from a 429 only.
#[must_use]
pub fn busy(request: &Map<String, Value>) -> Packet {
    let description = "Too many tokens wait to be verified";
    reply(request, json!({"code": 503, "status": "SERVICE_UNAVAILABLE", "description": description}))
}

/// The response to a request.
#[must_use]
pub fn http(request: &Map<String, Value>, status: u16, reason: &str, body: &Value) -> Packet {
    let mut packet = ok(request);
    packet.header.insert("http_status".into(), json!({"code": status, "status": reason}));
    packet.header.insert("http_headers".into(), json!({"Content-Type": "application/json"}));
    if !body.is_null() {
        packet.payload = Payload::Json(body.clone());
    }
    packet
}

/// The token expires soon. The message is that of Twilio's service.
#[must_use]
pub fn about_to_expire(left: Duration) -> Packet {
    let message =
        format!("Your token is about to expire. Time left: less than {} ms", left.as_millis().saturating_add(1));
    let members = json!({"client_update_type": "token_about_to_expire", "client_update_message": message});
    push("client_update", members)
}

/// The token has expired.
#[must_use]
pub fn expired(code: u32) -> Packet {
    push(
        "close",
        json!({"status": {"code": 410, "status": "TOKEN_EXPIRED", "description": "Token expired", "errorCode": code}}),
    )
}

/// The token is no longer accepted.
#[must_use]
pub fn close_refused(code: u32, description: &str) -> Packet {
    push("close", json!({"status": unauthorized(code, description)}))
}

/// The client has to reconnect.
#[must_use]
pub fn go_away() -> Packet {
    let status = json!({"code": 308, "status": "OFFLOAD", "description": "Reconnect"});
    push("close", json!({"status": status}))
}

/// The client sent an invalid message.
#[must_use]
pub fn not_acceptable(reason: &str) -> Packet {
    push("close", json!({"status": {"code": 406, "status": "NOT_ACCEPTABLE", "description": reason}}))
}

/// An event about an object to which the client subscribed.
#[must_use]
pub fn notification(event: &str) -> Packet {
    let members = json!({"message_type": "twilio.sync.event", "notification_ctx_id": ""});
    let payload = Payload::Other { kind: "application/json".into(), bytes: event.into() };
    Packet { payload, ..push("notification", members) }
}

fn unauthorized(code: u32, description: &str) -> Value {
    // Clients compare the status exactly.
    json!({"code": 401, "status": "UNAUTHORIZED", "errorCode": code, "description": description})
}

fn reply(request: &Map<String, Value>, status: Value) -> Packet {
    let mut header = Map::new();
    header.insert(
        "id".into(),
        Some(echo::value(request.get("id"))).filter(|id| !id.is_null()).unwrap_or_else(|| next_id("RQ").into()),
    );
    header.insert("method".into(), "reply".into());
    header.insert("status".into(), status);
    Packet { header, payload: Payload::None }
}

fn push(method: &str, members: Value) -> Packet {
    let mut header = Map::new();
    header.insert("id".into(), next_id("RQ").into());
    header.insert("method".into(), method.into());
    if let Value::Object(members) = members {
        header.extend(members);
    }
    Packet { header, payload: Payload::None }
}

/// An id that is unique in this process.
fn next_id(prefix: &str) -> String {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    format!("{prefix}{:032x}", NEXT.fetch_add(1, Ordering::Relaxed))
}
