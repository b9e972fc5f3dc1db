//! The blocking client with servers that are not the vendor's: what it sends, to whom, and what follows from hostile answers.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use token_preflight::{Client, Preflight, Report};

token_core::include_grants!(
    inline = r#"
    vendor = "twilio"

    [token.agent]
    sdk = ["conversations", "voice", "taskrouter", "video"]
    ttl = "15m"
    chat.service_sid = { env = "CHAT_SERVICE" }
    chat.push_credential_sid = { env = "PUSH_CREDENTIAL", optional = true }
    chat.deployment_role_sid = { env = "ROLE", optional = true }
    voice.outgoing.application_sid = { env = "TWIML_APP" }
    task_router.workspace_sid = "WS0123456789abcdef0123456789abcde1"
    task_router.worker_sid = { input = "worker" }
    task_router.role = "worker"
    video.room = { env = "ROOM", default = "lobby" }
"#
);

const SECRET: &str = "AFakeSecretThatSignsNoRealTokens";

fn tokens_with(room: Option<&str>) -> Tokens {
    let room = room.map(str::to_owned);
    Tokens::from_lookup(move |name| {
        Some(match name {
            "TWILIO_ACCOUNT_SID" => "AC0123456789abcdef0123456789abcde1".to_owned(),
            "TWILIO_API_KEY" => "SK0123456789abcdef0123456789abcde1".to_owned(),
            "TWILIO_API_SECRET" => SECRET.to_owned(),
            "CHAT_SERVICE" => "IS0123456789abcdef0123456789abcde1".to_owned(),
            "TWIML_APP" => "AP0123456789abcdef0123456789abcde1".to_owned(),
            "ROOM" => room.clone()?,
            _ => return None,
        })
    })
    .unwrap()
}

/// A server that answers each request with what `answer` writes, and the requests that it was sent.
struct Server {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<String>>>,
}

fn serve(answer: impl Fn(&str, &mut TcpStream) + Send + Sync + 'static) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let requests = Arc::new(Mutex::new(Vec::new()));
    let (log, answer) = (Arc::clone(&requests), Arc::new(answer));
    thread::spawn(move || {
        for stream in listener.incoming() {
            let (mut stream, log, answer) = (stream.unwrap(), Arc::clone(&log), Arc::clone(&answer));
            thread::spawn(move || {
                let mut head = Vec::new();
                let mut byte = [0];
                while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|count| count == 1) {
                    head.push(byte[0]);
                }
                let head = String::from_utf8(head).unwrap();
                log.lock().unwrap().push(head.clone());
                answer(&head, &mut stream);
            });
        }
    });
    Server { address, requests }
}

