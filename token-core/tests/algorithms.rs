//! RS256, PS256, ES256 and EdDSA: a private key signs, its public key verifies, and the key chooses the algorithm.
#![cfg(feature = "ring")]
#![allow(clippy::indexing_slicing, clippy::panic, reason = "tests say what they expect by panicking")]

mod diagnosis;
mod forms;
mod signers;
mod vendors;

use jsonwebtoken::{DecodingKey, EncodingKey, Header, Validation, decode, encode};
use proptest::prelude::*;
use serde_json::{Value, json};
use token_core::diagnose::{Options, Verdict, diagnose};
use token_core::keys::{PrivateKey, PublicKey};
use token_core::{Issuer, JsonObject, Verifier};

use self::forms::{key, public};
use self::vendors::{Ec, Ed, Named, Pss, Rsa, SEVERAL, Secret, Several, credentials, public_credentials};
use crate::acme::ExtraGrant;

const KID: &str = "key-1";

/// Each algorithm, with the file of its keys, and jsonwebtoken's names.
macro_rules! each {
    ($run:ident $(, $argument:expr)*) => {
        $run::<Ec>("ec", jsonwebtoken::Algorithm::ES256 $(, $argument)*);
        $run::<Ed>("ed25519", jsonwebtoken::Algorithm::EdDSA $(, $argument)*);
        $run::<Rsa>("rsa", jsonwebtoken::Algorithm::RS256 $(, $argument)*);
        $run::<Pss>("rsa", jsonwebtoken::Algorithm::PS256 $(, $argument)*);
    };
}

fn private(file: &str) -> PrivateKey {
    PrivateKey::from_pem(&key(&format!("{file}_pkcs8"))).unwrap()
}

fn public_key(file: &str) -> PublicKey {
    PublicKey::from_pem(&public(file)).unwrap()
}

fn verifier<V: Named>(file: &str) -> Verifier<V> {
    Verifier::new(&public_credentials::<V>(KID, public_key(file)))
}

fn issued<V: Named>(file: &str, identity: &str, extra: &JsonObject) -> Option<String> {
    let issuer = Issuer::<V>::new(&credentials::<V>(KID, private(file)));
    issuer.issue(identity, ExtraGrant::new(extra.clone())).ok().map(|token| token.as_str().to_owned())
}

fn decoding(file: &str) -> DecodingKey {
    let pem = public(file);
    match file {
        "rsa" => DecodingKey::from_rsa_pem(pem.as_bytes()),
        "ec" => DecodingKey::from_ec_pem(pem.as_bytes()),
        _ => DecodingKey::from_ed_pem(pem.as_bytes()),
    }
    .unwrap()
}

fn encoding(file: &str) -> EncodingKey {
    let pem = key(&format!("{file}_pkcs8"));
    match file {
        "rsa" => EncodingKey::from_rsa_pem(pem.as_bytes()),
        "ec" => EncodingKey::from_ec_pem(pem.as_bytes()),
        _ => EncodingKey::from_ed_pem(pem.as_bytes()),
    }
    .unwrap()
}

fn encoded(file: &str, algorithm: jsonwebtoken::Algorithm, kid: Option<&str>, claims: &Value) -> String {
    let mut header = Header::new(algorithm);
    header.kid = kid.map(str::to_owned);
    encode(&header, claims, &encoding(file)).unwrap()
}

fn claims(identity: &str) -> Value {
    let now = jsonwebtoken::get_current_timestamp();
    json!({ "sub": identity, "iat": now, "exp": now + 600, "extra": { "a": 1 } })
}

fn object(value: &Value) -> JsonObject {
    value.as_object().unwrap().clone()
}

