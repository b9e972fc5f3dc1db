//! The checked contents of a schema and a `grants.toml`.
//!
//! It is plain data, which only this crate can create, after all checks. [`Generator::check`] returns it, and an
//! [`Extension`](crate::Extension) receives it. Where to begin:
//!
//! | for | see |
//! |---|---|
//! | each declared token, its lifetime, SDKs, grants and inputs | [`Model::tokens`] |
//! | the argument type of its issue call | [`Token::inputs`], each with its [`InputKind`] |
//! | the variables that must be set | `credentials` of [`Schema::vendor`], [`Token::variables`] |
//! | the fields of a grant, and its Rust type | [`Schema::grants`], the [`Shape`] in [`Grant::table`] |
//! | the Rust type of a field | [`Schema::sid`] for a SID, [`naming::object_type`](crate::naming::object_type) for an object with fields |
//! | the module of a Rust type | [`Origin`] |
//! | the limits of an input | [`Input::rules`] |
//! | what your own framework needs to know of a token | [`Token::metadata`] |
//! | the paths of generated Rust | [`Model::rust`] |
//! | the place in the file, for your own message | each `span`, with [`Problem`](crate::report::Problem); [`Token::place`] |
//!
//! [`Value`] and [`InputKind`] may grow with the schema language: a `match` has an arm for unknown variants. The enums of
//! token-schema ([`Kind`], [`Shape`], [`Choices`], [`Role`]) grow only with a new version.
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
//! let described = |field: &Field| matches!(field.kind, Kind::String) && !field.doc.is_empty();
//! assert_eq!(fields.iter().filter(|field| described(field)).count(), 1);
//! # Ok::<(), token_codegen::report::Report>(())
//! ```
//!
//! [`Generator::check`]: crate::Generator::check

use std::ops::Deref;
use std::sync::Arc;

pub use token_schema::{
    Choices, Code, Credential, Evidence, Field, Foreign, Format, Identity, Kind, Legacy, List, LookAlike, Looks,
    NotChecked, Role, RuleCodes, Shape, Text, Unit, Visible, WireCode,
};

use crate::ast::Entry;
pub use crate::rust_names::RustPaths;
pub use crate::source::Place;
use crate::source::Source;
use crate::span::Span;
pub use crate::toml_value::{Toml, TomlValue};
use token_schema::suggest::is_called;

/// A vendor's rules, and what an application's `grants.toml` adds to them.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Schema {
    /// The vendor's rules, without the lists below.
    pub vendor: token_schema::Vendor,
    /// The Cargo feature of token-core that enables the vendor's module; `None`: it is always there.
    pub feature: Option<String>,
    /// The kinds of SID, in file order.
    pub sids: Vec<Arc<Sid>>,
    /// The grants, in file order.
    pub grants: Vec<Arc<Grant>>,
    /// The SDKs, in file order.
    pub sdks: Vec<Arc<Sdk>>,
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

    /// The field at a path from the grant's key, `chat.service_sid`.
    #[must_use]
    pub fn field(&self, path: &str) -> Option<&Field> {
        path.split_once('.').and_then(|(key, rest)| self.grant(key)?.shape.field_at(rest))
    }

    /// The SDK of this name.
    #[must_use]
    pub fn sdk(&self, name: &str) -> Option<&Arc<Sdk>> {
        self.sdks.iter().find(|sdk| sdk.name == name)
    }

    /// The SDK that has this name or alias, in any spelling.
    #[must_use]
    pub fn sdk_called(&self, word: &str) -> Option<&Arc<Sdk>> {
        self.sdks.iter().find(|sdk| is_called(word, &sdk.name, sdk.aliases.iter()))
    }

    /// The vendor's rules as one table, without what an application's file adds.
    #[must_use]
    pub fn vendor_table(&self) -> token_schema::Vendor {
        token_schema::Vendor {
            sids: self
                .sids
                .iter()
                .filter(|sid| sid.origin == Origin::Vendor)
                .map(|sid| Arc::clone(&sid.table))
                .collect(),
            grants: self
                .grants
                .iter()
                .filter(|grant| grant.origin == Origin::Vendor)
                .map(|grant| Arc::clone(&grant.table))
                .collect(),
            sdks: self
                .sdks
                .iter()
                .filter(|sdk| sdk.origin == Origin::Vendor)
                .map(|sdk| Arc::clone(&sdk.table))
                .collect(),
            ..self.vendor.clone()
        }
    }

    /// The grants and SDKs that the application's file adds.
    #[must_use]
    pub fn additions(&self) -> token_schema::Additions {
        let grants = self.grants.iter().filter(|grant| grant.origin == Origin::Own);
        let sdks = self.sdks.iter().filter(|sdk| sdk.origin == Origin::Own);
        token_schema::Additions {
            grants: grants.map(|grant| Arc::clone(&grant.table)).collect(),
            sdks: sdks.map(|sdk| Arc::clone(&sdk.table)).collect(),
        }
    }
}

