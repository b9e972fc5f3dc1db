//! The variables of the declarations, with the values that the tokens hold.

use std::fmt::Write as _;

use token_codegen::model::{Role, Schema, Sid};
use token_codegen::report::listed;
use token_core::JsonObject;

use crate::answer::warning;

pub(super) struct Variables<'s> {
    schema: &'s Schema,
    /// The credentials' variables, then those of the declarations, each with its value.
    values: Vec<(String, String)>,
}

impl<'s> Variables<'s> {
    pub(super) fn new(schema: &'s Schema) -> Self {
        Self { schema, values: Vec::new() }
    }

    /// The variable that holds a SID: the usual one of its kind, with a number if that one holds another SID.
    pub(super) fn of(&mut self, kind: &Sid, sid: &str) -> String {
        let usual = self.schema.usual_variable(kind);
        let names = std::iter::once(usual.clone()).chain((2..).map(|count| format!("{usual}_{count}")));
        for name in names {
            match self.value(&name) {
                Some(value) if value == sid => return name,
                Some(_) => {}
                None => {
                    self.values.push((name.clone(), sid.to_owned()));
                    return name;
                }
            }
        }
        usual
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.values.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Takes the public credentials from the header and the claims of a token. Returns warnings about other credentials than those of earlier tokens.
    pub(super) fn credentials(&mut self, header: &JsonObject, claims: &JsonObject, line: usize) -> String {
        let mut warnings = String::new();
        for part in self.schema.credentials.iter() {
            let (found, kind) = match &part.role {
                Role::Claim(claim, kind) => (claims.get(&**claim), kind.as_ref()),
                Role::Header(name) => (header.get(&**name), None),
                Role::Secret | Role::PrivateKey => continue,
            };
            let Some(name) = part.env.first() else { continue };
            let found = found.and_then(|value| value.as_str());
            let Some(found) = found.filter(|found| match kind {
                Some(kind) => kind.fault(found).is_none(),
                None => is_plain(found),
            }) else {
                continue;
            };
            match self.value(name) {
                None => self.values.push((name.to_owned(), found.to_owned())),
                Some(known) if known != found => {
                    let what = format!("the token in line {line} has another {} than an earlier one", part.title);
                    warnings += &warning(&what, "declare the tokens of each account with a file of its own");
                }
                Some(_) => {}
            }
        }
        warnings
    }

    /// A `.env` file.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for part in self.schema.credentials.iter() {
            let Some(name) = part.env.first() else { continue };
            let why = match (self.value(name), &part.role) {
                (Some(value), _) => {
                    text += &line(name, value);
                    continue;
                }
                (None, role) if role.signs() => "which no token shows",
                (None, _) => "which the token lacks, or holds in an unusual form",
            };
            // Writing to a String cannot fail.
            let _ = writeln!(text, "# The {}, {why}.\n{name}=", part.title);
        }
        for (name, value) in &self.values {
            if self.schema.credentials.iter().all(|part| part.env.first() != Some(name)) {
                text += &line(name, value);
            }
        }
        text
    }

    /// The names of all variables, in words.
    pub(super) fn names(&self) -> String {
        let credentials = self.schema.credentials.iter().filter_map(|part| part.env.first());
        let mut names: Vec<&str> = credentials.collect();
        for (name, _) in &self.values {
            if !names.contains(&name.as_str()) {
                names.push(name);
            }
        }
        listed(names, "and")
    }

    /// The title of what signs.
    pub(super) fn secret(&self) -> &'s str {
        let secret = self.schema.credentials.iter().find(|part| part.role.signs());
        secret.map_or("secret", |part| &part.title)
    }
}

/// SIDs and plain names only, so nothing in a value has a meaning in the file.
fn line(name: &str, value: &str) -> String {
    format!("{name}={value}\n")
}

/// Whether a value means itself in a `.env` file, whatever reads the file.
fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}
