//! Verifying: what is refused, and by which rule.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use std::time::Duration;

use crate::acme::{ACCOUNT, KEY, KeySid, LOBBY, NOW, SECRET, Verifier, credentials, issuer, talk, verifier};
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Value, json};
use token_core::{Secret, VerifyError, sid};

fn encode(bytes: &[u8]) -> String {
    base64_simd::URL_SAFE_NO_PAD.encode_to_string(bytes)
}

/// Signs whatever text.
fn sign(header: &str, claims: &str) -> String {
    let signed = format!("{}.{}", encode(header.as_bytes()), encode(claims.as_bytes()));
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
    mac.update(signed.as_bytes());
    format!("{signed}.{}", encode(&mac.finalize().into_bytes()))
}

fn header() -> Value {
    json!({"alg": "HS256", "cty": "acme;v=1", "typ": "JWT"})
}

fn claims() -> Value {
    json!({
        "iss": KEY, "sub": ACCOUNT, "jti": "1", "iat": NOW, "exp": NOW + 60,
        "grants": {"identity": "alice", "talk": {"lobby_sid": LOBBY}},
    })
}

/// A change of the header at `/…`; `null` there is a null.
fn with_header(change: impl FnOnce(&mut Value)) -> String {
    let mut header = header();
    change(&mut header);
    sign(&header.to_string(), &claims().to_string())
}

fn with_claims(change: impl FnOnce(&mut Value)) -> String {
    let mut claims = claims();
    change(&mut claims);
    sign(&header().to_string(), &claims.to_string())
}

fn rules(token: &str) -> Vec<&'static str> {
    found(verifier().verify(token).err())
}

fn found(error: Option<VerifyError>) -> Vec<&'static str> {
    error.map_or(Vec::new(), |error| error.findings().iter().map(|finding| finding.rule).collect())
}

#[test]
fn what_is_good_passes() {
    assert_eq!(rules(&with_claims(|_| ())), [""; 0]);
    // What the official libraries of some vendors do: no issue time, no id, a region of null, a time of validity.
    let token = with_claims(|claims| {
        claims["nbf"] = json!(NOW);
        claims.as_object_mut().unwrap().retain(|key, _| key != "iat" && key != "jti");
    });
    assert_eq!(rules(&token), [""; 0]);
    assert_eq!(rules(&with_header(|header| header["rgn"] = Value::Null)), [""; 0]);
    assert_eq!(rules(&with_header(|header| header["kid"] = json!("x"))), [""; 0]);
    assert_eq!(rules(&with_claims(|claims| claims["grants"]["unheard_of"] = json!({}))), [""; 0]);
    assert_eq!(rules(&with_claims(|claims| claims["grants"]["phone"] = json!({"incoming": {"allow": true}}))), [""; 0]);
}

#[test]
fn the_header_byte_for_byte() {
    for (member, value, rule) in [
        ("typ", json!("jwt"), "header-typ"),
        ("typ", json!(null), "header-typ"),
        ("alg", json!("none"), "alg-none"),
        ("alg", json!("NoNe"), "alg-none"),
        ("alg", json!("HS512"), "header-alg"),
        ("alg", json!("hs256"), "header-alg"),
        ("alg", json!("RS256"), "header-alg"),
        ("cty", json!("acme;v=2"), "header-cty"),
        ("cty", json!("acme; v=1"), "header-cty"),
        ("rgn", json!("EAST"), "header-rgn"),
        ("rgn", json!(1), "header-rgn"),
        ("crit", json!(["exp"]), "header-crit"),
    ] {
        assert_eq!(rules(&with_header(|header| header[member] = value.clone())), [rule], "{member} {value}");
    }
    let token = with_header(|header| header.as_object_mut().unwrap().clear());
    assert_eq!(rules(&token), ["header-alg", "header-cty"]);
    // RFC 7519, section 5.1: it is optional, and the vendor has no code for a token without it.
    let token = with_header(|header| drop(header.as_object_mut().unwrap().remove("typ")));
    assert_eq!(rules(&token), [""; 0]);
    // Also when it is not signed at all.
    let token = with_header(|header| header["alg"] = json!("none"));
    let unsigned = token.rsplit_once('.').unwrap().0;
    assert_eq!(rules(&format!("{unsigned}.")), ["signature-missing"]);
}

