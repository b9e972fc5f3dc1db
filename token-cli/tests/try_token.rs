//! `token try` against the emulator: each SDK with good and bad tokens; and against servers that mean no good.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]

use std::io::Write as _;
use std::net::TcpListener;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::running::{CREDENTIALS, Emulate};
use serde_json::{Value, json};
use tungstenite::Message;
use tungstenite::handshake::server::Request;

const SERVICE: &str = "IS0123456789abcdef0123456789abcdef";
const APP: &str = "AP0123456789abcdef0123456789abcdef";
const SDKS: [&str; 4] = ["sync", "conversations", "voice", "video"];

const GRANTS: &str = r#"
vendor = "twilio"

[token.files]
sdk = "sync"
ttl = "1h"
data_sync.service_sid = "default"

[token.agent]
sdk = ["conversations", "voice"]
ttl = "1h"
chat.service_sid = "IS0123456789abcdef0123456789abcdef"
voice.incoming.allow = true

[token.phone]
sdk = "voice"
ttl = "1h"
voice.incoming.allow = true

[token.guest]
sdk = "video"
ttl = "1h"
video.room = { input = "room" }
"#;

/// The folder of one test, with a grants.toml; removed at its end.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("token-try-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        std::fs::write(path.join("grants.toml"), GRANTS).unwrap();
        Self(path)
    }

    fn run(&self, arguments: &[&str], input: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_token"));
        command.arg("try").args(arguments).envs(CREDENTIALS).current_dir(&self.0);
        for other in ["TWILIO_API_KEY_SID", "TWILIO_API_KEY_SECRET", "TWILIO_REGION"] {
            command.env_remove(other);
        }
        // No proxy is taken from the environment.
        for proxy in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"] {
            command.env(proxy, "http://127.0.0.1:1");
        }
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // A usage error does not read it.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    }

    /// Sends a token as it is, and gives the exit status and the report.
    fn report(&self, sdk: &str, url: &str, token: &str) -> (i32, Value) {
        let mut arguments = vec!["--token", "-", "--sdk", sdk, "--url", url, "--format", "json"];
        if sdk == "video" {
            arguments.extend(["--room", "lobby"]);
        }
        let output = self.run(&arguments, token);
        let text = String::from_utf8(output.stdout).unwrap();
        let report: Value =
            serde_json::from_str(&text).unwrap_or_else(|_| panic!("{text}{}", String::from_utf8_lossy(&output.stderr)));
        let mut members: Vec<_> = report.as_object().unwrap().keys().map(String::as_str).collect();
        members.sort_unstable();
        assert_eq!(members, ["accepted", "code", "elapsed_ms", "message", "sdk", "status"]);
        assert!(!text.contains(token), "the token was printed");
        (output.status.code().unwrap(), report)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn url(addresses: &Value) -> String {
    format!("http://{}", addresses["voice"].as_str().unwrap())
}

struct Token {
    grants: Value,
    secret: &'static str,
    /// Seconds from now.
    expires: i64,
    region: Option<&'static str>,
}

impl Token {
    fn of(grants: Value) -> Self {
        Self { grants, secret: CREDENTIALS[2].1, expires: 3600, region: None }
    }

    fn sign(&self) -> String {
        let mut header = json!({"typ": "JWT", "alg": "HS256", "cty": "twilio-fpa;v=1"});
        if let Some(region) = self.region {
            header["twr"] = region.into();
        }
        let now = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()).unwrap();
        let [account, key] = [CREDENTIALS[0].1, CREDENTIALS[1].1];
        let mut claims = json!({"jti": format!("{key}-{now}"), "iss": key, "sub": account,
            "iat": now + self.expires - 3600, "exp": now + self.expires, "grants": self.grants});
        claims["grants"]["identity"] = "alice".into();
        let part = |value: &Value| base64_simd::URL_SAFE_NO_PAD.encode_to_string(value.to_string());
        let content = format!("{}.{}", part(&header), part(&claims));
        let key = jsonwebtoken::EncodingKey::from_secret(self.secret.as_bytes());
        let signature = jsonwebtoken::crypto::sign(content.as_bytes(), &key, jsonwebtoken::Algorithm::HS256).unwrap();
        format!("{content}.{signature}")
    }
}

