//! `Verifier::verify` on any string: it never panics, and reads exactly what an accepted token contains. `Verifiers` agrees with it.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use token_core::tenants::Verifiers;
use token_core::twilio::{ChatGrant, Twilio, Verifier, VideoGrant, VoiceGrant};
use token_fuzz::{forge, mutate, world};

static VERIFIER: LazyLock<Verifier> = LazyLock::new(|| {
    Verifier::new(&world::credentials()).also_accept(&world::old_credentials()).with_clock(world::now)
});

static TENANTS: LazyLock<Verifiers<Twilio, &str>> = LazyLock::new(|| {
    let tenants = Verifiers::new();
    tenants.insert("the only one", VERIFIER.clone()).expect("no other tenant has its keys");
    tenants
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| { mutate::token(data, size, max_size, seed) });

fuzz_target!(|data: &[u8]| {
    let Ok(token) = std::str::from_utf8(data) else { return };
    let (verified, of_tenant) = (VERIFIER.verify(token), TENANTS.verify(token));
    assert_eq!(verified.is_ok(), of_tenant.is_ok(), "{verified:?} {of_tenant:?}");
    match verified {
        Ok(claims) => {
            let unverified = Verifier::unverified(token).expect("what was accepted can be read");
            assert_eq!(unverified.issuer(), Some(claims.issuer()));
            assert_eq!(unverified.subject(), claims.subject());
            let parts = forge::open(data).expect("what was accepted has the form of a token");
            let signed = [world::SECRET, world::OLD_SECRET].map(|secret| forge::sign(&parts, secret));
            assert!(signed.iter().any(|good| good == token), "accepted without a signature of ours: {token}");
            let text: serde_json::Value =
                serde_json::from_slice(&parts.claims).expect("what was accepted has claims in JSON");
            assert_eq!(text["iss"], claims.issuer());
            assert_eq!(text["sub"].as_str(), claims.subject());
            assert_eq!(text["jti"].as_str(), claims.jti());
            assert_eq!(text["grants"]["identity"], claims.identity());
            // Each grant is read into its type, or refused.
            let _ = (claims.grant::<ChatGrant>(), claims.grant::<VoiceGrant>(), claims.grant::<VideoGrant>());
            for key in claims.grant_keys() {
                assert!(text["grants"].get(&key).is_some(), "a grant `{key}` that is not there");
            }
        }
        Err(error) => {
            assert!(!error.findings().is_empty(), "refused without a reason");
            assert!(error.findings().iter().all(token_core::Finding::is_error));
            for finding in error.findings() {
                let shown = finding.to_string();
                assert!(!shown.contains(char::is_control), "the message moves the cursor: {shown:?}");
            }
            let _ = error.to_string();
        }
    }
});
