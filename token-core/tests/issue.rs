//! Issuing: lives, ids, inputs, and what is refused.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use std::collections::HashSet;
use std::time::{Duration, UNIX_EPOCH};

use crate::acme::profiles::{GuestInput, tokens};
use crate::acme::{ExtraGrant, NOW, PhoneGrant, PhoneOutgoing, Region, issuer, talk, verifier};
use token_core::IssueError;

fn rules(error: &IssueError) -> Vec<&'static str> {
    error.findings().iter().map(|finding| finding.rule).collect()
}

#[test]
fn a_shorter_life_is_capped_by_the_declared_one() {
    let clerk = tokens().clerk;
    let token = clerk.issue_for(Duration::from_secs(900), "carol").unwrap();
    assert_eq!(token.expires_at(), UNIX_EPOCH + Duration::from_secs(NOW + 900));
    let token = clerk.issue_for(Duration::from_millis(1999), "carol").unwrap();
    assert_eq!(token.expires_at(), UNIX_EPOCH + Duration::from_secs(NOW + 1));

    let error = clerk.issue_for(Duration::from_millis(900_001), "carol").unwrap_err();
    assert_eq!(rules(&error), ["ttl-too-long"]);
    let error = clerk.issue_for(Duration::from_secs(7200), "carol").unwrap_err();
    assert_eq!(
        error.to_string(),
        "no token was issued: a lifetime of 2h is too long: `clerk` declares at most 15m (ttl); \
         use 15m or less"
    );
    let error = clerk.issue_for(Duration::MAX, "").unwrap_err();
    assert_eq!(rules(&error), ["ttl-too-long", "identity-empty"]);
    let error = clerk.issue_for(Duration::ZERO, "carol").unwrap_err();
    assert_eq!(rules(&error), ["ttl-too-short"]);
    for (ttl, told) in [
        (Duration::from_millis(999), "a lifetime of 999ms is too short for any token (ttl)"),
        (Duration::from_nanos(1), "a lifetime of 1ns is too short for any token (ttl)"),
        (Duration::ZERO, "a lifetime of 0s is too short for any token (ttl)"),
        (Duration::from_millis(900_001), "a lifetime of 15m 1ms is too long: `clerk` declares at most 15m"),
    ] {
        let error = clerk.issue_for(ttl, "carol").unwrap_err().to_string();
        assert!(error.contains(told), "{error}");
    }
}

#[test]
fn an_issuers_life_is_the_vendors() {
    let day = Duration::from_secs(86_400);
    let token = issuer().with_ttl(day).unwrap().issue("a", talk()).unwrap();
    assert_eq!(token.expires_at(), UNIX_EPOCH + Duration::from_secs(NOW) + day);
    assert!(verifier().verify(token.as_str()).is_ok());
    for (ttl, asked) in [
        (day + Duration::from_nanos(1), "24h 1ns"),
        (Duration::from_millis(999), "999ms"),
        (Duration::from_nanos(1), "1ns"),
        (Duration::ZERO, "0s"),
        (2 * day, "48h"),
    ] {
        let error = issuer().with_ttl(ttl).unwrap_err();
        let finding = &error.findings()[0];
        assert_eq!(finding.rule, if ttl < day { "ttl-too-short" } else { "ttl-too-long" });
        assert_eq!(finding.message, format!("invalid lifetime: {asked}; Acme allows 1s to 24h"));
        assert_eq!((&*finding.at, &*finding.fix), ("ttl", "use 1s to 24h"));
    }
}

#[test]
fn the_next_token_is_due_before_the_end_but_not_before_the_middle() {
    let at = |seconds| UNIX_EPOCH + Duration::from_secs(NOW + seconds);
    let clerk = tokens().clerk;
    assert_eq!(clerk.issue("a").unwrap().refresh_at(), at(900 - 180));
    assert_eq!(clerk.issue_for(Duration::from_secs(200), "a").unwrap().refresh_at(), at(100));
    assert_eq!(clerk.issue_for(Duration::from_secs(1), "a").unwrap().refresh_at(), at(1));
    let token = issuer().issue("a", PhoneGrant::incoming()).unwrap();
    assert_eq!(token.refresh_at(), at(3600 - 60));
}