fn grant(sdk: &str) -> Value {
    match sdk {
        "sync" => json!({"data_sync": {"service_sid": SERVICE}}),
        "conversations" => json!({"chat": {"service_sid": SERVICE}}),
        "voice" => json!({"voice": {"incoming": {"allow": true}, "outgoing": {"application_sid": APP}}}),
        _ => json!({"video": {"room": "lobby"}}),
    }
}

type Make<'a> = &'a dyn Fn(&'static str) -> String;

/// The vendor of the protocols would get a good token of another one.
#[test]
fn a_token_of_another_vendor_is_not_sent() {
    let folder = Folder::new("another-vendor");
    let grants = "vendor = \"zoom\"\n\n[token.guest]\nsdk = \"video\"\nttl = \"1h\"\nsession.role_type = 0\nsession.tpc = \"lobby\"\n";
    std::fs::write(folder.0.join("grants.toml"), grants).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    for sdk in ["voice", "client", "nothing"] {
        let output = folder.run(&["guest", "--sdk", sdk, "--url", &url], "");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(2) && said.contains("declares tokens of Zoom"), "{sdk}: {said}");
    }
    listener.set_nonblocking(true).unwrap();
    assert!(listener.accept().is_err(), "something was sent");
}

/// The code of each fault, in the order of `SDKS`: the emulator's, documented in docs/emulator.md.
#[test]
fn each_sdk_is_told_what_is_wrong() {
    let folder = Folder::new("matrix");
    let mut emulate = Emulate::start(&[]);
    let url = url(&emulate.addresses());
    let without_service = |sdk| match sdk {
        "sync" => json!({"data_sync": {}}),
        "conversations" => json!({"chat": {}}),
        "voice" => json!({"voice": {"outgoing": {"application_sid": ""}}}),
        _ => json!({"video": {}}),
    };
    let other = |sdk| if sdk == "video" { "sync" } else { "video" };
    let region = |sdk| {
        if sdk == "voice" {
            "xx1"
        } else if sdk == "conversations" {
            "au1"
        } else {
            "ie1"
        }
    };
    let rows: [(&str, [u32; 4], Make<'_>); 7] = [
        ("good", [0; 4], &|sdk| Token::of(grant(sdk)).sign()),
        ("wrong secret", [20107, 20107, 31202, 20107], &|sdk| {
            Token { secret: "AnotherFakeSecretOfNobodyAtAll00", ..Token::of(grant(sdk)) }.sign()
        }),
        ("other grant", [20106, 20106, 31204, 20106], &|sdk| Token::of(grant(other(sdk))).sign()),
        // A Video token without a room opens every room.
        ("no service", [20106, 20106, 31204, 0], &|sdk| Token::of(without_service(sdk)).sign()),
        ("expired", [20104, 20104, 31205, 20104], &|sdk| Token { expires: -60, ..Token::of(grant(sdk)) }.sign()),
        ("garbage", [20101, 20101, 31204, 20101], &|_| "garbage".to_owned()),
        ("wrong region", [20101, 20101, 31204, 20101], &|sdk| {
            Token { region: Some(region(sdk)), ..Token::of(grant(sdk)) }.sign()
        }),
    ];
    let mut wrong = Vec::new();
    for (row, codes, token) in rows {
        for (sdk, code) in SDKS.into_iter().zip(codes) {
            let (exit, report) = folder.report(sdk, &url, &token(sdk));
            let expected = if code == 0 { (0, true, Value::Null) } else { (1, false, json!(code)) };
            let found = (exit, report["accepted"].as_bool().unwrap(), report["code"].clone());
            let status = match (sdk, code) {
                ("voice" | "video", _) => Value::Null,
                (_, 0) => json!(200),
                _ => json!(401),
            };
            if found != expected || report["sdk"] != sdk || report["status"] != status {
                wrong.push(format!("{sdk}, {row}: {exit} {report}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(emulate.child.try_wait().unwrap().is_none());
}

#[test]
fn a_declared_token_has_an_identity_of_nobody() {
    let folder = Folder::new("declared");
    let mut emulate = Emulate::start(&["--format", "json"]);
    let addresses = emulate.addresses();
    let url = url(&addresses);
    let runs: [&[&str]; 4] = [
        &["--sdk", "sync", "--url", &url],
        &["agent", "--sdk", "conversations", "--url", addresses["twilsock"].as_str().unwrap()],
        &["phone", "--sdk", "voice", "--url", addresses["voice"].as_str().unwrap()],
        &["guest", "--sdk", "video", "--room", "r", "--input", "room=r", "--url", addresses["video"].as_str().unwrap()],
    ];
    for arguments in runs {
        let output = folder.run(arguments, "");
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?} {err}");
        assert!(String::from_utf8(output.stdout).unwrap().starts_with("accepted ("));
        assert!(err.contains("the protocol is not documented"), "{err}");
        assert_eq!(err.contains("may create a user"), arguments.contains(&"conversations"), "{err}");
        let events: Vec<_> = (0..3).map(|_| emulate.event()).collect();
        let words: Vec<_> = events.iter().map(|event| event["event"].as_str().unwrap()).collect();
        assert_eq!(words, ["connected", "accepted", "disconnected"], "{arguments:?}");
        let identity = events[1]["identity"].as_str().unwrap();
        let rest = identity.strip_prefix("token-try-").unwrap();
        assert!(rest.len() == 8 && rest.chars().all(|c| c.is_ascii_alphanumeric()), "{identity}");
    }
}

#[test]
fn the_emulators_certificate_is_verified() {
    let folder = Folder::new("tls");
    let file = folder.0.join("ca.pem");
    let mut emulate = Emulate::start(&["--certificate", file.to_str().unwrap()]);
    let url = format!("https://{}", emulate.addresses()["voice"].as_str().unwrap());
    let with = ["phone", "--sdk", "voice", "--url", &url, "--ca", file.to_str().unwrap()];
    assert_eq!(folder.run(&with, "").status.code(), Some(0));
    let without = folder.run(&["phone", "--sdk", "voice", "--url", &url, "--format", "json"], "");
    assert_eq!(without.status.code(), Some(3), "{}", String::from_utf8_lossy(&without.stdout));
    let none = folder.run(&["phone", "--sdk", "voice", "--url", &url, "--ca", "grants.toml"], "");
    assert_eq!(none.status.code(), Some(2));
}

/// Nothing is sent, and the reason is given.
#[test]
fn live_users_and_other_hosts_are_left_alone() {
    let folder = Folder::new("usage");
    for (arguments, reason) in [
        (&["--token", "-", "--sdk", "sync"][..], "--yes"),
        (&["files", "--sdk", "sync", "--identity", "alice"], "--yes"),
        (
            &[
                "files",
                "--sdk",
                "sync",
                "--identity",
                "alice",
                "--url",
                "https://a.example",
                "--allow-host",
                "a.example",
            ],
            "--yes",
        ),
        (&["files", "--sdk", "sync", "--url", "https://a.example"], "--allow-host a.example"),
        (&["files", "--sdk", "sync", "--url", "http://a.example", "--allow-host", "a.example"], "without TLS"),
        (&["guest", "--sdk", "video", "--input", "room=r"], "--room"),
        (&["guest", "--sdk", "video", "--input", "room=r", "--room", " "], "is empty"),
        (&["files", "--sdk", "sync", "--room", "r"], "for Video only"),
        (&["agent", "--sdk", "taskrouter"], "the protocol of the SDK"),
        (&["agent", "--sdk", "vidoe"], "did you mean `video`?"),
        (&["agnet", "--sdk", "voice"], "did you mean `agent`?"),
        (&["--sdk", "voice"], "`agent` and `phone`"),
        (&["files", "--token", "-", "--sdk", "sync"], "cannot be used with"),
    ] {
        let output = folder.run(arguments, "a token");
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.is_empty()), (Some(2), true), "{arguments:?} {err}");
        assert!(err.contains(reason), "{arguments:?} {err}");
    }
}

/// A server that upgrades, reads the first message, and then answers this.
fn server(answer: impl Fn(&str) -> Vec<Message> + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let Ok(mut socket) = tungstenite::accept(stream) else { continue };
            let Ok(first) = socket.read() else { continue };
            for message in answer(&String::from_utf8_lossy(&first.into_data())) {
                let _ = socket.send(message);
            }
            let _ = socket.close(None);
            // Until the client is gone.
            while socket.read().is_ok() {}
        }
    });
    format!("http://{address}")
}

