//! The packets that a client sends, as the SDKs for JavaScript send them in Chrome.

use serde_json::{Map, Value, json};

use super::{Packet, Payload};
use crate::ids::uuid;

/// The versions that the recording of the SDKs was made with.
const TWILSOCK: &str = "1.0.2";
const BROWSER: &str = "156.0.0.0";

/// What distinguishes the SDKs that use Twilsock.
#[derive(Clone, Copy, Debug)]
pub struct Product {
    /// The name of the SDK.
    pub sdk: &'static str,
    /// The version of the SDK.
    pub version: &'static str,
    /// The product that it registers: the grant's key, or a former name of it.
    pub product: &'static str,
    /// The messages that it wants to receive.
    pub message_types: &'static [&'static str],
}

/// Sync.
pub const SYNC: Product = Product {
    sdk: "sync",
    version: "4.0.1",
    product: "data_sync",
    message_types: &[
        "twilio.sync.event",
        "com.twilio.rtd.cds.document",
        "com.twilio.rtd.cds.list",
        "com.twilio.rtd.cds.map",
    ],
};

/// Conversations.
pub const CONVERSATIONS: Product = Product {
    sdk: "conversations",
    version: "3.0.1",
    product: "ip_messaging",
    message_types: &[
        "twilio.ipmsg.typing_indicator",
        "twilio.sync.event",
        "com.twilio.rtd.cds.document",
        "com.twilio.rtd.cds.list",
        "com.twilio.rtd.cds.map",
    ],
};

/// The first packet: it carries the token.
#[must_use]
pub fn init(product: &Product, token: &str) -> Packet {
    packet(json!({
        "method": "init",
        "token": token,
        "continuation_token": null,
        "capabilities": ["client_update", "offline_storage", "telemetry.v1"],
        "metadata": {"ver": TWILSOCK, "env": "Chrome", "envv": BROWSER, "os": "Linux", "osv": "unknown", "osa": 64,
            "type": product.sdk, "sdk": "JS", "sdkv": product.version},
        "registrations": [{"product": product.product, "type": "ers", "notification_protocol_version": 0,
            "message_types": product.message_types}],
        "tweaks": null,
    }))
}

/// The farewell of a client.
#[must_use]
pub fn close() -> Packet {
    packet(json!({"method": "close"}))
}

fn packet(members: Value) -> Packet {
    let mut header = Map::new();
    header.insert("id".into(), format!("TM{}", uuid()).into());
    if let Value::Object(members) = members {
        header.extend(members);
    }
    Packet { header, payload: Payload::None }
}
