//! A small vendor of our own, written by hand in the shape that the generator emits: the engine must serve it as it serves any.
//!
//! Two kinds of SID share a prefix; three grants: one with a required SID, one with a switch, a nested object and a one-of rule,
//! one that is free JSON; two SDKs with different ideas of an identity.

#![allow(dead_code, reason = "each test uses its part")]

use token_core::__private as __k;
use token_core::marker::{Custom, Lacks, Vendor};
use token_core::{And, Finding, Grant, JsonObject, Secret, StartError};

pub mod profiles;
mod tables;

#[derive(Clone, Copy, Debug)]
pub enum Acme {}

impl Vendor for Acme {
    const TABLE: &'static __k::schema::Vendor = &tables::VENDOR;
    type Credentials = Credentials;
    type Region = Region;
}

pub type Issuer = token_core::Issuer<Acme>;
pub type Verifier = token_core::Verifier<Acme>;

/// Who the tokens speak for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountSid(__k::SidText<10>);
__k::sid!(AccountSid, tables::SID_ACCOUNT);

/// The key that signs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeySid(__k::SidText<10>);
__k::sid!(KeySid, tables::SID_KEY);

/// A place to talk.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LobbySid(__k::SidText<10>);
__k::sid!(LobbySid, tables::SID_LOBBY);

/// A place to keep things; the same prefix as a lobby's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LockerSid(__k::SidText<10>);
__k::sid!(LockerSid, tables::SID_LOCKER);

#[derive(Clone, Debug)]
pub struct Credentials(__k::RawCredentials);

impl Credentials {
    #[must_use]
    pub fn new(account_sid: AccountSid, key_sid: KeySid, key_secret: Secret) -> Self {
        Self(__k::RawCredentials::new(
            &tables::VENDOR,
            [account_sid.as_str().into(), key_sid.as_str().into()],
            key_secret,
        ))
    }

    pub fn from_lookup(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, StartError> {
        __k::RawCredentials::from_lookup(&tables::VENDOR, &lookup).map(Self)
    }

    pub fn from_source(source: &token_core::start::Source<'_>) -> Result<Self, StartError> {
        __k::RawCredentials::from_source(&tables::VENDOR, source).map(Self)
    }

    #[must_use]
    pub fn account_sid(&self) -> &str {
        self.0.claim(0)
    }

    #[must_use]
    pub fn key_sid(&self) -> &str {
        self.0.claim(1)
    }

    #[must_use]
    pub fn warnings(&self) -> &[Finding] {
        self.0.warnings()
    }
}

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

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Region {
    East,
    West,
}

impl AsRef<str> for Region {
    fn as_ref(&self) -> &str {
        match self {
            Self::East => "east",
            Self::West => "west",
        }
    }
}

/// Talk in a lobby.
#[derive(Clone, Debug, PartialEq)]
pub struct TalkGrant {
    lobby_sid: LobbySid,
    nick: Option<String>,
}

impl TalkGrant {
    #[must_use]
    pub fn new(lobby_sid: LobbySid) -> Self {
        Self { lobby_sid, nick: None }
    }

    #[must_use]
    pub fn with_nick(mut self, value: impl Into<String>) -> Self {
        self.nick = Some(value.into());
        self
    }

    #[must_use]
    pub fn and<G: Grant>(self, grant: G) -> And<Self, G>
    where
        Self: Lacks<G>,
    {
        And::new(self, grant)
    }
}

impl Grant for TalkGrant {
    const TABLE: &'static __k::schema::Grant = &tables::GRANT_TALK;

    fn write(&self, out: &mut __k::json::Writer<'_>) {
        out.member("lobby_sid", &self.lobby_sid);
        out.optional("nick", self.nick.as_ref());
    }

    fn read(object: &__k::json::Object<'_>) -> Result<Self, __k::json::ReadError> {
        Ok(Self { lobby_sid: object.required("lobby_sid")?, nick: object.optional("nick")? })
    }
}

impl Lacks<PhoneGrant> for TalkGrant {}
impl Lacks<ExtraGrant> for TalkGrant {}
impl<G: Custom> Lacks<G> for TalkGrant {}

/// Be called, or call.
#[derive(Clone, Debug, PartialEq)]
pub struct PhoneGrant {
    incoming: bool,
    outgoing: Option<PhoneOutgoing>,
}

impl PhoneGrant {
    #[must_use]
    pub fn incoming() -> Self {
        Self { incoming: true, outgoing: None }
    }

    #[must_use]
    pub fn incoming_and_outgoing(outgoing: PhoneOutgoing) -> Self {
        Self { incoming: true, outgoing: Some(outgoing) }
    }

    #[must_use]
    pub fn and<G: Grant>(self, grant: G) -> And<Self, G>
    where
        Self: Lacks<G>,
    {
        And::new(self, grant)
    }
}

impl Grant for PhoneGrant {
    const TABLE: &'static __k::schema::Grant = &tables::GRANT_PHONE;

