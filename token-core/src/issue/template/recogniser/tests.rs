//! A token that a template wrote is known; one that differs from it is read the general way, and both ways say the same.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use proptest::prelude::*;

use crate::credentials::secret::Secret;
use crate::issue::issuer::Prepared;
use crate::jwt::compact;
use crate::jwt::hs256::Key;
use crate::sid;
use crate::vendors::twilio::{
    AccountSid, ApiKeySid, ChatGrant, ConversationsServiceSid, Credentials, Issuer, Region, Verifier, VideoGrant,
};
use crate::verify::claims::Claims;
use crate::verify::verify_error::VerifyError;

const NOW: u64 = 1_800_000_000;
const SECRET: &str = "not-a-real-secret";

fn credentials() -> Credentials {
    let account = sid!(AccountSid, "AC00000000000000000000000000000001");
    Credentials::new(account, sid!(ApiKeySid, "SK00000000000000000000000000000002"), Secret::new(SECRET))
}

fn at(time: u64) -> impl Fn() -> SystemTime + Send + Sync + 'static {
    move || UNIX_EPOCH + Duration::from_secs(time)
}

fn issuer() -> Issuer {
    Issuer::new(&credentials()).with_clock(at(NOW))
}

fn prepared(issuer: &Issuer) -> Prepared<ChatGrant> {
    issuer.prepare(ChatGrant::new(sid!(ConversationsServiceSid, "IS00000000000000000000000000000003"))).unwrap()
}

fn verifier() -> Verifier {
    Verifier::new(&credentials()).with_clock(at(NOW))
}

/// Whether the verifier that knows the template takes the short way.
fn is_known(verifier: &Verifier, token: &str) -> bool {
    let mut claims = Claims::empty(verifier.context(verifier.clock().unix(), &[]).vendor);
    let known = verifier.recogniser(token);
    known.is_some_and(|known| known.read(token, &mut claims, &verifier.context(verifier.clock().unix(), &[])).is_some())
}

#[test]
fn what_a_template_wrote_is_known() {
    for issuer in [issuer(), issuer().with_nbf(), issuer().with_region(Region::Ie1)] {
        let prepared = prepared(&issuer);
        let verifier = verifier().with_prepared(&prepared);
        for (identity, known) in [("alice", true), ("al_1", true), ("al ice", false), ("zoë", false), ("a\"b", false)]
        {
            let token = prepared.issue(identity).unwrap();
            assert_eq!(is_known(&verifier, token.as_str()), known, "{identity}");
            let claims = verifier.verify(token.as_str()).unwrap();
            assert_eq!(claims.identity(), identity);
            assert_eq!(claims.jti(), Some(token.jti()));
            assert_eq!(claims.expires_at(), token.expires_at());
        }
    }
}

#[test]
fn among_several_templates_each_is_found() {
    let issuer = issuer();
    let (chat, video) =
        (prepared(&issuer), Issuer::new(&credentials()).with_clock(at(NOW)).prepare(VideoGrant::new()).unwrap());
    let verifier = verifier().with_prepared(&chat).with_prepared(&video);
    assert!(is_known(&verifier, chat.issue("alice").unwrap().as_str()));
    assert!(is_known(&verifier, video.issue("alice").unwrap().as_str()));
}

#[test]
fn another_signature_is_no_short_way() {
    let prepared = prepared(&issuer());
    let verifier = verifier().with_prepared(&prepared);
    let token = prepared.issue("alice").unwrap().into_string();
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let first = if signature.starts_with('A') { "B" } else { "A" };
    let error = verifier.verify(&format!("{signed}.{first}{}", &signature[1..])).unwrap_err();
    assert_eq!(error.rule(), "signature-mismatch");
}

/// What an outcome says.
fn said(outcome: Result<Claims, VerifyError>) -> String {
    match outcome {
        Ok(claims) => format!("{claims:?} {:?}", claims.grant::<ChatGrant>()),
        Err(error) => format!("{:?}", error.findings()),
    }
}

/// The token with other claims, signed anew.
fn resigned(token: &str, edit: impl FnOnce(&mut Vec<u8>)) -> String {
    let parts = compact::split(token).unwrap();
    let mut claims = compact::decode(parts.claims).unwrap();
    edit(&mut claims);
    let mut text = format!("{}.", parts.header);
    compact::encode_append(&claims, &mut text);
    let tag = Key::new(SECRET.as_bytes()).sign(text.as_bytes());
    text.push('.');
    compact::encode_append(&tag, &mut text);
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    /// Any change of a token's claims, with a good signature: with the template and without, the verifier says the same.
    #[test]
    fn both_ways_say_the_same(
        identity in prop_oneof!["[a-z_0-9]{1,20}", ".{1,20}"],
        nbf in any::<bool>(),
        at_time in -100_000_i64..100_000,
        leeway in prop_oneof![Just(0_u64), 0_u64..1000],
        place in 0_usize..160,
        taken in 0_usize..16,
        put in prop_oneof![Just(Vec::new()), prop::collection::vec(any::<u8>(), 0..4), "[\",:0-9a-z{}]{1,12}".prop_map(String::into_bytes)],
    ) {
        let issuer = if nbf { issuer().with_nbf() } else { issuer() };
        let prepared = prepared(&issuer);
        let Ok(token) = prepared.issue(&identity) else { return Ok(()) };
        let token = resigned(token.as_str(), |claims| {
            let end = claims.len().saturating_sub(place);
            let start = end.saturating_sub(taken);
            claims.splice(start..end, put);
        });
        let general = Verifier::new(&credentials())
            .with_clock(at(NOW.saturating_add_signed(at_time)))
            .with_leeway(Duration::from_secs(leeway));
        // Known at a time when its tokens are good.
        let short = general.clone().with_clock(at(NOW)).with_prepared(&prepared).with_clock(at(NOW.saturating_add_signed(at_time)));
        prop_assert_eq!(said(short.verify(&token)), said(general.verify(&token)));
    }
}
