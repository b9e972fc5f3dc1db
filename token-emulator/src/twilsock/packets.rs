//! The packets that the emulator sends.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde_json::{Map, Value, json};

use super::continuations::Reissued;
use super::{Packet, Payload};
use crate::codes::{self, title};
use crate::echo;
use crate::events::Refused;
use crate::gate::Admitted;
use crate::upstream::Answer;

/// Far more than there are products.
const MAX_REGISTRATIONS: usize = 16;

/// The reply to a packet that needs no other.
pub(super) fn ok(request: &Map<String, Value>) -> Packet {
    reply(request, json!({"code": 200, "status": "OK"}))
}

/// The reply to `init` when the token is accepted.
pub(super) fn welcome(
    request: &Map<String, Value>,
    admitted: &Admitted,
    continuation: &str,
    continued: Result<(), Reissued>,
) -> Packet {
    let mut packet = ok(request);
    let status = match continued {
        Ok(()) | Err(Reissued::First) => json!({"reissued": false}),
        Err(Reissued::Unknown) => reissued("NOT_FOUND", "the continuation token is unknown"),
        Err(Reissued::DifferentIdentity) => {
            reissued("DIFFERENT_IDENTITY", "the continuation token belongs to another identity")
        }
    };
    let registrations: Vec<_> = request.get("registrations").and_then(Value::as_array).into_iter().flatten().collect();
    let registrations = registrations.into_iter().take(MAX_REGISTRATIONS).map(|one| {
        let member = |name: &str| echo::value(one.get(name));
        json!({"notification_ctx_id": next_id("NC"), "type": member("type"), "product": member("product"),
            "message_types": member("message_types")})
    });
    let more = json!({
        "continuation_token": continuation,
        "continuation_token_status": status,
        // Without `telemetry.v1` the client sends no telemetry.
        "capabilities": ["client_update"],
        "init_registrations": registrations.collect::<Vec<_>>(),
        "account_descriptor": {"account_sid": admitted.account, "identity": admitted.identity, "instance_sids": admitted.services},
    });
    if let Value::Object(more) = more {
        packet.header.extend(more);
    }
    packet
}

/// The reply to `init` or `update` when the token is refused.
pub(super) fn refusal(request: &Map<String, Value>, refused: &Refused) -> Packet {
    reply(request, unauthorized(refused))
}

/// The reply to `init` while clients are throttled.
pub(super) fn throttled(request: &Map<String, Value>, back_off: Duration) -> Packet {
    let status = json!({"code": 429, "status": "TOO_MANY_REQUESTS", "errorCode": codes::THROTTLED,
        "description": "Too many connections"});
    let milliseconds = u64::try_from(back_off.as_millis()).unwrap_or(u64::MAX);
    let payload = json!({"backoff_policy": {"reconnect_min_ms": milliseconds}});
    Packet { payload: Payload::Json(payload), ..reply(request, status) }
}

/// The reply to `init` or `update` when the verify queue is full. The SDKs try again after a delay of their own, as
/// after any code that refuses neither the token nor the client. They read a delay from a 429 only.
pub(super) fn busy(request: &Map<String, Value>) -> Packet {
    let description = "Too many tokens wait to be verified";
    reply(request, json!({"code": 503, "status": "SERVICE_UNAVAILABLE", "description": description}))
}

/// The response to a request.
pub(super) fn http(request: &Map<String, Value>, answer: &Answer) -> Packet {
    let mut packet = ok(request);
    packet.header.insert("http_status".into(), json!({"code": answer.status, "status": answer.reason()}));
    packet.header.insert("http_headers".into(), json!({"Content-Type": "application/json"}));
    if !answer.body.is_null() {
        packet.payload = Payload::Json(answer.body.clone());
    }
    packet
}

/// The token expires soon. The message is that of Twilio's service.
pub(super) fn about_to_expire(left: Duration) -> Packet {
    let message =
        format!("Your token is about to expire. Time left: less than {} ms", left.as_millis().saturating_add(1));
    let members = json!({"client_update_type": "token_about_to_expire", "client_update_message": message});
    push("client_update", members)
}

/// The token has expired.
pub(super) fn expired() -> Packet {
    push(
        "close",
        json!({"status": {"code": 410, "status": "TOKEN_EXPIRED", "description": "Token expired", "errorCode": codes::ENDED}}),
    )
}

/// The token is no longer accepted.
pub(super) fn close_refused(refused: &Refused) -> Packet {
    push("close", json!({"status": unauthorized(refused)}))
}

/// The client has to reconnect.
pub(super) fn go_away() -> Packet {
    let status = json!({"code": 308, "status": "OFFLOAD", "description": "Reconnect"});
    push("close", json!({"status": status}))
}

/// The client sent an invalid message.
pub(super) fn not_acceptable(reason: &str) -> Packet {
    push("close", json!({"status": {"code": 406, "status": "NOT_ACCEPTABLE", "description": reason}}))
}

/// An event about an object to which the client subscribed.
pub(super) fn notification(event: &str) -> Packet {
    let members = json!({"message_type": "twilio.sync.event", "notification_ctx_id": ""});
    let payload = Payload::Other { kind: "application/json".into(), bytes: event.into() };
    Packet { payload, ..push("notification", members) }
}

fn unauthorized(refused: &Refused) -> Value {
    // Clients compare the status exactly.
    json!({"code": 401, "status": "UNAUTHORIZED", "errorCode": refused.code,
        "description": format!("{}: {}", title(refused.code), refused.message)})
}

fn reissued(reason: &str, message: &str) -> Value {
    json!({"reissued": true, "reissue_reason": reason, "reissue_message": message})
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
