//! Security headers of each response: what the page may load, where it may connect, and that it cannot be framed.

use std::fmt::Write as _;

use axum::Extension;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_SECURITY_POLICY, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS};
use axum::middleware::Next;
use axum::response::Response;

use crate::Settings;

/// The headers, built once.
#[derive(Clone, Debug)]
pub struct Policy {
    content: HeaderValue,
    https: bool,
}

impl Policy {
    /// Exactly what the page needs: its own script and style, and the addresses of the SDKs.
    #[must_use]
    pub fn new(settings: &Settings) -> Self {
        let mut content =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; \
            form-action 'none'; frame-ancestors 'none'; connect-src 'self'"
                .to_owned();
        match &settings.emulator {
            Some(emulator) => {
                let address = |name: &str| emulator.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
                for url in [address("twilsock"), address("video"), &format!("wss://{}", address("voice"))] {
                    let _ = write!(content, " {}", origin(url));
                }
            }
            // The SDK also loads ring tones from the vendor.
            None => content += " https://*.twilio.com wss://*.twilio.com; media-src https://*.twilio.com",
        }
        // An address that is not a valid header value cannot be connected to either.
        let content =
            HeaderValue::from_str(&content).unwrap_or_else(|_| HeaderValue::from_static("default-src 'none'"));
        Self { content, https: settings.https }
    }
}

/// Adds the headers to each response.
pub async fn add(Extension(policy): Extension<Policy>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, policy.content);
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if policy.https {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    response
}

/// Scheme, host and port of an address; a path in a policy would have to match exactly.
fn origin(url: &str) -> &str {
    let host = url.find("://").map_or(0, |at| at + 3);
    let end = url.get(host..).and_then(|rest| rest.find(['/', ';', ' ', ','])).map_or(url.len(), |at| host + at);
    url.get(..end).unwrap_or_default()
}
