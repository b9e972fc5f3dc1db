//! Small vendors, one for each algorithm, and one with several.

use jsonwebtoken::Algorithm;
use token_core::__private::{RawCredentials, schema};
use token_core::keys::{PrivateKey, PublicKey};
use token_core::marker::{NoRegion, Vendor};
use token_schema::List;

use crate::acme::ExtraGrant;

/// Whose credentials are the generic ones.
pub(super) trait Named: Vendor<Credentials = RawCredentials> {}
impl<V: Vendor<Credentials = RawCredentials>> Named for V {}

pub(super) fn credentials<V: Named>(kid: &str, key: PrivateKey) -> RawCredentials {
    RawCredentials::with_private_key(V::TABLE, [kid.to_owned()], key).unwrap()
}

pub(super) fn public_credentials<V: Named>(kid: &str, key: PublicKey) -> RawCredentials {
    RawCredentials::with_public_key(V::TABLE, [kid.to_owned()], key).unwrap()
}

/// The files and algorithms of [`Several`], each with its key id.
pub(super) const SEVERAL: [(&str, Algorithm, &str); 3] =
    [("ec", Algorithm::ES256, "ec"), ("ed25519", Algorithm::EdDSA, "ed"), ("rsa", Algorithm::RS256, "rsa")];

static CREDENTIALS: [schema::Credential; 2] = [
    schema::Credential::secret("key_id", "key id", &["KEY_ID"], "key-id").header("kid"),
    schema::Credential::secret("private_key", "private key", &["PRIVATE_KEY"], "private-key").private_key(),
];

static WITH_SECRET: [schema::Credential; 2] = [
    schema::Credential::secret("key_id", "key id", &["KEY_ID"], "key-id").header("kid"),
    schema::Credential::secret("secret", "secret", &["SECRET"], "secret"),
];

macro_rules! vendor {
    ($vendor:ident, $algorithm:literal, $others:expr) => {
        vendor!($vendor, $algorithm, $others, CREDENTIALS);
    };
    ($vendor:ident, $algorithm:literal, $others:expr, $credentials:ident) => {
        #[derive(Clone, Copy, Debug)]
        pub(super) enum $vendor {}

        impl Vendor for $vendor {
            const TABLE: &'static schema::Vendor = {
                static HEADER: [(schema::Text, schema::Text); 2] =
                    [schema::pair("alg", $algorithm), schema::pair("typ", "JWT")];
                static VENDOR: schema::Vendor = schema::Vendor {
                    name: schema::text("hooli"),
                    title: schema::text("Hooli"),
                    docs: schema::text("https://hooli.example/tokens"),
                    code_docs: schema::text(""),
                    format: schema::Format::new(&HEADER, "sub", "", &["iat", "exp"])
                        .other_algorithms($others)
                        .key_header("kid")
                        .ttl(1, 3600, 86_400),
                    credentials: schema::list(&$credentials),
                    other_secrets: schema::list(&[]),
                    sids: List::EMPTY,
                    grants: List::Static(&[<ExtraGrant as token_core::Grant>::TABLE]),
                    legacy: schema::list(&[]),
                    foreign: schema::list(&[]),
                    not_checked: schema::list(&[]),
                    preflight: schema::Preflight::NONE,
                    probes: schema::list(&[]),
                    variable_words: schema::list(&[]),
                    sdks: List::EMPTY,
                    codes: schema::list(&[]),
                    rules: schema::list(&[]),
                    wire: schema::list(&[]),
                };
                &VENDOR
            };
            type Credentials = RawCredentials;
            type Region = NoRegion;
        }
    };
}

vendor!(Rsa, "RS256", &[]);
vendor!(Pss, "PS256", &[]);
vendor!(Ec, "ES256", &[]);
vendor!(Ed, "EdDSA", &[]);
vendor!(Several, "ES256", &["RS256", "EdDSA"]);
vendor!(Secret, "HS256", &[], WITH_SECRET);