fn respond(stream: &mut TcpStream, status: u16, kind: &str, body: &str) {
    let head = format!(
        "HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let _ = stream.write_all((head + body).as_bytes());
}

fn run_with(server: &Server, room: Option<&str>, client: Client) -> Report {
    let client = client.base_url(&format!("http://{}", server.address)).unwrap();
    Preflight::of(&tokens_with(room)).run(&client)
}

fn run(answer: impl Fn(&str, &mut TcpStream) + Send + Sync + 'static) -> Report {
    run_with(&serve(answer), None, Client::new().timeouts(Duration::from_millis(700), Duration::from_secs(4)))
}

/// Nothing follows from such answers, and nothing secret is shown.
fn settles_nothing(report: &Report) {
    assert_eq!(report.findings, [], "{report}");
    assert!(report.checked.is_empty(), "{report:?}");
    assert!(report.not_checked.len() >= 5, "{report}");
    assert!(!format!("{report:?}{report}{}", report.to_json()).contains(SECRET));
}

#[test]
fn another_content_type_settles_nothing() {
    for status in [200, 401, 404] {
        settles_nothing(&run(move |_, stream| {
            respond(stream, status, "text/html", r#"{"applications": [], "sid": "x"}"#);
        }));
    }
}

#[test]
fn what_is_not_an_object_settles_nothing() {
    for body in ["", "{", "[]", "null", "\"x\"", "{\"sid\": \u{1}}"] {
        settles_nothing(&run(move |_, stream| respond(stream, 200, "application/json", body)));
    }
    let deep = "[".repeat(100_000);
    settles_nothing(&run(move |_, stream| respond(stream, 200, "application/json", &deep)));
}

#[test]
fn nulls_everywhere_settle_nothing() {
    let body =
        r#"{"sid": null, "applications": null, "services": null, "voice_url": null, "status": null, "code": null}"#;
    for status in [200, 500] {
        settles_nothing(&run(move |_, stream| respond(stream, status, "application/json", body)));
    }
}

#[test]
fn the_answer_to_another_question_settles_nothing() {
    let body = r#"{"sid": "IS00000000000000000000000000000000", "applications": [], "services": []}"#;
    let report = run(move |_, stream| respond(stream, 200, "application/json", body));
    assert_eq!(report.findings, [], "{report}");
    assert!(report.not_checked.iter().any(|item| item.what.contains("CHAT_SERVICE")), "{report}");
}

#[test]
fn a_large_answer_is_not_read() {
    // With its length, and without.
    for length in ["Content-Length: 104857600\r\n", ""] {
        let sent = Arc::new(Mutex::new(0_usize));
        let count = Arc::clone(&sent);
        let report = run(move |_, stream| {
            let head =
                format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{length}Connection: close\r\n\r\n{{");
            let mut written = stream.write_all(head.as_bytes());
            for _ in 0..100 {
                if written.is_err() {
                    break;
                }
                written = stream.write_all(&vec![b' '; 1024 * 1024]);
                *count.lock().unwrap() += 1024 * 1024;
            }
        });
        settles_nothing(&report);
        assert!(report.not_checked.iter().any(|item| item.why.contains("too large")), "{report}");
        let requests = 8;
        assert!(*sent.lock().unwrap() < requests * 20 * 1024 * 1024);
    }
}

#[test]
fn a_slow_answer_is_not_waited_for() {
    let begun = Instant::now();
    let report = run(|_, stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");
        while stream.write_all(b" ").is_ok() {
            thread::sleep(Duration::from_millis(50));
        }
    });
    settles_nothing(&report);
    assert!(begun.elapsed() < Duration::from_secs(10));
}

#[test]
fn a_redirect_takes_the_key_nowhere() {
    for status in [301, 302, 303, 307, 308] {
        let thief = serve(|_, stream| respond(stream, 200, "application/json", "{}"));
        let address = thief.address;
        let report = run(move |_, stream| {
            let head = format!("HTTP/1.1 {status} X\r\nLocation: http://{address}/x\r\nContent-Length: 0\r\n\r\n");
            let _ = stream.write_all(head.as_bytes());
        });
        settles_nothing(&report);
        assert_eq!(thief.requests.lock().unwrap().len(), 0);
    }
}

#[test]
fn nothing_at_the_address_settles_nothing() {
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let client = Client::new().base_url(&format!("http://{address}")).unwrap();
    settles_nothing(&Preflight::of(&tokens_with(None)).run(&client));
}

#[test]
fn each_request_is_for_its_host_and_has_the_key() {
    let server = serve(|_, stream| respond(stream, 404, "application/json", r#"{"code": 20404, "status": 404}"#));
    let report = run_with(&server, Some("a/../b?c#d é"), Client::new());
    let requests = server.requests.lock().unwrap().clone();
    let lines: Vec<&str> = requests.iter().filter_map(|head| head.lines().next()).collect();
    let expected = [
        "GET /api.twilio.com/2010-04-01/Accounts/AC0123456789abcdef0123456789abcde1/Applications.json?PageSize=1 HTTP/1.1",
        "GET /conversations.twilio.com/v1/Services/IS0123456789abcdef0123456789abcde1 HTTP/1.1",
        "GET /sync.twilio.com/v1/Services/IS0123456789abcdef0123456789abcde1 HTTP/1.1",
        "GET /video.twilio.com/v1/Rooms/a%2F..%2Fb%3Fc%23d%20%C3%A9 HTTP/1.1",
    ];
    for line in expected {
        assert!(lines.contains(&line), "{line}: {lines:?}");
    }
    // `SK…:secret`, in base64.
    let basic = "uthorization: Basic U0swMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlMTpBRmFrZVNlY3JldFRoYXRTaWduc05vUmVhbFRva2Vucw==";
    assert!(requests.iter().all(|head| head.contains(basic)), "{requests:?}");
    let mut rules: Vec<&str> = report.findings.iter().map(|finding| finding.rule.as_str()).collect();
    rules.sort_unstable();
    assert_eq!(rules, ["app-not-found", "room-not-open", "service-not-found", "workspace-not-found"], "{report}");
}

#[test]
fn a_room_that_would_leave_the_path_is_not_asked_about() {
    let server = serve(|_, stream| respond(stream, 404, "application/json", "{}"));
    let report = run_with(&server, Some(".."), Client::new());
    assert!(report.not_checked.iter().any(|item| item.what.contains("ROOM") && item.why.contains("path")), "{report}");
    assert!(!server.requests.lock().unwrap().iter().any(|head| head.contains("Rooms")));
}

#[test]
fn a_busy_vendor_is_asked_again() {
    let seen = Arc::new(Mutex::new(0));
    let report = run_with(
        &serve(move |_, stream| {
            let mut seen = seen.lock().unwrap();
            *seen += 1;
            if *seen == 1 {
                let head = "HTTP/1.1 429 X\r\nRetry-After: 0\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
                let _ = stream.write_all(head.as_bytes());
            } else {
                respond(stream, 200, "application/json", r#"{"applications": []}"#);
            }
        }),
        None,
        Client::new(),
    );
    assert_eq!(report.checked.len(), 1, "{report:?}");
}

#[test]
fn a_certificate_is_in_pem() {
    for text in ["", "x", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
        assert!(Client::new().ca_pem(text.as_bytes()).is_err(), "{text}");
    }
}
