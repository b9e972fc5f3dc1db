//! Signers of the application: jsonwebtoken's traits, and services in the network.

use std::sync::Arc;
use std::time::{Duration, Instant};

use jsonwebtoken::crypto::{JwtSigner, JwtVerifier, rust_crypto};
use jsonwebtoken::signature::{Error, Signer};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey};
use token_core::keys::{PrivateKey, PublicKey};
use token_core::{Issuer, JsonObject, Verifier};

use super::forms::{key, public};
use super::vendors::{Ec, Rsa, credentials, public_credentials};
use super::{KID, decoding, encoding, public_key};
use crate::acme::ExtraGrant;

/// A signer and verifier of a provider of jsonwebtoken's: these are neither `Send` nor `Sync`, so each use makes one.
struct Provided<K>(K, Algorithm);

impl Signer<Vec<u8>> for Provided<EncodingKey> {
    fn try_sign(&self, message: &[u8]) -> Result<Vec<u8>, Error> {
        let signer = (rust_crypto::DEFAULT_PROVIDER.signer_factory)(&self.1, &self.0).map_err(Error::from_source)?;
        signer.try_sign(message)
    }
}

impl JwtSigner for Provided<EncodingKey> {
    fn algorithm(&self) -> Algorithm {
        self.1
    }
}

impl jsonwebtoken::signature::Verifier<Vec<u8>> for Provided<DecodingKey> {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), Error> {
        let verifier =
            (rust_crypto::DEFAULT_PROVIDER.verifier_factory)(&self.1, &self.0).map_err(Error::from_source)?;
        verifier.verify(message, signature)
    }
}

impl JwtVerifier for Provided<DecodingKey> {
    fn algorithm(&self) -> Algorithm {
        self.1
    }
}

/// Signs with these bytes, whatever the message.
struct Broken(Vec<u8>);

impl Signer<Vec<u8>> for Broken {
    fn try_sign(&self, _: &[u8]) -> Result<Vec<u8>, Error> {
        if self.0.is_empty() { Err(Error::new()) } else { Ok(self.0.clone()) }
    }
}

impl JwtSigner for Broken {
    fn algorithm(&self) -> Algorithm {
        Algorithm::ES256
    }
}

fn grant() -> ExtraGrant {
    ExtraGrant::new(JsonObject::from_iter([("a".to_owned(), 1.into())]))
}

#[test]
fn an_application_brings_its_own() {
    let verifying = || PublicKey::from_verifier(&public("ec"), Provided(decoding("ec"), Algorithm::ES256)).unwrap();
    let key = PrivateKey::from_signer(Provided(encoding("ec"), Algorithm::ES256), verifying()).unwrap();
    let token = Issuer::<Ec>::new(&credentials::<Ec>(KID, key)).issue("alice", grant()).unwrap();
    for key in [verifying(), public_key("ec")] {
        let verifier = Verifier::<Ec>::new(&public_credentials::<Ec>(KID, key));
        assert_eq!(verifier.verify(token.as_str()).unwrap().identity(), "alice");
    }
}

#[test]
fn the_algorithm_of_a_signer_is_held_against_key_and_schema() {
    let other = PrivateKey::from_signer(Provided(encoding("ec"), Algorithm::ES256), public_key("rsa")).unwrap_err();
    assert_eq!(other.finding().rule, "key-algorithm");
    let hmac = PrivateKey::from_signer(Provided(encoding("ec"), Algorithm::HS256), public_key("ec")).unwrap_err();
    assert_eq!(hmac.finding().rule, "key-algorithm");
    let pss = PrivateKey::from_signer(Provided(encoding("rsa"), Algorithm::PS256), public_key("rsa")).unwrap();
    let table = <Rsa as token_core::marker::Vendor>::TABLE;
    let error = token_core::__private::RawCredentials::with_private_key(table, [KID.to_owned()], pss).unwrap_err();
    assert!(error.to_string().contains("it signs with PS256, and Hooli takes RS256"), "{error}");
}