#[test]
fn an_odd_server_gives_no_answer() {
    let folder = Folder::new("odd");
    let token = Token::of(grant("voice")).sign();
    let html = server(|_| vec![Message::text("<html>busy</html>")]);
    let silent = server(|_| Vec::new());
    let huge = server(|_| vec![Message::text("x".repeat(1024 * 1024))]);
    let heartbeats = server(|_| vec![Message::text("\n"); 500]);
    let binary = server(|_| vec![Message::binary(vec![0; 10])]);
    for url in [html, silent, huge, heartbeats, binary] {
        let (exit, report) = folder.report("voice", &url, &token);
        assert_eq!((exit, &report["accepted"], &report["code"]), (3, &json!(false), &Value::Null), "{report}");
        assert!(!report["message"].as_str().unwrap().is_empty());
    }
    for sdk in ["sync", "video"] {
        let (exit, report) = folder.report(sdk, &server(|_| vec![Message::binary(b"TWILSOCK V9".to_vec())]), &token);
        assert_eq!((exit, &report["accepted"]), (3, &json!(false)), "{report}");
    }
}

#[test]
fn a_server_that_echoes_the_token_does_not_have_it_printed() {
    let folder = Folder::new("echo");
    let token = Token::of(grant("voice")).sign();
    let url = server(|first| {
        let token = first.split("\"token\":\"").nth(1).unwrap().split('"').next().unwrap();
        let message = format!("bad token {token} \u{1b}[2J");
        vec![Message::text(
            json!({"type": "error", "payload": {"error": {"code": 31204, "message": message}}}).to_string(),
        )]
    });
    let (exit, report) = folder.report("voice", &url, &token);
    assert_eq!((exit, &report["code"]), (1, &json!(31204)));
    assert!(!report["message"].as_str().unwrap().contains("eyJ"), "{report}");
    let text = folder.run(&["--token", &token, "--sdk", "voice", "--url", &url], "");
    let out = String::from_utf8(text.stdout).unwrap();
    assert!(out.contains("refused 31204") && !out.contains("eyJhb") && !out.contains("\u{1b}[2J"), "{out}");
    assert!(out.contains("Causes"), "{out}");
}