#[test]
fn the_form() {
    let token = with_claims(|_| ());
    for (text, rule) in [
        ("", "empty"),
        (" \n", "empty"),
        ("a.b", "not-a-jwt"),
        ("a.b.c.d.e", "not-a-jwt"),
        ("..", "signature-missing"),
        ("e30.e30.!", "header-alg"),
        ("e.e30.AA", "bad-base64"),
        ("bm8.e30.AA", "bad-json"),
        ("W10.e30.AA", "claims-not-object"),
        (&format!("{token}="), "bad-base64"),
        (&format!("{token}\n"), "whitespace"),
        (&format!("\"{token}\""), "bad-base64"),
        (&format!("Bearer {token}"), "whitespace"),
    ] {
        assert_eq!(rules(text).first(), Some(&rule), "{text}");
    }
    let payload = sign(&header().to_string(), "[]");
    assert_eq!(rules(&payload), ["iss-other-key"].map(|_| "claims-not-object"));
    let long = with_claims(|claims| claims["x"] = json!("x".repeat(16 * 1024)));
    assert_eq!(rules(&long), ["token-too-long"]);
}

#[test]
fn no_byte_can_be_changed() {
    let token = issuer().issue("alice", talk()).unwrap().into_string();
    let mut bytes = token.clone().into_bytes();
    for index in 0..bytes.len() {
        let original = bytes[index];
        // Every character of base64url, among them those that differ in the unused bits of the last one only.
        for byte in b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.= \0" {
            if *byte != original {
                bytes[index] = *byte;
                let changed = std::str::from_utf8(&bytes).unwrap();
                assert!(verifier().verify(changed).is_err(), "{index}: {}", *byte as char);
            }
        }
        bytes[index] = original;
        let removed = format!("{}{}", &token[..index], &token[index + 1..]);
        assert!(verifier().verify(&removed).is_err());
    }
    assert!(verifier().verify(&token).is_ok());
}

#[test]
fn times_and_leeway() {
    let at = |now: u64, leeway: u64| {
        Verifier::new(&credentials()).with_clock(crate::acme::clock(now)).with_leeway(Duration::from_secs(leeway))
    };
    let rules = |verifier: Verifier, token: &str| found(verifier.verify(token).err());
    let token = with_claims(|claims| claims["nbf"] = json!(NOW));
    assert_eq!(rules(at(NOW, 0), &token), [""; 0]);
    assert_eq!(rules(at(NOW + 59, 0), &token), [""; 0]);
    assert_eq!(rules(at(NOW + 60, 0), &token), ["expired"]);
    assert_eq!(rules(at(NOW + 60, 1), &token), [""; 0]);
    assert_eq!(rules(at(NOW + 61, 1), &token), ["expired"]);
    assert_eq!(rules(at(NOW - 1, 0), &token), ["iat-in-future", "nbf-in-future"]);
    assert_eq!(rules(at(NOW - 1, 1), &token), [""; 0]);
    assert_eq!(rules(at(NOW - 2, 1), &token), ["iat-in-future", "nbf-in-future"]);
    assert_eq!(rules(at(NOW + 60, u64::MAX), &token), [""; 0]);
    let error = at(NOW + 3660, 0).verify(&token).unwrap_err();
    assert!(error.is_expired());
    assert_eq!(
        error.to_string(),
        "the token is refused: the token expired 1 hour ago (claims.exp); issue a new token; clients should renew theirs before `exp`"
    );
}

