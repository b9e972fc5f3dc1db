//! The grants of a declaration as JSON text with holes: what is constant is written once, before any token is issued.

use std::fmt::{Display, Write as _};

use crate::model::{Env, Input, Token, Value};

/// A segment of that text.
#[derive(Clone, Debug)]
pub enum Segment<'a> {
    /// Constant text.
    Text(String),
    /// The value of a variable, as JSON.
    Env(&'a Env),
    /// A member of an object, `"name":` and the value of a variable, or nothing. A comma precedes it unless it is the first member.
    Optional(String, &'a Env),
    /// The value of the input with this index in [`Token::inputs`], as JSON. A grant written in Rust brings its name: `"crm":{…}`, or
    /// the members of a flat one.
    Input(usize),
}

/// The segments of the members of a token's grants object, without braces and without the identity.
///
/// What is constant comes first, then what the environment gives, then the inputs: the longer the part of a token that is the
/// same in every call, the less a call has to hash. The order of JSON members means nothing.
#[must_use]
pub fn segments(token: &Token) -> Vec<Segment<'_>> {
    let mut writer = Writer { inputs: &token.inputs, segments: Vec::new(), open: String::new() };
    let mut members: Vec<(Option<&str>, &Value)> = Vec::with_capacity(token.grants.len());
    for used in &token.grants {
        match (&used.grant.rust_path, &used.value) {
            (Some(_), value) => members.push((None, value)),
            (_, Value::Object(fields)) if used.grant.flat => members.extend(named(fields)),
            (_, value) => members.push((Some(&used.grant.key), value)),
        }
    }
    writer.members(members);
    writer.close();
    writer.segments
}

/// The JSON of a value without references.
pub(crate) fn constant(value: &Value) -> String {
    let mut writer = Writer { inputs: &[], segments: Vec::new(), open: String::new() };
    writer.value(value);
    writer.open
}

pub(crate) fn is_constant(value: &Value) -> bool {
    when_known(value) == 0
}

fn named(members: &[(String, Value)]) -> impl Iterator<Item = (Option<&str>, &Value)> {
    members.iter().map(|(name, value)| (Some(name.as_str()), value))
}

/// The lines of the strings and inputs in a token's grants, each with its field: `chat.service_sid`. A variable has its own.
#[must_use]
pub fn lines(token: &Token) -> Vec<(String, usize)> {
    let mut fields = Vec::new();
    for used in &token.grants {
        texts(&used.value, used.grant.key.to_string(), &mut fields);
    }
    fields.into_iter().map(|field| (field.clone(), token.place(&field).line())).collect()
}

fn texts(value: &Value, path: String, found: &mut Vec<String>) {
    match value {
        Value::String(_) | Value::Input(_) => found.push(path),
        Value::Object(members) => {
            for (name, value) in members {
                texts(value, format!("{path}.{name}"), found);
            }
        }
        _ => {}
    }
}

struct Writer<'a> {
    inputs: &'a [Input],
    segments: Vec<Segment<'a>>,
    /// What is constant so far, after the last hole.
    open: String,
}

impl<'a> Writer<'a> {
    fn members(&mut self, mut members: Vec<(Option<&str>, &'a Value)>) {
        // What may be absent comes last, so that no member follows it.
        members.sort_by_key(|(_, value)| (matches!(value, Value::Env(Env { optional: true, .. })), when_known(value)));
        for (index, (name, value)) in members.into_iter().enumerate() {
            if let (Some(name), Value::Env(env)) = (name, value)
                && env.optional
            {
                self.hole(Segment::Optional(name.to_owned(), env));
                continue;
            }
            if index > 0 {
                self.open.push(',');
            }
            if let Some(name) = name {
                self.string(name);
                self.open.push(':');
            }
            self.value(value);
        }
    }

    fn value(&mut self, value: &'a Value) {
        match value {
            Value::String(text) => self.string(text),
            Value::Bool(value) => self.display(value),
            Value::Integer(value) => self.display(value),
            // `{:?}` keeps the point of `1.0`, so that a float stays one.
            Value::Float(value) => self.display(&format_args!("{value:?}")),
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
                self.members(named(members).collect());
                self.open.push('}');
            }
            Value::Env(env) => self.hole(Segment::Env(env)),
            Value::Input(name) => {
                let index = self.inputs.iter().position(|input| input.name == *name);
                self.hole(Segment::Input(index.unwrap_or_default()));
            }
        }
    }

    fn hole(&mut self, hole: Segment<'a>) {
        self.close();
        self.segments.push(hole);
    }

    fn close(&mut self) {
        let text = std::mem::take(&mut self.open);
        if !text.is_empty() {
            self.segments.push(Segment::Text(text));
        }
    }

    fn display(&mut self, value: &dyn Display) {
        // A String takes every text, so this cannot fail.
        let _ = write!(self.open, "{value}");
    }

    /// A JSON string (RFC 8259, section 7).
    fn string(&mut self, text: &str) {
        self.open.push('"');
        for character in text.chars() {
            match character {
                '"' | '\\' => self.open.extend(['\\', character]),
                control if control < ' ' => self.display(&format_args!("\\u{:04x}", u32::from(control))),
                other => self.open.push(other),
            }
        }
        self.open.push('"');
    }
}

/// When a value is known: 0 in the file, 1 at start, 2 at issue.
fn when_known(value: &Value) -> u8 {
    match value {
        Value::Env(_) => 1,
        Value::Input(_) => 2,
        Value::Array(items) => items.iter().map(when_known).max().unwrap_or(0),
        Value::Object(members) => members.iter().map(|(_, value)| when_known(value)).max().unwrap_or(0),
        Value::String(_) | Value::Bool(_) | Value::Integer(_) | Value::Float(_) => 0,
    }
}