/// The region of a token becomes a part of the host only if the vendor has it.
#[test]
#[allow(clippy::result_large_err, reason = "the type of tungstenite's callback")]
fn the_host_is_that_of_the_region() {
    let folder = Folder::new("region");
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/base", listener.local_addr().unwrap());
    let (send, paths) = std::sync::mpsc::channel();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let _ = tungstenite::accept_hdr(stream, |request: &Request, response| {
                send.send(request.uri().path().to_owned()).unwrap();
                Ok(response)
            });
        }
    });
    for (sdk, region, path) in [
        ("conversations", None, "/base/tsock.us1.twilio.com/v3/wsconnect"),
        ("conversations", Some("ie1"), "/base/tsock.ie1.twilio.com/v3/wsconnect"),
        ("sync", Some("evil.example/?"), "/base/tsock.us1.twilio.com/v3/wsconnect"),
        ("voice", None, "/base/voice-js.roaming.twilio.com/signal"),
        ("voice", Some("au1"), "/base/voice-js.sydney.twilio.com/signal"),
        ("voice", Some("../x"), "/base/voice-js.roaming.twilio.com/signal"),
        ("video", Some("ie1"), "/base/global.vss.twilio.com/signaling"),
    ] {
        let (exit, _) = folder.report(sdk, &url, &Token { region, ..Token::of(grant(sdk)) }.sign());
        assert_eq!((exit, paths.recv().unwrap().as_str()), (3, path), "{sdk} {region:?}");
    }
}
