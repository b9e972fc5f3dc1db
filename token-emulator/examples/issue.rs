//! Issues tokens by token-core for tests of other languages: each line of the input gets one line of output.
//!
//! `{"identity", "sdk": "sync" | "conversations" | "voice" | "video", "service_sid", "ttl": seconds, "at": unix seconds, "secret"}`
//! gives the token. `at` and `secret` are for tokens of another time, or signed wrongly; without them the clock and the environment
//! serve.

#![allow(clippy::print_stdout, reason = "its output is what it is started for")]

use std::io::{BufRead as _, Write as _};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::Deserialize;
use token_core::GrantSet;
use token_core::twilio::{ChatGrant, Credentials, DataSyncGrant, Issuer, VideoGrant, VoiceGrant};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    identity: String,
    sdk: String,
    #[serde(default)]
    service_sid: String,
    ttl: u64,
    at: Option<u64>,
    secret: Option<String>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for line in std::io::stdin().lock().lines() {
        let wanted: Wanted = serde_json::from_str(&line?)?;
        let token = match wanted.sdk.as_str() {
            "sync" => issue(&wanted, DataSyncGrant::new(wanted.service_sid.parse()?)),
            "conversations" => issue(&wanted, ChatGrant::new(wanted.service_sid.parse()?)),
            "voice" => issue(&wanted, VoiceGrant::incoming()),
            "video" => issue(&wanted, VideoGrant::new()),
            other => Err(format!("there is no SDK `{other}` here").into()),
        };
        println!("{}", token?);
        std::io::stdout().flush()?;
    }
    Ok(())
}

fn issue(wanted: &Wanted, grants: impl GrantSet) -> Result<String, Box<dyn std::error::Error>> {
    let credentials = Credentials::from_lookup(|name| match &wanted.secret {
        Some(secret) if name == "TWILIO_API_SECRET" => Some(secret.clone()),
        _ => std::env::var(name).ok(),
    })?;
    let at = wanted.at.map(|at| UNIX_EPOCH + Duration::from_secs(at));
    let issuer = Issuer::new(&credentials).with_clock(move || at.unwrap_or_else(SystemTime::now));
    let token = issuer.issue_for(Duration::from_secs(wanted.ttl), &wanted.identity, grants)?;
    Ok(token.as_str().to_owned())
}
