//! The stage from outside: its endpoint, asked by LiveKit's own client.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use turnstile::token_core::livekit::{ParticipantGrant, VideoGrant};

include!(concat!(env!("OUT_DIR"), "/grants.rs"));

const ENVIRONMENT: [(&str, &str); 2] =
    [("LIVEKIT_API_KEY", "APIfakekey00001"), ("LIVEKIT_API_SECRET", "AFakeSecretThatSignsNoRealTokens")];

/// Needs Node, and the packages that `../test` installs and compiles.
#[test]
#[ignore = "needs the TypeScript client, compiled by `examples/framework/test`"]
fn livekits_own_client_asks_the_endpoint() {
    let mut stage = Command::new(env!("CARGO_BIN_EXE_stage"))
        .envs(ENVIRONMENT)
        .env("LIVEKIT_URL", "wss://stage.example.com")
        .env("TURNSTILE_LISTEN", "127.0.0.1:0")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(stage.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("client/compiled/live.js");
    let address = line.trim().strip_prefix("listening on ").unwrap();
    let run = Command::new("node").arg(script).env("STAGE", address).output().unwrap();
    stage.kill().unwrap();
    stage.wait().unwrap();
    let out: serde_json::Value =
        serde_json::from_slice(&run.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&run.stderr)));
    assert_eq!(out["url"], "wss://stage.example.com");
    // Not known; another identity; a field that the declaration has no input for; no room.
    assert_eq!(out["statuses"], serde_json::json!(["401", "422", "422", "422"]));

    let lookup =
        |name: &str| ENVIRONMENT.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned());
    let verifier = tokens::Tokens::from_lookup(lookup).unwrap();
    let verifier = verifier.verifier();
    let listener = verifier.verify(out["listener"].as_str().unwrap()).unwrap();
    assert_eq!(listener.identity(), "alice");
    assert_eq!(listener.grant::<VideoGrant>().unwrap().room(), Some("lobby"));
    assert_eq!(listener.grant::<ParticipantGrant>().unwrap().name(), Some("Alice"));
    let speaker = verifier.verify(out["speaker"].as_str().unwrap()).unwrap();
    let video: VideoGrant = speaker.grant().unwrap();
    assert_eq!(video.can_publish_sources().unwrap(), ["microphone", "camera"]);
}

#[test]
fn the_routes_are_described() {
    let described = serde_json::to_value(tokens::openapi()).unwrap();
    let paths: Vec<_> = described["paths"].as_object().unwrap().keys().collect();
    assert_eq!(paths, ["/livekit/token", "/speakers/token"]);
    assert!(described["paths"]["/livekit/token"]["post"]["responses"]["201"].is_object());
    let speaker = &described["components"]["schemas"]["SpeakerRequest"];
    let sources = &speaker["properties"]["sources"];
    assert_eq!(sources["minItems"], 1);
    assert_eq!(sources["items"]["enum"][0], "camera");
    assert_eq!(speaker["required"], serde_json::json!(["room", "sources"]));
    let room = &speaker["properties"]["room"];
    assert_eq!((&room["minLength"], &room["maxLength"]), (&1.into(), &256.into()));
}
