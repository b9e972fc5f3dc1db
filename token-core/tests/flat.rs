//! A vendor of another shape: grants among the claims, the identity as subject, a key that is no SID, no region, and a shortest
//! life. Nothing of the engine is written for it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use token_core::__private as __k;
use token_core::marker::{NoRegion, Vendor};
use token_core::{Grant, Secret, TokenResponse};
use token_schema as schema;

enum Flat {}

impl Vendor for Flat {
    const TABLE: &'static schema::Vendor = &VENDOR;
    type Credentials = Credentials;
    type Region = NoRegion;
}

#[derive(Clone, Debug)]
struct Credentials(__k::RawCredentials);

impl AsRef<__k::RawCredentials> for Credentials {
    fn as_ref(&self) -> &__k::RawCredentials {
        &self.0
    }
}

impl From<__k::RawCredentials> for Credentials {
    fn from(parts: __k::RawCredentials) -> Self {
        Self(parts)
    }
}

#[derive(Debug, PartialEq)]
struct Room(String);

static FIELDS: [schema::Field; 1] = [schema::Field::string("name").required()];
static ROOM: schema::Grant = schema::Grant::new("room", schema::Shape::fields(&FIELDS));

impl Grant for Room {
    const TABLE: &'static schema::Grant = &ROOM;

    fn write(&self, out: &mut __k::json::Writer<'_>) {
        out.member("name", &self.0);
    }

    fn read(object: &__k::json::Object<'_>) -> Result<Self, __k::json::ReadError> {
        object.required("name").map(Self)
    }
}

static HEADER: [(schema::Text, schema::Text); 2] = [schema::pair("alg", "HS256"), schema::pair("typ", "JWT")];
static CREDENTIALS: [schema::Credential; 2] = [
    schema::Credential::secret("key", "API key", &["FLAT_KEY"], "secret").claim("iss"),
    schema::Credential::secret("secret", "API secret", &["FLAT_SECRET"], "secret"),
];
static VENDOR: schema::Vendor = schema::Vendor {
    name: schema::text("flat"),
    title: schema::text("Flat"),
    docs: schema::text("https://flat.example"),
    code_docs: schema::text(""),
    format: schema::Format::new(&HEADER, "sub", "iss", &["iat", "exp", "jti"]).ttl(600, 3600, 7200),
    credentials: schema::list(&CREDENTIALS),
    other_secrets: schema::list(&[]),
    sids: schema::List::EMPTY,
    grants: schema::List::Static(&[&ROOM]),
    foreign: schema::list(&[]),
    not_checked: schema::list(&[]),
    preflight: schema::Preflight::NONE,
    probes: schema::list(&[]),
    variable_words: schema::list(&[]),
    legacy: schema::list(&[]),
    sdks: schema::List::EMPTY,
    codes: schema::list(&[]),
    rules: schema::list(&[]),
    wire: schema::list(&[]),
};

fn clock() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_700_000_000)
}

fn credentials() -> Credentials {
    Credentials(__k::RawCredentials::new(&VENDOR, ["a \"key\"".to_owned()], Secret::new("a secret")))
}

#[test]
fn the_token_has_the_shape_of_its_format() {
    let issuer = token_core::Issuer::<Flat>::new(&credentials()).with_clock(clock);
    let token = issuer.issue("alice", Room("lobby".to_owned())).unwrap();
    let part = |index: usize| -> Value {
        let text = token.as_str().split('.').nth(index).unwrap();
        serde_json::from_slice(&base64_simd::URL_SAFE_NO_PAD.decode_to_vec(text).unwrap()).unwrap()
    };
    assert_eq!(part(0), json!({"typ": "JWT", "alg": "HS256"}));
    assert_eq!(
        part(1),
        json!({
            "iss": "a \"key\"", "sub": "alice", "room": {"name": "lobby"},
            "iat": 1_700_000_000, "exp": 1_700_003_600, "jti": token.jti(),
        })
    );

    let verifier = token_core::Verifier::<Flat>::new(&credentials()).with_clock(clock);
    let good = verifier.verify_as::<Room>(token.as_str()).unwrap();
    assert_eq!(*good.grants(), Room("lobby".to_owned()));
    assert_eq!(good.claims().identity(), "alice");
    assert_eq!(good.claims().grant_keys(), ["room"]);

    let response: Value = serde_json::from_str(&TokenResponse::from(token).into_json()).unwrap();
    assert_eq!(response["identity"], "alice");
}

#[test]
fn its_limits_hold() {
    let issuer = || token_core::Issuer::<Flat>::new(&credentials()).with_clock(clock);
    let error = issuer().with_ttl(Duration::from_secs(599)).unwrap_err();
    assert_eq!(error.findings()[0].message, "invalid lifetime: 9m 59s; Flat allows 10m to 2h");
    let error = issuer().issue_for(Duration::from_secs(60), "alice", Room("x".to_owned())).unwrap_err();
    assert_eq!(error.findings()[0].rule, "ttl-too-short");
    let error = issuer().issue("alice", Room(String::new())).unwrap_err();
    assert_eq!(error.findings()[0].at, "claims.room.name");
}
