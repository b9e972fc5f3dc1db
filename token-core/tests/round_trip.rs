//! What is issued is what is verified, in types.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use crate::acme::profiles::{Clerk, Desk, Guest, GuestInput, tokens};
use crate::acme::{
    ACCOUNT, ExtraGrant, KEY, LOBBY, NOW, PhoneGrant, PhoneOutgoing, TalkGrant, issuer, sdk, talk, verifier,
};
use serde_json::{Value, json};
use token_core::{AccessToken, And};

/// The header and claims of a token, by another road than ours.
fn decoded(token: &str) -> (Value, Value) {
    let part = |index: usize| {
        let text = token.split('.').nth(index).unwrap();
        let bytes = base64_simd::URL_SAFE_NO_PAD.decode_to_vec(text).unwrap();
        serde_json::from_slice(&bytes).unwrap()
    };
    (part(0), part(1))
}

#[test]
fn typed_grants() {
    let params = json!({"queue": ["a", 1, null], "deep": {"x": 1.5}}).as_object().unwrap().clone();
    let set = talk()
        .with_nick("Al \"the\" \u{1f600}")
        .and(PhoneGrant::incoming_and_outgoing(PhoneOutgoing::new("blue").with_lines(-3).with_params(params.clone())))
        .and(ExtraGrant::new(params))
        .and(Desk { level: 7 });
    let token = issuer().issue("alice", set.clone()).unwrap();
    let verified =
        verifier().verify_as::<And<And<And<TalkGrant, PhoneGrant>, ExtraGrant>, Desk>>(token.as_str()).unwrap();
    assert_eq!(*verified.grants(), set);

    let claims = verified.claims();
    assert_eq!((claims.identity(), claims.issuer(), claims.subject()), ("alice", KEY, Some(ACCOUNT)));
    assert_eq!((claims.jti(), claims.region()), (Some(token.jti()), None));
    assert_eq!((claims.expires_at(), claims.issued_at()), (token.expires_at(), Some(crate::acme::clock(NOW)())));
    assert_eq!(claims.not_before(), None);
    assert_eq!(claims.grant_keys(), ["talk", "phone", "extra", "desk"]);
    assert_eq!(claims.grant::<TalkGrant>().unwrap(), *set.set().set().set());
    assert!(claims.has::<Desk>());
}

#[test]
fn a_grant_that_is_not_there() {
    let token = issuer().issue("alice", talk()).unwrap();
    let claims = verifier().verify(token.as_str()).unwrap();
    assert!(!claims.has::<PhoneGrant>());
    let error = claims.grant::<PhoneGrant>().unwrap_err();
    assert_eq!(error.rule(), "grant-expected");
    assert_eq!(error.findings()[0].message, "unexpected grants: `phone`: missing");
    assert_eq!(verifier().verify_as::<PhoneGrant>(token.as_str()).unwrap_err(), error);
}

#[test]
fn profiles() {
    let tokens = tokens();
    let token = tokens.guest.issue("bob", GuestInput { nick: "Bo" }).unwrap();
    let verified = tokens.verifier().verify_as::<Guest>(token.as_str()).unwrap();
    assert_eq!(*verified.grants(), talk().with_nick("Bo").and(PhoneGrant::incoming()).and(Desk { level: 3 }));

    let token = tokens.clerk.issue("carol").unwrap();
    let verified = tokens.verifier().verify_as::<Clerk>(token.as_str()).unwrap();
    assert_eq!(*verified.grants(), talk());
    assert_eq!(verified.claims().region(), Some("west"));
    assert_eq!(verified.claims().not_before(), verified.claims().issued_at());
}

#[test]
fn a_function_that_serves_one_sdk() {
    fn serve(_: &AccessToken<impl sdk::Talk + ?Sized>) {}
    let tokens = tokens();
    serve(&tokens.clerk.issue("carol").unwrap());
    serve(&issuer().issue("carol", PhoneGrant::incoming().and(talk())).unwrap());
    let varying: AccessToken<dyn sdk::Talk> = issuer().issue("carol", talk().and(Desk { level: 1 })).unwrap().for_sdk();
    serve(&varying);
}

#[test]
fn a_template_writes_what_anyone_would_write() {
    let nick = "q\"b\\ \n\u{1}\u{7f}é😀";
    let input = token_core::engine::InputValue::String(nick);
    let token: AccessToken<Guest> =
        tokens().guest.template().issue_exactly(NOW, 60, "random", "d'e_f", &[input]).unwrap();
    let (header, claims) = decoded(token.as_str());
    assert_eq!(header, json!({"typ": "JWT", "alg": "HS256", "cty": "acme;v=1"}));
    let expected = json!({
        "sub": ACCOUNT,
        "iss": KEY,
        "grants": {
            "phone": {"incoming": {"allow": true}},
            "desk": {"level": 3},
            "talk": {"lobby_sid": LOBBY, "nick": nick},
            "identity": "d'e_f",
        },
        "iat": NOW,
        "exp": NOW + 60,
        "jti": "SK01234567-random",
    });
    assert_eq!(claims, expected);
    assert_eq!(token.jti(), "SK01234567-random");

    let token: AccessToken<Clerk> = tokens().clerk.template().issue_exactly(NOW, 60, "r", "d", &[]).unwrap();
    let (header, claims) = decoded(token.as_str());
    assert_eq!(header, json!({"typ": "JWT", "alg": "HS256", "cty": "acme;v=1", "rgn": "west"}));
    assert_eq!(claims["nbf"], json!(NOW));
}

#[test]
fn the_same_arguments_make_the_same_token_by_both_roads() {
    // Every length of identity moves the seam between what is hashed beforehand and what is not.
    for length in 1..20 {
        let identity = "x".repeat(length);
        let prepared = issuer().prepare(talk()).unwrap().issue(&identity).unwrap();
        assert!(verifier().verify(prepared.as_str()).is_ok());
    }
}
