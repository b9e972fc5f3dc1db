//! Keys of tokens with RS256, PS256, ES256 or EdDSA: a private key signs, and its public key verifies.
//!
//! A key has one algorithm, which follows from its kind and the vendor's schema. A token never chooses it.
//!
//! | a key from | needs the feature |
//! |---|---|
//! | PEM, base64 of PEM, or a file: `from_pem` and `from_pem_file` of a [`PrivateKey`], `from_pem` of a [`PublicKey`] | `ring` |
//! | a signer or verifier of yours, with jsonwebtoken's traits: `from_signer` of a [`PrivateKey`], `from_verifier` of a [`PublicKey`] | `jsonwebtoken-11` |
//! | a service in the network: [`PrivateKey::remote`], with [`Unsigned`] | `jsonwebtoken-11` |
//!
//! RSA takes about a millisecond for a signature, thirty times as long as ES256 or EdDSA, whatever the library. Where the vendor leaves the
//! choice, take another algorithm.
//!
//! # What stays in memory
//!
//! The text of a private key, and its decoded form, are wiped when they are dropped. The prepared key that ring holds is not wiped: ring
//! has no means for it.

#[cfg(feature = "jsonwebtoken-11")]
mod jose;
mod key_error;
pub(crate) mod key_pair;
#[cfg(feature = "jsonwebtoken-11")]
mod pem;
mod private_key;
mod public_key;
#[cfg(feature = "ring")]
mod ring_keys;
pub(crate) mod signer;
mod unsigned;

pub use self::key_error::KeyError;
pub use self::private_key::PrivateKey;
pub use self::public_key::PublicKey;
pub use self::unsigned::Unsigned;
#[doc(inline)]
pub use token_schema::{Algorithm, KeyKind};

/// The PEM of a key for tests, random in each process. ring makes no RSA keys: that one is published here, and protects nothing.
#[cfg(all(feature = "ring", feature = "test-util"))]
pub(crate) fn for_tests(algorithm: Option<Algorithm>) -> String {
    ring_keys::for_tests(algorithm)
        .unwrap_or_else(|| include_str!("keys/rsa_testing_key.pem").replace("TESTING KEY", "PRIVATE KEY"))
}
