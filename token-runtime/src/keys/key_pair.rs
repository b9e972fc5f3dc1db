//! A key with the algorithm that a vendor's schema gives it.

use std::fmt;

use token_schema::{Algorithm, Vendor, rule};

use super::key_error::KeyError;
use super::private_key::PrivateKey;
use super::public_key::PublicKey;
use crate::rules::finding::Finding;

/// A public key, and the private one if this program issues tokens.
pub(crate) struct KeyPair {
    algorithm: Algorithm,
    public: PublicKey,
    private: Option<PrivateKey>,
}

impl KeyPair {
    pub(crate) fn of_private(private: PrivateKey, vendor: &Vendor, at: &str) -> Result<Self, KeyError> {
        let public = private.public.clone();
        let algorithm = algorithm(&public, private.only, vendor, at)?;
        Ok(Self { algorithm, public, private: Some(private) })
    }

    pub(crate) fn of_public(public: PublicKey, vendor: &Vendor, at: &str) -> Result<Self, KeyError> {
        let algorithm = algorithm(&public, None, vendor, at)?;
        Ok(Self { algorithm, public, private: None })
    }

    pub(crate) fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// Bytes of a signature.
    pub(crate) fn signature_length(&self) -> usize {
        self.public.parts().signature_length
    }

    /// The DER of the public key.
    pub(crate) fn spki(&self) -> &[u8] {
        &self.public.parts().spki
    }

    /// The members of the public JSON Web Key.
    pub(crate) fn jwk(&self) -> &[(&'static str, String)] {
        &self.public.parts().jwk
    }

    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.algorithm == other.algorithm && self.spki() == other.spki()
    }

    pub(crate) fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        let parts = self.public.parts();
        signature.len() == parts.signature_length && parts.verifies.verify(self.algorithm, message, signature.to_vec())
    }

    pub(crate) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Finding> {
        let Some(private) = &self.private else {
            let message = "the credentials hold the public key only, which verifies and does not sign";
            return Err(missing(message, "issue with credentials that hold the private key"));
        };
        let Some(signs) = &private.signs else {
            let message = "the private key is in another service, and `issue` does not wait for the network";
            return Err(missing(
                message,
                "call `unsigned`, let the service sign its message, and pass the signature to `sign`",
            ));
        };
        let signature = signs.sign(self.algorithm, message);
        self.checked(signature.ok_or_else(|| missing("the signer failed", "see the log of the signer"))?)
    }

    /// A signature of the right form.
    pub(crate) fn checked(&self, signature: Vec<u8>) -> Result<Vec<u8>, Finding> {
        let expected = self.signature_length();
        if signature.len() == expected {
            return Ok(signature);
        }
        let length = signature.len();
        if self.algorithm == Algorithm::Es256 && is_der(&signature) {
            let message = "the signer returned an ECDSA signature in DER, and a token needs the 64 bytes of R and S";
            let fix = "convert it: R and S, each with 32 bytes, without the DER around them";
            return Err(Finding::new(rule::SIGNATURE_DER, "signature", message, fix));
        }
        let algorithm = self.algorithm;
        let message =
            format!("the signer returned {length} bytes, and a signature with {algorithm} has {expected} for this key");
        let fix = format!("sign the message with {algorithm} and this key");
        Err(Finding::new(rule::SIGNATURE_LENGTH, "signature", message, fix))
    }
}

/// Whether bytes are an ECDSA signature in DER: a sequence of two integers (RFC 3279, section 2.2.3).
pub(crate) fn is_der(signature: &[u8]) -> bool {
    let [0x30, length, 0x02, first, rest @ ..] = signature else { return false };
    let second = rest.get(usize::from(*first)..).unwrap_or_default();
    usize::from(*length) == signature.len() - 2
        && matches!(second, [0x02, length, integer @ ..] if usize::from(*length) == integer.len())
}

impl fmt::Debug for KeyPair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let half = if self.private.is_some() { "private" } else { "public" };
        write!(f, "KeyPair({}, {half})", self.algorithm)
    }
}

fn missing(message: &'static str, fix: &'static str) -> Finding {
    Finding::new(rule::SIGNER_MISSING, "private key", message, fix)
}

/// What may sign the vendor's tokens: `an EC key on the curve P-256 (ES256) or an RSA key (RS256)`.
pub(crate) fn kinds(vendor: &Vendor) -> String {
    let kind = |algorithm: Algorithm| match algorithm.key_kind() {
        Some(kind) => format!("{kind} ({algorithm})"),
        None => format!("a secret ({algorithm})"),
    };
    vendor.format.algorithms().map(kind).collect::<Vec<_>>().join(" or ")
}

/// The algorithm that the schema gives to the key.
fn algorithm(public: &PublicKey, signer: Option<Algorithm>, vendor: &Vendor, at: &str) -> Result<Algorithm, KeyError> {
    let (title, kind) = (&vendor.title, public.kind());
    let wrong = |message: String| {
        let fix = format!("use {}", kinds(vendor));
        Err(KeyError(Finding::new(rule::KEY_ALGORITHM, at.to_owned(), message, fix)))
    };
    let Some(algorithm) = vendor.format.algorithm_of(kind) else {
        return wrong(format!("{kind}, which signs no token of {title}"));
    };
    match signer.or(public.parts().only).filter(|own| *own != algorithm) {
        Some(own) => wrong(format!("it signs with {own}, and {title} takes {algorithm} of such a key")),
        None => Ok(algorithm),
    }
}
