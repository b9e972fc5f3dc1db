//! The grants of a declaration as JSON text with holes: what is constant is written here, at compile time.

use std::fmt::Write as _;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::Paths;
use super::rust::path_of;
use crate::model::{Env, InputKind, Shape, Token, Value};

/// The parts of the members of a token's grants object, without the identity.
///
/// What is constant comes first, then what the environment gives, then the inputs: the longer the part of a token that is the
/// same in every call, the less a call has to hash. The order of JSON members means nothing.
pub(super) fn parts(token: &Token, paths: &Paths) -> Vec<TokenStream> {
    let mut text = JsonText { token, paths, parts: Vec::new(), open: String::new() };
    let members: Vec<_> = token.grants.iter().map(|used| (used.grant.key.as_str(), &used.value)).collect();
    text.members(&members);
    text.close()
}

struct JsonText<'a> {
    token: &'a Token,
    paths: &'a Paths,
    parts: Vec<TokenStream>,
    open: String,
}

impl JsonText<'_> {
    fn members(&mut self, members: &[(&str, &Value)]) {
        let mut ordered = members.to_vec();
        ordered.sort_by_key(|(_, value)| when_known(value));
        for (index, (name, value)) in ordered.into_iter().enumerate() {
            if index > 0 {
                self.open.push(',');
            }
            string(&mut self.open, name);
            self.open.push(':');
            self.value(value);
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Text(text) => string(&mut self.open, text),
            Value::Bool(value) => self.open.push_str(if *value { "true" } else { "false" }),
            Value::Integer(value) => self.open.push_str(&value.to_string()),
            // `{:?}` keeps the point of `1.0`, so that a float stays one.
            Value::Float(value) => drop(write!(self.open, "{value:?}")),
            Value::Array(items) => {
                self.open.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        self.open.push(',');
                    }
                    self.value(item);
                }
                self.open.push(']');
            }
            Value::Object(members) => {
                self.open.push('{');
                let members: Vec<_> = members.iter().map(|(name, value)| (name.as_str(), value)).collect();
                self.members(&members);
                self.open.push('}');
            }
            Value::Env(env) => {
                let hole = self.env(env);
                self.hole(hole);
            }
            Value::Input(name) => {
                let index = self.token.inputs.iter().position(|input| input.name == *name).unwrap_or_default();
                let index = Literal::usize_unsuffixed(index);
                self.hole(quote!(__k::Part::Input(#index)));
            }
        }
    }

    fn env(&self, env: &Env) -> TokenStream {
        let Env { name, field, line, .. } = env;
        let kind = self.kind(env);
        let default = match &env.default {
            Some(text) => quote!(__k::Some(#text)),
            None => quote!(__k::None),
        };
        let line = Literal::usize_unsuffixed(*line);
        quote! {
            __k::Part::Env(__k::Env { name: #name, default: #default, kind: #kind, field: #field, line: #line })
        }
    }

    /// What a variable must hold. Of a field of a grant that is written in Rust only the compiler knows.
    fn kind(&self, env: &Env) -> TokenStream {
        let core = &self.paths.core;
        let mut path = env.field.split('.');
        let key = path.next().unwrap_or_default();
        let used = self.token.grants.iter().find(|used| used.grant.key == key);
        if let Some(Shape::Rust(rust)) = used.map(|used| &used.grant.shape) {
            let rust = path_of(rust);
            return quote!(__k::assertions::value_kind(&<#rust as #core::Grant>::TABLE.shape, &[#(#path),*]));
        }
        match &env.kind {
            InputKind::Bool => quote!(__k::ValueKind::Bool),
            InputKind::Integer => quote!(__k::ValueKind::Integer),
            InputKind::Sid(sid) => {
                let sid = self.paths.sid(sid);
                quote!(__k::ValueKind::Sid(<#sid as #core::Sid>::TABLE))
            }
            InputKind::Text | InputKind::Json | InputKind::Rust(_) => quote!(__k::ValueKind::Text),
        }
    }

    fn hole(&mut self, hole: TokenStream) {
        let text = std::mem::take(&mut self.open);
        if !text.is_empty() {
            self.parts.push(quote!(__k::Part::Text(#text)));
        }
        self.parts.push(hole);
    }

    fn close(mut self) -> Vec<TokenStream> {
        let text = std::mem::take(&mut self.open);
        if !text.is_empty() {
            self.parts.push(quote!(__k::Part::Text(#text)));
        }
        self.parts
    }
}

/// When a value is known: 0 at compile time, 1 at start, 2 at issue.
fn when_known(value: &Value) -> u8 {
    match value {
        Value::Env(_) => 1,
        Value::Input(_) => 2,
        Value::Array(items) => items.iter().map(when_known).max().unwrap_or(0),
        Value::Object(members) => members.iter().map(|(_, value)| when_known(value)).max().unwrap_or(0),
        Value::Text(_) | Value::Bool(_) | Value::Integer(_) | Value::Float(_) => 0,
    }
}

/// A JSON string (RFC 8259, section 7).
fn string(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            // A String takes every text, so this cannot fail.
            control if control < ' ' => drop(write!(out, "\\u{:04x}", u32::from(control))),
            other => out.push(other),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::string;

    #[test]
    fn a_string_is_escaped_as_rfc_8259_asks() {
        let mut out = String::new();
        string(&mut out, "a\"b\\c\nd\u{1f}é\u{1f600}");
        assert_eq!(out, "\"a\\\"b\\\\c\\u000ad\\u001fé\u{1f600}\"");
    }
}
