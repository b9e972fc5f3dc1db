//! The built-in signer and verifier: ring, behind jsonwebtoken's traits.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use jsonwebtoken::crypto::{JwtSigner, JwtVerifier};
use jsonwebtoken::signature::{Error, Signer, Verifier};
use pkcs8::PrivateKeyInfoRef;
use pkcs8::der::Decode as _;
use ring::rand::SystemRandom;
use ring::signature::{self, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _, RsaKeyPair, UnparsedPublicKey};
use sec1::EcPrivateKey;
use token_schema::{Algorithm, KeyKind, rule};
use zeroize::Zeroizing;

use super::jose::to_jose;
use super::key_error::KeyError;
use super::pem::{self, Pem, key_error};
use super::private_key::{PrivateKey, Sign};
use super::public_key::{PublicKey, Verify};

const AT: &str = "private key";

#[cfg(feature = "ring")]
impl PublicKey {
    /// Reads a public key from PEM, or base64 of PEM.
    ///
    /// # Errors
    ///
    /// If it is not one, or of a kind that none of the algorithms uses.
    pub fn from_pem(pem: &str) -> Result<Self, KeyError> {
        Self::from_pem_at(pem, "public key")
    }

    pub(crate) fn from_pem_at(pem: &str, at: &str) -> Result<Self, KeyError> {
        pem::public(pem, at, None, |kind, raw| Box::new(Public { kind, raw }))
    }
}

#[cfg(feature = "ring")]
impl PrivateKey {
    /// Reads a private key from PEM, or base64 of PEM: PKCS #8, PKCS #1 (`RSA PRIVATE KEY`) or SEC1 (`EC PRIVATE KEY`). In a single line, `\n`
    /// stands for a line break.
    ///
    /// The text is not wiped here, because it is the caller's.
    ///
    /// # Errors
    ///
    /// If it is not one, or of a kind that none of the algorithms uses.
    pub fn from_pem(pem: &str) -> Result<Self, KeyError> {
        Self::from_pem_at(pem, AT)
    }

    /// Reads a private key from a file with PEM.
    ///
    /// # Errors
    ///
    /// As [`from_pem`](Self::from_pem), and if the file cannot be read.
    pub fn from_pem_file(path: impl AsRef<Path>) -> Result<Self, KeyError> {
        Self::from_pem_at(&text_of(path.as_ref(), AT)?, AT)
    }

    /// Reads the value of a variable: PEM, base64 of PEM, or the path of a file with PEM.
    pub(crate) fn from_variable(value: &str, at: &str) -> Result<Self, KeyError> {
        if pem::is_path(value.trim()) {
            Self::from_pem_at(&text_of(Path::new(value.trim()), at)?, at)
        } else {
            Self::from_pem_at(value, at)
        }
    }

    fn from_pem_at(pem: &str, at: &str) -> Result<Self, KeyError> {
        let Pem { label, der } = pem::read(pem, at)?;
        let pair = match label.as_str() {
            "PRIVATE KEY" => pkcs8(&der, at)?,
            "RSA PRIVATE KEY" | "EC PRIVATE KEY" if PrivateKeyInfoRef::from_der(&der).is_ok() => {
                return Err(mixed_up(&label, "PKCS #8, whose label is `PRIVATE KEY`", at));
            }
            "RSA PRIVATE KEY" => rsa(RsaKeyPair::from_der(&der), at)?,
            "EC PRIVATE KEY" => sec1(&der, at)?,
            "PUBLIC KEY" | "RSA PUBLIC KEY" | "CERTIFICATE" => {
                let message = format!("this is {}, where the private key belongs", pem::described(&label));
                let fix = "use the private key, of which the public key was made; who has the public key only can verify, not issue";
                return Err(key_error(rule::KEY_NOT_PRIVATE, at, message, fix));
            }
            "OPENSSH PRIVATE KEY" => {
                let fix = "write a copy as PEM: `ssh-keygen -p -m PKCS8 -f KEY`";
                return Err(key_error(rule::KEY_FORMAT, at, "this is a key in the format of OpenSSH".to_owned(), fix));
            }
            other => {
                let message = format!("this is {}", pem::described(other));
                return Err(key_error(rule::KEY_FORMAT, at, message, "pass the private key as PEM"));
            }
        };
        let (kind, raw) = match &pair {
            Pair::Rsa(pair) => (KeyKind::Rsa, pair.public().as_ref()),
            Pair::P256(pair) => (KeyKind::P256, pair.public_key().as_ref()),
            Pair::Ed25519(pair) => (KeyKind::Ed25519, pair.public_key().as_ref()),
        };
        let public = pem::of_raw(kind, raw, at, None, |kind, raw| Box::new(Public { kind, raw }))?;
        Ok(Self { public, only: None, signs: Some(Arc::new(pair)) })
    }
}

