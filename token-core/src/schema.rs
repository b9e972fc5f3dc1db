//! A vendor's rules as data: what [issuing](crate::Issuer), [verifying](crate::Verifier) and
//! diagnosing read.
//!
//! Nobody writes these tables by hand. `token-codegen` emits them from a schema (a TOML file), as
//! statics: once for a vendor, and once more for the grants, SDKs and SIDs that a user's
//! `grants.toml` adds. The engine reads them and names no vendor itself.
//!
//! They are for reading: their structs may get further fields in any release.

mod identity;

pub use self::identity::{Identity, Unit};

/// Everything that is known of one vendor.
#[derive(Debug)]
pub struct Vendor {
    /// Name in `vendor = "…"`, lower case.
    pub name: &'static str,
    /// Name in messages.
    pub title: &'static str,
    /// The page that describes the vendor's access tokens.
    pub docs: &'static str,
    /// How a token looks on the wire.
    pub format: Format,
    /// What signs a token and who it speaks for.
    pub credentials: &'static [Credential],
    /// Variables that hold a secret which never signs a token, each with what it is.
    pub other_secrets: &'static [(&'static str, &'static str)],
    /// The kinds of SID.
    pub sids: &'static [&'static Sid],
    /// The grants that a token may carry.
    pub grants: &'static [&'static Grant],
    /// Grant keys of former times, which are refused.
    pub legacy: &'static [Legacy],
    /// Tokens of another kind that are taken for access tokens.
    pub foreign: &'static [Foreign],
    /// The clients that use the tokens.
    pub sdks: &'static [&'static Sdk],
    /// The vendor's error codes.
    pub codes: &'static [Code],
    /// The codes under which the vendor reports what a rule of ours finds.
    pub rules: &'static [RuleCodes],
}

/// The wire format: where each thing stands in the JWT.
#[derive(Debug)]
pub struct Format {
    /// The header's members, in order, compared byte for byte. `alg` is one of them.
    pub header: &'static [(&'static str, &'static str)],
    /// The header member that names the region, if there is one.
    pub region_header: Option<&'static str>,
    /// The rule that finds a region which does not exist; empty where no header names one.
    pub region_rule: &'static str,
    /// The regions that exist; the first is the default.
    pub regions: &'static [&'static str],
    /// The claim whose object holds the grants; `None` where they stand at the top level.
    pub grants: Option<&'static str>,
    /// The member that holds the identity.
    pub identity: &'static str,
    /// Whether the identity stands among the grants (otherwise it is a claim).
    pub identity_in_grants: bool,
    /// The claim that names the key which signed.
    pub key: &'static str,
    /// Which of `iat`, `nbf`, `exp` and `jti` every token has.
    pub writes: &'static [&'static str],
    /// Longest life of a token, seconds; [`Format::NO_LIMIT`] where the vendor sets none.
    pub max_ttl: u32,
    /// Shortest life of a token, seconds.
    pub min_ttl: u32,
    /// Life of a token that was not declared otherwise, seconds.
    pub default_ttl: u32,
}

impl Format {
    /// The longest life of tokens whose vendor sets none.
    pub const NO_LIMIT: u32 = u32::MAX;

    /// Whether every token has this one of `iat`, `nbf`, `exp` and `jti`.
    pub(crate) fn writes(&self, claim: &str) -> bool {
        self.writes.contains(&claim)
    }
}

/// One part of the credentials.
#[derive(Debug)]
pub struct Credential {
    /// Its name, as in `account_sid`.
    pub name: &'static str,
    /// Its name in messages.
    pub title: &'static str,
    /// The variables that may hold it; the first is the one that messages name.
    pub env: &'static [&'static str],
    /// What it is.
    pub role: Role,
    /// The rule that finds it in place of a token.
    pub rule: &'static str,
    /// A secret with fewer bytes is a warning. 0: never.
    pub warn_below: u32,
    /// What a text of this kind looks like, where that is known: its length in bytes and its characters, as inclusive ranges.
    pub looks: Option<(usize, &'static [(char, char)])>,
    /// Values that look like this part but are something else.
    pub look_alikes: &'static [LookAlike],
}

