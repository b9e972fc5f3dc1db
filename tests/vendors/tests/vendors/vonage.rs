//! Vonage: RS256, whose private key is a credential, and a key that a claim names.

use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode};
use serde_json::{Value, json};
use token_core::JsonObject;
use token_core::diagnose::{Options, Verdict, diagnose};
use token_core::keys::{PrivateKey, PublicKey};
use token_core::vonage::{Credentials, Verifier, Vonage};

use super::{RSA_PUBLIC, private};

token_core::include_grants!("vonage/grants.toml");

const APPLICATION: &str = "00000000-0000-4000-8000-000000000000";

fn environment(name: &str) -> Option<String> {
    super::environment(Algorithm::RS256)(name)
}

fn verify_only() -> Credentials {
    Credentials::verify_only(APPLICATION, PublicKey::from_pem(RSA_PUBLIC).unwrap()).unwrap()
}

fn paths() -> JsonObject {
    json!({ "/*/conversations/**": { "methods": ["GET"] } }).as_object().unwrap().clone()
}

#[test]
fn a_token_has_the_claims_of_the_library() {
    let tokens = Tokens::from_lookup(environment).unwrap();
    let token = tokens.caller.issue("alice").unwrap();
    let mut validation = Validation::new(Algorithm::RS256);
    validation.leeway = 0;
    let key = DecodingKey::from_rsa_pem(RSA_PUBLIC.as_bytes()).unwrap();
    let data = decode::<Value>(token.as_str(), &key, &validation).unwrap();
    assert_eq!((data.header.typ.as_deref(), data.header.kid), (Some("JWT"), None));
    let claims = data.claims.as_object().unwrap();
    let names: Vec<_> = claims.keys().map(String::as_str).collect();
    assert_eq!(names, ["acl", "application_id", "exp", "iat", "jti", "sub"]);
    assert_eq!((&claims["application_id"], &claims["sub"]), (&json!(APPLICATION), &json!("alice")));
    assert_eq!(claims["acl"]["paths"]["/*/users/**"], json!({}));
    assert_eq!(claims["exp"].as_u64().unwrap() - claims["iat"].as_u64().unwrap(), 900);
}

#[test]
fn a_service_verifies_with_the_public_key_alone() {
    let tokens = Tokens::from_lookup(environment).unwrap();
    let token = tokens.reader.issue("alice", ReaderInput { paths: &paths() }).unwrap();
    let verifier = Verifier::new(&verify_only());
    let claims = verifier.verify(token.as_str()).unwrap();
    assert_eq!((claims.identity(), claims.issuer()), ("alice", APPLICATION));
    assert_eq!(diagnose(token.as_str(), &verifier.diagnose_options()).verdict, Verdict::Valid);
    let diagnosis = diagnose(token.as_str(), &Options::of::<Vonage>().credentials_from_lookup(environment));
    assert_eq!(diagnosis.verdict, Verdict::Valid, "{:?}", diagnosis.findings);
    let set: Value = serde_json::from_str(&verifier.jwks()).unwrap();
    assert_eq!((&set["keys"][0]["kty"], &set["keys"][0]["alg"]), (&json!("RSA"), &json!("RS256")));
    assert_eq!(set["keys"][0].get("kid"), None);
}

#[test]
fn a_key_of_the_application_or_of_a_service() {
    let key = PrivateKey::from_pem(&private(Algorithm::RS256)).unwrap();
    let names = |name: &str| environment(name).filter(|_| name == "VONAGE_APPLICATION_ID");
    let tokens = Tokens::from_lookup_with_key(key.clone(), names).unwrap();
    let token = tokens.caller.issue("alice").unwrap();
    assert!(tokens.verifier().verify(token.as_str()).is_ok());
    let credentials = Credentials::new(APPLICATION, key.clone()).unwrap();
    assert!(Verifier::new(&credentials).verify(token.as_str()).is_ok());

    let remote = PrivateKey::remote(key.public_key().clone());
    let remote = tokens.rotated_with_key(remote, names, []).unwrap();
    assert_eq!(remote.caller.issue("alice").unwrap_err().findings()[0].rule, "signer-missing");
    let unsigned = remote.reader.unsigned("alice", ReaderInput { paths: &paths() }).unwrap();
    assert_eq!(unsigned.message().split(|byte| *byte == b'.').count(), 2);
    // Both have the same public key.
    assert!(remote.verifier().verify(token.as_str()).is_ok());
}

#[test]
fn a_start_names_what_is_wrong_with_the_key() {
    for (value, rule) in
        [(Some(RSA_PUBLIC), "key-not-private"), (Some("key"), "key-format"), (None, "variable-missing")]
    {
        let lookup =
            |name: &str| if name == "VONAGE_PRIVATE_KEY" { value.map(str::to_owned) } else { environment(name) };
        let error = Tokens::from_lookup(lookup).unwrap_err();
        let problems: Vec<_> = error.problems().iter().map(|problem| (problem.rule, problem.variable)).collect();
        assert_eq!(problems, [(rule, Some("VONAGE_PRIVATE_KEY"))]);
    }
}

#[test]
fn tests_have_a_key_that_everyone_knows() {
    let tokens = Tokens::for_tests();
    let token = tokens.caller.issue("alice").unwrap();
    assert!(tokens.verifier().verify(token.as_str()).is_ok());
}
