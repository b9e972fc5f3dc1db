//! Clients for the tests, which send what Twilio's SDKs send.

#![allow(dead_code, reason = "each test file uses its own part")]

use futures_util::{SinkExt as _, StreamExt as _};
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Map, Value, json};
use token_core::marker::GrantSet;
use token_core::twilio::{ChatGrant, Credentials, DataSyncGrant, Issuer};
use token_emulator::twilsock::{Packet, Payload, decode, encode};
use token_emulator::{Emulator, Options};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

pub const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
pub const KEY: &str = "SK0123456789abcdef0123456789abcdef";
pub const SECRET: &str = "AFakeSecretThatSignsNoRealTokens";
pub const SERVICE: &str = "IS0123456789abcdef0123456789abcdef";
pub const OTHER_SERVICE: &str = "ISffffffffffffffffffffffffffffffff";

pub fn credentials_of(account: &str, key: &str, secret: &str) -> Credentials {
    Credentials::from_lookup(|name| match name {
        "TWILIO_ACCOUNT_SID" => Some(account.to_owned()),
        "TWILIO_API_KEY" => Some(key.to_owned()),
        "TWILIO_API_SECRET" => Some(secret.to_owned()),
        _ => None,
    })
    .unwrap()
}

pub fn credentials() -> Credentials {
    credentials_of(ACCOUNT, KEY, SECRET)
}

pub fn options() -> Options {
    Options::new(&credentials())
}

pub async fn emulator() -> Emulator {
    Emulator::start(options()).await.unwrap()
}

pub fn issue(identity: &str, grants: impl GrantSet) -> String {
    Issuer::new(&credentials()).issue(identity, grants).unwrap().as_str().to_owned()
}

/// Signs a token with any grants; token-core issues none that an SDK would refuse.
pub fn sign(identity: &str, grants: &Value) -> String {
    let header: jsonwebtoken::Header =
        serde_json::from_value(json!({"typ": "JWT", "alg": "HS256", "cty": "twilio-fpa;v=1"})).unwrap();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let mut claims = json!({"jti": format!("{KEY}-{now}"), "iss": KEY, "sub": ACCOUNT, "iat": now, "exp": now + 3600, "grants": grants});
    claims["grants"]["identity"] = identity.into();
    jsonwebtoken::encode(&header, &claims, &jsonwebtoken::EncodingKey::from_secret(SECRET.as_bytes())).unwrap()
}

pub fn sync() -> DataSyncGrant {
    DataSyncGrant::new(SERVICE.parse().unwrap())
}

pub fn chat() -> ChatGrant {
    ChatGrant::new(SERVICE.parse().unwrap())
}

/// A Twilsock client.
pub struct Twilsock(pub WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Twilsock {
    pub async fn open(emulator: &Emulator) -> Self {
        Self(connect_async(emulator.uri()).await.unwrap().0)
    }

    /// Opens a connection and sends a token like the Sync SDK; returns the reply.
    pub async fn show(emulator: &Emulator, token: &str) -> (Self, Packet) {
        let mut client = Self::open(emulator).await;
        let answer = client.init(token, "data_sync", Value::Null).await;
        (client, answer)
    }

    /// Opens a connection with a valid token.
    pub async fn connected(emulator: &Emulator, identity: &str) -> Self {
        let (client, answer) = Self::show(emulator, &issue(identity, sync())).await;
        assert_eq!(status(&answer), (200, None), "{answer:?}");
        client
    }

    pub async fn init(&mut self, token: &str, product: &str, continuation: Value) -> Packet {
        let registrations =
            json!([{"product": product, "type": "ers", "notification_protocol_version": 4, "message_types": []}]);
        self.ask(
            json!({"method": "init", "token": token, "continuation_token": continuation, "registrations": registrations,
            "capabilities": ["client_update"], "metadata": {"ver": null}, "tweaks": null}),
        )
        .await
    }

    pub async fn update(&mut self, token: &str) -> Packet {
        self.ask(json!({"method": "update", "token": token})).await
    }

    /// Sends a request inside the connection; returns the status and the body of the response.
    pub async fn request(&mut self, product: &str, method: &str, path: &str, body: Value) -> (u64, Value) {
        let header = json!({"method": "message", "active_grant": product, "payload_type": "application/json",
            "http_request": {"host": "cds.us1.twilio.com", "path": path, "method": method, "params": {}, "headers": {}}});
        let payload = if body.is_null() { Payload::None } else { Payload::Json(body) };
        self.send_packet(header, payload).await;
        let answer = self.receive().await;
        let body = match answer.payload {
            Payload::Json(body) => body,
            _ => Value::Null,
        };
        (answer.header["http_status"]["code"].as_u64().unwrap(), body)
    }

    /// Sends a packet, and returns the next one.
    pub async fn ask(&mut self, header: Value) -> Packet {
        self.send_packet(header, Payload::None).await;
        self.receive().await
    }

    pub async fn send_packet(&mut self, mut header: Value, payload: Payload) {
        header["id"] = "TM1".into();
        let header: Map<_, _> = header.as_object().unwrap().clone();
        self.send(Message::Binary(encode(&Packet { header, payload }).into())).await;
    }

    pub async fn send(&mut self, message: Message) {
        self.0.send(message).await.unwrap();
    }

    pub async fn receive(&mut self) -> Packet {
        loop {
            match self.0.next().await.unwrap().unwrap() {
                Message::Binary(bytes) => return decode(&bytes).unwrap(),
                Message::Ping(_) | Message::Pong(_) => {}
                other => panic!("not a packet: {other:?}"),
            }
        }
    }

    /// Expects a `close` with this status, and then the end of the connection.
    pub async fn closed(&mut self, code: u64) -> Packet {
        let packet = self.receive().await;
        assert_eq!((&packet.header["method"], status(&packet).0), (&json!("close"), code), "{packet:?}");
        // The SDKs close at once, too.
        self.0.close(None).await.unwrap();
        packet
    }
}

/// The status code and the error code of a packet.
pub fn status(packet: &Packet) -> (u64, Option<u64>) {
    let status = &packet.header["status"];
    (status["code"].as_u64().unwrap(), status["errorCode"].as_u64())
}

/// A client of Voice or Video, which sends JSON in text messages.
pub struct Json<S>(pub WebSocketStream<S>);

impl Json<MaybeTlsStream<TcpStream>> {
    pub async fn open(uri: &str) -> Self {
        Self(connect_async(uri).await.unwrap().0)
    }
}

impl<S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin> Json<S> {
    pub async fn send(&mut self, message: Value) {
        self.0.send(Message::Text(message.to_string().into())).await.unwrap();
    }

    /// The next message that is not a heartbeat.
    pub async fn receive(&mut self) -> Value {
        loop {
            let message = self.0.next().await.unwrap().unwrap();
            if let Message::Text(text) = message
                && !text.trim().is_empty()
            {
                let value: Value = serde_json::from_str(&text).unwrap();
                if value["type"] != "heartbeat" {
                    return value;
                }
            }
        }
    }

    pub async fn ask(&mut self, message: Value) -> Value {
        self.send(message).await;
        self.receive().await
    }

    /// Waits until the emulator closes the connection.
    pub async fn ended(&mut self) {
        while let Some(Ok(message)) = self.0.next().await {
            if let Message::Close(_) = message {
                return;
            }
        }
    }
}
