//! What a schema and a `grants.toml` say, after every check: only what passed is here.
//!
//! All of it is plain data to read: nobody outside this crate can make one that was not checked. [`Generator::check`] gives it, and an
//! [`Extension`](crate::Extension) gets it. Where to begin:
//!
//! | for | see |
//! |---|---|
//! | each declared token, its life, SDKs, grants and inputs | [`Model::tokens`] |
//! | the argument type of its issue call | [`Token::inputs`], each with its [`InputKind`] |
//! | the variables that must be set | [`Schema::credentials`], [`Token::variables`] |
//! | what a grant may hold, and its Rust type | [`Schema::grants`], [`Grant::shape`] |
//! | who made a thing, and so where its Rust type is | [`Origin`] |
//! | where it stands, for your own message | each `span`, with [`Problem`](crate::report::Problem) |
//!
//! The enums may grow with the schema language: a `match` on one has an arm for what it does not know.
//!
//! ```
//! use token_codegen::Generator;
//! use token_codegen::model::{Field, InputKind, Kind, Shape};
//!
//! let model = Generator::from_text("grants.toml", r#"
//!     vendor = "twilio"
//!     [token.agent]
//!     doc = "Answers the telephone."
//!     sdk = "voice"
//!     ttl = "15m"
//!     voice.incoming.allow = true
//!     crm.case = { input = "case" }
//!     crm.desk = { env = "DESK" }
//!
//!     [grant.crm]
//!     sdk = ["voice"]
//!     [grant.crm.field]
//!     case = { type = "integer", required = true }
//!     desk = { doc = "Where the agent sits." }
//! "#)
//! .check()
//! .sound()?;
//!
//! let agent = &model.tokens[0];
//! assert_eq!((agent.rust.as_str(), agent.doc.as_str(), agent.line), ("Agent", "Answers the telephone.", 3));
//! assert_eq!(agent.sdks[0].title, "Voice");
//! assert_eq!(agent.variables()[0].name, "DESK");
//! assert!(matches!(agent.inputs[0].kind, InputKind::Integer));
//!
//! let crm = model.schema.grant("crm").unwrap();
//! let Shape::Fields { fields, .. } = &crm.shape else { unreachable!() };
//! let described = |field: &Field| matches!(field.kind, Kind::Text) && !field.doc.is_empty();
//! assert_eq!(fields.iter().filter(|field| described(field)).count(), 1);
//! # Ok::<(), token_codegen::report::Report>(())
//! ```
//!
//! [`Generator::check`]: crate::Generator::check

use std::sync::Arc;

use crate::report::in_quotes;
use crate::span::Span;
pub use crate::unit::Unit;

/// A vendor's rules, and what an application's `grants.toml` adds to them.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Schema {
    /// Name in `vendor = "…"`.
    pub name: String,
    /// Name in messages.
    pub title: String,
    /// The page that describes the vendor's access tokens.
    pub docs: String,
    /// The Cargo feature of token-core that brings the vendor's module, where it is not always there.
    pub feature: Option<String>,
    /// The wire format.
    pub format: Format,
    /// The parts of the credentials, in file order.
    pub credentials: Vec<Credential>,
    /// Variables that hold a secret which never signs a token, each with what it is.
    pub other_secrets: Vec<(String, String)>,
    /// The kinds of SID, in file order.
    pub sids: Vec<Arc<Sid>>,
    /// The grants, in file order.
    pub grants: Vec<Arc<Grant>>,
    /// Former grant keys.
    pub legacy: Vec<Legacy>,
    /// Tokens of another kind that are taken for access tokens.
    pub foreign: Vec<Foreign>,
    /// The SDKs, in file order.
    pub sdks: Vec<Arc<Sdk>>,
    /// The vendor's error codes.
    pub codes: Vec<Code>,
    /// The codes under which the vendor reports what a rule finds.
    pub rules: Vec<RuleCodes>,
}

