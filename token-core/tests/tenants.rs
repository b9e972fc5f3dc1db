//! Many tenants: which of them a token belongs to, and whose tokens are refused.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use token_core::__private as __k;
use token_core::Secret;
use token_core::marker::Vendor as _;
use token_core::tenants::Verifiers;

use crate::acme::{Acme, Credentials, Issuer, NOW, PhoneGrant, TalkGrant, Verifier, clock, credentials, talk};

/// Credentials of a tenant: the account and the key have the same number.
fn tenant(number: u32) -> Credentials {
    of(number, number)
}

fn of(account: u32, key: u32) -> Credentials {
    let (account, sid) = (format!("AC{account:08}"), format!("SK{key:08}"));
    Credentials::new(
        account.parse().unwrap(),
        sid.parse().unwrap(),
        Secret::new(format!("TheFakeSecretOfTheKey{key:011}")),
    )
}

fn verifier(credentials: &Credentials) -> Verifier {
    Verifier::new(credentials).with_clock(clock(NOW))
}

fn token(credentials: &Credentials) -> String {
    Issuer::new(credentials).with_clock(clock(NOW)).issue("alice", talk()).unwrap().into_string()
}

fn tenants<const N: usize>(names: [(&'static str, u32); N]) -> Verifiers<Acme, &'static str> {
    let tenants = Verifiers::new();
    for (name, number) in names {
        tenants.insert(name, verifier(&tenant(number))).unwrap();
    }
    tenants
}

/// The tenant of a token, or the first rule that refuses it.
fn whose(tenants: &Verifiers<Acme, &'static str>, token: &str) -> Result<&'static str, &'static str> {
    tenants.verify(token).map(|(tenant, _)| tenant).map_err(|error| error.rule())
}

#[test]
fn a_token_is_that_of_the_tenant_whose_key_signed_it() {
    let tenants = tenants([("acme", 1), ("bolt", 2)]);
    assert_eq!(whose(&tenants, &token(&tenant(1))), Ok("acme"));
    assert_eq!(whose(&tenants, &token(&tenant(2))), Ok("bolt"));
    assert_eq!(whose(&tenants, &token(&tenant(3))), Err("iss-other-key"));
    let (owner, verified) = tenants.verify_as::<TalkGrant>(&token(&tenant(2))).unwrap();
    assert_eq!((owner, verified.claims().identity(), verified.grants()), ("bolt", "alice", &talk()));
    assert_eq!(tenants.verify_as::<PhoneGrant>(&token(&tenant(2))).unwrap_err().rule(), "grant-expected");
    assert_eq!(
        tenants.verify(&token(&tenant(3))).unwrap_err().to_string(),
        "the token is refused: `SK00000003` is not the given key (claims.iss); \
         issue the token with the key of a tenant, or add the tenant of this key"
    );
}

#[test]
fn no_tenant_speaks_for_another() {
    let tenants = tenants([("acme", 1), ("bolt", 2)]);
    // Bolt's key signs for the account of acme.
    assert_eq!(whose(&tenants, &token(&of(1, 2))), Err("sub-other-account"));
    // Bolt signs in the name of acme's key, with each account.
    for account in [1, 2] {
        let forged = Credentials::new(
            format!("AC{account:08}").parse().unwrap(),
            "SK00000001".parse().unwrap(),
            Secret::new("TheFakeSecretOfTheKey00000000002"),
        );
        assert_eq!(whose(&tenants, &token(&forged)), Err("signature-mismatch"));
    }
    // A parent account's key, which is no tenant, signs for the tenant's account.
    assert_eq!(whose(&tenants, &token(&of(1, 9))), Err("iss-other-key"));
}

#[test]
fn a_key_belongs_to_one_tenant() {
    let tenants = tenants([("acme", 1), ("bolt", 2)]);
    let error = tenants.insert("crow", verifier(&tenant(3)).also_accept(&of(3, 1))).unwrap_err();
    assert_eq!((error.key_id.as_str(), error.tenant, error.holder), ("SK00000001", "crow", "acme"));
    assert_eq!(
        error.to_string(),
        "tenant `crow` cannot be added: its key SK00000001 belongs to tenant `acme`; \
         give each tenant a key of its own, or remove the other tenant first"
    );
    // The same for a tenant that is present, and keeps its keys.
    assert!(tenants.insert("bolt", verifier(&of(2, 1))).is_err());
    assert_eq!(tenants.len(), 2);
    assert_eq!(whose(&tenants, &token(&tenant(1))), Ok("acme"));
    assert_eq!(whose(&tenants, &token(&tenant(2))), Ok("bolt"));
    assert_eq!(whose(&tenants, &token(&tenant(3))), Err("iss-other-key"));
    // It is free once its tenant is gone.
    assert!(tenants.remove("acme") && !tenants.remove("acme"));
    tenants.insert("crow", verifier(&of(3, 1))).unwrap();
    assert_eq!(whose(&tenants, &token(&of(3, 1))), Ok("crow"));
    assert_eq!(whose(&tenants, &token(&tenant(1))), Err("sub-other-account"));
}

#[test]
fn an_error_shows_no_secret_in_the_place_of_a_key() {
    let secret = "TheFakeSecretInTheWrongPlace1234";
    let parts =
        || __k::RawCredentials::new(Acme::TABLE, ["AC00000001".into(), secret.into()], Secret::new("SK00000001"));
    let swapped = Credentials::from(parts());
    let tenants = Verifiers::<Acme, &str>::new();
    tenants.insert("acme", verifier(&swapped)).unwrap();
    let error = tenants.insert("bolt", verifier(&swapped)).unwrap_err();
    assert_eq!(error.key_id, "[not shown]");
    assert!(!format!("{error} {error:?} {tenants:?}").contains(secret));
    // A token with the secret in the place of its key, to a server that does not know it.
    tenants.remove("acme");
    let refused = tenants.verify(&token(&swapped)).map(|_| ()).unwrap_err();
    assert_eq!(refused.rule(), "iss-other-key");
    assert!(!refused.to_string().contains(secret), "{refused}");
}

#[test]
fn a_set_agrees_with_the_verifier_of_the_tenant() {
    let own = verifier(&credentials());
    let tenants = tenants([("acme", 1), ("bolt", 2)]);
    tenants.insert("own", own.clone()).unwrap();
    let good = token(&credentials());
    for bad in [
        "",
        " ",
        "a.b",
        "a.b.c",
        "..",
        &good[1..],
        &good[..good.len() - 1],
        &format!("{good} "),
        &format!("Bearer {good}"),
    ] {
        let (one, many) = (own.verify(bad).unwrap_err(), tenants.verify(bad).unwrap_err());
        assert_eq!(one.rule(), many.rule(), "{bad:?}");
    }
    assert!(whose(&tenants, &format!("{good}{}", "A".repeat(20_000))).is_err_and(|rule| rule == "token-too-long"));
    assert_eq!(whose(&tenants, &good), Ok("own"));
}

#[test]
fn a_claimed_issuer_is_read_from_any_string() {
    let good = token(&tenant(1));
    let claimed = Verifier::unverified(&good).unwrap();
    assert_eq!((claimed.issuer(), claimed.subject()), (Some("SK00000001"), Some("AC00000001")));
    // Nothing is verified: neither the signature nor what is claimed.
    let (signed, _) = good.rsplit_once('.').unwrap();
    assert_eq!(Verifier::unverified(&format!("{signed}.AAAA")).unwrap().issuer(), Some("SK00000001"));
    let of = |claims: &str| {
        let claims = base64_simd::URL_SAFE_NO_PAD.encode_to_string(claims);
        Verifier::unverified(&format!("e30.{claims}.AAAA"))
    };
    for none in ["{}", "[]", "5", "{\"iss\":5}", "{\"iss\":null}"] {
        assert_eq!(of(none).unwrap().issuer(), None, "{none}");
    }
    let deep = "[".repeat(5000);
    let long = format!("{{\"iss\":\"{}\"}}", "x".repeat(16 * 1024));
    for unreadable in ["", "{", "\u{0}", deep.as_str(), long.as_str()] {
        assert!(of(unreadable).is_none(), "{}", unreadable.len());
    }
    for string in ["", ".", "..", "...", "e30.e30.", "e30.e30", "\u{1F600}.e30.AAAA", "e30.\u{1F600}.AAAA"] {
        let read = Verifier::unverified(string);
        assert!(read.is_none_or(|claimed| claimed.issuer().is_none()), "{string}");
    }
    // What a stranger wrote does not reach a log by `{:?}`.
    assert_eq!(format!("{claimed:?}"), "Unverified { .. }");
}
