//! A request inside the connection, and its response.

use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use crate::echo::shortened;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Request {
    /// In upper case.
    pub(crate) method: String,
    /// As sent, without the query.
    pub(crate) path: String,
    /// The revision that the client expects to change.
    pub(crate) if_match: Option<String>,
    pub(crate) body: Value,
}

impl Request {
    /// Reads the `http_request` of a packet.
    pub(crate) fn read(request: &Value, body: Value) -> Self {
        let text = |name: &str| request.get(name).and_then(Value::as_str).unwrap_or_default();
        let headers = request.get("headers").and_then(Value::as_object);
        let if_match =
            headers.and_then(|headers| headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("if-match")));
        let if_match = if_match.and_then(|(_, value)| Some(value.as_str()?.to_owned()));
        Self { method: text("method").to_ascii_uppercase(), path: text("path").to_owned(), if_match, body }
    }

    /// The percent-decoded segments of the path.
    pub(super) fn segments(&self) -> Vec<String> {
        let segments = self.path.split('/').filter(|segment| !segment.is_empty());
        segments.map(|segment| percent_decode_str(segment).decode_utf8_lossy().into_owned()).collect()
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Value,
    /// The events that follow the response, as JSON.
    pub(crate) events: Vec<String>,
}

impl Answer {
    pub(crate) fn new(status: u16, body: Value) -> Self {
        Self { status, body, events: Vec::new() }
    }

    pub(super) fn error(status: u16, code: u32, message: &str) -> Self {
        Self::new(status, json!({"status": status, "code": code, "message": message}))
    }

    /// The token has no grant for the product.
    pub(crate) fn forbidden(product: &str) -> Self {
        Self::error(403, 20106, &format!("the token has no grant for `{}`", shortened(product)))
    }

    pub(super) fn not_emulated(request: &Request) -> Self {
        let message = format!(
            "not emulated: `{} {}`; the emulator has Sync documents, and what the Conversations SDK needs to start",
            shortened(&request.method),
            shortened(&request.path)
        );
        Self::error(404, 0, &message)
    }

    /// The reason phrase of the status.
    pub(crate) fn reason(&self) -> &'static str {
        match self.status {
            200 => "OK",
            201 => "CREATED",
            202 => "ACCEPTED",
            204 => "NO_CONTENT",
            403 => "FORBIDDEN",
            404 => "NOT_FOUND",
            409 => "CONFLICT",
            412 => "PRECONDITION_FAILED",
            413 => "PAYLOAD_TOO_LARGE",
            _ => "BAD_REQUEST",
        }
    }
}
