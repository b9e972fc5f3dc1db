//! Tokens in the form of npm `twilio`: its header, and its order of claims. Every candidate verifies these.

use base64_simd::URL_SAFE_NO_PAD;

use crate::{Fresh, HEADER, Set, judge};

/// Several of them, so that no candidate can learn one by heart.
const COUNT: usize = 64;

/// Tokens with these grants, each for another identity.
pub fn tokens(set: &Set) -> Vec<String> {
    let mut fresh = Fresh::new(0);
    (0..COUNT)
        .map(|_| {
            let (identity, jti) = fresh.identity_and_jti();
            let claims = serde_json::to_string(&set.claims(identity, jti)).unwrap();
            let signed = format!("{}.{}", encoded(HEADER.as_bytes()), encoded(claims.as_bytes()));
            let signature = encoded(&judge::tag(signed.as_bytes()));
            format!("{signed}.{signature}")
        })
        .collect()
}

fn encoded(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode_to_string(bytes)
}
