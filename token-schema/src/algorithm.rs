//! The algorithms that sign tokens, and the kinds of key that each needs.

use std::fmt;

/// An algorithm of RFC 7518 or RFC 8037.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Algorithm {
    /// HMAC with SHA-256.
    Hs256,
    /// RSA, PKCS #1 v1.5, with SHA-256.
    Rs256,
    /// RSA, PSS, with SHA-256.
    Ps256,
    /// ECDSA on P-256 with SHA-256.
    Es256,
    /// Ed25519.
    EdDsa,
}

/// A kind of key pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyKind {
    /// RSA.
    Rsa,
    /// An elliptic curve: P-256.
    P256,
    /// An Edwards curve: Ed25519.
    Ed25519,
}

impl Algorithm {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Hs256, Self::Rs256, Self::Ps256, Self::Es256, Self::EdDsa];

    /// Its name in a header: `RS256`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hs256 => "HS256",
            Self::Rs256 => "RS256",
            Self::Ps256 => "PS256",
            Self::Es256 => "ES256",
            Self::EdDsa => "EdDSA",
        }
    }

    /// The algorithm of this name, exactly as it is written in a header.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.name() == name)
    }

    /// The kind of its keys; `None`: a secret that both sides share.
    #[must_use]
    pub const fn key_kind(self) -> Option<KeyKind> {
        match self {
            Self::Hs256 => None,
            Self::Rs256 | Self::Ps256 => Some(KeyKind::Rsa),
            Self::Es256 => Some(KeyKind::P256),
            Self::EdDsa => Some(KeyKind::Ed25519),
        }
    }
}

impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for KeyKind {
    /// With an article: `an RSA key`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Rsa => "an RSA key",
            Self::P256 => "an EC key on the curve P-256",
            Self::Ed25519 => "an Ed25519 key",
        })
    }
}
