//! `token alerts` against a server on this machine, which answers as Monitor does, and against servers that mean no good.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
const KEY: &str = "SK0123456789abcdef0123456789abcdef";
const SECRET: &str = "AFakeSecretThatSignsNoRealTokens";
const AUTH_TOKEN: &str = "00000000000000000000000000000001";
const SERVICE: &str = "IS0123456789abcdef0123456789abcdef";
/// `SK…:secret` in base64.
const BASIC: &str = "U0swMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjpBRmFrZVNlY3JldFRoYXRTaWduc05vUmVhbFRva2Vucw==";
/// Signed with another secret; its life is that of 2026-09-21.
const TOKEN_PAYLOAD: &str = r#"{"jti":"SK0123456789abcdef0123456789abcdef-1","iss":"SK0123456789abcdef0123456789abcdef","sub":"AC0123456789abcdef0123456789abcdef","iat":1789997000,"exp":1790000600,"grants":{"identity":"carol","chat":{"service_sid":"IS0123456789abcdef0123456789abcdef"}}}"#;

const GRANTS: &str = r#"
vendor = "twilio"

[token.agent]
sdk = "conversations"
ttl = "1h"
chat.service_sid = { env = "TWILIO_CONVERSATIONS_SERVICE_SID" }

[token.phone]
sdk = "voice"
ttl = "1h"
voice.incoming.allow = true
"#;

fn token() -> String {
    let part = |text: &str| base64_simd::URL_SAFE_NO_PAD.encode_to_string(text);
    let header = part(r#"{"typ":"JWT","alg":"HS256","cty":"twilio-fpa;v=1"}"#);
    format!("{header}.{}.{}", part(TOKEN_PAYLOAD), "A".repeat(43))
}

fn sid(number: usize) -> String {
    format!("NO{number:032x}")
}

fn alert(number: usize, code: &str, date: &str) -> Value {
    json!({"sid": sid(number), "account_sid": ACCOUNT, "error_code": code, "log_level": "error", "alert_text": "Msg=Token",
        "date_generated": date, "request_method": "GET", "request_url": "https://a.example/x?Token=1", "resource_sid": null,
        "service_sid": null, "more_info": "https://www.twilio.com/docs/errors/1", "url": "https://evil.example/"})
}

/// A request: the first line, and the headers.
type Seen = Arc<Mutex<Vec<String>>>;

/// Answers each request with these bytes.
fn server(answer: impl Fn(&str, &mut TcpStream) + Send + Sync + 'static) -> (String, Seen) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let seen = Seen::default();
    let (log, answer) = (Arc::clone(&seen), Arc::new(answer));
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let (log, answer) = (Arc::clone(&log), Arc::clone(&answer));
            thread::spawn(move || {
                let mut request = Vec::new();
                let mut buffer = [0; 4096];
                while !request.windows(4).any(|end| end == b"\r\n\r\n") {
                    let count = stream.read(&mut buffer).unwrap_or_default();
                    if count == 0 {
                        return;
                    }
                    request.extend_from_slice(&buffer[..count]);
                }
                let request = String::from_utf8_lossy(&request).into_owned();
                let target = request.split(' ').nth(1).unwrap_or_default().to_owned();
                log.lock().unwrap().push(request);
                answer(&target, &mut stream);
            });
        }
    });
    (url, seen)
}

fn respond(stream: &mut TcpStream, status: &str, headers: &str, body: &str) {
    let length = body.len();
    let _ = write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n{body}"
    );
}

