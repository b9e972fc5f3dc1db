//! Checks that a candidate does its work.

use base64_simd::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::{ACCOUNT_SID, API_KEY_SID, SECRET, Set};

/// Panics unless this is a token that Twilio accepts, for this identity and with these grants.
pub fn signed_by_rule(token: &str, identity: &str, set: &Set) {
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let (header, claims) = signed.split_once('.').unwrap();
    assert_eq!(decoded(signature), tag(signed.as_bytes()), "its signature");
    let header: Value = serde_json::from_slice(&decoded(header)).unwrap();
    assert_eq!(header, json!({ "alg": "HS256", "typ": "JWT", "cty": "twilio-fpa;v=1" }));
    let claims: Value = serde_json::from_slice(&decoded(claims)).unwrap();
    let mut grants = set.json.clone();
    grants["identity"] = identity.into();
    assert_eq!(claims["grants"], grants);
    assert_eq!((&claims["iss"], &claims["sub"]), (&API_KEY_SID.into(), &ACCOUNT_SID.into()));
    assert!(claims["jti"].as_str().unwrap().starts_with(API_KEY_SID));
    assert!(claims["exp"].as_u64() > claims["iat"].as_u64());
}

/// The same token with another signature.
pub fn forged(token: &str) -> String {
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let other = if signature.starts_with('A') { "B" } else { "A" };
    format!("{signed}.{other}{}", &signature[1..])
}

/// The length of the signed part of a token in bytes.
pub fn signed_length(token: &str) -> usize {
    token.rfind('.').unwrap()
}

pub fn tag(text: &[u8]) -> Vec<u8> {
    let mut state = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
    state.update(text);
    state.finalize().into_bytes().to_vec()
}

fn decoded(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode_to_vec(text).unwrap()
}