fn text_of(path: &Path, at: &str) -> Result<Zeroizing<String>, KeyError> {
    // The path is not shown: a variable may hold a secret in its place.
    let error = |reason: std::io::Error| {
        let message = match reason.kind() {
            ErrorKind::NotFound => "this looks like the path of a file, and there is no such file".to_owned(),
            kind => format!("the file of the key cannot be read: {kind}"),
        };
        key_error(
            rule::KEY_FORMAT,
            at,
            message,
            "write the path of a file with PEM that the program may read, or the PEM itself",
        )
    };
    std::fs::read_to_string(path).map(Zeroizing::new).map_err(error)
}

enum Pair {
    Rsa(RsaKeyPair),
    P256(EcdsaKeyPair),
    Ed25519(Ed25519KeyPair),
}

fn mixed_up(label: &str, content: &str, at: &str) -> KeyError {
    let message = format!("the label is `{label}`, and the content is {content}");
    key_error(
        rule::KEY_FORMAT,
        at,
        message,
        "correct the label in the first and the last line, or write the key again with `openssl pkey`",
    )
}

fn pkcs8(der: &[u8], at: &str) -> Result<Pair, KeyError> {
    let Ok(info) = PrivateKeyInfoRef::from_der(der) else {
        let content = if RsaKeyPair::from_der(der).is_ok() {
            "PKCS #1, whose label is `RSA PRIVATE KEY`"
        } else if EcPrivateKey::from_der(der).is_ok() {
            "SEC1, whose label is `EC PRIVATE KEY`"
        } else if spki::SubjectPublicKeyInfoRef::from_der(der).is_ok() {
            let message = "this is a public key with the label of a private one".to_owned();
            return Err(key_error(
                rule::KEY_NOT_PRIVATE,
                at,
                message,
                "use the private key, of which the public key was made",
            ));
        } else {
            "no private key"
        };
        return Err(mixed_up("PRIVATE KEY", content, at));
    };
    match pem::kind(&info.algorithm, at)? {
        KeyKind::Rsa => rsa(RsaKeyPair::from_pkcs8(der), at),
        KeyKind::P256 => {
            let inner = EcPrivateKey::from_der(info.private_key.as_bytes()).map_err(|_| damaged(at))?;
            let beside = info.public_key.and_then(|bits| bits.as_bytes());
            p256(inner.private_key, inner.public_key.or(beside), at)
        }
        // OpenSSL leaves the public key out.
        KeyKind::Ed25519 => Ed25519KeyPair::from_pkcs8_maybe_unchecked(der).map(Pair::Ed25519).map_err(|_| damaged(at)),
    }
}

fn sec1(der: &[u8], at: &str) -> Result<Pair, KeyError> {
    let Ok(key) = EcPrivateKey::from_der(der) else {
        let content =
            if RsaKeyPair::from_der(der).is_ok() { "PKCS #1, whose label is `RSA PRIVATE KEY`" } else { "no EC key" };
        return Err(mixed_up("EC PRIVATE KEY", content, at));
    };
    match key.parameters.and_then(sec1::EcParameters::named_curve) {
        Some(curve) if curve != pem::P256 => {
            let message = format!("the key is on the curve {}", pem::curve_name(&curve));
            let fix = "make a key on P-256: `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256`";
            Err(key_error(rule::KEY_CURVE, at, message, fix))
        }
        _ => p256(key.private_key, key.public_key, at),
    }
}

fn p256(private: &[u8], public: Option<&[u8]>, at: &str) -> Result<Pair, KeyError> {
    let Some(public) = public else {
        let fix = "write it again with its public key: `openssl pkey -in key.pem -out whole.pem`";
        return Err(key_error(rule::KEY_FORMAT, at, "the EC key lacks its public key".to_owned(), fix));
    };
    let random = SystemRandom::new();
    let algorithm = &signature::ECDSA_P256_SHA256_FIXED_SIGNING;
    let pair = EcdsaKeyPair::from_private_key_and_public_key(algorithm, private, public, &random);
    pair.map(Pair::P256).map_err(|_| damaged(at))
}

