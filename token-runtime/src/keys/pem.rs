//! Reads keys as text: PEM, or base64 of PEM. Their DER is read by `spki`, `pkcs8` and `sec1`.

use spki::der::asn1::{AnyRef, BitStringRef, UintRef};
use spki::der::pem::Decoder;
use spki::der::{Decode as _, Encode as _, Reader as _, SliceReader};
use spki::{AlgorithmIdentifierRef, ObjectIdentifier, SubjectPublicKeyInfoRef};
use token_schema::rule::{self, Rule};
use token_schema::{Algorithm, KeyKind};
use zeroize::Zeroizing;

use super::key_error::KeyError;
use super::public_key::{Parts, PublicKey, Verify};
use crate::credentials::key_text::is_private_key;
use crate::jwt::compact;
use crate::rules::finding::Finding;

pub(super) const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
pub(super) const EC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
pub(super) const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
pub(super) const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");

/// A block of PEM, decoded. Wiped when dropped, because it may be a private key.
pub(super) struct Pem {
    pub label: String,
    pub der: Zeroizing<Vec<u8>>,
}

/// Reads the block with the key. Base64 of PEM is decoded, and `\n` as two characters is a line break, as in a variable.
pub(super) fn read(text: &str, at: &str) -> Result<Pem, KeyError> {
    const EXPECTED: &str = "pass the whole PEM, from `-----BEGIN` to the end of its last line, or base64 of it";
    let error = |message: &str, fix: &str| Err(key_error(rule::KEY_FORMAT, at, message.to_owned(), fix));
    let mut text = Zeroizing::new(text.trim_start_matches('\u{feff}').trim().to_owned());
    if text.is_empty() {
        return error("the key is empty", EXPECTED);
    }
    if !text.contains("-----BEGIN") {
        let decoded = base64_simd::forgiving_decode_to_vec(unescaped(&text).as_bytes()).ok().map(Zeroizing::new);
        match decoded.as_ref().and_then(|bytes| std::str::from_utf8(bytes).ok()) {
            Some(inner) if inner.contains("-----BEGIN") => text = Zeroizing::new(inner.to_owned()),
            _ if text.starts_with(['{', '[']) => {
                return error(
                    "this is JSON, and not PEM",
                    "write the key as PEM; a service account has it in `private_key`",
                );
            }
            _ if decoded.as_ref().is_some_and(|bytes| bytes.starts_with(&[0x30])) => {
                return error("this is the base64 of DER, without the lines of PEM around it", EXPECTED);
            }
            _ if is_private_key(&text) => {
                return error("this is the base64 of a key with other characters around it or in it", EXPECTED);
            }
            _ if is_uuid(&text) => return error("this is a UUID, and not PEM", EXPECTED),
            _ if text.starts_with("eyJ") && text.contains('.') => return error("this is a JWT, and not PEM", EXPECTED),
            _ if text.contains("://") => return error("this is a URL, and not PEM", EXPECTED),
            _ if is_path(&text) => {
                return error("this looks like the path of a file, and not PEM", "pass what the file contains");
            }
            _ if is_host(&text) => return error("this looks like a host name, and not PEM", EXPECTED),
            _ if is_api_key(&text) => return error("this looks like an API key, and not PEM", EXPECTED),
            _ if is_like_secret(&text) => return error(KeyError::OF_SECRET, EXPECTED),
            _ => return error("this is not PEM", EXPECTED),
        }
    }
    text = unescaped(&text);
    let Some(block) = block(&text) else { return error("the PEM is cut off: its last line is missing", EXPECTED) };
    if block.contains("ENCRYPTED") {
        return error(
            "the key is encrypted with a password",
            "decrypt it: `openssl pkey -in key.pem -out decrypted.pem`",
        );
    }
    if block.trim().lines().count() < 3 {
        return error("the PEM has no line breaks", "keep its line breaks, or write each as `\\n`");
    }
    // With room for all, because a vector that grows leaves copies in memory.
    let mut der = Zeroizing::new(Vec::with_capacity(block.len()));
    let label = Decoder::new(block.as_bytes()).and_then(|mut decoder| {
        decoder.decode_to_end(&mut der)?;
        Ok(decoder.type_label().to_owned())
    });
    match label {
        Ok(label) => Ok(Pem { label, der }),
        Err(_) => error("the PEM is damaged: its base64 cannot be decoded", EXPECTED),
    }
}

