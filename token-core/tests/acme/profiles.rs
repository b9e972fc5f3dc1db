//! What `include_grants!` would make of this, and of a grant written in Rust:
//!
//! ```toml
//! [token.clerk]                                       # line 1
//! sdk  = "talk"
//! ttl  = "15m"
//! talk.lobby_sid = { env = "ACME_LOBBY" }             # line 4
//!
//! [token.guest]                                       # line 6
//! sdk  = ["talk", "phone"]
//! ttl  = "1h"
//! talk.lobby_sid = { env = "ACME_LOBBY" }             # line 9
//! talk.nick      = { input = "nick" }
//! phone.incoming.allow = true
//! desk = { level = { env = "ACME_LEVEL", default = 3 } }   # line 12
//! ```

use std::time::{Duration, SystemTime};

use token_core::__private as __k;
use token_core::marker::{Contents, Custom, Lacks, Vendor};
use token_core::start::Source;
use token_core::{AccessToken, And, Finding, Grant, IssueError, StartError};

use super::{Acme, PhoneGrant, TalkGrant, tables};

/// A grant of the application's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    pub level: i64,
}

static DESK: [__k::schema::Field; 1] = [__k::schema::Field::integer("level").required()];
static GRANT_DESK: __k::schema::Grant = __k::schema::Grant::new("desk", __k::schema::Shape::fields(&DESK));

impl Grant for Desk {
    const TABLE: &'static __k::schema::Grant = &GRANT_DESK;

    fn write(&self, out: &mut __k::json::Writer<'_>) {
        out.member("level", &self.level);
    }

    fn read(object: &__k::json::Object<'_>) -> Result<Self, __k::json::ReadError> {
        Ok(Self { level: object.required("level")? })
    }
}

impl Custom for Desk {}
impl<G: Grant> Lacks<G> for Desk {}

#[derive(Debug)]
pub struct Clerk(__k::Template);

impl Clerk {
    pub fn issue(&self, identity: &str) -> Result<AccessToken<Self>, IssueError> {
        self.0.issue(identity, &[])
    }

    pub fn issue_for(&self, ttl: Duration, identity: &str) -> Result<AccessToken<Self>, IssueError> {
        self.0.issue_for(ttl, identity, &[])
    }

    #[must_use]
    pub fn check_identity(&self, identity: &str) -> Vec<Finding> {
        self.0.check_identity(identity)
    }

    #[must_use]
    pub fn template(&self) -> &__k::Template {
        &self.0
    }
}

impl Contents for Clerk {
    type Grants = TalkGrant;
}

impl super::sdk::Talk for Clerk {}

#[derive(Debug)]
pub struct Guest(__k::Template);

#[derive(Clone, Copy, Debug)]
pub struct GuestInput<'a> {
    pub nick: &'a str,
}

impl Guest {
    pub fn issue(&self, identity: &str, input: GuestInput<'_>) -> Result<AccessToken<Self>, IssueError> {
        self.0.issue(identity, &[__k::InputValue::String(input.nick)])
    }

    #[must_use]
    pub fn template(&self) -> &__k::Template {
        &self.0
    }
}

impl Contents for Guest {
    type Grants = And<And<TalkGrant, PhoneGrant>, Desk>;
}