#[test]
fn no_two_ids_are_the_same() {
    let tokens = tokens();
    let ids: Vec<Vec<String>> = std::thread::scope(|scope| {
        let issue = || (0..500).map(|_| tokens.clerk.issue("a").unwrap().jti().to_owned()).collect();
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(issue)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let ids: HashSet<String> = ids.into_iter().flatten().collect();
    assert_eq!(ids.len(), 2000);
    assert!(ids.iter().all(|id| id.starts_with("SK01234567-") && id.len() == 11 + 22));
}

#[test]
fn everything_that_a_call_gave_wrong_is_said_at_once() {
    let error = tokens().guest.issue("", GuestInput { nick: "" }).unwrap_err();
    assert_eq!(rules(&error), ["identity-empty", "input-empty"]);
    assert_eq!(
        error.to_string(),
        "no token was issued:\n  \
         error[identity-empty] claims.grants.identity: the identity is empty; \
         write the name of the client\n  \
         error[input-empty] input `nick`: `nick` is empty; `talk.nick` requires a value; write a non-empty string"
    );
}

#[test]
fn a_token_that_nobody_would_take_is_not_issued() {
    let nick = "x".repeat(16 * 1024);
    let error = tokens().guest.issue("a", GuestInput { nick: &nick }).unwrap_err();
    assert_eq!(rules(&error), ["token-too-long"]);
    // And the buffer that it was written in is as good as new.
    assert!(tokens().guest.issue("a", GuestInput { nick: "x" }).is_ok());
}

#[test]
fn the_longest_token_is_verified() {
    let issue = |length: usize| tokens().guest.issue("a", GuestInput { nick: &"x".repeat(length) });
    let longest = (11_000..13_000).rev().find_map(|length| issue(length).ok()).unwrap();
    assert!(longest.as_str().len() > 16 * 1024 - 4);
    assert!(tokens().verifier().verify(longest.as_str()).is_ok());
}

#[test]
fn what_the_types_let_through_is_found() {
    let error = issuer().issue("a", talk().with_nick("")).unwrap_err();
    assert_eq!(rules(&error), ["grant-field-type"]);
    let error = issuer().prepare(PhoneGrant::incoming_and_outgoing(PhoneOutgoing::new(""))).unwrap_err();
    assert_eq!(rules(&error), ["grant-field-missing"]);
    assert_eq!(error.findings()[0].at, "claims.grants.phone.outgoing.line");
}

#[test]
fn a_region_where_an_sdk_is_not() {
    let west = issuer().with_region(Region::West);
    let token = west.issue("a", talk()).unwrap();
    assert_eq!(verifier().verify(token.as_str()).unwrap().region(), Some("west"));
    let error = west.issue("a", talk().and(PhoneGrant::incoming())).unwrap_err();
    assert_eq!(
        error.to_string(),
        "no token was issued: Phone is not available in `west`, so it rejects the token (header.rgn); use one of its regions: `east`"
    );
}

#[test]
fn nbf_is_written_when_asked() {
    let token = issuer().with_nbf().issue("a", talk()).unwrap();
    let claims = verifier().verify(token.as_str()).unwrap();
    assert_eq!(claims.not_before(), claims.issued_at());
}

#[test]
fn an_empty_grant_is_an_object() {
    let token = issuer().issue("a", ExtraGrant::new(token_core::JsonObject::new())).unwrap();
    let claims = verifier().verify(token.as_str()).unwrap();
    assert_eq!(claims.grant::<ExtraGrant>().unwrap().object().len(), 0);
}

#[test]
fn a_token_gives_its_text_and_goes_on_living() {
    let token = issuer().issue("a", talk()).unwrap();
    assert_eq!(token.clone().into_string(), token.as_str());
}