impl Schema {
    /// The SID kind of this name.
    #[must_use]
    pub fn sid(&self, name: &str) -> Option<&Arc<Sid>> {
        self.sids.iter().find(|sid| sid.name == name)
    }

    /// The grant of this key.
    #[must_use]
    pub fn grant(&self, key: &str) -> Option<&Arc<Grant>> {
        self.grants.iter().find(|grant| grant.key == key)
    }

    /// The SDK of this name.
    #[must_use]
    pub fn sdk(&self, name: &str) -> Option<&Arc<Sdk>> {
        self.sdks.iter().find(|sdk| sdk.name == name)
    }

    /// The codes under which the vendor reports to this SDK what a rule finds, the most specific first.
    #[must_use]
    pub fn codes_of(&self, rule: &token_schema::rule::Rule, sdk: &str) -> &[u32] {
        let Some(found) = self.rules.iter().find(|codes| codes.rule == rule.id()) else { return &[] };
        let own = found.by_sdk.iter().find(|(name, _)| name == sdk);
        own.map_or(found.codes.as_slice(), |(_, codes)| codes)
    }
}

/// Who wrote a SID kind, a grant or an SDK: decides where its Rust type lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The vendor's schema: the type is in the vendor's module.
    Vendor,
    /// The application's `grants.toml`: the type is generated beside its tokens.
    Own,
}

/// The wire format. See `[format]` in the schema language.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Format {
    /// The header's members, in order; `alg` is one of them.
    pub header: Vec<(String, String)>,
    /// The header member that names the region.
    pub region_header: Option<String>,
    /// The rule that finds a region which does not exist: `header-` and the name of that member; empty where there is none.
    pub region_rule: String,
    /// The regions that exist; the first is the default.
    pub regions: Vec<String>,
    /// The claim that holds the grants; `None`: they are claims.
    pub grants: Option<String>,
    /// The member that holds the identity.
    pub identity: String,
    /// Whether the identity stands among the grants; otherwise it is a claim.
    pub identity_in_grants: bool,
    /// The claim that names the key which signed.
    pub key: String,
    /// Which of `iat`, `nbf`, `exp` and `jti` every token has.
    pub writes: Vec<String>,
    /// Longest life, seconds; [`Format::NO_LIMIT`] where the vendor sets none.
    pub max_ttl: u32,
    /// Shortest life, seconds.
    pub min_ttl: u32,
    /// Life of a token that was not declared, seconds.
    pub default_ttl: u32,
}

impl Format {
    /// The longest life of tokens whose vendor sets none.
    pub const NO_LIMIT: u32 = u32::MAX;
}

/// One part of the credentials.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Credential {
    /// Its name: an argument of `Credentials::new`.
    pub name: String,
    /// Its name in messages.
    pub title: String,
    /// What its documentation says.
    pub doc: String,
    /// The variables that may hold it.
    pub env: Vec<String>,
    /// What it does in a token.
    pub role: Role,
    /// The rule that finds something else in its claim, or a secret in place of a token.
    pub rule: String,
    /// A secret with fewer bytes is a warning. 0: never.
    pub warn_below: u32,
    /// Its length in bytes and its characters, as inclusive ranges, where they are known.
    pub looks: Option<(usize, Vec<(char, char)>)>,
    /// Values that look like it but are something else.
    pub look_alikes: Vec<LookAlike>,
}

/// What a part of the credentials does in a token.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Role {
    /// It becomes a claim.
    Claim {
        /// The claim.
        claim: String,
        /// Its kind, where it is a SID.
        sid: Option<Arc<Sid>>,
    },
    /// It signs.
    Secret,
}

/// A value that looks like a part of the credentials but is something else.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct LookAlike {
    /// The rule that finds it in place of a token: what it looks like, in kebab-case.
    pub rule: String,
    /// What it looks like, with its article.
    pub what: String,
    /// Its length, bytes.
    pub length: usize,
    /// Its characters, as inclusive ranges.
    pub characters: Vec<(char, char)>,
    /// Why it does not do, and what to write.
    pub advice: String,
}

