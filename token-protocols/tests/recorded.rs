//! What a client of this crate sends equals what Twilio's SDKs send, but for ids, versions and times.
//!
//! `node tests/sdk/record.mjs` records the SDKs in Chromium, and `.ci/run sdk` compares the recording with them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]

use serde_json::{Value, json};
use token_protocols::twilsock::{decode, packets};
use token_protocols::{Attempt, Frame, Outcome, Sdk, Step, video, voice};

/// Compared by their form: `TM` and a UUID, and so on.
const IDS: &[&str] = &["/id", "/body/peer_connections/0/id"];
/// Versions, and what the server chose.
const IGNORED: &[&str] = &[
    "/metadata/ver",
    "/metadata/envv",
    "/metadata/sdkv",
    "/payload/browserinfo/v",
    "/payload/browserinfo/browser/userAgent",
    "/body/publisher/sdk_version",
    "/body/publisher/user_agent",
    "/body/session",
];
const OFFER: &str = "/body/peer_connections/0/description/sdp";

fn recorded() -> Value {
    serde_json::from_str(include_str!("first_packets.json")).unwrap()
}

/// A message as the recording has it: of a packet the header, with the payload's size.
fn shown(frame: &Frame) -> Value {
    match frame {
        Frame::Text(text) => serde_json::from_str(text).unwrap(),
        Frame::Binary(bytes) => {
            let mut header = decode(bytes).unwrap().header;
            header.insert("payload_size".into(), 0.into());
            header.into()
        }
    }
}

/// The message with its ids by their form, without versions, and its offer by its lines.
fn comparable(mut message: Value) -> Value {
    for path in IDS {
        if let Some(id) = message.pointer_mut(path) {
            let form = id.as_str().unwrap().replace(|c: char| c.is_ascii_digit() || ('a'..='f').contains(&c), "0");
            *id = form.into();
        }
    }
    for path in IGNORED {
        if let Some(value) = message.pointer_mut(path) {
            assert!(value.is_string(), "{path}: {value}");
            *value = "any".into();
        }
    }
    if let Some(offer) = message.pointer_mut(OFFER) {
        *offer = offer.as_str().unwrap().split("\r\n").map(line).collect();
    }
    message
}

/// A line of an offer without its ids.
fn line(line: &str) -> String {
    let ids = ["a=ice-ufrag:", "a=ice-pwd:", "a=fingerprint:sha-256 "];
    match ids.iter().find(|start| line.starts_with(*start)) {
        Some(start) => format!("{start}{}", line.len()),
        None if line.starts_with("o=- ") => line.split(' ').skip(2).collect::<Vec<_>>().join(" "),
        None => line.to_owned(),
    }
}

fn sent_by(sdk: Sdk) -> Vec<Value> {
    let mut client = Attempt::new(sdk, "TOKEN", "lobby");
    let mut sent: Vec<_> = client.first().iter().map(shown).collect();
    if sdk == Sdk::Video {
        let Step::Send(more) = client.receive(&Frame::Text(video::message(video::iced()).to_string())) else {
            panic!()
        };
        sent.extend(more.iter().map(shown));
    }
    sent
}

#[test]
fn the_first_packets_equal_those_of_the_sdks() {
    for sdk in Sdk::ALL {
        let theirs = recorded()[sdk.name()]["first"].as_array().unwrap().clone();
        let ours = sent_by(*sdk);
        assert!(!theirs.is_empty() && ours.len() == theirs.len(), "{sdk:?}");
        for (ours, theirs) in ours.into_iter().zip(theirs) {
            assert_eq!(comparable(ours), comparable(theirs), "{sdk:?}");
        }
    }
}

#[test]
fn a_client_leaves_as_the_sdks_do() {
    for sdk in Sdk::ALL {
        let mut client = Attempt::new(*sdk, "TOKEN", "lobby");
        let accepted = match sdk {
            Sdk::Voice => Frame::Text(voice::connected("alice", 60).to_string()),
            Sdk::Video => {
                let room =
                    video::Room { sid: "RM", name: "lobby", participant: "PA0", identity: "alice", revision: json!(1) };
                Frame::Text(video::message(video::room("connected", &room)).to_string())
            }
            Sdk::Sync | Sdk::Conversations => {
                let Frame::Binary(init) = &client.first()[0] else { panic!() };
                let request = decode(init).unwrap().header;
                Frame::Binary(token_protocols::twilsock::encode(&packets::ok(&request)))
            }
        };
        let Step::Leave(leaving, verdict) = client.receive(&accepted) else { panic!("{sdk:?}") };
        assert_eq!(verdict.outcome, Outcome::Accepted);
        let theirs = recorded()[sdk.name()]["leaving"].as_array().unwrap().clone();
        let ours: Vec<_> = leaving.iter().map(shown).map(comparable).collect();
        assert_eq!(ours, theirs.into_iter().map(comparable).collect::<Vec<_>>(), "{sdk:?}");
    }
}

/// A comparison that ignored too much would show nothing.
#[test]
fn a_changed_field_is_seen() {
    let first = &sent_by(Sdk::Sync)[0];
    for (path, value) in
        [("/token", json!("x")), ("/metadata/osa", json!(32)), ("/tweaks", json!({})), ("/id", json!("TM1"))]
    {
        let mut changed = first.clone();
        *changed.pointer_mut(path).unwrap() = value;
        assert_ne!(comparable(changed), comparable(first.clone()), "{path}");
    }
}
