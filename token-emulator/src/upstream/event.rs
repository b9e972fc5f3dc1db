//! Events about objects, for the clients that subscribed to them.

use serde_json::{Value, json};

/// An event as JSON.
pub(super) fn event(kind: &str, correlation: Option<&Value>, events: &[Value]) -> String {
    let mut payload =
        json!({"event_type": kind, "event_protocol_version": 4, "events": events, "strictly_ordered": true});
    if let (Some(correlation), Some(payload)) = (correlation, payload.as_object_mut()) {
        payload.insert("correlation_id".into(), correlation.clone());
    }
    payload.to_string()
}
