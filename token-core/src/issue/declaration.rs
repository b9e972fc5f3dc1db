//! What a `grants.toml` declares, as the statics that are generated from it.

use std::fmt;

use crate::grant::grant_set::AnyGrant;
use crate::json::JsonObject;

/// A `grants.toml`.
#[derive(Debug)]
pub struct Declarations {
    /// Its name in messages.
    pub file: &'static str,
    /// The vendor's rules.
    pub vendor: &'static token_schema::Vendor,
    /// What the file adds to them.
    pub own: &'static token_schema::Additions,
    /// The tokens that it declares.
    pub tokens: &'static [Declaration],
}

impl Declarations {
    /// The profiles of a file, by name, as `Debug` of the type that holds them: `Tokens { profiles: ["agent", "guest"], .. }`.
    ///
    /// # Errors
    ///
    /// Those of the formatter.
    pub fn fmt_profiles(&self, tokens: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.tokens.iter().map(|declaration| declaration.name).collect();
        f.debug_struct(tokens).field("profiles", &names).finish_non_exhaustive()
    }
}

/// A token that an application issues: `[token.NAME]`.
#[derive(Debug)]
pub struct Declaration {
    /// Its name.
    pub name: &'static str,
    /// Its line in the file.
    pub line: u32,
    /// The SDKs that it is for.
    pub sdks: &'static [&'static token_schema::Sdk],
    /// Its life, seconds.
    pub ttl: u32,
    /// The region in which it is used.
    pub region: Option<&'static str>,
    /// Whether `nbf` is written.
    pub nbf: bool,
    /// The members of the object that holds the grants, as JSON text with holes, without the identity.
    pub grants: &'static [Part],
    /// What each call that issues one gives.
    pub inputs: &'static [InputField],
}

/// A piece of the JSON text of a token's grants.
#[derive(Debug)]
pub enum Part {
    /// It stands there as it is.
    Text(&'static str),
    /// A value from the environment.
    Env(Env),
    /// The value of the input with this index; a grant written in Rust brings its name.
    Input(usize),
}

/// A value from the environment.
#[derive(Debug)]
pub struct Env {
    /// The variable.
    pub name: &'static str,
    /// What counts where the variable is not set or empty, written as it would be in the variable.
    pub default: Option<&'static str>,
    /// What it must hold.
    pub kind: ValueKind,
    /// The field that it fills, `chat.service_sid`.
    pub field: &'static str,
    /// The line that names it.
    pub line: u32,
}

/// What a variable must hold.
#[derive(Clone, Copy, Debug)]
pub enum ValueKind {
    /// A text that is not empty.
    String,
    /// `true` or `false`.
    Bool,
    /// An integer.
    Integer,
    /// A SID of this kind.
    Sid(&'static token_schema::Sid),
}

/// An input: what comes with each call that issues.
#[derive(Debug, PartialEq, Eq)]
pub struct InputField {
    /// Its name.
    pub name: &'static str,
    /// The fields that it fills, `video.room`.
    pub fields: &'static [&'static str],
}

/// The value of an input.
#[derive(Clone, Copy)]
pub enum InputValue<'a> {
    /// A text, which must not be empty.
    String(&'a str),
    /// A SID.
    Sid(&'a str),
    /// `true` or `false`.
    Bool(bool),
    /// An integer.
    Integer(i64),
    /// Free JSON, written as it is.
    Json(&'a JsonObject),
    /// A grant that is written in Rust, with its name.
    Grant(&'a dyn AnyGrant),
}
