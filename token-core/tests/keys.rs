//! Whose tokens a verifier takes: several keys, several accounts, secrets that anybody could guess.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use crate::acme::profiles::{GuestInput, Tokens, environment, tokens};
use crate::acme::{AccountSid, Credentials, Issuer, KEY, NOW, SECRET, Verifier, clock, credentials, issuer, talk};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use token_core::diagnose::{Options, Verdict, diagnose};
use token_core::{Secret, sid};

fn after_rotation() -> Tokens {
    let other = environment(&[("ACME_KEY", Some("SK76543210")), ("ACME_SECRET", Some("another-one"))]);
    Tokens::from_lookup(other).unwrap().with_clock(clock(NOW))
}

/// Credentials with the key id of [`credentials`].
fn same_key(account: AccountSid, secret: &str) -> Credentials {
    Credentials::new(account, sid!(crate::acme::KeySid, "SK01234567"), Secret::new(secret))
}

fn ours() -> AccountSid {
    sid!(AccountSid, "AC01234567")
}

fn theirs() -> AccountSid {
    sid!(AccountSid, "AC76543210")
}

fn token_of(credentials: &Credentials) -> String {
    Issuer::new(credentials).with_clock(clock(NOW)).issue("alice", talk()).unwrap().into_string()
}

/// The token, signed by somebody with another key.
fn signed_anew(token: &str, key: &[u8]) -> String {
    let (signed, _) = token.rsplit_once('.').unwrap();
    let tag = Hmac::<Sha256>::new_from_slice(key).unwrap().chain_update(signed).finalize().into_bytes();
    format!("{signed}.{}", base64_simd::URL_SAFE_NO_PAD.encode_to_string(tag))
}

/// The first rule that refuses a token; a diagnosis must be of the same mind.
fn rule(verifier: &Verifier, token: &str) -> Option<&'static str> {
    let judged = verifier.verify(token).err().map(|error| error.rule());
    let diagnosis = diagnose(token, &verifier.diagnose_options().at(clock(NOW)()));
    assert_eq!(diagnosis.is_valid(), judged.is_none(), "{diagnosis}");
    if let Some(rule) = judged {
        assert!(diagnosis.errors().any(|finding| finding.rule == rule), "{rule}, {diagnosis}");
    }
    judged
}

#[test]
fn the_verifier_of_the_new_key_learns_the_old_one() {
    let (before, after) = (tokens(), after_rotation());
    let verifier = after.verifier().clone().also_accept(&credentials());
    let input = GuestInput { nick: "al" };
    for (tokens, key) in [(&before, KEY), (&after, "SK76543210")] {
        // With a grant of the application's own, which the clone knows as well.
        let token = tokens.guest.issue("alice", input).unwrap();
        assert_eq!(verifier.verify(token.as_str()).unwrap().issuer(), key);
    }
    assert!(after.verifier().verify(before.clerk.issue("alice").unwrap().as_str()).is_err());
}

#[test]
fn a_diagnosis_knows_what_the_verifier_knows() {
    let after = after_rotation();
    let options = after.verifier().clone().also_accept(&credentials()).diagnose_options().at(clock(NOW)());
    for tokens in [tokens(), after] {
        let token = tokens.guest.issue("alice", GuestInput { nick: "al" }).unwrap();
        let diagnosis = diagnose(token.as_str(), &options);
        assert_eq!((diagnosis.verdict, diagnosis.findings.len()), (Verdict::Valid, 0), "{diagnosis}");
        // Without it the same token carries a grant that nobody knows, and the signature is not checked.
        let alone = diagnose(token.as_str(), &Options::of::<crate::acme::Acme>().at(clock(NOW)()));
        assert_ne!((alone.verdict, alone.findings.len()), (Verdict::Valid, 0), "{alone}");
    }
}