    fn write(&self, out: &mut __k::json::Writer<'_>) {
        out.switch("incoming", "allow", self.incoming);
        out.optional("outgoing", self.outgoing.as_ref());
    }

    fn read(object: &__k::json::Object<'_>) -> Result<Self, __k::json::ReadError> {
        Ok(Self { incoming: object.switch("incoming", "allow")?, outgoing: object.optional("outgoing")? })
    }
}

impl Lacks<TalkGrant> for PhoneGrant {}
impl Lacks<ExtraGrant> for PhoneGrant {}
impl<G: Custom> Lacks<G> for PhoneGrant {}

/// What to call with.
#[derive(Clone, Debug, PartialEq)]
pub struct PhoneOutgoing {
    line: String,
    lines: Option<i64>,
    params: Option<JsonObject>,
}

impl PhoneOutgoing {
    #[must_use]
    pub fn new(line: impl Into<String>) -> Self {
        Self { line: line.into(), lines: None, params: None }
    }

    #[must_use]
    pub fn with_lines(mut self, value: i64) -> Self {
        self.lines = Some(value);
        self
    }

    #[must_use]
    pub fn with_params(mut self, value: JsonObject) -> Self {
        self.params = Some(value);
        self
    }
}

impl __k::json::Fields for PhoneOutgoing {
    fn write(&self, out: &mut __k::json::Writer<'_>) {
        out.member("line", &self.line);
        out.optional("lines", self.lines.as_ref());
        out.optional("params", self.params.as_ref());
    }

    fn read(object: &__k::json::Object<'_>) -> Result<Self, __k::json::ReadError> {
        Ok(Self {
            line: object.required("line")?,
            lines: object.optional("lines")?,
            params: object.optional("params")?,
        })
    }
}

/// Whatever.
#[derive(Clone, Debug, PartialEq)]
pub struct ExtraGrant(JsonObject);

impl ExtraGrant {
    #[must_use]
    pub fn new(object: JsonObject) -> Self {
        Self(object)
    }

    #[must_use]
    pub fn object(&self) -> &JsonObject {
        &self.0
    }

    #[must_use]
    pub fn and<G: Grant>(self, grant: G) -> And<Self, G>
    where
        Self: Lacks<G>,
    {
        And::new(self, grant)
    }
}

impl Grant for ExtraGrant {
    const TABLE: &'static __k::schema::Grant = &tables::GRANT_EXTRA;

    fn write(&self, out: &mut __k::json::Writer<'_>) {
        out.members_of(&self.0);
    }

    fn read(object: &__k::json::Object<'_>) -> Result<Self, __k::json::ReadError> {
        Ok(Self(object.to_owned()))
    }
}

impl Lacks<TalkGrant> for ExtraGrant {}
impl Lacks<PhoneGrant> for ExtraGrant {}
impl<G: Custom> Lacks<G> for ExtraGrant {}

pub mod sdk {
    use token_core::And;
    use token_core::marker::{Lacks, OpenedBy};

    use super::{PhoneGrant, TalkGrant};

    pub trait Talk {}
    impl Talk for TalkGrant {}
    #[diagnostic::do_not_recommend]
    impl<A> Talk for And<A, TalkGrant> {}
    #[diagnostic::do_not_recommend]
    impl<A: Talk, B: Lacks<TalkGrant>> Talk for And<A, B> {}

    impl<P: Talk + ?Sized> OpenedBy<P> for dyn Talk {}

    pub trait Phone {}
    impl Phone for PhoneGrant {}
    #[diagnostic::do_not_recommend]
    impl<A> Phone for And<A, PhoneGrant> {}
    #[diagnostic::do_not_recommend]
    impl<A: Phone, B: Lacks<PhoneGrant>> Phone for And<A, B> {}
}

pub const ACCOUNT: &str = "AC01234567";
pub const KEY: &str = "SK01234567";
pub const SECRET: &str = "Zebra-zinc-9";
pub const LOBBY: &str = "LO00112233";

/// An instant in 2023.
pub const NOW: u64 = 1_700_000_000;

pub fn clock(unix: u64) -> impl Fn() -> std::time::SystemTime + Send + Sync + 'static {
    move || std::time::UNIX_EPOCH + std::time::Duration::from_secs(unix)
}

#[must_use]
pub fn credentials() -> Credentials {
    Credentials::new(
        token_core::sid!(AccountSid, "AC01234567"),
        token_core::sid!(KeySid, "SK01234567"),
        Secret::new(SECRET),
    )
}

#[must_use]
pub fn issuer() -> Issuer {
    Issuer::new(&credentials()).with_clock(clock(NOW))
}

#[must_use]
pub fn verifier() -> Verifier {
    Verifier::new(&credentials()).with_clock(clock(NOW))
}

#[must_use]
pub fn talk() -> TalkGrant {
    TalkGrant::new(token_core::sid!(LobbySid, "LO00112233"))
}
