//! Where a request comes from: this machine or another, a program or a page.

use axum::http::HeaderMap;
use axum::http::header::{HOST, ORIGIN};

/// Whether the request names this machine as its host, and comes from a program or from a page of this machine. A page
/// of another origin can send requests here, and with DNS rebinding it could read the responses too.
pub(crate) fn is_local(headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    host.is_some_and(is_loopback)
        && origin(headers).is_none_or(|origin| {
            origin
                .split_once("://")
                .is_some_and(|(scheme, host)| matches!(scheme, "http" | "https") && is_loopback(host))
        })
}

/// Whether the request may open a WebSocket: programs, which send no origin, and pages of an allowed origin. An empty
/// list allows all.
pub(crate) fn is_allowed(headers: &HeaderMap, allowed: &[String]) -> bool {
    allowed.is_empty() || origin(headers).is_none_or(|origin| allowed.iter().any(|allowed| allowed == origin))
}

/// The origin of the page. An origin that is not a string matches no allowed one.
fn origin(headers: &HeaderMap) -> Option<&str> {
    headers.get(ORIGIN).map(|origin| origin.to_str().unwrap_or("null"))
}

/// `127.0.0.1`, `localhost` or `[::1]`, with a port or without.
fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    matches!(name, "127.0.0.1" | "localhost" | "[::1]")
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    use super::*;

    fn headers(host: &str, origin: Option<&str>) -> HeaderMap {
        let mut headers: HeaderMap = [(HOST, HeaderValue::from_str(host).unwrap())].into_iter().collect();
        if let Some(origin) = origin {
            headers.insert(HeaderName::from_static("origin"), HeaderValue::from_str(origin).unwrap());
        }
        headers
    }

    #[test]
    fn who_may_control() {
        for (host, origin, expected) in [
            ("127.0.0.1:4000", None, true),
            ("localhost", Some("http://localhost:3000"), true),
            ("[::1]:4000", None, true),
            ("rebound.example:4000", None, false),
            ("127.0.0.1.example", None, false),
            ("127.0.0.1:4000", Some("https://page.example"), false),
            ("127.0.0.1:4000", Some("null"), false),
            ("127.0.0.1:4000", Some("file://localhost"), false),
        ] {
            assert_eq!(is_local(&headers(host, origin)), expected, "{host} {origin:?}");
        }
        assert!(!is_local(&HeaderMap::new()));
    }

    #[test]
    fn which_page_may_connect() {
        let allowed = ["http://127.0.0.1:3000".to_owned()];
        assert!(is_allowed(&headers("x", Some("http://anywhere.example")), &[]));
        assert!(is_allowed(&headers("x", None), &allowed));
        assert!(is_allowed(&headers("x", Some("http://127.0.0.1:3000")), &allowed));
        assert!(!is_allowed(&headers("x", Some("http://127.0.0.1:3001")), &allowed));
    }
}
