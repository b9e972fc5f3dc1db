//! A token in JSON, for a client that asks for it: what is in it, and what its times count from.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, UNIX_EPOCH};

use crate::acme::{NOW, credentials, issuer, talk};
use serde_json::{Value, json};
use token_core::twilio::{self, AccountSid, ApiKeySid, Credentials, VoiceGrant};
use token_core::{AccessToken, Secret, TokenResponse, sid};

fn read(response: TokenResponse) -> Value {
    serde_json::from_str(&response.into_json()).unwrap()
}

#[test]
fn it_says_the_token_the_identity_and_when_to_renew() {
    let token = issuer().issue("al \"ice\" \u{1} 字", talk()).unwrap();
    let text = token.as_str().to_owned();
    let expected = json!({"token": text, "identity": "al \"ice\" \u{1} 字", "expires_in": 3600, "refresh_in": 3420});
    assert_eq!(read(token.into()), expected);
}

#[test]
fn a_token_of_which_only_the_sdk_is_known_has_one_too() {
    let credentials = Credentials::new(
        sid!(AccountSid, "AC0123456789abcdef0123456789abcdef"),
        sid!(ApiKeySid, "SK0123456789abcdef0123456789abcdef"),
        Secret::new("AFakeSecretThatSignsNoRealTokens"),
    );
    let token: AccessToken<dyn twilio::sdk::Voice> =
        twilio::Issuer::new(&credentials).issue("bob", VoiceGrant::incoming()).unwrap().for_sdk();
    assert_eq!(read(TokenResponse::from(token.clone()))["identity"], "bob");
}

#[test]
fn its_times_count_from_now_by_the_issuers_clock_and_are_never_negative() {
    let now = Arc::new(AtomicU64::new(NOW));
    let clock = Arc::clone(&now);
    let issuer = crate::acme::Issuer::new(&credentials())
        .with_clock(move || UNIX_EPOCH + Duration::from_secs(clock.load(Ordering::Relaxed)));
    let token = issuer.issue("alice", talk()).unwrap();
    for (passed, expires_in, refresh_in) in
        [(0, 3600, 3420), (3419, 181, 1), (3420, 180, 0), (3599, 1, 0), (3600, 0, 0), (90_000, 0, 0)]
    {
        now.store(NOW + passed, Ordering::Relaxed);
        let response = read(token.clone().into());
        assert_eq!((&response["expires_in"], &response["refresh_in"]), (&json!(expires_in), &json!(refresh_in)));
    }
}

#[test]
fn debug_shows_neither_token_nor_identity() {
    let response = TokenResponse::from(issuer().issue("alice", talk()).unwrap());
    assert_eq!(format!("{response:?}"), "TokenResponse { expires_in: 3600, refresh_in: 3420, .. }");
}
