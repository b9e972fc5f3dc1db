//! Tokens by hand: those of other servers, and the content of ours.

use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::Value;
use sha2::Sha256;

/// A token with these parts, signed with HS256.
#[must_use]
pub fn signed(header: &Value, claims: &Value, secret: &str) -> String {
    let [header, claims] = [header, claims].map(|part| encoded(part.to_string().as_bytes()));
    let text = format!("{header}.{claims}");
    // Any key length is valid.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { return text };
    mac.update(text.as_bytes());
    let signature = encoded(&mac.finalize().into_bytes());
    format!("{text}.{signature}")
}

/// The header and the claims of a token, with any signature; `null` for a part that is not JSON.
#[must_use]
pub fn decoded(token: &str) -> (Value, Value) {
    let mut parts = token.split('.').map(|part| {
        let bytes = base64_simd::URL_SAFE_NO_PAD.decode_to_vec(part.as_bytes()).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    });
    (parts.next().unwrap_or_default(), parts.next().unwrap_or_default())
}

fn encoded(bytes: &[u8]) -> String {
    base64_simd::URL_SAFE_NO_PAD.encode_to_string(bytes)
}
