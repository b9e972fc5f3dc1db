//! The command as it runs, and a client of it.

#![allow(
    dead_code,
    clippy::panic,
    reason = "each program uses its own part, and tests say what they expect by panicking"
)]

use std::io::{BufRead as _, BufReader, Read as _};
use std::net::TcpStream;
use std::process::{Child, ChildStderr, ChildStdout, Command, ExitStatus, Stdio};

use serde_json::{Value, json};
use token_core::twilio::{Credentials, DataSyncGrant, Issuer, SyncServiceSid};
use token_emulator::twilsock::{Packet, Payload, decode, encode};
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket};

pub const CREDENTIALS: [(&str, &str); 3] = [
    ("TWILIO_ACCOUNT_SID", "AC0123456789abcdef0123456789abcdef"),
    ("TWILIO_API_KEY", "SK0123456789abcdef0123456789abcdef"),
    ("TWILIO_API_SECRET", "AFakeSecretThatSignsNoRealTokens"),
];

/// The command as it runs; it does not outlive the test.
pub struct Emulate {
    pub child: Child,
    out: BufReader<ChildStdout>,
    /// Until somebody else reads it.
    pub err: Option<BufReader<ChildStderr>>,
}

impl Emulate {
    pub fn start(arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_token"));
        command.arg("emulate").args(arguments).envs(CREDENTIALS);
        for other in ["TWILIO_API_KEY_SID", "TWILIO_API_KEY_SECRET"] {
            command.env_remove(other);
        }
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let err = child.stderr.take().map(BufReader::new);
        Self { child, out, err }
    }

    pub fn addresses(&mut self) -> Value {
        let mut line = String::new();
        self.out.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap_or_else(|_| panic!("no addresses: {line} {}", self.rest_of_stderr()))
    }

    pub fn event(&mut self) -> Value {
        let mut line = String::new();
        self.err.as_mut().unwrap().read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap_or_else(|_| panic!("no event: {line}"))
    }

    pub fn signal(&self, signal: &str) {
        let status = Command::new("sh").args(["-c", &format!("kill -{signal} {}", self.child.id())]).status().unwrap();
        assert!(status.success());
    }

    pub fn ended(&mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }

    pub fn rest_of_stderr(&mut self) -> String {
        let mut text = String::new();
        self.err.as_mut().unwrap().read_to_string(&mut text).unwrap();
        text
    }
}

impl Drop for Emulate {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn token() -> String {
    let lookup =
        |name: &str| CREDENTIALS.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
    let issuer = Issuer::new(&Credentials::from_lookup(lookup).unwrap());
    let service: SyncServiceSid = "IS0123456789abcdef0123456789abcdef".parse().unwrap();
    issuer.issue("alice", DataSyncGrant::new(service)).unwrap().as_str().to_owned()
}

/// A client's connection.
pub type Socket = WebSocket<MaybeTlsStream<TcpStream>>;

/// What a client of Sync says first.
pub fn init(token: &str) -> Vec<u8> {
    packet(json!({"id": "TM1", "method": "init", "token": token, "continuation_token": null,
        "registrations": [{"product": "data_sync", "type": "ers", "message_types": []}]}))
}

pub fn packet(header: Value) -> Vec<u8> {
    let Value::Object(header) = header else { unreachable!("a header is an object") };
    encode(&Packet { header, payload: Payload::None })
}

/// Connects as a client of Sync; gives the connection, and what the first packet was answered.
pub fn connect(uri: &str, token: &str) -> (Socket, Value) {
    let (mut socket, _) = tungstenite::connect(uri).unwrap();
    socket.send(Message::Binary(init(token).into())).unwrap();
    let answer = socket.read().unwrap();
    let header = decode(&answer.into_data()).unwrap().header;
    (socket, Value::Object(header))
}
