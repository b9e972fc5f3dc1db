//! A JSON object that owns its members.

/// A JSON object whose shape the application decides.
pub type JsonObject = serde_json::Map<String, serde_json::Value>;