/// What a part of the credentials does in a token.
#[derive(Debug)]
pub enum Role {
    /// It becomes a claim; the second part is its kind, where it is a SID.
    Claim(&'static str, Option<&'static Sid>),
    /// It signs.
    Secret,
}

/// A value that looks like a part of the credentials but is something else.
#[derive(Debug)]
pub struct LookAlike {
    /// The rule that finds it in place of a token.
    pub rule: &'static str,
    /// What it looks like, with its article: `an Auth Token`.
    pub what: &'static str,
    /// Its length in bytes.
    pub length: usize,
    /// Its characters, as inclusive ranges.
    pub characters: &'static [(char, char)],
    /// Why it does not do, and what to write instead.
    pub advice: &'static str,
}

/// A kind of SID: a prefix, a fixed number of hexadecimal digits, sometimes a suffix.
#[derive(Debug)]
pub struct Sid {
    /// Its name in the schema, `conversations_service`.
    pub name: &'static str,
    /// Its name in messages, `Conversations service SID`.
    pub title: &'static str,
    /// What stands before the digits.
    pub prefix: &'static str,
    /// How many hexadecimal digits follow.
    pub digits: usize,
    /// What stands after the digits, mostly nothing.
    pub suffix: &'static str,
    /// Words that are accepted in place of a SID.
    pub literals: &'static [&'static str],
}

/// A grant: what one part of a token allows.
#[derive(Debug)]
pub struct Grant {
    /// Its key among the grants.
    pub key: &'static str,
    /// Whether its fields stand where grants stand, in no object of its own.
    pub flat: bool,
    /// The SDKs that may carry it, by name, where the application defined it; empty for a vendor's grant (its SDKs name
    /// it) and for one that any SDK may carry.
    pub sdks: &'static [&'static str],
    /// Its members.
    pub shape: Shape,
    /// Why it should no longer be used, where that is so.
    pub deprecated: Option<&'static str>,
}

/// What a JSON object of a grant may hold.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// These fields, and no others.
    Fields {
        /// The fields.
        fields: &'static [Field],
        /// At least one of these must be present, or the object gives access to nothing. Empty: no such rule.
        any_of: &'static [&'static str],
    },
    /// Whatever the application or the vendor puts there.
    Json,
}

/// One member of a grant.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name on the wire.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether the object is useless without it.
    pub required: bool,
    /// Why it should no longer be used, where that is so.
    pub deprecated: Option<&'static str>,
    /// What else is asked of it.
    pub limits: Limits,
}

/// What is asked of a field beyond its kind.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The only values that it may have. Empty: no such rule.
    pub one_of: &'static [Choice],
    /// Longest text, in `unit`s. 0: no limit.
    pub max: u32,
    /// What `max` counts.
    pub unit: Unit,
    /// What it means that a boolean is not there, where that is known.
    pub default: Option<bool>,
    /// Fields of the same object without which it does nothing: each must be there, and a boolean among them be true.
    pub needs: &'static [&'static str],
    /// The SDKs that use it, by name. Empty: all that use the grant.
    pub sdks: &'static [&'static str],
}

impl Limits {
    /// Nothing.
    pub const NONE: Self = Self { one_of: &[], max: 0, unit: Unit::Characters, default: None, needs: &[], sdks: &[] };
}

