//! A key that signs.

use std::fmt;
use std::sync::Arc;

use token_schema::{Algorithm, KeyKind};

use super::public_key::PublicKey;

/// A private key, with its public key: prepared once, and cheap to clone. `Debug` shows its kind only.
#[derive(Clone)]
pub struct PrivateKey {
    pub(super) public: PublicKey,
    /// The algorithm of the application's own signer; `None`: every algorithm of the kind.
    pub(super) only: Option<Algorithm>,
    /// `None`: something else signs, and [`Unsigned`](super::Unsigned) takes its signature.
    pub(super) signs: Option<Arc<dyn Sign>>,
}

/// Signs a message; `None` if it fails.
pub(super) trait Sign: Send + Sync {
    fn sign(&self, algorithm: Algorithm, message: &[u8]) -> Option<Vec<u8>>;
}

impl PrivateKey {
    /// The kind of the key.
    #[must_use]
    pub fn kind(&self) -> KeyKind {
        self.public.kind()
    }

    /// The public key, which verifies what this key signs.
    #[must_use]
    pub fn public_key(&self) -> &PublicKey {
        &self.public
    }

    /// The key of a service in the network, such as a key management service. `issue` never calls it, and returns an error; `unsigned` gives
    /// the message to sign.
    #[must_use]
    pub fn remote(public_key: PublicKey) -> Self {
        Self { public: public_key, only: None, signs: None }
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PrivateKey({:?})", self.kind())
    }
}
