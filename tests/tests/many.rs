//! Tokens for many clients at once.

#![allow(clippy::unwrap_used, reason = "tests say what they expect by panicking")]

use token_core::twilio::sdk;
use token_core::{AccessToken, AccessTokenRef, AccessTokens};

token_core::include_grants!(
    inline = r#"
vendor = "twilio"

[token.agent]
sdk = "conversations"
ttl = "15m"
chat.service_sid = { env = "SERVICE_SID" }

[token.guest]
sdk = "video"
ttl = "1h"
video.room = { input = "room" }
"#
);

fn environment() -> impl Fn(&str) -> Option<String> {
    |variable| {
        let value = match variable {
            "TWILIO_ACCOUNT_SID" => "AC0123456789abcdef0123456789abcdef",
            "TWILIO_API_KEY" => "SK0123456789abcdef0123456789abcdef",
            "TWILIO_API_SECRET" => "NotARealSecretNotARealSecret1234",
            "SERVICE_SID" => "IS0123456789abcdef0123456789abcdef",
            _ => return None,
        };
        Some(value.to_owned())
    }
}

#[test]
fn each_client_gets_a_token_of_its_own() {
    let tokens = Tokens::from_lookup(environment()).unwrap();
    let names: Vec<String> = (0..100).map(|number| format!("user {number}")).collect();
    let issued = tokens.agent.issue_many(names.iter().map(String::as_str)).unwrap();
    assert_eq!(issued.len(), names.len());
    let mut ids = std::collections::HashSet::new();
    for (token, name) in issued.iter().zip(&names) {
        let verified = tokens.verifier().verify_as::<Agent>(token.as_str()).unwrap();
        assert_eq!(verified.claims().identity(), name);
        assert_eq!(verified.claims().expires_at(), issued.expires_at());
        assert_eq!(verified.claims().jti(), Some(token.jti().as_str()));
        assert!(ids.insert(token.jti()), "an id twice");
    }
    assert_eq!(issued.get(99).unwrap().as_str(), issued.iter().next_back().unwrap().as_str());
    assert!(issued.get(100).is_none());
    assert!(!format!("{issued:?} {:?} {:?}", issued.get(0), issued.iter()).contains("eyJ"), "a token is shown");
    assert!(tokens.agent.issue_many([]).unwrap().is_empty());
}

/// What serves one SDK takes each of the tokens, and what takes one that was issued alone too.
#[test]
fn each_token_is_typed() {
    fn greet(token: AccessTokenRef<'_, impl sdk::Conversations + ?Sized>) -> String {
        token.jti()
    }
    fn greet_alone(token: &AccessToken<impl sdk::Conversations>) -> String {
        token.jti().to_owned()
    }
    let tokens = Tokens::from_lookup(environment()).unwrap();
    let issued = tokens.agent.issue_many(["alice", "bob"]).unwrap();
    let ends = issued.expires_at();
    let mut ids = Vec::new();
    for token in &issued {
        assert_eq!((token.expires_at(), token.refresh_at()), (ends, issued.refresh_at()));
        let alone = token.to_token();
        assert_eq!((alone.as_str(), alone.expires_at()), (token.as_str(), ends));
        assert_eq!(greet(token), greet_alone(&alone));
        assert_eq!(greet(token.for_sdk::<dyn sdk::Conversations>()), greet(token));
        ids.push(token.jti());
    }
    let known: AccessTokens<dyn sdk::Conversations> = issued.for_sdk();
    assert_eq!(known.iter().map(greet).collect::<Vec<_>>(), ids);
    let mut rest = known.iter();
    rest.next();
    assert_eq!((rest.clone().len(), known.iter().len()), (1, 2));
    let shown = format!("{rest:?}");
    assert!(shown.contains("indices: 1..2") && !shown.contains("eyJ"), "{shown}");
}

#[test]
fn each_client_gets_its_inputs() {
    let tokens = Tokens::from_lookup(environment()).unwrap();
    let issued = tokens.guest.issue_many([("a", GuestInput { room: "x" }), ("b", GuestInput { room: "y" })]).unwrap();
    let rooms = issued.iter().map(|token| {
        let verified = tokens.verifier().verify_as::<Guest>(token.as_str()).unwrap();
        (verified.claims().identity().to_owned(), verified.grants().room().unwrap().to_owned())
    });
    assert_eq!(rooms.collect::<Vec<_>>(), [("a".to_owned(), "x".to_owned()), ("b".to_owned(), "y".to_owned())]);
}

#[test]
fn all_or_none_and_everything_that_is_wrong() {
    let tokens = Tokens::from_lookup(environment()).unwrap();
    let long = "x".repeat(300);
    let error = tokens.guest.issue_many([
        ("alice", GuestInput { room: "x" }),
        ("", GuestInput { room: "" }),
        (&long, GuestInput { room: "x" }),
    ]);
    let error = error.unwrap_err();
    let found: Vec<_> = error.findings().iter().map(|finding| (finding.rule, finding.at.as_ref())).collect();
    assert_eq!(
        found,
        [
            ("identity-empty", "client 1, claims.grants.identity"),
            ("input-empty", "client 1, input `room`"),
            ("identity-too-long", "client 2, claims.grants.identity"),
        ]
    );
}