#[test]
fn times_that_are_none() {
    for (member, value, expected) in [
        ("exp", json!("1700000060"), "exp-not-integer"),
        ("exp", json!(1_700_000_060.5), "exp-not-integer"),
        ("exp", json!(null), "exp-not-integer"),
        ("exp", json!(-1), "exp-out-of-range"),
        ("exp", json!(1e300), "exp-out-of-range"),
        ("exp", json!(u64::MAX), "exp-out-of-range"),
        ("exp", json!(i64::MAX), "exp-out-of-range"),
        ("exp", json!((NOW + 60) * 1000), "milliseconds"),
        ("exp", json!(NOW), "exp-before-iat"),
        ("exp", json!(NOW + 86_401), "lifetime-too-long"),
        ("iat", json!("x"), "iat-not-integer"),
        ("iat", json!(NOW * 1000), "milliseconds"),
        ("nbf", json!([]), "nbf-not-integer"),
        ("nbf", json!(NOW + 1), "nbf-in-future"),
    ] {
        assert_eq!(rules(&with_claims(|claims| claims[member] = value.clone())), [expected], "{member} {value}");
    }
    let without = |name: &'static str| move |claims: &mut Value| drop(claims.as_object_mut().unwrap().remove(name));
    assert_eq!(rules(&with_claims(without("exp"))), ["exp-missing"]);
    assert_eq!(rules(&with_claims(|claims| claims["exp"] = json!(NOW + 86_400))), [""; 0]);
    // Without a time of issue the life is what is left.
    let token = with_claims(|claims| {
        without("iat")(claims);
        claims["exp"] = json!(NOW + 86_401);
    });
    assert_eq!(rules(&token), ["lifetime-too-long"]);
}

#[test]
fn whom_it_speaks_for() {
    for (member, value, expected) in [
        ("iss", json!("SK76543210"), "iss-other-key"),
        ("iss", json!(5), "iss-other-key"),
        ("sub", json!("AC76543210"), "sub-other-account"),
        ("sub", json!("ACxxxxxxxx"), "placeholder-sid"),
        ("sub", json!("LO76543210"), "sub-not-account"),
        ("sub", json!(null), "sub-missing"),
        ("sub", json!(""), "sub-missing"),
    ] {
        let token = with_claims(|claims| claims[member] = value.clone());
        // With a single key the signature is tried first, so that `iss` is judged by the rules.
        let found = rules(&token);
        let expected = if member == "iss" && value == json!(5) { "iss-missing" } else { expected };
        assert_eq!(found, [expected], "{member} {value}");
    }
    let swapped = with_claims(|claims| (claims["iss"], claims["sub"]) = (json!(ACCOUNT), json!(KEY)));
    assert_eq!(rules(&swapped), ["iss-sub-swapped"]);
}

#[test]
fn grants_and_identity() {
    for (pointer, value, expected) in [
        ("/grants", json!([]), &["grants-not-object"][..]),
        ("/grants", json!({"identity": "a"}), &["no-product-grant"]),
        ("/grants", json!({"identity": "a", "tlak": {}}), &["no-product-grant"]),
        ("/grants", json!({"identity": "a", "shout": {}}), &["legacy-grant", "grant-field-missing"]),
        ("/grants", json!({"talk": {"lobby_sid": LOBBY}}), &["identity-missing"]),
        ("/grants/identity", json!(5), &["identity-not-string"]),
        ("/grants/identity", json!(""), &["identity-empty"]),
        ("/grants/identity", json!("x".repeat(21)), &["identity-too-long"]),
        ("/grants/talk", json!(null), &["grant-not-object"]),
        ("/grants/talk", json!([]), &["grant-not-object"]),
        ("/grants/talk", json!({}), &["grant-field-missing"]),
        ("/grants/talk", json!({"lobby_sid": ""}), &["grant-field-missing"]),
        ("/grants/talk", json!({"lobby_sid": "AC01234567"}), &["grant-field-wrong-sid"]),
        ("/grants/talk", json!({"lobby_sid": "LOxxxxxxxx"}), &["placeholder-sid"]),
        ("/grants/talk", json!({"lobby_sid": 5}), &["grant-field-type"]),
        ("/grants/talk", json!({"lobby_sid": LOBBY, "nik": "x"}), &["grant-field-unknown"]),
        ("/grants/talk", json!({"lobby_sid": LOBBY, "nick": ""}), &["grant-field-type"]),
        ("/grants/talk", json!({"lobby_sid": LOBBY, "identity": "x"}), &["grant-field-unknown"]),
    ] {
        let token = with_claims(|claims| *claims.pointer_mut(pointer).unwrap() = value.clone());
        assert_eq!(rules(&token), expected, "{pointer} {value}");
    }
    for (phone, expected) in [
        (json!({}), "grant-opens-nothing"),
        (json!({"incoming": {"allow": false}}), "grant-opens-nothing"),
        (json!({"incoming": {}}), "grant-opens-nothing"),
        (json!({"outgoing": {}}), "grant-field-missing"),
        (json!({"outgoing": {"line": "x", "lines": 1.5}}), "grant-field-type"),
        (json!({"outgoing": {"line": "x"}, "incoming": {"allow": true, "x": 1}}), "grant-field-unknown"),
    ] {
        assert_eq!(rules(&with_claims(|claims| claims["grants"]["phone"] = phone.clone())), [expected], "{phone}");
    }
    let misplaced = with_claims(|claims| {
        claims["identity"] = json!("a");
        claims["grants"].as_object_mut().unwrap().remove("identity");
    });
    assert_eq!(rules(&misplaced), ["identity-misplaced"]);
    let west = |header: &mut Value| header["rgn"] = json!("west");
    let mut claims = claims();
    claims["grants"]["phone"] = json!({"incoming": {"allow": true}});
    let mut header = header();
    west(&mut header);
    assert_eq!(rules(&sign(&header.to_string(), &claims.to_string())), ["header-rgn"]);
}

