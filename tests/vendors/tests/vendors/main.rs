//! Vendors with a shape of their own, some of them by the path of their files, as a company keeps them: no identity, one in a grant, no
//! grants, no `exp`, JSON in a string, and each algorithm. jsonwebtoken decodes what they issue, and our verifier takes it.
//!
//! One program: it is linked once. `interop_livekit.rs` tests LiveKit's own libraries.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "tests say what they expect by panicking"
)]

mod ably;
mod daily;
mod diagnosis;
mod every_vendor;
mod init;
mod issued;
mod jaas;
mod libraries;
mod livekit;
mod mistakes;
mod musickit;
mod service;
mod stream;
mod supabase;
mod vonage;
mod vonage_video;
mod zoom;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::{Map, Value};
use token_vendor_tests::jwt;

const SECRET: &str = "AFakeSecretThatSignsNoRealTokens";
const NOW: u64 = 1_800_000_000;
const SUPABASE_KEY: &str = "00000000-0000-4000-8000-000000000000";
const EC_PUBLIC: &str = include_str!("../../../../token-core/tests/testing_keys/ec_public.pem");
const RSA_PUBLIC: &str = include_str!("../../../../token-core/tests/testing_keys/rsa_public.pem");
const ED_PUBLIC: &str = include_str!("../../../../token-core/tests/testing_keys/ed25519_public.pem");

/// Keys of token-core's tests, which everyone knows.
fn private(algorithm: Algorithm) -> String {
    let pem = match algorithm {
        Algorithm::ES256 => include_str!("../../../../token-core/tests/testing_keys/ec_pkcs8.pem"),
        Algorithm::EdDSA => include_str!("../../../../token-core/tests/testing_keys/ed25519_pkcs8.pem"),
        _ => include_str!("../../../../token-core/tests/testing_keys/rsa_pkcs8.pem"),
    };
    pem.replace("TESTING KEY", "PRIVATE KEY")
}

fn public(algorithm: Algorithm) -> DecodingKey {
    match algorithm {
        Algorithm::HS256 => DecodingKey::from_secret(SECRET.as_bytes()),
        Algorithm::ES256 => DecodingKey::from_ec_pem(EC_PUBLIC.as_bytes()).unwrap(),
        Algorithm::EdDSA => DecodingKey::from_ed_pem(ED_PUBLIC.as_bytes()).unwrap(),
        _ => DecodingKey::from_rsa_pem(RSA_PUBLIC.as_bytes()).unwrap(),
    }
}

/// With everything that the library can check.
fn decoded(token: &str, algorithm: Algorithm, audiences: &[&str], required: &[&str]) -> Map<String, Value> {
    let mut validation = Validation::new(algorithm);
    validation.leeway = 0;
    validation.validate_nbf = true;
    validation.set_required_spec_claims(required);
    match audiences {
        [] => validation.validate_aud = false,
        audiences => validation.set_audience(audiences),
    }
    jsonwebtoken::decode(token, &public(algorithm), &validation).unwrap().claims
}

fn environment(algorithm: Algorithm) -> impl Fn(&str) -> Option<String> {
    move |name| match name {
        "STREAM_API_KEY" => Some("fakestreamkey".to_owned()),
        "JAAS_APP_ID" => Some("vpaas-magic-cookie-0123".to_owned()),
        "JAAS_KEY_ID" => Some("vpaas-magic-cookie-0123/4567".to_owned()),
        "APPLE_TEAM_ID" => Some("FAKETEAM00".to_owned()),
        "MUSICKIT_KEY_ID" => Some("FAKEKEY000".to_owned()),
        "DAILY_DOMAIN_ID" | "VONAGE_APPLICATION_ID" => Some("00000000-0000-4000-8000-000000000000".to_owned()),
        "ABLY_KEY_NAME" => Some("fakeAp.fakeKy".to_owned()),
        "SUPABASE_SIGNING_KEY_ID" => Some(SUPABASE_KEY.to_owned()),
        "UMBRELLA_KEY_ID" => Some(format!("{algorithm:?}")),
        "LIVEKIT_API_KEY" => Some("APIfakefakefake".to_owned()),
        "ZOOM_VIDEO_SDK_KEY" => Some("fake-video-sdk-key".to_owned()),
        "ABLY_KEY_SECRET" | "STREAM_API_SECRET" | "DAILY_API_KEY" | "LIVEKIT_API_SECRET" | "ZOOM_VIDEO_SDK_SECRET" => {
            Some(SECRET.to_owned())
        }
        name if name.ends_with("PRIVATE_KEY") => Some(private(algorithm)),
        _ => None,
    }
}

/// The claims, without the times and the id.
fn claims(token: &str) -> Value {
    let (_, mut claims) = jwt::decoded(token);
    for name in ["iat", "nbf", "exp", "jti"] {
        claims.as_object_mut().unwrap().remove(name);
    }
    claims
}

/// For tokens whose times are compared.
fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(NOW)
}