fn unescaped(text: &str) -> Zeroizing<String> {
    let text = Zeroizing::new(text.replace("\\r", ""));
    Zeroizing::new(text.replace("\\n", "\n"))
}

fn is_uuid(text: &str) -> bool {
    text.split('-').map(str::len).eq([8, 4, 4, 4, 12])
        && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

/// Whether a text is the name of a host, with a domain: `keys.example.com`.
fn is_host(text: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    text.split('.').all(is_label)
        && text.rsplit_once('.').is_some_and(|(_, domain)| domain.bytes().all(|byte| byte.is_ascii_lowercase()))
}

/// Whether a text is the path of a file: neither PEM, which has many lines, nor base64 of it, which begins and ends otherwise, nor a URL.
pub(super) fn is_path(text: &str) -> bool {
    let is_named = || [".pem", ".key", ".p8"].iter().any(|end| text.ends_with(end));
    let has_folders = || {
        text.contains(['/', '\\'])
            && !text.contains(char::is_whitespace)
            && !is_like_secret(text)
            && !is_private_key(text)
            // `C:\keys`, but no name of a key in the cloud, `arn:aws:kms:…`.
            && text.find(':').is_none_or(|at| at == 1)
    };
    (is_named() || text.starts_with(['/', '.', '~']) || has_folders())
        && !text.contains(['\n', '{'])
        && !text.contains("-----")
        && !text.contains("://")
}

/// Whether a text is a secret behind a prefix: `sk_live_…`.
fn is_api_key(text: &str) -> bool {
    let is_prefix = |byte: u8| byte.is_ascii_lowercase() || byte == b'_';
    text.rsplit_once('_')
        .is_some_and(|(prefix, secret)| !prefix.is_empty() && prefix.bytes().all(is_prefix) && is_like_secret(secret))
}

/// Whether a text is one long word of base64 or hexadecimal digits, not of small letters alone, as in a path.
fn is_like_secret(text: &str) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    text.len() >= 16
        && text.bytes().all(is_digit)
        && text.bytes().any(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
}

/// The first block of PEM, after the parameters that OpenSSL writes before an EC key.
fn block(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        let block = rest.get(rest.find("-----BEGIN ")?..)?;
        let end = block.find("-----END ")?;
        let close = end + 9 + block.get(end + 9..)?.find("-----")? + 5;
        if !block.starts_with("-----BEGIN EC PARAMETERS") {
            return block.get(..close);
        }
        rest = block.get(close..)?;
    }
}

/// What a label says, if it is not that of the wanted key.
pub(super) fn described(label: &str) -> String {
    match label {
        "PUBLIC KEY" | "RSA PUBLIC KEY" => "a public key".to_owned(),
        "CERTIFICATE" => "a certificate".to_owned(),
        "PRIVATE KEY" | "RSA PRIVATE KEY" | "EC PRIVATE KEY" => "a private key".to_owned(),
        "CERTIFICATE REQUEST"
        | "X509 CRL"
        | "PKCS7"
        | "CMS"
        | "DH PARAMETERS"
        | "DSA PRIVATE KEY"
        | "SSH2 PUBLIC KEY"
        | "PGP PUBLIC KEY BLOCK"
        | "PGP PRIVATE KEY BLOCK" => {
            format!("PEM with the label `{label}`")
        }
        // It may be anything, even the key.
        _ => "PEM with an unknown label".to_owned(),
    }
}

