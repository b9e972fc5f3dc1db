//! What generated code asks of a grant that is written in Rust: the generator sees only the `grants.toml`, the compiler both.
//!
//! All of it runs in constants, so that a mistake is an error of `cargo check`.

use crate::declaration::ValueKind;
pub use crate::grant_set::same;
use crate::schema::{Field, Kind, Shape};
use crate::sid;

/// A value that a `grants.toml` gives to a field.
#[derive(Clone, Copy, Debug)]
pub enum Given {
    /// A text.
    Text(&'static str),
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Integer,
    /// What a variable holds: it is converted, so it may become any single value.
    Env,
    /// A text that comes with the call.
    Input,
}

/// Whether there is a field at `path`, and it takes such a value.
#[must_use]
pub const fn takes(shape: &Shape, path: &[&str], given: Given) -> bool {
    match kind(shape, path) {
        Place::Free => true,
        Place::Field(Kind::Bool) => matches!(given, Given::Bool | Given::Env),
        Place::Field(Kind::Integer) => matches!(given, Given::Integer | Given::Env),
        Place::Field(Kind::Text) => matches!(given, Given::Text(_) | Given::Env | Given::Input),
        Place::Field(Kind::Sid(kind)) => match given {
            Given::Text(text) => sid::fault(kind, text.as_bytes()).is_none(),
            given => matches!(given, Given::Env),
        },
        Place::Field(Kind::Object(_) | Kind::Switch(_) | Kind::Texts) | Place::Nowhere => false,
    }
}

/// What a variable must hold to fill the field at `path`.
#[must_use]
pub const fn value_kind(shape: &Shape, path: &[&str]) -> ValueKind {
    match kind(shape, path) {
        Place::Field(Kind::Bool) => ValueKind::Bool,
        Place::Field(Kind::Integer) => ValueKind::Integer,
        Place::Field(Kind::Sid(kind)) => ValueKind::Sid(kind),
        _ => ValueKind::Text,
    }
}

/// Whether the object at `path` has all that it requires, when these are its members.
#[must_use]
pub const fn has_required(shape: &Shape, path: &[&str], members: &[&str]) -> bool {
    let Shape::Fields { fields, .. } = shape else { return true };
    if let [name, rest @ ..] = path {
        return match find(fields, name) {
            Some(Field { kind: Kind::Object(inner), .. }) => has_required(inner, rest, members),
            // That it is no object is another assertion's to say.
            _ => true,
        };
    }
    let mut fields = *fields;
    while let [field, rest @ ..] = fields {
        if field.required && !contains(members, field.name) {
            return false;
        }
        fields = rest;
    }
    true
}

enum Place<'a> {
    Field(&'a Kind),
    /// Inside free JSON, where anything may stand.
    Free,
    Nowhere,
}

const fn kind<'a>(shape: &'a Shape, path: &[&str]) -> Place<'a> {
    let (fields, name, rest) = match (shape, path) {
        (Shape::Json, _) => return Place::Free,
        (Shape::Fields { fields, .. }, [name, rest @ ..]) => (fields, *name, rest),
        (Shape::Fields { .. }, []) => return Place::Nowhere,
    };
    match (find(fields, name), rest) {
        (Some(Field { kind: Kind::Object(inner), .. }), [_, ..]) => kind(inner, rest),
        (Some(Field { kind: Kind::Switch(flag), .. }), [inner]) if same(flag, inner) => Place::Field(&Kind::Bool),
        (Some(field), []) => Place::Field(&field.kind),
        _ => Place::Nowhere,
    }
}

const fn find<'a>(fields: &'a [Field], name: &str) -> Option<&'a Field> {
    let mut fields = fields;
    while let [field, rest @ ..] = fields {
        if same(field.name, name) {
            return Some(field);
        }
        fields = rest;
    }
    None
}

const fn contains(names: &[&str], wanted: &str) -> bool {
    let mut names = names;
    while let [name, rest @ ..] = names {
        if same(name, wanted) {
            return true;
        }
        names = rest;
    }
    false
}
