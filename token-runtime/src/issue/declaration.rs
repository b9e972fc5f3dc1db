//! The declarations of a `grants.toml`, as generated statics.

use std::fmt;

use serde_json::Value;
use zeroize::Zeroizing;

use crate::grant::grant_set::AnyGrant;
use crate::json::JsonObject;

/// A `grants.toml`.
#[derive(Debug)]
pub struct Declarations {
    /// The name of the file in messages.
    pub file: &'static str,
    pub vendor: &'static token_schema::Vendor,
    /// The custom grants and SDKs of the file.
    pub additions: &'static token_schema::Additions,
    pub tokens: &'static [Declaration],
}

impl Declarations {
    /// Writes the `Debug` of the generated type that holds the profiles: `Tokens { profiles: ["agent", "guest"], .. }`.
    pub fn fmt_profiles(&self, tokens: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.tokens.iter().map(|declaration| declaration.name).collect();
        f.debug_struct(tokens).field("profiles", &names).finish_non_exhaustive()
    }
}

/// A token declaration: `[token.NAME]`.
#[derive(Debug)]
pub struct Declaration {
    pub name: &'static str,
    pub line: u32,
    /// The SDKs that it is for.
    pub sdks: &'static [&'static token_schema::Sdk],
    /// The lifetime, seconds.
    pub ttl: u32,
    pub region: Option<Region>,
    /// Whether `nbf` is written.
    pub nbf: bool,
    /// For an optional declaration, its own variables: it is absent when none of them is set.
    pub switches: &'static [&'static str],
    /// The members of the object that holds the grants, without the identity: JSON text with holes.
    pub grants: &'static [Segment],
    /// The inputs of each call.
    pub inputs: &'static [InputField],
    /// The lines of the strings and inputs in the grants, each with its field: `chat.service_sid`.
    pub lines: &'static [(&'static str, u32)],
}

impl Declaration {
    /// The line of a string or an input; that of the declaration for a value that the file leaves out.
    pub(crate) fn line_of(&self, field: &str) -> u32 {
        self.lines.iter().find(|(known, _)| *known == field).map_or(self.line, |(_, line)| *line)
    }

    /// The string that the file gives a field.
    pub(crate) fn constant(&self, field: &str) -> Option<Zeroizing<String>> {
        let mut constants = self.constants()?;
        match field.split('.').try_fold(&mut constants, |value, name| value.get_mut(name))?.take() {
            Value::String(text) => Some(text.into()),
            _ => None,
        }
    }

    /// The grants with `null` in place of what is not known before the start.
    fn constants(&self) -> Option<Value> {
        let mut text = String::from("{");
        for segment in self.grants {
            match segment {
                Segment::Text(constant) => text += constant,
                Segment::Env(_) => text += "null",
                // A member of its own, which may be left out.
                Segment::Optional(..) => {}
                // A grant written in Rust brings its name.
                Segment::Input(index) => {
                    let is_grant = self.inputs.get(*index)?.fields.iter().all(|path| !path.contains('.'));
                    text += if is_grant && !text.ends_with(':') { "\"\":null" } else { "null" };
                }
            }
        }
        text.push('}');
        serde_json::from_str(&text).ok()
    }
}

/// The region of a declaration.
#[derive(Debug)]
pub enum Region {
    Named(&'static str),
    /// One of the vendor's regions in which every SDK of the declaration is available.
    Env(Env),
}

/// A segment of the JSON text of a token's grants.
#[derive(Debug)]
pub enum Segment {
    Text(&'static str),
    Env(Env),
    /// A member that is left out when the variable is not set.
    Optional(&'static str, Env),
    /// The value of the input with this index; for a grant written in Rust, with its name.
    Input(usize),
}

#[derive(Debug)]
pub struct Env {
    pub name: &'static str,
    /// The value if the variable is unset or empty, as it would be in the variable.
    pub default: Option<&'static str>,
    pub kind: ValueKind,
    /// The field that the variable fills, `chat.service_sid`.
    pub field: &'static str,
    pub line: u32,
}

/// The type of a variable's value.
#[derive(Clone, Copy, Debug)]
pub enum ValueKind {
    /// A non-empty string.
    String,
    Bool,
    Integer,
    /// Strings that are separated by this in the token, or an array in the token and separated by commas in the variable.
    Strings(&'static str),
    Sid(&'static token_schema::Sid),
}

/// An input, which each call that issues a token provides.
#[derive(Debug, PartialEq, Eq)]
pub struct InputField {
    pub name: &'static str,
    /// The fields that the input fills, `video.room`.
    pub fields: &'static [&'static str],
}

/// The value of an input.
#[derive(Clone, Copy)]
pub enum InputValue<'a> {
    /// A non-empty string.
    String(&'a str),
    Sid(&'a str),
    Bool(bool),
    Integer(i64),
    /// An array, or one string with this between them.
    Strings(&'a [&'a str], &'static str),
    /// Any JSON object, as a string.
    JsonText(&'a JsonObject),
    /// Any JSON object.
    Json(&'a JsonObject),
    /// A grant written in Rust.
    Grant(&'a dyn AnyGrant),
}
