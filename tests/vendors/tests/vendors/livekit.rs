//! LiveKit, a vendor with another kind of tokens, from a schema only: the same code issues, verifies and diagnoses
//! them.

mod diagnosis;
mod issuing;

use serde_json::{Value, json};
use token_core::livekit::{Credentials, Verifier};
use token_tests::compile_errors::CompileErrors;

use super::{NOW, SECRET, now};

token_core::include_grants!("livekit/grants.toml");

fn environment(name: &str) -> Option<String> {
    let value = match name {
        "LIVEKIT_API_KEY" => "APIfakefakefake",
        "LIVEKIT_API_SECRET" => SECRET,
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