fn is_read<V: Named>(file: &str, algorithm: jsonwebtoken::Algorithm, identity: &str, text: &str) {
    let extra = object(&json!({ "text": text, "list": [text, 1, true] }));
    let Some(token) = issued::<V>(file, identity, &extra) else {
        assert!(identity.is_empty());
        return;
    };
    let mut validation = Validation::new(algorithm);
    validation.leeway = 0;
    validation.set_required_spec_claims(&["exp", "sub"]);
    let data = decode::<Value>(&token, &decoding(file), &validation).unwrap();
    assert_eq!(data.header.kid.as_deref(), Some(KID));
    assert_eq!(data.header.alg, algorithm);
    assert_eq!((&data.claims["sub"], &data.claims["extra"]), (&json!(identity), &Value::from(extra)));
    let claims = verifier::<V>(file).verify(&token).unwrap();
    assert_eq!((claims.identity(), claims.issuer()), (identity, KID));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn what_we_issue_is_read_as_it_was_given(identity in any::<String>(), text in any::<String>()) {
        each!(is_read, &identity, &text);
    }

    #[test]
    fn nothing_else_is_taken(at in 0_usize..1000, bit in 0..8_u32) {
        each!(is_refused_if_changed, at, bit);
    }
}

/// Any other token, by one bit, is refused.
fn is_refused_if_changed<V: Named>(file: &str, _: jsonwebtoken::Algorithm, at: usize, bit: u32) {
    let token = issued::<V>(file, "alice", &object(&json!({ "a": 1 }))).unwrap();
    let mut bytes = token.into_bytes();
    let at = at % bytes.len();
    bytes[at] ^= 1 << bit;
    if let Ok(other) = String::from_utf8(bytes) {
        assert!(verifier::<V>(file).verify(&other).is_err(), "{other}");
    }
}

#[test]
fn what_jsonwebtoken_signs_is_taken() {
    fn run<V: Named>(file: &str, algorithm: jsonwebtoken::Algorithm) {
        for kid in [Some(KID), None] {
            let token = encoded(file, algorithm, kid, &claims("alice"));
            assert_eq!(verifier::<V>(file).verify(&token).unwrap().identity(), "alice");
        }
        let token = encoded(file, algorithm, Some("another"), &claims("alice"));
        let error = verifier::<V>(file).verify(&token).unwrap_err();
        assert_eq!((error.rule(), &*error.findings()[0].at), ("iss-other-key", "header.kid"));
    }
    each!(run);
}

/// RS256 and PS256 use the same keys: of each vendor a key has one of them.
#[test]
fn the_key_chooses_the_algorithm_never_the_token() {
    let token = encoded("rsa", jsonwebtoken::Algorithm::PS256, Some(KID), &claims("alice"));
    assert_eq!(verifier::<Rsa>("rsa").verify(&token).unwrap_err().rule(), "header-alg");
    assert!(verifier::<Pss>("rsa").verify(&token).is_ok());

    // A vendor with several algorithms: the header of one, and the key id of another.
    let held = Verifier::<Several>::new(&public_credentials::<Several>("ec", public_key("ec")))
        .also_accept(&public_credentials::<Several>("ed", public_key("ed25519")))
        .also_accept(&public_credentials::<Several>("rsa", public_key("rsa")));
    for (file, algorithm, kid) in SEVERAL {
        for named in ["ec", "ed", "rsa"] {
            let token = encoded(file, algorithm, Some(named), &claims("alice"));
            assert_eq!(held.verify(&token).map_err(|error| error.rule()).is_ok(), named == kid, "{file} {named}");
        }
        let token = encoded(file, algorithm, None, &claims("alice"));
        assert_eq!(held.verify(&token).unwrap().issuer(), kid);
    }
    let without = held.without("ec");
    let token = encoded("ec", jsonwebtoken::Algorithm::ES256, None, &claims("alice"));
    assert_eq!(without.verify(&token).unwrap_err().rule(), "signature-mismatch");
}

/// CVE-2015-9235: the public key is no secret, so an HMAC with it proves nothing.
#[test]
fn an_hmac_with_the_public_key_is_refused() {
    fn run<V: Named>(file: &str, _: jsonwebtoken::Algorithm) {
        let pem = public(file);
        for secret in [pem.as_str(), pem.trim_end()] {
            let mut header = Header::new(jsonwebtoken::Algorithm::HS256);
            header.kid = Some(KID.to_owned());
            let token = encode(&header, &claims("mallory"), &EncodingKey::from_secret(secret.as_bytes())).unwrap();
            assert_eq!(verifier::<V>(file).verify(&token).unwrap_err().rule(), "header-alg");
            let options = Options::of::<V>().credentials(&public_credentials::<V>(KID, public_key(file)));
            let diagnosis = diagnose(&token, &options);
            assert_eq!(diagnosis.verdict, Verdict::Invalid);
            assert_eq!(diagnosis::rules(&diagnosis), ["header-alg", "signature-with-public-key"]);
        }
    }
    each!(run);
}

