//! A vendor that has no server library of its own: jsonwebtoken judges its tokens, and makes some for us.

#![cfg(feature = "zoom")]
#![allow(clippy::unwrap_used, reason = "tests say what they expect by panicking")]

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde_json::{Value, json};
use token_core::Secret;
use token_core::zoom::{Credentials, Issuer, SessionGrant, Verifier};

const SECRET: &str = "AFakeSecretThatSignsNoRealTokens";
const NOW: u64 = 1_800_000_000;

fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(NOW)
}

fn credentials() -> Credentials {
    Credentials::new("fake-video-sdk-key", Secret::new(SECRET))
}

fn claims() -> Value {
    json!({
        "app_key": "fake-video-sdk-key", "user_key": "alice",
        "tpc": "Cool Cars", "role_type": 1, "version": 1, "session_key": "cars-7",
        "iat": NOW, "exp": NOW + 7_200,
    })
}

#[test]
fn it_reads_what_we_make() {
    let mut validation = Validation::new(Algorithm::HS256);
    // The token is of a time that this test chose.
    validation.validate_exp = false;
    let issuer = Issuer::new(&credentials()).with_clock(now);
    let token = issuer.issue("alice", SessionGrant::new("Cool Cars", 1).with_session_key("cars-7")).unwrap();
    let key = DecodingKey::from_secret(SECRET.as_bytes());
    let read = jsonwebtoken::decode::<Value>(token.as_str(), &key, &validation).unwrap();
    assert_eq!(read.claims, claims());
    assert_eq!((read.header.typ.as_deref(), read.header.alg), (Some("JWT"), Algorithm::HS256));
}

#[test]
fn we_read_what_it_makes() {
    let key = EncodingKey::from_secret(SECRET.as_bytes());
    let token = jsonwebtoken::encode(&Header::default(), &claims(), &key).unwrap();
    let read = Verifier::new(&credentials()).with_clock(now).verify_as::<SessionGrant>(&token).unwrap();
    assert_eq!((read.claims().identity(), read.grants().session_key()), ("alice", Some("cars-7")));
}
