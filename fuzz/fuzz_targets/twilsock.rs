//! Decodes any bytes as packets, and sends any packets to a session: what the codec decodes it encodes to the same
//! packet, and each reply is a valid packet.
//!
//! The input is a sequence of packets as on the wire, so that a client's bytes are a seed. `@` in the place of a token
//! stands for a valid token, and a byte 0 between packets advances the clock.

#![no_main]

use std::sync::LazyLock;
use std::time::{Duration, SystemTime};

use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use token_core::twilio::{Credentials, DataSyncGrant, Issuer};
use token_emulator::Options;
use token_emulator::twilsock::test_session::TestSession;
use token_emulator::twilsock::{Payload, decode, encode};

const MAGIC: &[u8] = b"TWILSOCK V3.0 ";

struct World {
    options: Options,
    token: String,
    now: SystemTime,
}

static WORLD: LazyLock<World> = LazyLock::new(|| {
    let credentials = Credentials::from_lookup(|name| match name {
        "TWILIO_ACCOUNT_SID" => Some("AC0123456789abcdef0123456789abcdef".to_owned()),
        "TWILIO_API_KEY" => Some("SK0123456789abcdef0123456789abcdef".to_owned()),
        "TWILIO_API_SECRET" => Some("AFakeSecretThatSignsNoRealTokens".to_owned()),
        _ => None,
    })
    .expect("these are credentials");
    let grant = DataSyncGrant::new("IS0123456789abcdef0123456789abcdef".parse().expect("this is a SID"));
    let life = Duration::from_secs(24 * 3600);
    let issuer = Issuer::new(&credentials).with_ttl(life).expect("a day is allowed");
    let token = issuer.issue("alice", grant).expect("this is a good token");
    World { options: Options::new(&credentials), token: token.as_str().to_owned(), now: SystemTime::now() }
});

fuzz_target!(|input: &[u8]| {
    let World { options, token, now } = &*WORLD;
    let mut session = TestSession::new(options).expect("there are credentials");
    let mut now = *now;
    for message in messages(input) {
        codec(message);
        let sent = match message {
            [0] => {
                now += Duration::from_secs(3600);
                session.advance(now)
            }
            [0, ..] => session.go_away(now),
            _ => session.receive(&with_token(message, token), now),
        };
        for packet in sent {
            let read = decode(&packet).expect("what is sent is a packet");
            assert!(read.header.contains_key("id") && read.header["method"].is_string(), "{read:?}");
        }
    }
});

/// A decoded packet is encoded and decoded to the same packet.
fn codec(message: &[u8]) {
    let Ok(packet) = decode(message) else { return };
    let again = decode(&encode(&packet)).expect("what was written is read");
    // A number with a fraction may be rounded.
    let exact =
        packet.header.values().all(is_exact) && !matches!(&packet.payload, Payload::Json(value) if !is_exact(value));
    assert!(!exact || packet == again, "{packet:?} became {again:?}");
}

fn is_exact(value: &Value) -> bool {
    match value {
        Value::Number(number) => !number.is_f64(),
        Value::Array(items) => items.iter().all(is_exact),
        Value::Object(members) => members.values().all(is_exact),
        _ => true,
    }
}

/// Splits the input before each packet, and at each byte 0.
fn messages(input: &[u8]) -> Vec<&[u8]> {
    let begins = |at: &usize| input[*at..].starts_with(MAGIC) || input[*at] == 0;
    let starts: Vec<usize> = (1..input.len()).filter(begins).collect();
    let ends = starts.iter().copied().chain([input.len()]);
    [0].into_iter().chain(starts.iter().copied()).zip(ends).map(|(start, end)| &input[start..end]).collect()
}

/// Replaces the token `"@"` by the valid token, and corrects the length of the header.
fn with_token(message: &[u8], token: &str) -> Vec<u8> {
    let Ok(mut packet) = decode(message) else { return message.to_vec() };
    if packet.header.get("token").and_then(Value::as_str) == Some("@") {
        packet.header.insert("token".into(), token.into());
    }
    encode(&packet)
}
