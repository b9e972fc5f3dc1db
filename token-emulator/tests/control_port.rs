//! The control port: who may use it, and what each path does.

use crate::clients::{KEY, Twilsock, issue, options, status, sync};
use serde_json::{Value, json};
use token_emulator::Emulator;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;

/// Sends a raw request; returns the status and the body of the response.
async fn request(uri: &str, text: &str) -> (u16, String) {
    let (status, _, body) = response(uri, text).await;
    (status, body)
}

/// Sends a raw request; returns the status, the headers in lower case, and the body of the response.
async fn response(uri: &str, text: &str) -> (u16, String, String) {
    let mut stream = TcpStream::connect(uri.trim_start_matches("http://")).await.unwrap();
    stream.write_all(text.as_bytes()).await.unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).await.unwrap();
    let (head, body) = response.split_once("\r\n\r\n").unwrap();
    (head.split(' ').nth(1).unwrap().parse().unwrap(), head.to_lowercase(), body.to_owned())
}

async fn send(emulator: &Emulator, method: &str, path: &str) -> (u16, Value) {
    let uri = emulator.control_uri().unwrap();
    let host = uri.trim_start_matches("http://");
    let (status, body) =
        request(&uri, &format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")).await;
    (status, serde_json::from_str(&body).unwrap_or(Value::String(body)))
}

async fn emulator() -> Emulator {
    Emulator::start(options().control_port(0)).await.unwrap()
}

#[tokio::test]
async fn each_path() {
    let emulator = emulator().await;
    let mut alice = Twilsock::connected(&emulator, "alice").await;
    assert_eq!(send(&emulator, "POST", "/warn?identity=alice").await, (200, json!({"told": 1})));
    assert_eq!(alice.receive().await.header["method"], "client_update");
    assert_eq!(send(&emulator, "POST", "/expire?identity=bob").await, (200, json!({"told": 0})));
    assert_eq!(send(&emulator, "POST", "/expire").await, (200, json!({"told": 1})));
    alice.closed(410).await;

    let mut alice = Twilsock::connected(&emulator, "alice").await;
    assert_eq!(send(&emulator, "POST", "/go-away?client=2").await, (200, json!({"told": 1})));
    alice.closed(308).await;

    let mut alice = Twilsock::connected(&emulator, "alice").await;
    assert_eq!(send(&emulator, "POST", &format!("/revoke?key={KEY}")).await, (200, json!({"told": 1})));
    alice.closed(401).await;
    assert_eq!(send(&emulator, "POST", &format!("/restore?key={KEY}")).await, (200, json!({})));

    let token = issue("alice", sync());
    for (path, expected) in [
        ("/reject?code=51130", (401, Some(51130))),
        ("/reject", (200, None)),
        ("/throttle?back_off_ms=100", (429, Some(51202))),
        ("/throttle", (200, None)),
        ("/answer-after?ms=1", (200, None)),
    ] {
        assert_eq!(send(&emulator, "POST", path).await, (200, json!({})));
        assert_eq!(status(&Twilsock::show(&emulator, &token).await.1), expected, "{path}");
    }

    let (_, log) = send(&emulator, "GET", "/events?since=1").await;
    let events = log["events"].as_array().unwrap();
    assert_eq!((&events[0]["number"], &events[0]["event"]), (&json!(1), &json!("accepted")));
    assert!(!log.to_string().contains(&token), "a token is in the log");
    let (_, pem) = send(&emulator, "GET", "/certificate").await;
    assert_eq!(pem, emulator.certificate_pem());
    let (_, index) = send(&emulator, "GET", "/").await;
    assert!(index.as_str().unwrap().contains("POST /expire"), "{index}");
}

#[tokio::test]
async fn an_invalid_request_is_told_what_to_write() {
    let emulator = emulator().await;
    let uri = emulator.control_uri().unwrap();
    let host = uri.trim_start_matches("http://");
    for (line, status, expected) in [
        ("GET /expire", 405, &["`/expire` does not take GET", "write `POST /expire?identity=ID`"][..]),
        ("DELETE /events", 405, &["write `GET /events?since=N`"]),
        ("POST /expires", 404, &["unknown path `/expires`", "/warn, /expire, "]),
        ("POST /expire?identitty=alice", 400, &["`identitty`", "`identity`, `key`, `client`"]),
        ("POST /expire?client=alice", 400, &["client", "write `POST /expire"]),
        ("POST /revoke", 400, &["`key`", "write `POST /revoke?key=SK…`"]),
        ("GET /events?since=", 400, &["since", "write `GET /events?since=N`"]),
        ("POST /answer-after", 400, &["`ms`", "write `POST /answer-after?ms=N`"]),
        ("POST /answer-after?ms=99999999999", 400, &["write 3600000 or less"]),
        ("POST /answer-after?ms=-1", 400, &["ms", "write `POST /answer-after?ms=N`"]),
        ("POST /reject?code=4294967296", 400, &["code", "write `POST /reject?code=N`"]),
        (
            "POST /reject?code=99999",
            400,
            &["unknown code 99999", "does not document it", "write 51130, or", "20101, 20102, "],
        ),
        // The emulator sends it in a `close`, but Twilio does not document it.
        ("POST /reject?code=51207", 400, &["unknown code 51207", "did you mean ", "51202"]),
        ("POST /reject?code=511300", 400, &["did you mean 51130?", "token explain"]),
    ] {
        let text = format!("{line} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        let (answered, head, body) = response(&uri, &text).await;
        assert_eq!(answered, status, "{line}");
        assert!(head.contains("\r\ncontent-type: application/problem+json\r\n"), "{line}: {head}");
        let problem: Value = serde_json::from_str(&body).unwrap();
        assert_eq!((&problem["type"], &problem["status"]), (&json!("about:blank"), &json!(status)), "{line}");
        let detail = problem["detail"].as_str().unwrap();
        assert!(expected.iter().all(|part| detail.contains(part)), "{line}: {detail}");
        assert!(status != 405 || head.contains("\r\nallow: "), "{line}: {head}");
    }
    // None of them had an effect.
    assert_eq!(status(&Twilsock::show(&emulator, &issue("alice", sync())).await.1), (200, None));
}

#[tokio::test]
async fn only_this_machine_and_its_pages_may_control() {
    let emulator = emulator().await;
    let uri = emulator.control_uri().unwrap();
    let host = uri.trim_start_matches("http://").to_owned();
    for (headers, status) in [
        (format!("Host: {host}"), 200),
        ("Host: localhost".to_owned(), 200),
        ("Host: rebound.example".to_owned(), 403),
        ("Host: 127.0.0.1.example".to_owned(), 403),
        ("X-Nothing: 1".to_owned(), 403),
        (format!("Host: {host}\r\nOrigin: http://localhost:3000"), 200),
        (format!("Host: {host}\r\nOrigin: https://page.example"), 403),
        (format!("Host: {host}\r\nOrigin: null"), 403),
    ] {
        let text = format!("POST /warn HTTP/1.1\r\n{headers}\r\nConnection: close\r\n\r\n");
        let (answered, body) = request(&uri, &text).await;
        assert_eq!(answered, status, "{headers}");
        assert_eq!(body.contains("use 127.0.0.1, localhost or [::1]"), status == 403, "{headers}: {body}");
    }
    assert!(emulator.control_uri().unwrap().starts_with("http://127.0.0.1:"));
}

#[tokio::test]
async fn only_pages_of_an_allowed_origin_may_connect() {
    let emulator = Emulator::start(options().allow_origin("http://127.0.0.1:3000")).await.unwrap();
    for uri in [emulator.uri(), emulator.video_uri()] {
        for (origin, allowed) in [
            (None, true),
            (Some("http://127.0.0.1:3000"), true),
            (Some("http://127.0.0.1:3001"), false),
            (Some("null"), false),
        ] {
            let mut request = uri.as_str().into_client_request().unwrap();
            if let Some(origin) = origin {
                request.headers_mut().insert("origin", origin.parse().unwrap());
            }
            assert_eq!(tokio_tungstenite::connect_async(request).await.is_ok(), allowed, "{origin:?}");
        }
    }
}

#[tokio::test]
async fn the_control_port_is_optional() {
    let emulator = Emulator::start(options()).await.unwrap();
    assert_eq!(emulator.control_uri(), None);
    let answer = request(&emulator.voice(), "GET /events HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await;
    assert_eq!(answer.0, 400);
}
