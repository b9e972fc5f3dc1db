//! A client that is warned, renews its token twice, and then lets it expire.
//!
//! The client is a few lines of Rust; in an application's test it is Twilio's SDK, at `emulator.uri()`.

#![allow(clippy::print_stdout, reason = "the output is the purpose of the example")]

use std::error::Error;
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use token_core::twilio::{Credentials, DataSyncGrant, Issuer, SyncServiceSid};
use token_emulator::twilsock::{Packet, Payload, decode, encode};
use token_emulator::{Emulator, EventKind, Options};
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let credentials = Credentials::from_lookup(|name| match name {
        "TWILIO_ACCOUNT_SID" => Some("AC0123456789abcdef0123456789abcdef".to_owned()),
        "TWILIO_API_KEY" => Some("SK0123456789abcdef0123456789abcdef".to_owned()),
        "TWILIO_API_SECRET" => Some("AFakeSecretThatSignsNoRealTokens".to_owned()),
        _ => None,
    })?;
    let emulator = Emulator::start(Options::new(&credentials).warn_before(Duration::from_secs(2))).await?;
    let mut events = emulator.events();

    let issuer = Issuer::new(&credentials);
    let service = token_core::sid!(SyncServiceSid, "IS0123456789abcdef0123456789abcdef");
    let issue = || issuer.issue_for(Duration::from_secs(3), "alice", DataSyncGrant::new(service));
    let (mut socket, _) = connect_async(emulator.uri()).await?;
    socket.send(packet(&json!({"id": "TM1", "method": "init", "token": issue()?.as_str()}))).await?;
    let mut renewals = 0;
    while let Some(Ok(Message::Binary(bytes))) = socket.next().await {
        match decode(&bytes)?.header.get("method").and_then(Value::as_str) {
            Some("client_update") if renewals < 2 => {
                renewals += 1;
                socket.send(packet(&json!({"id": "TM2", "method": "update", "token": issue()?.as_str()}))).await?;
            }
            Some("close") => break,
            _ => {}
        }
    }
    loop {
        let event = events.next().await;
        println!("{event}");
        if event.kind == EventKind::Expired {
            return Ok(());
        }
    }
}

fn packet(header: &Value) -> Message {
    let header = header.as_object().cloned().unwrap_or_default();
    Message::Binary(encode(&Packet { header, payload: Payload::None }).into())
}