fn ok(stream: &mut TcpStream, body: &Value) {
    respond(stream, "200 OK", "", &body.to_string());
}

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("token-alerts-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        std::fs::write(path.join("grants.toml"), GRANTS).unwrap();
        Self(path)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_token"));
        command.arg("alerts").args(arguments).current_dir(&self.0);
        for (name, value) in [
            ("TWILIO_ACCOUNT_SID", ACCOUNT),
            ("TWILIO_API_KEY", KEY),
            ("TWILIO_API_SECRET", SECRET),
            ("TWILIO_AUTH_TOKEN", AUTH_TOKEN),
            ("TWILIO_CONVERSATIONS_SERVICE_SID", SERVICE),
            // No proxy is taken from the environment.
            ("HTTP_PROXY", "http://127.0.0.1:1"),
            ("http_proxy", "http://127.0.0.1:1"),
            ("ALL_PROXY", "http://127.0.0.1:1"),
        ] {
            command.env(name, value);
        }
        for other in ["TWILIO_API_KEY_SID", "TWILIO_API_KEY_SECRET"] {
            command.env_remove(other);
        }
        command.output().unwrap()
    }

    /// The exit status, the document, and everything that was printed, which has no secret.
    fn json(&self, url: &str, more: &[&str]) -> (i32, Value, String) {
        let output = self.run(&[&["--base-url", url, "--format", "json"], more].concat());
        let out = String::from_utf8(output.stdout).unwrap();
        let all = format!("{out}{}", String::from_utf8(output.stderr).unwrap());
        no_secret(&all);
        (output.status.code().unwrap(), serde_json::from_str(&out).unwrap_or_else(|_| panic!("{all}")), all)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn no_secret(printed: &str) {
    for secret in [SECRET, AUTH_TOKEN, BASIC, "eyJ", "carol", "X-Header", "the body"] {
        assert!(!printed.contains(secret), "`{secret}` was printed: {printed}");
    }
}

/// Two pages; only codes of tokens are listed, the newest first.
fn monitor(target: &str, stream: &mut TcpStream) {
    let path = target.split('?').next().unwrap();
    let token = token();
    if path == "/monitor.twilio.com/v1/Alerts" {
        let next = "https://evil.example/v1/Alerts?PageSize=100&Page=1&PageToken=PANO1";
        if target.contains("PageToken=PANO1") {
            let mut last = alert(3, "51130", "2026-09-21T13:40:00Z");
            last["service_sid"] = SERVICE.into();
            last["alert_text"] = format!("Msg=Token+{token}&Key={SECRET}&Auth={AUTH_TOKEN}").into();
            last["request_url"] = format!("https://x.example/{token}?Token={token}").into();
            ok(stream, &json!({"alerts": [last, null, 7], "meta": {"next_page_url": null}}));
        } else {
            let alerts = [
                alert(1, "20101", "2026-09-21T13:20:00Z"),
                alert(2, "11200", "2026-09-21T13:50:00Z"),
                alert(4, "31204", "?"),
            ];
            ok(stream, &json!({"alerts": alerts, "meta": {"next_page_url": next}}));
        }
    } else if path == format!("/monitor.twilio.com/v1/Alerts/{}", sid(3)) {
        ok(
            stream,
            &json!({"sid": sid(3), "request_headers": format!("X-Header=1&Authorization=Basic+{BASIC}"),
            "request_variables": format!("Token={token}"), "response_body": "the body", "response_headers": null}),
        );
    } else if path.starts_with("/monitor.twilio.com/v1/Alerts/NO") {
        ok(stream, &json!({"request_headers": null}));
    } else {
        respond(stream, "404 Not Found", "", "{}");
    }
}

#[test]
fn alerts_about_tokens_are_listed_newest_first() {
    let folder = Folder::new("list");
    let (url, seen) = server(monitor);
    let (exit, document, all) = folder.json(&url, &["--since", "2h"]);
    assert_eq!((exit, &document["complete"]), (0, &json!(true)), "{all}");
    assert!(all.contains("Monitor may not know every refusal"), "{all}");
    let alerts = document["alerts"].as_array().unwrap();
    let codes: Vec<_> = alerts.iter().map(|alert| alert["code"].as_u64().unwrap()).collect();
    assert_eq!(codes, [51130, 20101, 31204]);
    let newest = &alerts[0];
    assert_eq!(newest["sid"], sid(3));
    assert!(newest["title"].is_string() && newest["docs"].as_str().unwrap().contains("51130"));
    assert!(!newest["causes"].as_array().unwrap().is_empty());
    // The service names one declaration; without it, those of the code's SDKs.
    assert_eq!(newest["declarations"], json!(["agent"]));
    assert_eq!(alerts[2]["declarations"], json!(["phone"]));
    // Diagnosed at the time of the alert, when it had not expired.
    assert_eq!(newest["tokens"].as_array().unwrap().len(), 1, "{newest}");
    assert_eq!(newest["tokens"][0]["verdict"], "invalid");
    let rules: Vec<_> = newest["tokens"][0]["findings"].as_array().unwrap().iter().map(|one| &one["rule"]).collect();
    assert_eq!(rules, ["signature-mismatch"]);
    assert_eq!(alerts[1]["url"], "https://a.example/x");

    let requests = seen.lock().unwrap();
    assert_eq!(requests.len(), 5, "two pages, and the details of three");
    for request in requests.iter() {
        assert!(request.to_ascii_lowercase().contains(&format!("authorization: basic {BASIC}").to_ascii_lowercase()));
    }
    assert!(
        requests[0].contains("StartDate=20") && requests[0].contains("%3A") && requests[0].contains("Z "),
        "{}",
        requests[0]
    );
}

#[test]
fn one_code_and_the_text() {
    let folder = Folder::new("text");
    let (url, _) = server(monitor);
    let (_, document, _) = folder.json(&url, &["--code", "11200"]);
    assert_eq!(document["alerts"].as_array().unwrap().len(), 1);
    assert_eq!(document["alerts"][0]["title"], Value::Null);
    let output = folder.run(&["--base-url", &url, "--code", "51130"]);
    let out = String::from_utf8(output.stdout).unwrap();
    no_secret(&out);
    for part in ["2026-09-21T13:40:00Z error 51130: ", "agent", "signature-mismatch", "Causes", "1 alert since "] {
        assert!(out.contains(part), "{part}: {out}");
    }
    // Without a grants.toml there are no declarations to name.
    std::fs::remove_file(folder.0.join("grants.toml")).unwrap();
    let (exit, document, _) = folder.json(&url, &[]);
    assert_eq!((exit, &document["alerts"][0]["declarations"]), (0, &Value::Null));
}

#[test]
fn rejected_credentials() {
    let folder = Folder::new("rejected");
    let (url, _) = server(|_, stream| {
        let body = json!({"code": 20003, "message": format!("Authenticate {SECRET} {}", token()), "status": 401});
        respond(stream, "401 Unauthorized", "twilio-request-id: RQ1\r\n", &body.to_string());
    });
    let (exit, document, all) = folder.json(&url, &[]);
    assert_eq!((exit, &document["complete"], &document["alerts"]), (1, &json!(false), &json!([])));
    assert!(all.contains("status 401, code 20003") && all.contains("RQ1"), "{all}");
}

#[test]
fn too_many_requests_are_repeated() {
    let folder = Folder::new("busy");
    let count = Arc::new(Mutex::new(0));
    let (url, seen) = server(move |_, stream| {
        let mut count = count.lock().unwrap();
        *count += 1;
        if *count < 3 {
            respond(stream, "429 Too Many Requests", "", r#"{"code": 20429}"#);
        } else {
            ok(stream, &json!({"alerts": []}));
        }
    });
    let (exit, document, _) = folder.json(&url, &[]);
    assert_eq!((exit, &document["complete"]), (0, &json!(true)));
    assert_eq!(seen.lock().unwrap().len(), 3);
    let (url, seen) = server(|_, stream| respond(stream, "429 Too Many Requests", "", "{}"));
    assert_eq!(folder.json(&url, &[]).0, 3);
    assert_eq!(seen.lock().unwrap().len(), 4);
}

type Answer = Box<dyn Fn(&str, &mut TcpStream) + Send + Sync>;

/// Each is no answer, in bounded time and memory, and the credentials go nowhere else.
#[test]
fn hostile_answers() {
    let folder = Folder::new("hostile");
    let (elsewhere, stolen) = server(|_, stream| ok(stream, &json!({"alerts": []})));
    let elsewhere = Arc::new(elsewhere);
    let redirect = |status: &'static str| -> Answer {
        let elsewhere = Arc::clone(&elsewhere);
        Box::new(move |_, stream| respond(stream, status, &format!("Location: {elsewhere}/v1/Alerts\r\n"), "{}"))
    };
    let fixed = |status: &'static str, body: &'static str| -> Answer {
        Box::new(move |_, stream| respond(stream, status, "", body))
    };
    let answers: [Answer; 13] = [
        redirect("301 Moved Permanently"),
        redirect("302 Found"),
        redirect("307 Temporary Redirect"),
        redirect("308 Permanent Redirect"),
        fixed("200 OK", "{\"alerts\":"),
        fixed("200 OK", "null"),
        fixed("200 OK", "{\"alerts\": null, \"meta\": null}"),
        fixed("500 Internal Server Error", "{}"),
        fixed("404 Not Found", "{}"),
        Box::new(|_, stream| {
            let _ = write!(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\n{{}}");
        }),
        // 100 MB, declared and not.
        Box::new(|_, stream| {
            let _ = write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000000\r\n\r\n"
            );
            while stream.write_all(&[b' '; 8192]).is_ok() {}
        }),
        Box::new(|_, stream| {
            let _ = write!(stream, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
            while stream.write_all(&[b'['; 8192]).is_ok() {}
        }),
        Box::new(|_, stream| {
            let _ = write!(stream, "HTTP/1.1 200 OK\r\n");
            while stream.write_all(b"X: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n").is_ok() {}
        }),
    ];
    for (number, answer) in answers.into_iter().enumerate() {
        let (url, _) = server(answer);
        let began = Instant::now();
        let (exit, document, all) = folder.json(&url, &[]);
        assert_eq!(
            (exit, &document["complete"], &document["alerts"]),
            (3, &json!(false), &json!([])),
            "{number}: {all}"
        );
        assert!(began.elapsed() < Duration::from_secs(20), "{number}");
    }
    assert!(stolen.lock().unwrap().is_empty(), "credentials went elsewhere");
}

/// Each byte comes in time, and the answer never.
#[test]
fn a_slow_answer_ends() {
    let folder = Folder::new("slow");
    let (url, _) = server(|_, stream| {
        let _ = write!(stream, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n");
        while stream.write_all(b" ").is_ok() {
            thread::sleep(Duration::from_millis(200));
        }
    });
    let began = Instant::now();
    let (exit, _, all) = folder.json(&url, &[]);
    assert_eq!(exit, 3, "{all}");
    assert!(all.contains("within 15 s") && began.elapsed() < Duration::from_secs(40), "{all}");
}

#[test]
fn endless_pages_end() {
    let folder = Folder::new("pages");
    let page = Arc::new(Mutex::new(0));
    let (url, _) = server(move |target, stream| {
        let mut page = page.lock().unwrap();
        *page += 1;
        let next = format!("https://monitor.twilio.com/v1/Alerts?Page={page}");
        if target.contains("/NO") {
            ok(stream, &json!({}));
        } else {
            ok(
                stream,
                &json!({"alerts": [alert(*page, "20101", "2026-09-21T13:20:00Z")], "meta": {"next_page_url": next}}),
            );
        }
    });
    let (exit, document, _) = folder.json(&url, &[]);
    assert_eq!((exit, &document["complete"]), (3, &json!(false)));
    assert_eq!(document["alerts"].as_array().unwrap().len(), 100);
}

#[test]
fn arguments() {
    let folder = Folder::new("arguments");
    for (arguments, reason) in [
        (&["--base-url", "http://a.example", "--allow-host", "a.example"][..], "without TLS"),
        (&["--base-url", "https://a.example"], "--allow-host a.example"),
        (&["--base-url", "http://user:pass@127.0.0.1"], "--base-url"),
        (&["--since", "721h"], "720 hours"),
        (&["--since", "yesterday"], "--since"),
        (&["--code", "x"], "--code"),
        (&["--grants", "none.toml", "--base-url", "http://127.0.0.1:1"], "none.toml"),
    ] {
        let output = folder.run(arguments);
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.is_empty()), (Some(2), true), "{arguments:?} {err}");
        assert!(err.contains(reason), "{arguments:?} {err}");
    }
}
