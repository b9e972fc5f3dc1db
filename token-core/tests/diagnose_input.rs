//! What `diagnose` says of an input that is no token, or has more than a token.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use serde_json::json;
use token_core::diagnose::{Options, diagnose};

use crate::diagnose::{claims, found, header, options, sign, with_claims};

#[test]
fn what_stands_in_place_of_a_token_is_named() {
    for (input, named) in [
        ("<!DOCTYPE html><title>404</title>", "HTML"),
        ("<?xml version=\"1.0\"?><Response><Say>Hi</Say></Response>", "XML"),
        ("Traceback (most recent call last):\nKeyError: 'KEY'", "an error message"),
        ("500 Internal Server Error", "an error message"),
        ("Not Found", "text"),
        ("{\"token\": null}", "token is null"),
        ("eyJ0eXAiOiJKV1Qi...", "shortened"),
    ] {
        let diagnosis = diagnose(input, &options());
        assert!(diagnosis.findings[0].message.contains(named), "{input}: {diagnosis}");
    }
}

#[test]
fn what_a_program_passes_in_place_of_a_token_is_named() {
    for (input, expected) in [
        ("undefined", "this is the word `undefined`"),
        ("[object Promise]", "this is a JavaScript object `[object Promise]`, whose value was not awaited"),
        ("<%= token %>", "this is a template `<%…%>`"),
        ("<your-access-token>", "this is a placeholder `<…>`"),
        ("<!doctype html><html>{{ page }}</html>", "this is HTML"),
        ("error: no token", "this is an error message"),
    ] {
        let diagnosis = diagnose(input, &options());
        assert_eq!(found(&diagnosis), [("not-a-jwt", "input")], "{input}");
        assert!(diagnosis.findings[0].message.starts_with(expected), "{diagnosis}");
    }
}

#[test]
fn a_private_key_in_the_place_of_the_token_is_named() {
    let pem = "-----BEGIN PRIVATE KEY-----\nZmFrZQ==\n-----END PRIVATE KEY-----\n";
    for key in [pem.to_owned(), pem.replace('\n', "\\n"), json!({"kty": "EC", "d": "fake", "x": "fake"}).to_string()] {
        let diagnosis = diagnose(&key, &options());
        let [finding] = &*diagnosis.findings else { panic!("{diagnosis}") };
        assert_eq!(finding.message, "this is a private key, not a token", "{diagnosis}");
        assert!(!diagnosis.to_string().contains("fake"), "{diagnosis}");
    }
}

/// The value of a claim may be a number that is the code of an error.
#[test]
fn claims_that_were_not_signed_are_no_error_of_a_client() {
    for claims in ["{\"iss\": \"SK0\", \"exp\": 20101}", "{\"grants\": {\"identity\": \"51130\"}}"] {
        let diagnosis = diagnose(claims, &options());
        let [finding] = &*diagnosis.findings else { panic!("{diagnosis}") };
        assert_eq!(finding.rule, "json-wrapped", "{diagnosis}");
        assert!(finding.message.starts_with("these are the claims of a token"), "{diagnosis}");
    }
}

