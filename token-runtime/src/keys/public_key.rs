//! A key that verifies.

use std::fmt;
use std::sync::Arc;

use token_schema::{Algorithm, KeyKind};

/// A public key: it verifies tokens, and cannot issue any.
#[derive(Clone)]
pub struct PublicKey(Arc<Parts>);

pub(super) struct Parts {
    pub kind: KeyKind,
    /// The algorithm of the application's own verifier or signer; `None`: every algorithm of the kind.
    pub only: Option<Algorithm>,
    /// Bytes of a signature.
    pub signature_length: usize,
    /// The DER of its `SubjectPublicKeyInfo`.
    pub spki: Vec<u8>,
    /// The members of its JSON Web Key (RFC 7518, section 6; RFC 8037).
    pub jwk: Vec<(&'static str, String)>,
    pub verifies: Box<dyn Verify>,
}

/// Whether a signature of a message is valid.
pub(super) trait Verify: Send + Sync {
    fn verify(&self, algorithm: Algorithm, message: &[u8], signature: Vec<u8>) -> bool;
}

impl PublicKey {
    /// The kind of the key.
    #[must_use]
    pub fn kind(&self) -> KeyKind {
        self.0.kind
    }

    #[cfg(feature = "jsonwebtoken-11")]
    pub(super) fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    pub(super) fn parts(&self) -> &Parts {
        &self.0
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({:?})", self.0.kind)
    }
}
