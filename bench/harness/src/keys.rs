//! The keys of token-core's tests, which everyone can read, for the algorithms with a private key.

use crate::{Bench, Fresh};

/// The private and the public key of an algorithm, as PEM.
pub fn pem(algorithm: &str) -> (String, &'static str) {
    let (private, public) = match algorithm {
        "ES256" => (
            include_str!("../../../token-core/tests/testing_keys/ec_pkcs8.pem"),
            include_str!("../../../token-core/tests/testing_keys/ec_public.pem"),
        ),
        "EdDSA" => (
            include_str!("../../../token-core/tests/testing_keys/ed25519_pkcs8.pem"),
            include_str!("../../../token-core/tests/testing_keys/ed25519_public.pem"),
        ),
        _ => (
            include_str!("../../../token-core/tests/testing_keys/rsa_pkcs8.pem"),
            include_str!("../../../token-core/tests/testing_keys/rsa_public.pem"),
        ),
    };
    (private.replace("TESTING KEY", "PRIVATE KEY"), public)
}

impl Bench {
    /// Signs and verifies with a private key: each candidate its own tokens, of the same claims. `verify` refuses a changed token.
    pub fn algorithm<T>(
        &self,
        algorithm: &str,
        sign: impl Fn(&mut Fresh) -> String + Sync,
        verify: impl Fn(&str) -> Option<T> + Sync,
    ) {
        let mut fresh = Fresh::new(0);
        let tokens: Vec<String> = (0..64).map(|_| sign(&mut fresh)).collect();
        for token in &tokens {
            assert!(verify(token).is_some(), "{algorithm}: a good token was refused");
            let (text, signature) = token.rsplit_once('.').unwrap();
            let first = if signature.starts_with('A') { 'B' } else { 'A' };
            assert!(verify(&format!("{text}.{first}{}", &signature[1..])).is_none(), "{algorithm}: a forged token was taken");
        }
        let (sign, verify, tokens) = (&sign, &verify, &tokens);
        self.run(&format!("sign_{algorithm}"), 2, |thread| {
            let mut fresh = Fresh::new(thread);
            move || drop(std::hint::black_box(sign(&mut fresh)))
        });
        self.run(&format!("verify_{algorithm}"), 2, |_| {
            let mut tokens = tokens.iter().cycle();
            move || drop(std::hint::black_box(tokens.next().map(|token| verify(token))))
        });
    }
}
