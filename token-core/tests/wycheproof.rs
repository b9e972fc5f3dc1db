//! Project Wycheproof's JWS vectors against `Verifier`, and each of their faults in a token that is good but for it.
//!
//! As they are none of the vectors has claims, so a `Verifier` must refuse them all; what its layers make of them is tested beside
//! the HMAC. Their faults are put into a good token here, where nothing else can be the reason to refuse it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Value, json};
use sha2::{Sha256, Sha384, Sha512};
use token_core::diagnose::{Options, diagnose};
use token_core::twilio::{Credentials, Twilio, Verifier};
use token_core::{Secret, VerifyError};

const NOW: u64 = 1_800_000_000;
const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
const KEY: &str = "SK0123456789abcdef0123456789abcdef";
/// Not the key of one of the vectors' groups: the one is no text, and the other, all NULs, is a secret that nobody may have.
const SECRET: &[u8; 32] = b"NotARealSecretNotARealSecret1234";

fn encode(bytes: &[u8]) -> String {
    base64_simd::URL_SAFE_NO_PAD.encode_to_string(bytes)
}

fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(NOW)
}

fn credentials() -> Credentials {
    let secret = std::str::from_utf8(SECRET).unwrap();
    Credentials::new(ACCOUNT.parse().unwrap(), KEY.parse().unwrap(), Secret::new(secret))
}

/// What the verifier says; `diagnose` must be of its mind.
fn verify(token: &str) -> Result<(), VerifyError> {
    let judged = Verifier::new(&credentials()).with_clock(now).verify(token).map(drop);
    let diagnosis = diagnose(token, &Options::of::<Twilio>().credentials(&credentials()).at(now()));
    assert_eq!(judged.is_ok(), diagnosis.is_valid(), "{token}: {diagnosis}");
    judged
}

fn refused(token: &str, rule: &str) {
    let error = verify(token).expect_err(token);
    assert!(error.findings().iter().any(|finding| finding.rule == rule), "{token}: {error}, not {rule}");
}

fn header() -> Value {
    json!({"typ": "JWT", "alg": "HS256", "cty": "twilio-fpa;v=1"})
}

fn claims() -> String {
    claims_of("alice")
}

fn claims_of(identity: &str) -> String {
    let claims = json!({
        "jti": "1", "iss": KEY, "sub": ACCOUNT, "iat": NOW, "exp": NOW + 3600,
        "grants": {"identity": identity, "video": {"room": "lobby"}},
    });
    encode(claims.to_string().as_bytes())
}

fn hs256(key: &[u8], text: &str) -> Vec<u8> {
    Hmac::<Sha256>::new_from_slice(key).unwrap().chain_update(text).finalize().into_bytes().to_vec()
}

/// A token of these two parts, as they stand, with the signature that belongs to them.
fn signed(header: &str, claims: &str) -> String {
    let text = format!("{header}.{claims}");
    format!("{text}.{}", encode(&hs256(SECRET, &text)))
}

fn good() -> (String, String, String) {
    let header = encode(header().to_string().as_bytes());
    let token = signed(&header, &claims());
    let signature = token.rsplit_once('.').unwrap().1.to_owned();
    (header, claims(), signature)
}

#[test]
fn no_vector_is_a_token() {
    let file: Value =
        serde_json::from_str(include_str!("../../token-runtime/tests/wycheproof/json_web_signature.json")).unwrap();
    let tests = file["groups"].as_array().unwrap().iter().flat_map(|group| group["tests"].as_array().unwrap());
    for test in tests {
        assert!(verify(test[2].as_str().unwrap()).is_err(), "{test}");
    }
}

#[test]
fn parts_that_are_missing_or_changed() {
    let (h, c, s) = good();
    verify(&format!("{h}.{c}.{s}")).unwrap();
    // Named as the vectors are: 2 to 17.
    for (name, token, rule) in [
        (
            "ModifiedSignature",
            format!("{h}.{c}.{}{}", if s.starts_with('A') { 'B' } else { 'A' }, &s[1..]),
            "signature-mismatch",
        ),
        ("MissingSignature", format!("{h}.{c}."), "signature-missing"),
        ("MissingSignatureAndSeparator", format!("{h}.{c}"), "not-a-jwt"),
        ("ModifiedPayload", format!("{h}.{}.{s}", claims_of("admin")), "signature-mismatch"),
        ("MissingPayload", format!("{h}..{s}"), "iss-other-key"),
        ("MissingPayloadAndSeparator", format!("{h}.{s}"), "not-a-jwt"),
        ("ModifiedHeader", format!("{}.{c}.{s}", encode(kid().as_bytes())), "signature-mismatch"),
        ("MissingHeader", format!(".{c}.{s}"), "bad-json"),
        ("MissingHeaderAndSeparator", format!("{c}.{s}"), "not-a-jwt"),
        ("MissingHeaderAndSignature", format!(".{c}."), "signature-missing"),
        ("MissingHeaderSignatureAndSeparators", c.clone(), "not-a-jwt"),
        ("EmptyString", String::new(), "empty"),
        ("ExtraEmptyComponent", format!("{h}.{c}.{s}."), "not-a-jwt"),
        ("ExtraComponent", format!("{h}.{c}.{s}.foo"), "not-a-jwt"),
        (
            "JsonSerialization",
            json!({"payload": c, "signatures": [{"protected": h, "signature": s}]}).to_string(),
            "not-a-jwt",
        ),
    ] {
        let error = verify(&token).expect_err(name);
        assert_eq!(error.rule(), rule, "{name}: {error}");
    }
}