#[test]
fn a_key_set_has_public_keys_only() {
    fn run<V: Named>(file: &str, algorithm: jsonwebtoken::Algorithm) {
        let verifier = Verifier::<V>::new(&credentials::<V>(KID, private(file)));
        let set: jsonwebtoken::jwk::JwkSet = serde_json::from_str(&verifier.jwks()).unwrap();
        let key = set.find(KID).unwrap();
        let token = issued::<V>(file, "alice", &object(&json!({ "a": 1 }))).unwrap();
        decode::<Value>(&token, &DecodingKey::from_jwk(key).unwrap(), &Validation::new(algorithm)).unwrap();
        let raw: Value = serde_json::from_str(&verifier.jwks()).unwrap();
        for member in raw["keys"][0].as_object().unwrap().keys() {
            assert!(["kty", "crv", "x", "y", "n", "e", "kid", "alg", "use"].contains(&member.as_str()), "{member}");
        }
    }
    each!(run);
    assert_eq!(crate::acme::verifier().jwks(), r#"{"keys":[]}"#, "the secret of an HMAC has no public half");
}

#[test]
fn a_public_key_issues_nothing() {
    let issuer = Issuer::<Ec>::new(&public_credentials::<Ec>(KID, public_key("ec")));
    let error = issuer.issue("alice", ExtraGrant::new(object(&json!({ "a": 1 })))).unwrap_err();
    assert_eq!(error.findings()[0].rule, "signer-missing");
}

/// A secret's key id in the header, as with a private key.
#[test]
fn the_header_names_the_key_of_a_secret() {
    let table = <Secret as token_core::marker::Vendor>::TABLE;
    let with = |kid: &str, secret: &str| {
        token_core::__private::RawCredentials::new(table, [kid.to_owned()], token_core::Secret::new(secret))
    };
    let (one, two) =
        (with("one", "AFakeSecretThatSignsNoRealTokens"), with("two", "AnotherFakeSecretThatSignsNothing"));
    let token = |credentials| {
        let issuer = Issuer::<Secret>::new(credentials);
        issuer.issue("alice", ExtraGrant::new(object(&json!({ "a": 1 })))).unwrap()
    };
    let both = Verifier::<Secret>::new(&one).also_accept(&two);
    for (credentials, kid) in [(&one, "one"), (&two, "two")] {
        let token = token(credentials);
        let header = jsonwebtoken::decode_header(token.as_str()).unwrap();
        assert_eq!((header.kid.as_deref(), header.alg), (Some(kid), jsonwebtoken::Algorithm::HS256));
        assert_eq!(both.verify(token.as_str()).unwrap().issuer(), kid);
        let options = Options::of::<Secret>().credentials(&one).credentials(&two);
        assert_eq!(diagnose(token.as_str(), &options).verdict, Verdict::Valid);
    }
    let error = Verifier::<Secret>::new(&one).verify(token(&two).as_str()).unwrap_err();
    assert_eq!((error.rule(), &*error.findings()[0].at), ("iss-other-key", "header.kid"));
    assert_eq!(both.jwks(), r#"{"keys":[]}"#);

    // Each tenant has a key, which the header names.
    let tenants = token_core::tenants::Verifiers::new();
    tenants.insert("acme", Verifier::<Secret>::new(&one)).unwrap();
    tenants.insert("bolt", Verifier::<Secret>::new(&two)).unwrap();
    assert_eq!(tenants.verify(token(&two).as_str()).unwrap().0, "bolt");
    let unverified = Verifier::<Secret>::unverified(token(&two).as_str()).unwrap();
    assert_eq!(unverified.issuer(), Some("two"));
}
