//! LiveKit's Rust library, as a program: one JSON object a line in, one answer a line out. `../README.md` says what is in them.
//!
//!     cargo run -- make | read

use std::collections::HashMap;
use std::error::Error;
use std::io::{BufRead as _, Write as _, stdin, stdout};
use std::time::Duration;

use livekit_api::access_token::{
    AccessToken, InferenceGrants, ObservabilityGrants, SIPGrants, TokenVerifier, VideoGrants,
};
use serde::Deserialize;
use serde_json::{Value, json};

/// What a token is to be made of.
#[derive(Deserialize)]
struct Make {
    api_key: String,
    api_secret: String,
    identity: String,
    ttl: u64,
    claims: Wanted,
}

/// Its claims, in their wire form; what the library has no place for is an error.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    video: Option<VideoGrants>,
    sip: Option<SIPGrants>,
    inference: Option<InferenceGrants>,
    observability: Option<ObservabilityGrants>,
    name: Option<String>,
    metadata: Option<String>,
    attributes: Option<HashMap<String, String>>,
    kind: Option<String>,
}

/// A token to be read.
#[derive(Deserialize)]
struct Read {
    api_key: String,
    api_secret: String,
    token: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mode = match std::env::args().nth(1).as_deref() {
        Some("make") => make,
        Some("read") => read,
        _ => return Err("usage: livekit-interop make|read".into()),
    };
    for line in stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line?)?;
        let mut answer = mode(&line).unwrap_or_else(|error| json!({ "ok": false, "error": error.to_string() }));
        answer["name"] = line["name"].clone();
        writeln!(stdout().lock(), "{answer}")?;
    }
    Ok(())
}

fn make(line: &Value) -> Result<Value, Box<dyn Error>> {
    let Make { api_key, api_secret, identity, ttl, claims } = Make::deserialize(line)?;
    let mut token = AccessToken::with_api_key(&api_key, &api_secret)
        .with_identity(&identity)
        .with_ttl(Duration::from_secs(ttl))
        .with_name(&claims.name.unwrap_or_default())
        .with_metadata(&claims.metadata.unwrap_or_default())
        .with_kind(&claims.kind.unwrap_or_default())
        .with_attributes(claims.attributes.unwrap_or_default());
    if let Some(video) = claims.video {
        token = token.with_grants(video);
    }
    if let Some(sip) = claims.sip {
        token = token.with_sip_grants(sip);
    }
    if let Some(inference) = claims.inference {
        token = token.with_inference_grants(inference);
    }
    if let Some(observability) = claims.observability {
        token = token.with_observability_grants(observability);
    }
    Ok(json!({ "token": token.to_jwt()? }))
}

fn read(line: &Value) -> Result<Value, Box<dyn Error>> {
    let Read { api_key, api_secret, token } = Read::deserialize(line)?;
    let claims = TokenVerifier::with_api_key(&api_key, &api_secret).verify(&token)?;
    Ok(json!({ "ok": true, "claims": claims }))
}