impl Deref for Schema {
    type Target = token_schema::Vendor;

    fn deref(&self) -> &token_schema::Vendor {
        &self.vendor
    }
}

/// The file that declares a SID kind, a grant or an SDK.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The vendor's schema: the Rust type is in the vendor's module.
    Vendor,
    /// The application's `grants.toml`: the Rust type is generated next to its tokens.
    Own,
}

/// A kind of SID.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Sid {
    /// Its form.
    pub table: Arc<token_schema::Sid>,
    /// Its Rust type, `ConversationsServiceSid`.
    pub rust: String,
    /// The file that declares it.
    pub origin: Origin,
    /// Its documentation; may be empty.
    pub doc: String,
    /// Whether it differs from token to token, such as the SID of a worker, so that suggestions take it as an input.
    pub per_token: bool,
    /// What else it is called, for suggestions.
    pub aliases: Vec<String>,
    /// Where its name is, in the vendor's file or the application's.
    pub place: Place,
}

/// A grant.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Grant {
    /// Its fields; free JSON for a grant in Rust.
    pub table: Arc<token_schema::Grant>,
    /// Its Rust type, `ChatGrant`; empty for a grant in Rust.
    pub rust: String,
    /// The path of the type of a grant in Rust: `crate::Crm`.
    pub rust_path: Option<String>,
    /// The file that declares it.
    pub origin: Origin,
    /// Its documentation; may be empty.
    pub doc: String,
    /// Where its key is, in the vendor's file or the application's.
    pub place: Place,
}

/// A client that uses tokens.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Sdk {
    /// What it requires of a token.
    pub table: Arc<token_schema::Sdk>,
    /// Its trait, `TaskRouter`.
    pub rust: String,
    /// The file that declares it.
    pub origin: Origin,
    /// Its documentation; may be empty.
    pub doc: String,
    /// The note of `#[deprecated]`.
    pub deprecated: Option<String>,
    /// Where its name is, in the vendor's file or the application's.
    pub place: Place,
}

impl Deref for Sid {
    type Target = token_schema::Sid;

    fn deref(&self) -> &token_schema::Sid {
        &self.table
    }
}

impl Deref for Grant {
    type Target = token_schema::Grant;

    fn deref(&self) -> &token_schema::Grant {
        &self.table
    }
}

impl Deref for Sdk {
    type Target = token_schema::Sdk;

    fn deref(&self) -> &token_schema::Sdk {
        &self.table
    }
}

/// An application's `grants.toml`: its rules, and the tokens that it declares.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Model {
    /// The name of the file, as its user wrote it.
    pub file: String,
    /// The file: that of all spans here. A [`Place`] knows its own.
    pub source: Source,
    /// The vendor's rules and the additions of the file.
    pub schema: Schema,
    /// The valid tokens, in file order.
    pub tokens: Vec<Token>,
    /// The readable parts of the invalid tokens: enough to generate their names and inputs, so that
    /// one mistake in a declaration is one error and not one at each use of it.
    pub rejected: Vec<Token>,
    /// The Rust paths of what is generated.
    pub rust: RustPaths,
}

/// A `[token.NAME]`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Token {
    /// Its name: a field of `Tokens`.
    pub name: String,
    /// Its profile's type, `SupportAgent`.
    pub rust: String,
    /// Its `doc`; may be empty.
    pub doc: String,
    /// The bytes of its header.
    pub span: Span,
    /// The line of its header, from 1.
    pub line: usize,
    /// The SDKs that it names, in its order.
    pub sdks: Vec<Arc<Sdk>>,
    /// Its lifetime, seconds.
    pub ttl: u32,
    /// Whether a deployment may lack it: its field of `Tokens` is an `Option`, see [`Model::switches`].
    pub optional: bool,
    /// Its region, if it names one.
    pub region: Option<Region>,
    /// Whether `nbf` is written.
    pub nbf: bool,
    /// Its grants, in file order.
    pub grants: Vec<GrantUse>,
    /// Its inputs, in file order, each once.
    pub inputs: Vec<Input>,
    pub(crate) written: Arc<Entry>,
    pub(crate) source: Source,
}