/// One of the values that a field may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A text.
    Text(&'static str),
    /// A whole number.
    Integer(i64),
}

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A text that is not empty.
    Text,
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Integer,
    /// A list of texts, none of them empty.
    Texts,
    /// A SID of this kind.
    Sid(&'static Sid),
    /// An object whose only member is this boolean; it opens something when the member is true.
    Switch(&'static str),
    /// An object with fields of its own, or free JSON.
    Object(Shape),
}

/// A grant key of former times.
#[derive(Debug)]
pub struct Legacy {
    /// The key.
    pub key: &'static str,
    /// The grant that replaced it.
    pub replaced_by: &'static str,
}

/// A token of another kind, known by its claims: it has all of these, and no grants.
#[derive(Debug)]
pub struct Foreign {
    /// The rule that finds it.
    pub rule: &'static str,
    /// What it is, with its article: `a Capability Token`.
    pub what: &'static str,
    /// The claims, each with what it begins with where it is a text. A dot in a name leads into an object.
    pub claims: &'static [(&'static str, &'static str)],
    /// What to do instead.
    pub advice: &'static str,
}

/// A client that uses tokens.
#[derive(Debug)]
pub struct Sdk {
    /// Its name in `sdk = "…"`.
    pub name: &'static str,
    /// Its name in messages.
    pub title: &'static str,
    /// The grants without which it refuses a token.
    pub requires: &'static [&'static str],
    /// Booleans in those grants without which it refuses a token, as paths: `video.roomJoin`.
    pub flags: &'static [&'static str],
    /// The grants that it uses when they are there.
    pub allows: &'static [&'static str],
    /// The regions where it exists.
    pub regions: &'static [&'static str],
    /// The rule that finds a token for it in another region.
    pub region_rule: &'static str,
    /// What it asks of an identity.
    pub identity: Identity,
    /// How long before the end it asks for a new token, seconds.
    pub renew_before: u32,
}

/// One of the vendor's error codes.
#[derive(Debug)]
pub struct Code {
    /// The number.
    pub code: u32,
    /// Its title, reworded.
    pub title: &'static str,
    /// The page that documents it.
    pub docs: &'static str,
    /// Its documented causes, reworded.
    pub causes: &'static [&'static str],
    /// How much of that can be seen in a token.
    pub visible: Visible,
}

/// How much of a code's causes can be seen in a token, without asking the vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visible {
    /// All of them.
    Yes,
    /// Some of them.
    Partly,
    /// None of them.
    No,
}

/// The codes under which the vendor reports what a rule finds.
#[derive(Debug)]
pub struct RuleCodes {
    /// The rule's id.
    pub rule: &'static str,
    /// The codes whatever the SDK, the most specific first.
    pub codes: &'static [u32],
    /// The codes for one SDK, by its name, the most specific first.
    pub by_sdk: &'static [(&'static str, &'static [u32])],
    /// The code that a client gets, by its SDK. Of several rules that a token breaks the first in the table is the one that counts.
    pub wire: &'static [WireCode],
}

/// The code that a client gets when its token breaks a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WireCode {
    /// The SDK, by its name.
    pub sdk: &'static str,
    /// The code.
    pub code: u32,
    /// How it is known.
    pub evidence: Evidence,
}

impl WireCode {
    /// A code that the vendor documents for this.
    #[must_use]
    pub const fn documented(sdk: &'static str, code: u32) -> Self {
        Self { sdk, code, evidence: Evidence::Documented }
    }

    /// A code that the live service was seen to send.
    #[must_use]
    pub const fn observed(sdk: &'static str, code: u32) -> Self {
        Self { sdk, code, evidence: Evidence::Observed }
    }

    /// A code that we chose.
    #[must_use]
    pub const fn chosen(sdk: &'static str, code: u32) -> Self {
        Self { sdk, code, evidence: Evidence::Chosen }
    }
}

/// How it is known which code a client gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The code's page, or the SDK, says that this service sends it for this fault.
    Documented,
    /// The vendor's own tests, or its users, got it from the live service.
    Observed,
    /// The code's page names the fault, and that this service sends it is our choice.
    Chosen,
}

/// The grants and SDKs that an application added to a vendor's in its `grants.toml`.
#[derive(Debug)]
pub struct Own {
    /// Its grants.
    pub grants: &'static [&'static Grant],
    /// Its SDKs.
    pub sdks: &'static [&'static Sdk],
}

impl Own {
    /// Nothing was added.
    pub const NONE: &'static Self = &Self { grants: &[], sdks: &[] };
}
