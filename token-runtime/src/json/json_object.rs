//! A JSON object that owns its members.

/// Any JSON object.
pub type JsonObject = serde_json::Map<String, serde_json::Value>;