pub(super) fn key_error(rule: &'static Rule, at: &str, message: String, fix: &str) -> KeyError {
    KeyError(Finding::new(rule, at.to_owned(), message, fix))
}

/// The kind of a key by its algorithm.
pub(super) fn kind(algorithm: &AlgorithmIdentifierRef<'_>, at: &str) -> Result<KeyKind, KeyError> {
    const MAKE: &str = "make a key that the vendor accepts, for example with \
                        `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256`";
    let curve = |curve: &str| Err(key_error(rule::KEY_CURVE, at, format!("the key is on the curve {curve}"), MAKE));
    match algorithm.oid {
        RSA => Ok(KeyKind::Rsa),
        ED25519 => Ok(KeyKind::Ed25519),
        EC => match algorithm.parameters_oid() {
            Ok(P256) => Ok(KeyKind::P256),
            Ok(other) => curve(&curve_name(&other)),
            Err(_) => curve("that its parameters describe, without a name"),
        },
        other => match other.to_string().as_str() {
            "1.3.101.110" => curve("X25519, which does not sign"),
            "1.3.101.111" => curve("X448, which does not sign"),
            "1.3.101.113" => curve("Ed448"),
            "1.2.840.113549.1.1.10" => {
                let message = "the RSA key is for PSS only".to_owned();
                Err(key_error(rule::KEY_ALGORITHM, at, message, "make it with `openssl genpkey -algorithm RSA`"))
            }
            oid => Err(key_error(rule::KEY_ALGORITHM, at, format!("a key of the kind {oid}"), MAKE)),
        },
    }
}

/// The name of a curve by its object identifier: SEC 2 and RFC 5480.
pub(super) fn curve_name(oid: &ObjectIdentifier) -> String {
    match oid.to_string().as_str() {
        "1.3.132.0.34" => "P-384".to_owned(),
        "1.3.132.0.35" => "P-521".to_owned(),
        "1.3.132.0.10" => "secp256k1".to_owned(),
        oid => oid.to_owned(),
    }
}

/// Reads a public key, with what verifies its signatures.
pub(super) fn public(
    text: &str,
    at: &str,
    only: Option<Algorithm>,
    verifies: impl FnOnce(KeyKind, Vec<u8>) -> Box<dyn Verify>,
) -> Result<PublicKey, KeyError> {
    let Pem { label, der } = read(text, at)?;
    let damaged = |what: &str| {
        key_error(
            rule::KEY_FORMAT,
            at,
            format!("the label is `{label}`, and the content is {what}"),
            "copy the key again",
        )
    };
    match label.as_str() {
        "PUBLIC KEY" => {
            let info = SubjectPublicKeyInfoRef::from_der(&der).map_err(|_| match rsa_components(&der) {
                Some(_) => damaged("PKCS #1, whose label is `RSA PUBLIC KEY`"),
                None => damaged("no public key"),
            })?;
            let kind = kind(&info.algorithm, at)?;
            let raw = info.subject_public_key.as_bytes().ok_or_else(|| damaged("no public key"))?;
            of_raw(kind, raw, at, only, verifies)
        }
        "RSA PUBLIC KEY" if SubjectPublicKeyInfoRef::from_der(&der).is_ok() => {
            Err(damaged("a key of any kind, whose label is `PUBLIC KEY`"))
        }
        "RSA PUBLIC KEY" => of_raw(KeyKind::Rsa, &der, at, only, verifies),
        "PRIVATE KEY" | "RSA PRIVATE KEY" | "EC PRIVATE KEY" => {
            let message = "this is a private key, where the public key belongs".to_owned();
            let fix = "take its public key, `openssl pkey -in key.pem -pubout`, and keep the private key where tokens are issued";
            Err(key_error(rule::KEY_NOT_PUBLIC, at, message, fix))
        }
        "CERTIFICATE" => {
            let fix = "take its public key: `openssl x509 -in certificate.pem -pubkey -noout`";
            Err(key_error(rule::KEY_FORMAT, at, "this is a certificate, not a public key".to_owned(), fix))
        }
        other => {
            Err(key_error(rule::KEY_FORMAT, at, format!("this is {}", described(other)), "pass the public key as PEM"))
        }
    }
}