#[test]
fn a_secret_that_anybody_could_guess_verifies_nothing() {
    let good = issuer().issue("alice", talk()).unwrap().into_string();
    // HMAC fills a key up with NULs, so a secret of NULs is the empty one.
    for secret in
        ["", " ", "\n", "\t \r\n", "\u{a0}", "\u{200b}\u{feff}", "\0", "\0\0\0\0", &"\0".repeat(64), &" ".repeat(100)]
    {
        let blank = same_key(ours(), secret);
        assert!(blank.warnings().iter().any(|warning| warning.rule == "secret-empty"), "{secret:?}");
        let issued = Issuer::new(&blank).issue("alice", talk()).unwrap_err();
        assert_eq!(issued.findings()[0].rule, "secret-empty", "{secret:?}");
        let other = Credentials::new(ours(), sid!(crate::acme::KeySid, "SK76543210"), Secret::new("another one"));
        for verifier in [
            Verifier::new(&blank),
            Verifier::new(&blank).also_accept(&other),
            Verifier::new(&other).also_accept(&blank),
            after_rotation().verifier().clone().also_accept(&blank),
        ] {
            let verifier = verifier.with_clock(clock(NOW));
            for key in [secret.as_bytes(), b"", SECRET.as_bytes()] {
                assert_eq!(rule(&verifier, &signed_anew(&good, key)), Some("secret-empty"), "{secret:?}");
            }
        }
        // The key's real secret beside it is one that holds.
        let both = Verifier::new(&blank).also_accept(&credentials()).with_clock(clock(NOW));
        assert_eq!(rule(&both, &good), None);
        assert_eq!(rule(&both, &signed_anew(&good, secret.as_bytes())), Some("signature-mismatch"));
    }
}

#[test]
fn a_key_speaks_for_its_own_account_only() {
    // Two tenants whose keys have the same id, which no vendor gives out and a table of tenants may hold.
    let (acme, bolt) = (same_key(ours(), SECRET), same_key(theirs(), "AnotherFakeSecretOfNobody1234567"));
    for verifier in [Verifier::new(&acme).also_accept(&bolt), Verifier::new(&bolt).also_accept(&acme)] {
        let verifier = verifier.with_clock(clock(NOW));
        assert_eq!(rule(&verifier, &token_of(&acme)), None);
        assert_eq!(rule(&verifier, &token_of(&bolt)), None);
        for (account, secret) in [(ours(), "AnotherFakeSecretOfNobody1234567"), (theirs(), SECRET)] {
            let forged = token_of(&same_key(account, secret));
            assert_eq!(rule(&verifier, &forged), Some("sub-other-account"));
        }
    }
    // One tenant's token shown to another, and one that the parent account's key signed.
    let parent = Credentials::new(
        ours(),
        sid!(crate::acme::KeySid, "SK76543210"),
        Secret::new("TheFakeSecretOfTheParent12345678"),
    );
    let tenant = same_key(theirs(), SECRET);
    let by_parent = Credentials::new(
        theirs(),
        sid!(crate::acme::KeySid, "SK76543210"),
        Secret::new("TheFakeSecretOfTheParent12345678"),
    );
    let verifier = Verifier::new(&tenant).with_clock(clock(NOW));
    assert_eq!(rule(&verifier, &token_of(&parent)), Some("iss-other-key"));
    assert_eq!(rule(&verifier, &token_of(&by_parent)), Some("iss-other-key"));
    assert_eq!(rule(&verifier.also_accept(&parent), &token_of(&by_parent)), Some("sub-other-account"));
}

#[test]
fn one_key_of_two_accounts_speaks_for_both() {
    // The same id and secret: who has it has both accounts.
    let (first, second) = (same_key(ours(), SECRET), same_key(theirs(), SECRET));
    let verifier = Verifier::new(&first).also_accept(&second).with_clock(clock(NOW));
    assert_eq!((rule(&verifier, &token_of(&first)), rule(&verifier, &token_of(&second))), (None, None));
}

#[test]
fn a_short_secret_is_a_warning_at_start() {
    let start = |secret: &'static str| {
        let lookup = move |variable: &str| match variable {
            "TWILIO_ACCOUNT_SID" => Some("AC00000000000000000000000000000001".to_owned()),
            "TWILIO_API_KEY" => Some("SK00000000000000000000000000000002".to_owned()),
            "TWILIO_API_SECRET" => Some(secret.to_owned()),
            _ => None,
        };
        token_core::twilio::Credentials::from_lookup(lookup)
    };
    let rules = |secret| start(secret).unwrap().warnings().iter().map(|one| one.rule).collect::<Vec<_>>();
    for short in ["a", "NotARealSecret", "NotARealSecretNotARealSecret123"] {
        assert_eq!(rules(short), ["secret-short"], "{short}");
    }
    assert_eq!(rules("NotARealSecretNotARealSecret1234"), [""; 0]);
    // What a vault may hold and no environment can.
    for blank in ["\0", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"] {
        assert_eq!(start(blank).unwrap_err().findings()[0].rule, "secret-empty");
    }
}
