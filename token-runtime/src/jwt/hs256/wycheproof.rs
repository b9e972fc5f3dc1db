//! Project Wycheproof's vectors against the HMAC, and the checks between it and the text of a token.
//!
//! The keys are bytes and the payloads are not claims, so a `Verifier` accepts none of the vectors. Here each passes through the layers
//! below it, in its order; `tests/wycheproof.rs` has the same faults in a good token.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use serde_json::Value;

use super::Key;
use crate::json::Document;
use crate::jwt::compact;

const HMAC: &str = include_str!("../../../tests/wycheproof/hmac_sha256.json");
const JWS: &str = include_str!("../../../tests/wycheproof/json_web_signature.json");

/// Vectors that contradict RFC 7515, and our result.
const DISPUTED: [(u64, bool, &str); 4] = [
    // The same text as 357, which is valid.
    (367, true, "the vector that it is named after was lost"),
    (370, true, "the vector that it is named after was lost"),
    // Section 2: base64url "with [...] no line breaks, whitespace, or other additional characters".
    (372, false, "a character that is not base64url is dropped"),
    (373, false, "a character that is not base64url is dropped"),
];

fn bytes(hex: &Value) -> Vec<u8> {
    let digits = hex.as_str().unwrap().as_bytes();
    digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

#[test]
fn hmac_sha256() {
    let file: Value = serde_json::from_str(HMAC).unwrap();
    let tests = file["tests"].as_array().unwrap();
    let (mut valid, mut truncated) = (0, 0);
    for test in tests {
        let (key, message, tag) = (Key::new(&bytes(&test[2])), bytes(&test[3]), bytes(&test[4]));
        let good = test[5] == "valid";
        let made = key.sign(&message);
        assert_eq!(made[..tag.len()] == tag[..], good, "{test}");
        // JWS has no tags of 16 bytes: RFC 7518, section 3.2, requires all 32.
        assert_eq!(key.verify(&message, &tag), good && tag.len() == 32, "{test}");
        let middle = message.len() / 2;
        assert_eq!(key.after(&message[..middle]).sign(&message), made, "{test}");
        valid += usize::from(good);
        truncated += usize::from(good && tag.len() < 32);
    }
    assert_eq!((tests.len(), valid, truncated), (174, 66, 33));
}

/// What `Verifier` checks before it reads claims, without the members that only its vendor's tokens have.
fn accepts(key: &Key, token: &str) -> bool {
    let Some(parts) = compact::split(token) else { return false };
    let decoded = [parts.header, parts.claims, parts.signature].map(compact::decode);
    let [Some(header), Some(_), Some(signature)] = decoded else { return false };
    let header = Document::read(&header);
    let algorithm = header.as_ref().and_then(|header| header.root().as_object()?.get("alg")?.as_str());
    algorithm == Some("HS256") && key.verify(parts.signed.as_bytes(), &signature)
}

#[test]
fn json_web_signature() {
    let file: Value = serde_json::from_str(JWS).unwrap();
    let (mut checked, mut accepted) = (0, 0);
    for group in file["groups"].as_array().unwrap() {
        let key = Key::new(&compact::decode(group["key"].as_str().unwrap()).unwrap());
        for test in group["tests"].as_array().unwrap() {
            let disputed = DISPUTED.iter().find(|(id, ..)| test[0] == *id);
            let good = disputed.map_or(test[3] == "valid", |(_, ours, _)| *ours);
            assert_eq!(accepts(&key, test[2].as_str().unwrap()), good, "{test} {disputed:?}");
            checked += 1;
            accepted += usize::from(good);
        }
    }
    assert_eq!((checked, accepted), (41, 8));
}