static FILE: __k::Declarations = __k::Declarations {
    file: "grants.toml",
    vendor: <Acme as Vendor>::TABLE,
    additions: &__k::schema::Additions {
        grants: __k::schema::List::Static(&[<Desk as Grant>::TABLE]),
        sdks: __k::schema::List::EMPTY,
    },
    tokens: &[
        __k::Declaration {
            name: "clerk",
            line: 1,
            sdks: &[&tables::SDK_TALK],
            ttl: 900,
            region: Some(__k::Region::Named("west")),
            nbf: true,
            switches: &[],
            grants: &[
                __k::Segment::Text("\"talk\":{\"lobby_sid\":"),
                __k::Segment::Env(__k::Env {
                    name: "ACME_LOBBY",
                    default: None,
                    kind: __k::ValueKind::Sid(&tables::SID_LOBBY),
                    field: "talk.lobby_sid",
                    line: 4,
                }),
                __k::Segment::Text("}"),
            ],
            inputs: &[],
            lines: &[],
        },
        __k::Declaration {
            name: "guest",
            line: 6,
            sdks: &[&tables::SDK_TALK, &tables::SDK_PHONE],
            ttl: 3600,
            region: None,
            nbf: false,
            switches: &[],
            grants: &[
                __k::Segment::Text("\"phone\":{\"incoming\":{\"allow\":true}},\"desk\":{\"level\":"),
                __k::Segment::Env(__k::Env {
                    name: "ACME_LEVEL",
                    default: Some("3"),
                    kind: __k::ValueKind::Integer,
                    field: "desk.level",
                    line: 12,
                }),
                __k::Segment::Text("},\"talk\":{\"lobby_sid\":"),
                __k::Segment::Env(__k::Env {
                    name: "ACME_LOBBY",
                    default: None,
                    kind: __k::ValueKind::Sid(&tables::SID_LOBBY),
                    field: "talk.lobby_sid",
                    line: 9,
                }),
                __k::Segment::Text(",\"nick\":"),
                __k::Segment::Input(0),
                __k::Segment::Text("}"),
            ],
            inputs: &[__k::InputField { name: "nick", fields: &["talk.nick"] }],
            lines: &[],
        },
    ],
};

#[derive(Debug)]
pub struct Tokens {
    pub clerk: Clerk,
    pub guest: Guest,
    started: __k::Started<Acme>,
}

impl Tokens {
    pub fn from_lookup(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, StartError> {
        __k::Start::from_lookup(&FILE, &lookup).map(Self::start)
    }

    pub fn from_source(source: &Source<'_>) -> Result<Self, StartError> {
        __k::Start::from_source(&FILE, source).map(Self::start)
    }

    fn start(start: __k::Start<Acme>) -> Self {
        Self { clerk: Clerk(start.template(0)), guest: Guest(start.template(1)), started: start.finish() }
    }

    #[must_use]
    pub fn warnings(&self) -> &[Finding] {
        self.started.warnings()
    }

    pub fn strict(self) -> Result<Self, StartError> {
        self.strictness(__k::Strictness::Strict)
    }

    pub fn strict_on(self, rules: &'static [&'static str]) -> Result<Self, StartError> {
        self.strictness(__k::Strictness::On(rules))
    }

    fn strictness(mut self, strictness: __k::Strictness) -> Result<Self, StartError> {
        self.started.set_strictness(strictness)?;
        self.templates(|template| template.set_strictness(strictness));
        Ok(self)
    }

    #[must_use]
    pub fn with_clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        let clock = __k::Clock::new(clock);
        self.started.set_clock(&clock);
        self.templates(|template| template.set_clock(&clock));
        self
    }

    #[must_use]
    pub fn verifier(&self) -> &super::Verifier {
        self.started.verifier()
    }

    fn templates(&mut self, change: impl Fn(&mut __k::Template)) {
        change(&mut self.clerk.0);
        change(&mut self.guest.0);
    }
}

/// The variables of an environment in which all is well, with some of them changed; `None` unsets one.
pub fn environment(changes: &[(&str, Option<&str>)]) -> impl Fn(&str) -> Option<String> {
    let mut all: std::collections::HashMap<String, String> = [
        ("ACME_ACCOUNT", super::ACCOUNT),
        ("ACME_KEY", super::KEY),
        ("ACME_SECRET", super::SECRET),
        ("ACME_LOBBY", super::LOBBY),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .into();
    for (name, value) in changes {
        match value {
            Some(value) => all.insert((*name).to_owned(), (*value).to_owned()),
            None => all.remove(*name),
        };
    }
    move |name: &str| all.get(name).cloned()
}

#[must_use]
pub fn tokens() -> Tokens {
    Tokens::from_lookup(environment(&[])).unwrap().with_clock(super::clock(super::NOW))
}