/// A public key from its bits: of RSA the DER of PKCS #1, of an elliptic curve the point.
pub(super) fn of_raw(
    kind: KeyKind,
    raw: &[u8],
    at: &str,
    only: Option<Algorithm>,
    verifies: impl FnOnce(KeyKind, Vec<u8>) -> Box<dyn Verify>,
) -> Result<PublicKey, KeyError> {
    let damaged = || key_error(rule::KEY_FORMAT, at, "the public key is damaged".to_owned(), "copy it again");
    let (jwk, signature_length) = match (kind, raw) {
        (KeyKind::Rsa, raw) => {
            let (n, e) = rsa_components(raw).ok_or_else(damaged)?;
            size(n.len() * 8, at)?;
            let length = n.len();
            (vec![("kty", "RSA".to_owned()), ("n", encoded(&n)), ("e", encoded(&e))], length)
        }
        (KeyKind::P256, [4, point @ ..]) if point.len() == 64 => {
            let (x, y) = point.split_at(32);
            let (kty, crv) = ("EC".to_owned(), "P-256".to_owned());
            (vec![("kty", kty), ("crv", crv), ("x", encoded(x)), ("y", encoded(y))], 64)
        }
        (KeyKind::P256, [2 | 3, ..]) => {
            let fix = "write it again: `openssl ec -pubin -in key.pem -conv_form uncompressed`";
            return Err(key_error(rule::KEY_FORMAT, at, "the point of the EC key is compressed".to_owned(), fix));
        }
        (KeyKind::Ed25519, raw) if raw.len() == 32 => {
            (vec![("kty", "OKP".to_owned()), ("crv", "Ed25519".to_owned()), ("x", encoded(raw))], 64)
        }
        _ => return Err(damaged()),
    };
    let spki = spki(kind, raw).ok_or_else(damaged)?;
    let verifies = verifies(kind, raw.to_vec());
    Ok(PublicKey::new(Parts { kind, only, signature_length, spki, jwk, verifies }))
}

/// `key-size`: what RFC 7518 demands (section 3.3), and what every library reads.
pub(super) fn size(bits: usize, at: &str) -> Result<(), KeyError> {
    if (2048..=8192).contains(&bits) {
        return Ok(());
    }
    Err(wrong_size(&format!("{bits} bits"), at))
}

pub(super) fn wrong_size(bits: &str, at: &str) -> KeyError {
    let fix = "make a key of 2048 to 4096 bits: `openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048`";
    key_error(rule::KEY_SIZE, at, format!("the RSA key has {bits}"), fix)
}

fn encoded(bytes: &[u8]) -> String {
    let mut text = String::new();
    compact::encode_append(bytes, &mut text);
    text
}

/// Modulus and exponent of an `RSAPublicKey` (RFC 8017, appendix A.1.1).
fn rsa_components(der: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut reader = SliceReader::new(der).ok()?;
    let both = reader.sequence(|reader| {
        let (n, e) = (UintRef::decode(reader)?, UintRef::decode(reader)?);
        Ok::<_, spki::der::Error>((n.as_bytes().to_vec(), e.as_bytes().to_vec()))
    });
    both.ok()
}

fn spki(kind: KeyKind, raw: &[u8]) -> Option<Vec<u8>> {
    let (oid, parameters) = match kind {
        KeyKind::Rsa => (RSA, Some(AnyRef::NULL)),
        KeyKind::P256 => (EC, Some(AnyRef::from(&P256))),
        KeyKind::Ed25519 => (ED25519, None),
    };
    let subject_public_key = BitStringRef::from_bytes(raw).ok()?;
    SubjectPublicKeyInfoRef { algorithm: AlgorithmIdentifierRef { oid, parameters }, subject_public_key }.to_der().ok()
}