fn rsa(pair: Result<RsaKeyPair, ring::error::KeyRejected>, at: &str) -> Result<Pair, KeyError> {
    pair.map(Pair::Rsa).map_err(|rejected| match rejected.to_string().as_str() {
        "TooSmall" => pem::wrong_size("fewer than 2048 bits", at),
        "TooLarge" => pem::wrong_size("more than 4096 bits", at),
        _ => damaged(at),
    })
}

fn damaged(at: &str) -> KeyError {
    let message = "the private key is damaged: its numbers do not fit together".to_owned();
    key_error(rule::KEY_FORMAT, at, message, "copy the key again")
}

/// The key and its algorithm: of RSA there are two.
struct Signing<'k> {
    pair: &'k Pair,
    algorithm: Algorithm,
}

impl Sign for Pair {
    fn sign(&self, algorithm: Algorithm, message: &[u8]) -> Option<Vec<u8>> {
        Signing { pair: self, algorithm }.try_sign(message).ok()
    }
}

impl Signer<Vec<u8>> for Signing<'_> {
    fn try_sign(&self, message: &[u8]) -> Result<Vec<u8>, Error> {
        let random = SystemRandom::new();
        match self.pair {
            Pair::P256(pair) => Ok(pair.sign(&random, message).map_err(|_| Error::new())?.as_ref().to_vec()),
            Pair::Ed25519(pair) => Ok(pair.sign(message).as_ref().to_vec()),
            Pair::Rsa(pair) => {
                let padding: &dyn signature::RsaEncoding = match self.algorithm {
                    Algorithm::Ps256 => &signature::RSA_PSS_SHA256,
                    _ => &signature::RSA_PKCS1_SHA256,
                };
                let mut signed = vec![0; pair.public().modulus_len()];
                pair.sign(padding, &random, message, &mut signed).map_err(|_| Error::new())?;
                Ok(signed)
            }
        }
    }
}

impl JwtSigner for Signing<'_> {
    fn algorithm(&self) -> jsonwebtoken::Algorithm {
        to_jose(self.algorithm)
    }
}

struct Public {
    kind: KeyKind,
    raw: Vec<u8>,
}

struct Verifying<'k> {
    key: &'k Public,
    algorithm: Algorithm,
}

impl Verify for Public {
    fn verify(&self, algorithm: Algorithm, message: &[u8], signature: Vec<u8>) -> bool {
        algorithm.key_kind() == Some(self.kind)
            && Verifying { key: self, algorithm }.verify(message, &signature).is_ok()
    }
}

impl Verifier<Vec<u8>> for Verifying<'_> {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), Error> {
        let algorithm: &dyn signature::VerificationAlgorithm = match self.algorithm {
            Algorithm::Rs256 => &signature::RSA_PKCS1_2048_8192_SHA256,
            Algorithm::Ps256 => &signature::RSA_PSS_2048_8192_SHA256,
            Algorithm::Es256 => &signature::ECDSA_P256_SHA256_FIXED,
            Algorithm::EdDsa => &signature::ED25519,
            Algorithm::Hs256 => return Err(Error::new()),
        };
        UnparsedPublicKey::new(algorithm, &self.key.raw).verify(message, signature).map_err(|_| Error::new())
    }
}

impl JwtVerifier for Verifying<'_> {
    fn algorithm(&self) -> jsonwebtoken::Algorithm {
        to_jose(self.algorithm)
    }
}

/// The PEM of a random key: one for each process. `None`: ring makes no such key.
#[cfg(feature = "test-util")]
pub(super) fn for_tests(algorithm: Option<Algorithm>) -> Option<String> {
    use std::sync::LazyLock;
    static P256: LazyLock<Option<String>> = LazyLock::new(|| {
        let algorithm = &signature::ECDSA_P256_SHA256_FIXED_SIGNING;
        Some(pem_of(EcdsaKeyPair::generate_pkcs8(algorithm, &SystemRandom::new()).ok()?.as_ref()))
    });
    static ED25519: LazyLock<Option<String>> =
        LazyLock::new(|| Some(pem_of(Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).ok()?.as_ref())));
    match algorithm? {
        Algorithm::Es256 => P256.clone(),
        Algorithm::EdDsa => ED25519.clone(),
        _ => None,
    }
}

#[cfg(feature = "test-util")]
fn pem_of(der: &[u8]) -> String {
    let base64 = base64_simd::STANDARD.encode_to_string(der);
    let lines: Vec<_> = base64.as_bytes().chunks(64).map(String::from_utf8_lossy).collect();
    format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", lines.join("\n"))
}