/// A kind of SID.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Sid {
    /// Its name in the schema.
    pub name: String,
    /// Its Rust type, `ConversationsServiceSid`.
    pub rust: String,
    /// Who wrote it.
    pub origin: Origin,
    /// Its name in messages.
    pub title: String,
    /// What its documentation says.
    pub doc: String,
    /// What stands before the digits.
    pub prefix: String,
    /// How many hexadecimal digits follow.
    pub digits: usize,
    /// What stands after them.
    pub suffix: String,
    /// Words accepted in its place.
    pub literals: Vec<String>,
    /// Whether it names a person, a room or another thing that differs from token to token, so that suggestions take it as an input.
    pub per_token: bool,
    /// Where its name stands in the file that declares it (a byte range).
    pub span: Span,
}

/// A grant.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Grant {
    /// Its key among the grants.
    pub key: String,
    /// Its Rust type, `ChatGrant`; for a grant written in Rust, empty.
    pub rust: String,
    /// Who wrote it.
    pub origin: Origin,
    /// What its documentation says.
    pub doc: String,
    /// Why it should no longer be used.
    pub deprecated: Option<String>,
    /// Whether its fields stand where grants stand, in no object of its own.
    pub flat: bool,
    /// The SDKs that may carry it (`sdk` of an own grant); empty for a vendor's grant.
    pub sdks: Vec<String>,
    /// What it may hold.
    pub shape: Shape,
    /// Where its key stands in the file that declares it (a byte range).
    pub span: Span,
    /// The line of that place, from 1.
    pub line: usize,
}

/// What a JSON object of a grant may hold.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Shape {
    /// These fields, and no others.
    Fields {
        /// The fields, in file order.
        fields: Vec<Field>,
        /// At least one of these must be present. Empty: no such rule.
        any_of: Vec<String>,
    },
    /// Free JSON.
    Json,
    /// What the Rust type at this path says (`rust = "crate::Crm"`).
    Rust(String),
}

/// One member of a grant.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Field {
    /// Its name on the wire.
    pub name: String,
    /// What its documentation says.
    pub doc: String,
    /// What it holds.
    pub kind: Kind,
    /// Whether the object is useless without it.
    pub required: bool,
    /// Why it should no longer be used.
    pub deprecated: Option<String>,
    /// What a boolean that is not there means, where that is known.
    pub default: Option<bool>,
    /// The only values that it may have. Empty: no such rule.
    pub one_of: Vec<Choice>,
    /// Longest text, in units. 0: no limit.
    pub max: u32,
    /// What `max` counts.
    pub unit: Unit,
    /// Fields of the same object that this one needs: each must be there, and a boolean among them be true.
    pub needs: Vec<String>,
    /// The SDKs that use it. Empty: all that use the grant.
    pub sdks: Vec<String>,
    /// The literal that suggestions write for a text which no caller should choose.
    pub example: Option<String>,
    /// Where its name stands in the file that declares it (a byte range).
    pub span: Span,
}

impl Field {
    /// The value of a required field that can have one value only, so that nobody needs to write it: a list of one text where the
    /// field is a list.
    #[must_use]
    pub fn fixed(&self) -> Option<Value> {
        match (self.one_of.as_slice(), self.required, &self.kind) {
            ([only], true, Kind::Texts) => Some(Value::Array(vec![only.into()])),
            ([only], true, _) => Some(only.into()),
            _ => None,
        }
    }
}

/// One of the values that a field may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
}

impl std::fmt::Display for Choice {
    /// As it is written in TOML: a text as a basic string, with its escapes.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(&in_quotes(text)),
            Self::Integer(number) => write!(f, "{number}"),
        }
    }
}

impl From<&Choice> for Value {
    fn from(choice: &Choice) -> Self {
        match choice {
            Choice::Text(text) => Self::Text(text.clone()),
            Choice::Integer(number) => Self::Integer(*number),
        }
    }
}

