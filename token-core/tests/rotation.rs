//! What a server does when its key is exchanged: another key signs, and what the old one signed stays good.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

mod acme;

use acme::profiles::{GuestInput, Tokens, environment, tokens};
use acme::{NOW, clock, credentials};
use token_core::diagnose::{Options, Verdict, diagnose};

fn after_rotation() -> Tokens {
    let other = environment(&[("ACME_KEY", Some("SK76543210")), ("ACME_SECRET", Some("another-one"))]);
    Tokens::from_lookup(other).unwrap().with_clock(clock(NOW))
}

#[test]
fn the_verifier_of_the_new_key_learns_the_old_one() {
    let (before, after) = (tokens(), after_rotation());
    let verifier = after.verifier().clone().or(&credentials());
    let input = GuestInput { nick: "al" };
    for (tokens, key) in [(&before, acme::KEY), (&after, "SK76543210")] {
        // With a grant of the application's own, which the clone knows as well.
        let token = tokens.guest.issue("alice", input).unwrap();
        assert_eq!(verifier.verify(token.as_str()).unwrap().issuer(), key);
    }
    assert!(after.verifier().verify(before.clerk.issue("alice").unwrap().as_str()).is_err());
}

#[test]
fn a_diagnosis_knows_what_the_verifier_knows() {
    let after = after_rotation();
    let options = after.verifier().clone().or(&credentials()).diagnose_options().at(clock(NOW)());
    for tokens in [tokens(), after] {
        let token = tokens.guest.issue("alice", GuestInput { nick: "al" }).unwrap();
        let diagnosis = diagnose(token.as_str(), &options);
        assert_eq!((diagnosis.verdict, diagnosis.findings.len()), (Verdict::Valid, 0), "{diagnosis}");
        // Without it the same token carries a grant that nobody knows, and the signature is not checked.
        let alone = diagnose(token.as_str(), &Options::of::<acme::Acme>().at(clock(NOW)()));
        assert_ne!((alone.verdict, alone.findings.len()), (Verdict::Valid, 0), "{alone}");
    }
}
