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

/// A client registers once for each product.
const MOST_REGISTRATIONS: usize = 16;

/// The answer to what needs none.
pub(super) fn ok(asked: &Map<String, Value>) -> Packet {
    reply(asked, json!({"code": 200, "status": "OK"}))
}

/// The answer to `init`, where the token was taken.
pub(super) fn welcome(
    asked: &Map<String, Value>,
    admitted: &Admitted,
    continuation: &str,
    continued: Result<(), Reissued>,
) -> Packet {
    let mut packet = ok(asked);
    let status = match continued {
        Ok(()) | Err(Reissued::First) => json!({"reissued": false}),
        Err(Reissued::Unknown) => reissued("NOT_FOUND", "the continuation token is not known here"),
        Err(Reissued::DifferentIdentity) => reissued("DIFFERENT_IDENTITY", "the continuation token is another's"),
    };
    let registrations: Vec<_> = asked.get("registrations").and_then(Value::as_array).into_iter().flatten().collect();
    let registrations = registrations.into_iter().take(MOST_REGISTRATIONS).map(|one| {
        let member = |name: &str| echo::value(one.get(name));
        json!({"notification_ctx_id": next_id("NC"), "type": member("type"), "product": member("product"),
            "message_types": member("message_types")})
    });
    let more = json!({
        "continuation_token": continuation,
        "continuation_token_status": status,
        // Without `telemetry.v1` the client sends none.
        "capabilities": ["client_update"],
        "init_registrations": registrations.collect::<Vec<_>>(),
        "account_descriptor": {"account_sid": admitted.account, "identity": admitted.identity, "instance_sids": admitted.services},
    });
    if let Value::Object(more) = more {
        packet.header.extend(more);
    }
    packet
}

/// The answer to `init` or `update`, where the token was refused.
pub(super) fn refusal(asked: &Map<String, Value>, refused: &Refused) -> Packet {
    reply(asked, unauthorized(refused))
}

/// The answer to `init`, where nobody is let in now.
pub(super) fn throttled(asked: &Map<String, Value>, back_off: Duration) -> Packet {
    let status = json!({"code": 429, "status": "TOO_MANY_REQUESTS", "errorCode": codes::THROTTLED,
        "description": "Too many connections, as was asked for"});
    let milliseconds = u64::try_from(back_off.as_millis()).unwrap_or(u64::MAX);
    let payload = json!({"backoff_policy": {"reconnect_min_ms": milliseconds}});
    Packet { payload: Payload::Json(payload), ..reply(asked, status) }
}

/// The answer to `init` or `update`, where too many tokens wait. The SDKs try again after a time of their own, as after any code that
/// refuses neither the token nor the client; the time to wait that 429 can name is read by them of 429 alone.
pub(super) fn busy(asked: &Map<String, Value>) -> Packet {
    let description = "Too many tokens wait to be checked";
    reply(asked, json!({"code": 503, "status": "SERVICE_UNAVAILABLE", "description": description}))
}

/// The answer to a request.
pub(super) fn http(asked: &Map<String, Value>, answer: &Answer) -> Packet {
    let mut packet = ok(asked);
    packet.header.insert("http_status".into(), json!({"code": answer.status, "status": answer.reason()}));
    packet.header.insert("http_headers".into(), json!({"Content-Type": "application/json"}));
    if !answer.body.is_null() {
        packet.payload = Payload::Json(answer.body.clone());
    }
    packet
}

/// The token ends soon. The text is that of Twilio's service.
pub(super) fn about_to_expire(left: Duration) -> Packet {
    let message =
        format!("Your token is about to expire. Time left: less than {} ms", left.as_millis().saturating_add(1));
    let members = json!({"client_update_type": "token_about_to_expire", "client_update_message": message});
    tell("client_update", members)
}

/// The token has ended.
pub(super) fn expired() -> Packet {
    tell(
        "close",
        json!({"status": {"code": 410, "status": "TOKEN_EXPIRED", "description": "Token expired", "errorCode": codes::ENDED}}),
    )
}

/// The token is no longer good.
pub(super) fn close_refused(refused: &Refused) -> Packet {
    tell("close", json!({"status": unauthorized(refused)}))
}

/// The client is to connect again.
pub(super) fn go_away() -> Packet {
    let status = json!({"code": 308, "status": "OFFLOAD", "description": "Connect again, as was asked for"});
    tell("close", json!({"status": status}))
}

/// The client sent something that makes no sense.
pub(super) fn not_understood(reason: &str) -> Packet {
    tell("close", json!({"status": {"code": 406, "status": "NOT_ACCEPTABLE", "description": reason}}))
}

/// Something happened to what the client watches.
pub(super) fn notification(event: &str) -> Packet {
    let members = json!({"message_type": "twilio.sync.event", "notification_ctx_id": ""});
    let payload = Payload::Other { kind: "application/json".into(), bytes: event.into() };
    Packet { payload, ..tell("notification", members) }
}

fn unauthorized(refused: &Refused) -> Value {
    // Clients compare the status to the letter.
    json!({"code": 401, "status": "UNAUTHORIZED", "errorCode": refused.code,
        "description": format!("{}: {}", title(refused.code), refused.message)})
}

fn reissued(reason: &str, message: &str) -> Value {
    json!({"reissued": true, "reissue_reason": reason, "reissue_message": message})
}

fn reply(asked: &Map<String, Value>, status: Value) -> Packet {
    let mut header = Map::new();
    header.insert(
        "id".into(),
        Some(echo::value(asked.get("id"))).filter(|id| !id.is_null()).unwrap_or_else(|| next_id("RQ").into()),
    );
    header.insert("method".into(), "reply".into());
    header.insert("status".into(), status);
    Packet { header, payload: Payload::None }
}

fn tell(method: &str, members: Value) -> Packet {
    let mut header = Map::new();
    header.insert("id".into(), next_id("RQ").into());
    header.insert("method".into(), method.into());
    if let Value::Object(members) = members {
        header.extend(members);
    }
    Packet { header, payload: Payload::None }
}

/// An id that no other packet of this process has.
fn next_id(prefix: &str) -> String {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    format!("{prefix}{:032x}", NEXT.fetch_add(1, Ordering::Relaxed))
}