/// What a field holds.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub enum Kind {
    /// A text that is not empty.
    #[default]
    Text,
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Integer,
    /// A list of texts, none of them empty.
    Texts,
    /// A SID.
    Sid(Arc<Sid>),
    /// An object whose only member is this boolean.
    Switch(String),
    /// An object: the name of its Rust type (`VoiceOutgoing`) and what it may hold. Free JSON has no type of its own.
    Object(String, Shape),
}

/// A former grant key.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Legacy {
    /// The key.
    pub key: String,
    /// The grant that replaced it.
    pub replaced_by: String,
}

/// A token of another kind, known by its claims.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Foreign {
    /// The rule that finds it.
    pub rule: String,
    /// What it is, with its article.
    pub what: String,
    /// The claims that it has, each with what it begins with where it is a text.
    pub claims: Vec<(String, String)>,
    /// What to do instead.
    pub advice: String,
}

/// A client that uses tokens.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Sdk {
    /// Its name in `sdk = "…"`.
    pub name: String,
    /// Its name in messages.
    pub title: String,
    /// Its trait, `TaskRouter`.
    pub rust: String,
    /// Who wrote it.
    pub origin: Origin,
    /// What its documentation says.
    pub doc: String,
    /// Why it should no longer be used.
    pub deprecated: Option<String>,
    /// The grants without which it refuses a token.
    pub requires: Vec<String>,
    /// Booleans in those grants without which it refuses a token, as paths: `video.roomJoin`.
    pub flags: Vec<String>,
    /// The grants that it uses when they are there.
    pub allows: Vec<String>,
    /// The regions where it exists.
    pub regions: Vec<String>,
    /// The rule that finds a token for it in another region.
    pub region_rule: String,
    /// What it asks of an identity.
    pub identity: Identity,
    /// How long before the end it asks for a new token, seconds.
    pub renew_before: u32,
    /// Where its name stands in the file that declares it (a byte range).
    pub span: Span,
}

/// What an SDK asks of an identity.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Identity {
    /// Whether it also takes a token without one.
    pub optional: bool,
    /// Longest identity, in units. 0: no limit.
    pub max: u32,
    /// What `max` counts.
    pub unit: Unit,
    /// Above this a warning. 0: never.
    pub warn_above: u32,
    /// Characters that it refuses.
    pub forbid: String,
    /// Whether it also refuses control characters.
    pub forbid_control: bool,
    /// Characters that it advises against.
    pub avoid: String,
    /// It advises against all outside these ranges. Empty: no such advice.
    pub prefer: Vec<(char, char)>,
}

/// One of the vendor's error codes.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Code {
    /// The number.
    pub code: u32,
    /// Its title.
    pub title: String,
    /// The page that documents it.
    pub docs: String,
    /// Its documented causes.
    pub causes: Vec<String>,
    /// How much can be seen in a token.
    pub visible: Visible,
}

/// How much of a code's causes can be seen in a token.
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
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RuleCodes {
    /// The rule's id.
    pub rule: String,
    /// The codes whatever the SDK, the most specific first.
    pub codes: Vec<u32>,
    /// The codes for one SDK.
    pub by_sdk: Vec<(String, Vec<u32>)>,
    /// What the client gets, by SDK.
    pub wire: Vec<WireCode>,
}

/// The code that a client gets when its token breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct WireCode {
    /// The SDK.
    pub sdk: String,
    /// The code.
    pub code: u32,
    /// How it is known.
    pub evidence: Evidence,
}

/// How it is known which code a client gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The vendor says so.
    Documented,
    /// The vendor's own tests, or its users, got it from the live service.
    Observed,
    /// Nobody says, and this is what we chose.
    Chosen,
}

/// An application's `grants.toml`: its rules, and the tokens that it declares.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Model {
    /// The file's name, as its user wrote it.
    pub file: String,
    /// The vendor's rules with the file's own among them.
    pub schema: Schema,
    /// The declared tokens that passed every check, in file order.
    pub tokens: Vec<Token>,
    /// The declared tokens that did not pass, as far as they could be read: enough to generate their names and inputs, so that
    /// one mistake in a declaration is one error and not one at each use of it.
    pub rejected: Vec<Token>,
}