#[test]
fn the_error_that_a_client_received_leads_to_its_token() {
    for (input, named) in [
        ("51130: Twilsock: Token is invalid!", "this is not a token; it has the error code 51130: "),
        ("TwilioError: Invalid Access Token (20101)", "this is not a token; it has the error code 20101: "),
        ("{\"code\": 31204, \"message\": \"JWT is invalid\"}", "this is not a token; it has the error code 31204: "),
        ("https://www.twilio.com/docs/api/errors/51130", "this is not a token; it has the error code 51130: "),
        ("Your order 51130 failed", "this is not a token; it has the error code 51130: "),
        ("\"51130\"", "this is not a token; it has the error code 51130: "),
        // No code of any vendor, or no code.
        ("99999: Token is invalid", "this is text"),
        ("ConnectionError: invalid token", "this is an error message"),
        ("Failed in 2014", "this is an error message"),
    ] {
        let diagnosis = diagnose(input, &options());
        let [finding] = &*diagnosis.findings else { panic!("{input}: {diagnosis}") };
        assert!(finding.message.starts_with(named), "{input}: {diagnosis}");
        let code = named.split([' ', ':']).find(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        let expected = if code.is_some() { "error-not-token" } else { "not-a-jwt" };
        assert_eq!(finding.rule, expected, "{input}");
        assert_eq!(finding.fix.contains(&format!("`token explain {}`", code.unwrap_or_default())), code.is_some());
    }
}

#[cfg(all(feature = "ably", feature = "zoom"))]
#[test]
fn the_error_of_a_client_names_its_vendor() {
    use token_core::engine::TABLES;

    let table = |name: &str| *TABLES.iter().find(|vendor| vendor.name == name).unwrap();
    for (vendor, input, named, command) in [
        (
            TABLES[0],
            "40142: Token expired",
            Some("the error code 40142 of Ably: "),
            "`token explain --vendor ably 40142`",
        ),
        (table("ably"), "40142: Token expired", Some("the error code 40142: "), "`token explain 40142`"),
        (table("zoom"), "errorCode: 200", Some("the error code 200: "), "`token explain 200`"),
        (table("zoom"), "200 OK", None, ""),
        (TABLES[0], "Error: 200", None, ""),
    ] {
        let diagnosis = diagnose(input, &Options::new(vendor));
        let finding = &diagnosis.findings[0];
        assert_eq!(finding.rule == "error-not-token", named.is_some(), "{input}: {diagnosis}");
        assert!(finding.message.contains(named.unwrap_or_default()), "{diagnosis}");
        assert!(finding.fix.contains(command), "{diagnosis}");
    }
}

/// `JSON.stringify` of what is JSON already: neither quotes around a token nor damaged JSON.
#[test]
fn json_that_was_encoded_twice_is_one_finding() {
    let token = sign(&header(), &claims());
    for json in [json!({"token": token}), json!([token]), json!({"data": {"jwt": token}, "status": 200})] {
        let diagnosis = diagnose(json!(json.to_string()).to_string(), &options());
        let [finding] = &*diagnosis.findings else { panic!("{diagnosis}") };
        assert_eq!(finding.rule, "json-wrapped");
        assert!(finding.message.starts_with("the token is inside JSON that was encoded twice"), "{diagnosis}");
        assert_eq!(diagnosis.claims.as_ref().unwrap()["grants"]["identity"], "alice");
    }
}

#[test]
fn of_several_tokens_the_first_is_read() {
    let (one, other) = (sign(&header(), &claims()), with_claims(|claims| claims["grants"]["identity"] = json!("bob")));
    let said = |input: String| {
        let diagnosis = diagnose(input, &options());
        assert_eq!(diagnosis.claims.as_ref().unwrap()["grants"]["identity"], "alice", "{diagnosis}");
        diagnosis.not_checked.iter().any(|item| item.what == "other tokens")
    };
    for input in [
        format!("{one}\n{other}"),
        format!("{one},{other}"),
        format!("a: {one}\nb: {other}"),
        json!({"access": one, "refresh": other}).to_string(),
        json!({"inner": json!([one, other]).to_string()}).to_string(),
    ] {
        assert!(said(input.clone()), "{input}");
    }
    for input in [one.clone(), format!("{one}\n{one}"), json!({"token": one}).to_string()] {
        assert!(!said(input.clone()), "{input}");
    }
}

#[test]
fn another_token_is_not_dropped_silently_if_the_first_is_foreign() {
    let foreign = sign(&json!({"typ": "JWT", "alg": "HS256"}), &json!({"sub": "alice", "aud": "app"}));
    let diagnosis = diagnose(format!("{foreign}\n{}", sign(&header(), &claims())), &options());
    let whats: Vec<_> = diagnosis.not_checked.iter().map(|item| item.what).collect();
    assert_eq!(whats, ["other tokens", "token"], "{diagnosis}");
}