#[test]
fn everything_is_found_at_once() {
    let token = with_claims(|claims| {
        claims["exp"] = json!("soon");
        claims["grants"] = json!({"identity": "", "talk": {"lobbySid": LOBBY}});
    });
    assert_eq!(rules(&token), ["exp-not-integer", "grant-field-unknown", "identity-empty"]);
    let error = verifier().verify(&token).unwrap_err();
    assert_eq!(error.findings()[1].fix, "did you mean `lobby_sid`?");
}

#[test]
fn a_key_twice() {
    let claims = claims().to_string().replacen("\"jti\":\"1\"", "\"jti\":\"1\",\"jti\":\"2\"", 1);
    assert_eq!(rules(&sign(&header().to_string(), &claims)), ["duplicate-key"]);
    let claims = claims.replace(",\"jti\":\"2\"", "").replacen("\"identity\"", "\"identity\":\"root\",\"identity\"", 1);
    assert_eq!(rules(&sign(&header().to_string(), &claims)), ["duplicate-key"]);
    let twice = header().to_string().replacen("\"alg\"", "\"alg\":\"none\",\"alg\"", 1);
    assert_eq!(rules(&sign(&twice, &self::claims().to_string())), ["duplicate-key"]);
}

#[test]
fn a_key_is_rotated() {
    let account = sid!(crate::acme::AccountSid, "AC01234567");
    let new = crate::acme::Credentials::new(account, sid!(KeySid, "SK76543210"), Secret::new("another one"));
    let rotated = Verifier::new(&new).also_accept(&credentials()).with_clock(crate::acme::clock(NOW));
    let old_token = issuer().issue("a", talk()).unwrap();
    let new_token = crate::acme::Issuer::new(&new).with_clock(crate::acme::clock(NOW)).issue("a", talk()).unwrap();
    assert_eq!(rotated.verify(old_token.as_str()).unwrap().issuer(), KEY);
    assert_eq!(rotated.verify(new_token.as_str()).unwrap().issuer(), "SK76543210");
    assert_eq!(found(verifier().verify(new_token.as_str()).err()), ["iss-other-key"]);
    // A key that is named must be the one that signed: the new key's name does not go with the old one's signature.
    let forged = with_claims(|claims| claims["iss"] = json!("SK76543210"));
    assert_eq!(found(rotated.verify(&forged).err()), ["signature-mismatch"]);
    let unknown = with_claims(|claims| claims["iss"] = json!("SK00000000"));
    assert_eq!(found(rotated.verify(&unknown).err()), ["iss-other-key"]);
}

#[test]
fn what_strangers_write_is_escaped() {
    let token = with_header(|header| header["cty"] = json!("\u{1b}[31m\u{202e}"));
    assert_eq!(
        verifier().verify(&token).unwrap_err().to_string(),
        "the token is refused: invalid `cty`: `\\u{1b}[31m\\u{202e}` (header.cty); set `cty` to `acme;v=1`"
    );
}