/// A `[token.NAME]` that passed every check.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Token {
    /// Its name: a field of `Tokens`.
    pub name: String,
    /// Its profile's type, `SupportAgent`.
    pub rust: String,
    /// What its `doc` says; may be empty.
    pub doc: String,
    /// Where its header stands (a byte range).
    pub span: Span,
    /// The line of its header, from 1.
    pub line: usize,
    /// The SDKs that it names, in its order.
    pub sdks: Vec<Arc<Sdk>>,
    /// Its life, seconds.
    pub ttl: u32,
    /// Its region, if it names one.
    pub region: Option<String>,
    /// Whether `nbf` is written.
    pub nbf: bool,
    /// Its grants, in file order.
    pub grants: Vec<GrantUse>,
    /// Its inputs, in file order, each once.
    pub inputs: Vec<Input>,
}

impl Token {
    /// Every variable that gives one of its fields a value, in file order. The credentials' are in
    /// [`Schema::credentials`](Schema#structfield.credentials).
    #[must_use]
    pub fn variables(&self) -> Vec<&Env> {
        let mut found = Vec::new();
        self.grants.iter().for_each(|used| used.value.variables(&mut found));
        found
    }
}

/// A grant in a declaration, with the values that its fields get.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GrantUse {
    /// The grant.
    pub grant: Arc<Grant>,
    /// Its value: always [`Value::Object`] or [`Value::Input`].
    pub value: Value,
    /// Where its key first stands (a byte range).
    pub span: Span,
    /// The line of that place, from 1.
    pub line: usize,
}

/// A value in a declaration.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Value {
    /// A literal that passed its check. A SID is a text here; a switch is an object.
    Text(String),
    /// A boolean.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction; only in free JSON.
    Float(f64),
    /// A list; only in free JSON.
    Array(Vec<Value>),
    /// An object: members in file order.
    Object(Vec<(String, Value)>),
    /// A variable, checked when the program starts.
    Env(Env),
    /// An argument of every issue call: its name in [`Token::inputs`].
    Input(String),
}

impl Value {
    fn variables<'a>(&'a self, found: &mut Vec<&'a Env>) {
        match self {
            Self::Env(env) => found.push(env),
            Self::Array(items) => items.iter().for_each(|item| item.variables(found)),
            Self::Object(members) => members.iter().for_each(|(_, value)| value.variables(found)),
            Self::Text(_) | Self::Bool(_) | Self::Integer(_) | Self::Float(_) | Self::Input(_) => {}
        }
    }
}

/// A variable that gives a field its value.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Env {
    /// The variable.
    pub name: String,
    /// The value that stands for it when it is not set.
    pub default: Option<String>,
    /// What it must hold.
    pub kind: InputKind,
    /// The field, dotted from the grant's key: `chat.service_sid`.
    pub field: String,
    /// Where its name stands (a byte range).
    pub span: Span,
    /// The line of that place, from 1.
    pub line: usize,
}

/// An argument of every issue call of a token.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Input {
    /// Its name: a field of the token's input type.
    pub name: String,
    /// What it holds.
    pub kind: InputKind,
    /// The fields that it fills, dotted from the grant's key, in file order.
    pub fields: Vec<String>,
    /// What the documentation of the first field says.
    pub doc: String,
    /// Where its name first stands (a byte range).
    pub span: Span,
    /// The line of that place, from 1.
    pub line: usize,
}

/// What a variable or an input holds.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum InputKind {
    /// A text that is not empty.
    Text,
    /// A boolean.
    Bool,
    /// A whole number.
    Integer,
    /// A SID.
    Sid(Arc<Sid>),
    /// A JSON object (an input only).
    Json,
    /// A whole grant written in Rust, by the path of its type (an input only).
    Rust(String),
}
