//! Signers and verifiers of the application, with jsonwebtoken's traits.

use std::sync::Arc;

use jsonwebtoken::crypto::{JwtSigner, JwtVerifier};
use token_schema::{Algorithm, rule};

use super::key_error::KeyError;
use super::pem;
use super::private_key::{PrivateKey, Sign};
use super::public_key::{PublicKey, Verify};

#[cfg(feature = "jsonwebtoken-11")]
impl PublicKey {
    /// A public key whose signatures your verifier checks. The PEM is that of the key, or base64 of it.
    ///
    /// # Errors
    ///
    /// If the PEM is no public key of a kind that the algorithm of the verifier uses.
    pub fn from_verifier(pem: &str, verifier: impl JwtVerifier + Send + Sync + 'static) -> Result<Self, KeyError> {
        let at = "public key";
        let algorithm = of_jose(verifier.algorithm(), at)?;
        let key = pem::public(pem, at, Some(algorithm), |_, _| Box::new(Jose(verifier)))?;
        matches(algorithm, &key, at)?;
        Ok(key)
    }
}

#[cfg(feature = "jsonwebtoken-11")]
impl PrivateKey {
    /// A key whose signatures your signer makes, without waiting for the network: see [`remote`](Self::remote).
    ///
    /// # Errors
    ///
    /// If the algorithm of the signer is not one of the key's.
    pub fn from_signer(
        signer: impl JwtSigner + Send + Sync + 'static,
        public_key: PublicKey,
    ) -> Result<Self, KeyError> {
        let at = "private key";
        let algorithm = of_jose(signer.algorithm(), at)?;
        matches(algorithm, &public_key, at)?;
        Ok(Self { public: public_key, only: Some(algorithm), signs: Some(Arc::new(Jose(signer))) })
    }
}

struct Jose<T>(T);

impl<T: JwtVerifier + Send + Sync> Verify for Jose<T> {
    fn verify(&self, _: Algorithm, message: &[u8], signature: Vec<u8>) -> bool {
        self.0.verify(message, &signature).is_ok()
    }
}

impl<T: JwtSigner + Send + Sync> Sign for Jose<T> {
    fn sign(&self, _: Algorithm, message: &[u8]) -> Option<Vec<u8>> {
        self.0.try_sign(message).ok()
    }
}

fn matches(algorithm: Algorithm, key: &PublicKey, at: &str) -> Result<(), KeyError> {
    let is_good = algorithm.key_kind() == Some(key.kind()) && key.parts().only.is_none_or(|only| only == algorithm);
    if is_good {
        return Ok(());
    }
    let message = format!("the algorithm is {algorithm}, and the public key is {}", key.kind());
    Err(pem::key_error(rule::KEY_ALGORITHM, at, message, "give the public key of the key that signs"))
}

fn of_jose(algorithm: jsonwebtoken::Algorithm, at: &str) -> Result<Algorithm, KeyError> {
    match algorithm {
        jsonwebtoken::Algorithm::RS256 => Ok(Algorithm::Rs256),
        jsonwebtoken::Algorithm::PS256 => Ok(Algorithm::Ps256),
        jsonwebtoken::Algorithm::ES256 => Ok(Algorithm::Es256),
        jsonwebtoken::Algorithm::EdDSA => Ok(Algorithm::EdDsa),
        other => {
            let message = format!("the algorithm {other:?} is not supported");
            Err(pem::key_error(rule::KEY_ALGORITHM, at, message, "use RS256, PS256, ES256 or EdDSA"))
        }
    }
}

#[cfg(feature = "ring")]
pub(super) fn to_jose(algorithm: Algorithm) -> jsonwebtoken::Algorithm {
    match algorithm {
        Algorithm::Hs256 => jsonwebtoken::Algorithm::HS256,
        Algorithm::Rs256 => jsonwebtoken::Algorithm::RS256,
        Algorithm::Ps256 => jsonwebtoken::Algorithm::PS256,
        Algorithm::Es256 => jsonwebtoken::Algorithm::ES256,
        Algorithm::EdDsa => jsonwebtoken::Algorithm::EdDSA,
    }
}
