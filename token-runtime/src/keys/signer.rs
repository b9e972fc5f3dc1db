//! What signs the tokens of one template, and what verifies the tokens of one key.

use std::sync::Arc;

use token_schema::Algorithm;

use super::key_pair::KeyPair;
use crate::jwt::hs256::Key;

#[derive(Clone)]
pub(crate) enum Signer {
    Secret(Key),
    Pair(Arc<KeyPair>),
}

impl Signer {
    /// The same, for texts that begin with `prefix`.
    pub(crate) fn after(&self, prefix: &[u8]) -> Self {
        match self {
            Self::Secret(key) => Self::Secret(key.after(prefix)),
            Self::Pair(pair) => Self::Pair(Arc::clone(pair)),
        }
    }

    /// Bytes of a signature.
    pub(crate) fn signature_length(&self) -> usize {
        match self {
            Self::Secret(_) => 32,
            Self::Pair(pair) => pair.signature_length(),
        }
    }

    /// Whether the signature of a text, which a header with this algorithm announces, is valid.
    pub(crate) fn verify(&self, algorithm: Algorithm, text: &[u8], signature: &[u8]) -> bool {
        match self {
            Self::Secret(key) => algorithm == Algorithm::Hs256 && key.verify(text, signature),
            Self::Pair(pair) => algorithm == pair.algorithm() && pair.verify(text, signature),
        }
    }
}
