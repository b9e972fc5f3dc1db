//! The signaling of Voice. Messages are `{"type", "version", "payload"}`, in text.
//!
//! The client sends its token in `listen`, and receives `connected` or `error`; then it sends `register` and receives
//! `ready`. A renewed token comes in a second `listen`. Both sides send blank lines as heartbeats.

use serde_json::{Value, json};

/// The version of the protocol.
pub const VERSION: &str = "1.6";
/// A heartbeat; the other side sends it back.
pub const HEARTBEAT: &str = "\n";

/// The version of the SDK that the recording was made with.
const SDK_VERSION: &str = "2.18.5";
/// The browser that it was made with.
pub(crate) const USER_AGENT: &str =
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";

/// The first message of a client, as the SDK for JavaScript sends it in Chrome: it carries the token.
#[must_use]
pub fn listen(token: &str) -> Value {
    let browser = json!({"platform": "Linux x86_64", "userAgent": USER_AGENT});
    let info = json!({"p": "browser", "v": SDK_VERSION, "browser": browser, "plugin": "rtc"});
    message("listen", &json!({"browserinfo": info, "reconnectTimeout": 0, "token": token}))
}

/// The token is accepted, and valid for so many seconds.
#[must_use]
pub fn connected(identity: &str, seconds: u64) -> Value {
    let token = json!({"identity": identity, "ttl": seconds});
    let members =
        json!({"region": "US_EAST_VIRGINIA", "edge": "ashburn", "home": "us1", "gateway": "emulator", "token": token});
    message("connected", &members)
}

/// The client is registered.
#[must_use]
pub fn ready() -> Value {
    message("ready", &json!({}))
}

/// The client is registered for no calls.
#[must_use]
pub fn offline() -> Value {
    message("offline", &json!({}))
}

/// The token is refused, or has expired.
#[must_use]
pub fn error(code: u32, text: &str) -> Value {
    message("error", &json!({"error": {"code": code, "message": text}}))
}

/// A call has failed.
#[must_use]
pub fn call_error(code: u32, text: &str, call: &Value) -> Value {
    message("error", &json!({"error": {"code": code, "message": text}, "callsid": call}))
}

fn message(kind: &str, payload: &Value) -> Value {
    json!({"type": kind, "version": VERSION, "payload": payload})
}