impl Token {
    /// The declaration as it is written.
    #[must_use]
    pub fn toml(&self) -> Toml<'_> {
        Toml::new(&self.written, &self.source)
    }

    /// Where a part of the declaration is written: `place("ttl")`, `place("sdk.1")`, `place("video.room")`. Of a part that is not
    /// written, such as a default, it is the place around it.
    ///
    /// ```
    /// use token_codegen::Generator;
    ///
    /// let file = "vendor = 'twilio'\n[token.guest]\nsdk = ['video', 'voice']\nttl = '1h'\nvideo.room = 'lobby'\nvoice.incoming.allow = true\n";
    /// let model = Generator::from_text("grants.toml", file).check().sound()?;
    /// let guest = &model.tokens[0];
    /// let places = ["ttl", "sdk.1", "video.room", "region"].map(|path| (guest.place(path).line(), guest.place(path).column()));
    /// assert_eq!(places, [(4, 7), (3, 17), (5, 14), (2, 1)]);
    /// assert_eq!(model.schema.sdk("voice").unwrap().place.source().name(), "token-codegen/schemas/twilio.toml");
    /// # Ok::<(), token_codegen::report::Report>(())
    /// ```
    #[must_use]
    pub fn place(&self, path: &str) -> Place {
        self.toml().nearest(path).place()
    }

    /// What stands under `[token.NAME.metadata]`, for an extension that calls it by this name.
    #[must_use]
    pub fn metadata(&self, name: &str) -> Option<Toml<'_>> {
        self.toml().get("metadata")?.get(name)
    }

    /// The variables of its region and of its fields, in file order. Those of the credentials are in
    /// [`Schema::vendor`].
    #[must_use]
    pub fn variables(&self) -> Vec<&Env> {
        let mut found = Vec::new();
        if let Some(Region::Env(env)) = &self.region {
            found.push(env);
        }
        self.grants.iter().for_each(|used| used.value.variables(&mut found));
        found
    }
}

/// The region of a token.
#[derive(Clone, Debug)]
pub enum Region {
    /// A region of the vendor in which every SDK of the token is available.
    Named(String),
    /// A variable with the region, checked when the program starts. Its field is `region`.
    Env(Env),
}

/// A grant in a declaration, with the values of its fields.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GrantUse {
    /// The grant.
    pub grant: Arc<Grant>,
    /// Its value: always [`Value::Object`] or [`Value::Input`].
    pub value: Value,
    /// The bytes of its first key.
    pub span: Span,
    /// The line of `span`, from 1.
    pub line: usize,
}

/// A value in a declaration.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Value {
    /// A string or a SID.
    String(String),
    /// A boolean.
    Bool(bool),
    /// An integer.
    Integer(i64),
    /// A number with a fraction; only in free JSON.
    Float(f64),
    /// An array.
    Array(Vec<Value>),
    /// An object: members in file order.
    Object(Vec<(String, Value)>),
    /// A variable, checked when the program starts.
    Env(Env),
    /// The name of an input in [`Token::inputs`].
    Input(String),
}

impl Value {
    /// The value of a required field with a single allowed value, which a declaration may omit. For an array it is an array of one string.
    #[must_use]
    pub fn fixed(field: &Field) -> Option<Self> {
        match (&field.one_of, field.required) {
            (Choices::Strings(names), true) if names.len() == 1 => {
                let only = Self::String(names.first()?.to_owned());
                Some(if matches!(field.kind, Kind::Strings) { Self::Array(vec![only]) } else { only })
            }
            (Choices::Integers(numbers), true) => match &**numbers {
                [only] => Some(Self::Integer(*only)),
                _ => None,
            },
            _ => None,
        }
    }

    fn variables<'a>(&'a self, found: &mut Vec<&'a Env>) {
        match self {
            Self::Env(env) => found.push(env),
            Self::Array(items) => items.iter().for_each(|item| item.variables(found)),
            Self::Object(members) => members.iter().for_each(|(_, value)| value.variables(found)),
            Self::String(_) | Self::Bool(_) | Self::Integer(_) | Self::Float(_) | Self::Input(_) => {}
        }
    }
}

/// A variable that gives a field its value.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Env {
    /// The variable.
    pub name: String,
    /// The value when it is not set.
    pub default: Option<String>,
    /// Whether the field is left out when the variable is not set.
    pub optional: bool,
    /// Its type.
    pub kind: InputKind,
    /// The field, dotted from the grant's key: `chat.service_sid`.
    pub field: String,
    /// The bytes of its name.
    pub span: Span,
    /// The line of `span`, from 1.
    pub line: usize,
}

/// An argument of every issue call of a token.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Input {
    /// Its name: a field of the token's input type.
    pub name: String,
    /// Its type.
    pub kind: InputKind,
    /// The fields that it fills, dotted from the grant's key, in file order.
    pub fields: Vec<String>,
    /// The rules of each of these fields. A member of free JSON has none but its type.
    pub rules: Vec<Field>,
    /// The documentation of the first field.
    pub doc: String,
    /// The bytes of its first name.
    pub span: Span,
    /// The line of `span`, from 1.
    pub line: usize,
}

/// The type of a variable or an input.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum InputKind {
    /// A non-empty string.
    String,
    /// A boolean.
    Bool,
    /// An integer.
    Integer,
    /// A SID.
    Sid(Arc<Sid>),
    /// An array of non-empty strings. In the token they are one string with this between them, unless it is empty.
    Strings(String),
    /// A JSON object (an input only).
    Json,
    /// A JSON object that the token has as a string (an input only).
    JsonText,
    /// A grant in Rust, by the path of its type (an input only).
    Rust(String),
}