/// The good header with one member more.
fn kid() -> String {
    let mut header = header();
    header["kid"] = json!("1");
    header.to_string()
}

#[test]
fn algorithms_that_are_not_ours() {
    let with = |alg: &Value| {
        let mut header = header();
        header["alg"] = alg.clone();
        encode(header.to_string().as_bytes())
    };
    let claims = claims();
    for alg in ["none", "None", "NONE", "nOnE"] {
        let header = with(&json!(alg));
        refused(&format!("{header}.{claims}."), "signature-missing");
        refused(&signed(&header, &claims), "alg-none");
    }
    let others = ["HS384", "HS512", "RS256", "PS256", "ES256", "EdDSA", "hs256", "HS256 ", " HS256", "HS256\0", ""];
    for alg in
        others.map(Value::from).into_iter().chain([json!(null), json!(256), json!(["HS256"]), json!({"HS256": 1})])
    {
        refused(&signed(&with(&alg), &claims), "header-alg");
    }
    // With the signature that belongs to the algorithm, and by the right key.
    let text = format!("{}.{claims}", with(&json!("HS384")));
    let tag = Hmac::<Sha384>::new_from_slice(SECRET).unwrap().chain_update(&text).finalize().into_bytes();
    refused(&format!("{text}.{}", encode(&tag)), "header-alg");
    let text = format!("{}.{claims}", with(&json!("HS512")));
    let tag = Hmac::<Sha512>::new_from_slice(SECRET).unwrap().chain_update(&text).finalize().into_bytes();
    refused(&format!("{text}.{}", encode(&tag)), "header-alg");
    // One that says HS256 and is not.
    let (header, ..) = good();
    let text = format!("{header}.{claims}");
    let tag = Hmac::<Sha512>::new_from_slice(SECRET).unwrap().chain_update(&text).finalize().into_bytes();
    refused(&format!("{text}.{}", encode(&tag)), "signature-mismatch");
    refused(&format!("{text}.{}", encode(&tag[..32])), "signature-mismatch");
}

#[test]
fn keys_that_the_token_brings_along() {
    // 31 and 32: a key that everybody knows, and one that stands in the header.
    for key in [KEY.as_bytes(), ACCOUNT.as_bytes(), b"", b"attacker", &SECRET[..31], &[1; 32]] {
        let mut header = header();
        header["jwk"] = json!({"kty": "oct", "alg": "HS256", "k": encode(key)});
        header["jku"] = json!("https://example.com/keys");
        let text = format!("{}.{}", encode(header.to_string().as_bytes()), claims());
        let token = format!("{text}.{}", encode(&hs256(key, &text)));
        refused(&token, "signature-mismatch");
    }
}

#[test]
fn tags_that_are_cut_or_longer() {
    let (h, c, s) = good();
    let tag = base64_simd::URL_SAFE_NO_PAD.decode_to_vec(&s).unwrap();
    for length in 1..tag.len() {
        refused(&format!("{h}.{c}.{}", encode(&tag[..length])), "signature-mismatch");
    }
    for more in [&[0][..], &[0xff], &[0; 32], &tag] {
        refused(&format!("{h}.{c}.{}", encode(&[&tag, more].concat())), "signature-mismatch");
        refused(&format!("{h}.{c}.{}", encode(&[more, &tag].concat())), "signature-mismatch");
    }
    for bit in 0..tag.len() * 8 {
        let mut flipped = tag.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        refused(&format!("{h}.{c}.{}", encode(&flipped)), "signature-mismatch");
    }
    for tag in [[0; 32], [0xff; 32]] {
        refused(&format!("{h}.{c}.{}", encode(&tag)), "signature-mismatch");
    }
}

#[test]
fn base64_that_is_not_base64url() {
    let (h, c, s) = good();
    // 360 to 375: in each part, once beneath a signature of the text as it stands.
    for wrong in ["    ", "?", "####", "=", "\n", "\r\n", "\0", "+", "/", "é"] {
        for token in [
            signed(&format!("{h}{wrong}"), &c),
            signed(&h, &format!("{wrong}{c}")),
            signed(&h, &format!("{c}{wrong}")),
            format!("{h}.{c}.{wrong}{s}"),
            format!("{h}.{c}.{s}{wrong}"),
            // The signature is that of the text without it.
            format!("{}{wrong}{}.{c}.{s}", &h[..h.len() - 1], &h[h.len() - 1..]),
            format!("{h}.{c}{wrong}.{s}"),
        ] {
            refused(&token, if wrong.trim().is_empty() { "whitespace" } else { "bad-base64" });
        }
    }
    // Bits that stand for nothing: the last character of 43 carries two of them.
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let last = alphabet.find(&s[42..]).unwrap();
    for other in 1..4 {
        refused(&format!("{h}.{c}.{}{}", &s[..42], &alphabet[last + other..=last + other]), "bad-base64");
    }
    let claims = br#"{"a":1}"#;
    assert_eq!(encode(claims), "eyJhIjoxfQ");
    refused(&signed(&h, "eyJhIjoxfR"), "bad-base64");
    // 376 and 377: white space inside the JSON is none of base64's business.
    let spaced = header().to_string().replace(':', " :\t").replace(',', ",\r\n ");
    verify(&signed(&encode(spaced.as_bytes()), &c)).unwrap();
}
