//! `token emulate`: says where it is, serves a client, says what it did, and stops when it is told to.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests say what they expect by panicking")]

use std::io::{BufRead as _, BufReader, Read as _};
use std::net::TcpListener;
use std::process::{Child, ChildStderr, ChildStdout, Command, ExitStatus, Stdio};

use serde_json::{Value, json};
use token_core::twilio::{Credentials, DataSyncGrant, Issuer, SyncServiceSid};
use token_emulator::twilsock::{Packet, Payload, decode, encode};
use tungstenite::Message;

const CREDENTIALS: [(&str, &str); 3] = [
    ("TWILIO_ACCOUNT_SID", "AC0123456789abcdef0123456789abcdef"),
    ("TWILIO_API_KEY", "SK0123456789abcdef0123456789abcdef"),
    ("TWILIO_API_SECRET", "a-fake-secret-that-signs-no-real-token"),
];

/// The command as it runs; it does not outlive the test.
struct Emulate {
    child: Child,
    out: BufReader<ChildStdout>,
    err: BufReader<ChildStderr>,
}

impl Emulate {
    fn start(arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_token"));
        command.arg("emulate").args(arguments).envs(CREDENTIALS);
        for other in ["TWILIO_API_KEY_SID", "TWILIO_API_KEY_SECRET"] {
            command.env_remove(other);
        }
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let err = BufReader::new(child.stderr.take().unwrap());
        Self { child, out, err }
    }

    fn addresses(&mut self) -> Value {
        let mut line = String::new();
        self.out.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap_or_else(|_| panic!("no addresses: {line} {}", self.rest_of_stderr()))
    }

    fn event(&mut self) -> Value {
        let mut line = String::new();
        self.err.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap_or_else(|_| panic!("no event: {line}"))
    }

    fn signal(&self, signal: &str) {
        let status = Command::new("sh").args(["-c", &format!("kill -{signal} {}", self.child.id())]).status().unwrap();
        assert!(status.success());
    }

    fn ended(&mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }

    fn rest_of_stderr(&mut self) -> String {
        let mut text = String::new();
        self.err.read_to_string(&mut text).unwrap();
        text
    }
}

impl Drop for Emulate {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn token() -> String {
    let lookup =
        |name: &str| CREDENTIALS.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
    let issuer = Issuer::new(&Credentials::from_lookup(lookup).unwrap());
    let service: SyncServiceSid = "IS0123456789abcdef0123456789abcdef".parse().unwrap();
    issuer.issue("alice", DataSyncGrant::new(service)).unwrap().as_str().to_owned()
}

/// What a client of Sync says first, and what it is answered.
fn connect(uri: &str, token: &str) -> Value {
    let (mut socket, _) = tungstenite::connect(uri).unwrap();
    let init = json!({"id": "TM1", "method": "init", "token": token, "continuation_token": null,
        "registrations": [{"product": "data_sync", "type": "ers", "message_types": []}]});
    let Value::Object(header) = init else { unreachable!("it is written above") };
    socket.send(Message::Binary(encode(&Packet { header, payload: Payload::None }).into())).unwrap();
    let answer = socket.read().unwrap();
    Value::Object(decode(&answer.into_data()).unwrap().header)
}

#[test]
fn a_client_is_served_and_a_signal_stops_it() {
    for signal in ["TERM", "INT"] {
        let mut emulate = Emulate::start(&["--format", "json"]);
        let addresses = emulate.addresses();
        let uri = addresses["twilsock"].as_str().unwrap();
        for (member, start) in [("voice", "127.0.0.1:"), ("video", "ws://127.0.0.1:"), ("control", "http://127.0.0.1:")]
        {
            assert!(addresses[member].as_str().unwrap().starts_with(start), "{addresses}");
        }
        let token = token();
        assert_eq!(connect(uri, &token)["status"]["code"], 200);
        assert_eq!(emulate.event()["event"], "connected");
        let accepted = emulate.event();
        assert_eq!((&accepted["event"], &accepted["identity"]), (&json!("accepted"), &json!("alice")));
        emulate.signal(signal);
        assert_eq!(emulate.ended().code(), Some(0), "after SIG{signal}");
        let rest = emulate.rest_of_stderr();
        assert!(!format!("{accepted}{rest}").contains(&token), "a token was printed");
    }
}

#[test]
fn a_code_can_be_forced() {
    let mut emulate = Emulate::start(&["--reject", "51130"]);
    let addresses = emulate.addresses();
    let answer = connect(addresses["twilsock"].as_str().unwrap(), &token());
    assert_eq!((&answer["status"]["code"], &answer["status"]["errorCode"]), (&json!(401), &json!(51130)));
    emulate.signal("TERM");
    assert!(emulate.ended().success());
    let text = emulate.rest_of_stderr();
    assert!(text.contains("twilsock 1: refused: 51130: "), "{text}");
}

#[test]
fn a_port_that_is_taken() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let mut emulate = Emulate::start(&["--port", &port]);
    assert_eq!(emulate.ended().code(), Some(1));
    let text = emulate.rest_of_stderr();
    assert!(text.contains(&format!("cannot listen at 127.0.0.1:{port}")) && text.contains("help: "), "{text}");
}

#[test]
fn its_certificate_can_be_written() {
    let file = std::env::temp_dir().join(format!("token-emulate-{}.pem", std::process::id()));
    let mut emulate = Emulate::start(&["--certificate", file.to_str().unwrap()]);
    emulate.addresses();
    let pem = std::fs::read_to_string(&file).unwrap();
    std::fs::remove_file(&file).unwrap();
    assert!(pem.starts_with("-----BEGIN CERTIFICATE-----"), "{pem}");
}
