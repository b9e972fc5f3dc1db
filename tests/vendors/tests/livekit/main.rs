//! LiveKit, a vendor with another kind of tokens, from a schema only: the same code issues, verifies and diagnoses
//! them.
//!
//! `interop_livekit.rs` tests LiveKit's own libraries.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]

mod diagnosis;
mod issuing;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use token_core::livekit::{Credentials, Verifier};
use token_tests::compile_errors::CompileErrors;

token_core::include_grants!("livekit/grants.toml");

const NOW: u64 = 1_800_000_000;

fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(NOW)
}

fn environment(name: &str) -> Option<String> {
    let value = match name {
        "LIVEKIT_API_KEY" => "APIfakefakefake",
        "LIVEKIT_API_SECRET" => "AFakeSecretThatSignsNoRealTokens",
        _ => return None,
    };
    Some(value.to_owned())
}

fn credentials() -> Credentials {
    Credentials::from_lookup(environment).unwrap()
}

fn tokens() -> Tokens {
    Tokens::from_lookup(environment).unwrap().with_clock(now)
}

fn verifier() -> Verifier {
    Verifier::new(&credentials()).with_clock(now)
}

/// The claims of a token that joins a room, with some changed.
fn joining(change: impl FnOnce(&mut Value)) -> Value {
    let mut claims = json!({
        "iss": "APIfakefakefake",
        "sub": "alice",
        "nbf": NOW,
        "exp": NOW + 900,
        "name": "Alice",
        "video": {"roomJoin": true, "room": "lobby"},
    });
    change(&mut claims);
    claims
}

#[test]
fn compile_errors() {
    let features = ["livekit", "zoom"];
    CompileErrors::of("livekit", env!("CARGO_TARGET_TMPDIR"), &features, "", &["livekit.md"]).hold_all();
}