#[test]
fn each_signature_has_the_right_form() {
    let der = [[0x30, 0x44, 0x02, 0x20].as_slice(), &[1; 32], &[0x02, 0x20], &[1; 32]].concat();
    for (signature, rule) in [
        (der, "signature-der"),
        (vec![1; 63], "signature-length"),
        (vec![1; 32], "signature-length"),
        (Vec::new(), "signer-missing"),
    ] {
        let key = PrivateKey::from_signer(Broken(signature.clone()), public_key("ec")).unwrap();
        let error = Issuer::<Ec>::new(&credentials::<Ec>(KID, key)).issue("alice", grant()).unwrap_err();
        assert_eq!(error.findings()[0].rule, rule);
        let remote = credentials::<Ec>(KID, PrivateKey::remote(public_key("ec")));
        let unsigned = Issuer::<Ec>::new(&remote).prepare(grant()).unwrap().unsigned("alice").unwrap();
        let rule = if signature.is_empty() { "signature-length" } else { rule };
        assert_eq!(unsigned.sign(signature).unwrap_err().findings()[0].rule, rule);
    }
}

#[test]
fn a_service_signs_the_message_of_a_token() {
    let (remote, signing) = (PrivateKey::remote(public_key("ec")), Provided(encoding("ec"), Algorithm::ES256));
    let prepared = Issuer::<Ec>::new(&credentials::<Ec>(KID, remote)).prepare(grant()).unwrap();
    let verifier = Verifier::<Ec>::new(&public_credentials::<Ec>(KID, public_key("ec")));
    let unsigned = prepared.unsigned("bob").unwrap();
    assert!(!format!("{unsigned:?}").contains("eyJ"));
    let signature = signing.try_sign(unsigned.message()).unwrap();
    assert_eq!(verifier.verify(unsigned.sign(signature).unwrap().as_str()).unwrap().identity(), "bob");
    // The signature of another message.
    let unsigned = prepared.unsigned("carol").unwrap();
    let signature = signing.try_sign(b"another message").unwrap();
    assert_eq!(unsigned.sign(signature).unwrap_err().findings()[0].rule, "signature-mismatch");
    // `issue` does not wait for a service.
    assert_eq!(prepared.issue("alice").unwrap_err().findings()[0].rule, "signer-missing");
}

#[test]
fn a_secret_signs_here() {
    let prepared = crate::acme::issuer().prepare(grant()).unwrap();
    assert_eq!(prepared.unsigned("alice").unwrap_err().findings()[0].rule, "signer-missing");
}

/// Each signature takes a quarter of a second in a service: 1,000 requests on one thread take little longer than one.
#[test]
fn a_slow_signer_delays_no_other_request() {
    const SLOW: Duration = Duration::from_millis(250);
    let remote = credentials::<Ec>(KID, PrivateKey::remote(public_key("ec")));
    let prepared = Arc::new(Issuer::<Ec>::new(&remote).prepare(grant()).unwrap());
    let service = Arc::new(SlowService::new());
    let verifier = Arc::new(Verifier::<Ec>::new(&public_credentials::<Ec>(KID, public_key("ec"))));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let begin = Instant::now();
    runtime.block_on(async {
        let requests = (0..1_000).map(|number| {
            let (prepared, service, verifier) = (prepared.clone(), service.clone(), verifier.clone());
            tokio::spawn(async move {
                let identity = format!("user-{number}");
                let unsigned = prepared.unsigned(&identity).unwrap();
                let signature = service.sign(unsigned.message(), SLOW).await;
                let token = unsigned.sign(signature).unwrap();
                assert_eq!(verifier.verify(token.as_str()).unwrap().identity(), identity);
            })
        });
        for request in requests.collect::<Vec<_>>() {
            request.await.unwrap();
        }
    });
    let took = begin.elapsed();
    assert!(took >= SLOW && took < SLOW * 100, "{took:?}: one after the other they take 250 s");
}

struct SlowService {
    key: ring::signature::EcdsaKeyPair,
}

impl SlowService {
    fn new() -> Self {
        let pem = key("ec_pkcs8");
        let body: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
        let der = base64_simd::STANDARD.decode_to_vec(body).unwrap();
        let (algorithm, random) = (&ring::signature::ECDSA_P256_SHA256_FIXED_SIGNING, ring::rand::SystemRandom::new());
        Self { key: ring::signature::EcdsaKeyPair::from_pkcs8(algorithm, &der, &random).unwrap() }
    }

    async fn sign(&self, message: &[u8], slow: Duration) -> Vec<u8> {
        tokio::time::sleep(slow).await;
        self.key.sign(&ring::rand::SystemRandom::new(), message).unwrap().as_ref().to_vec()
    }
}
