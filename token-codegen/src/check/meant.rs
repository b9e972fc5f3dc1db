//! The field that an unknown key is meant as, wherever it is in a grant.

use crate::ast::Value;
use crate::model::{Field, Kind};
use token_schema::suggest::is_called;

/// The paths of the fields that have this name, or this alias, in any spelling: `outgoing.application_sid`.
///
/// A value that is no object is that of a switch itself: `incoming.allow`.
pub(super) fn paths(fields: &[Field], key: &str, value: &Value) -> Vec<String> {
    let mut paths = Vec::new();
    for field in fields {
        let name = &*field.name;
        let is_named = is_called(key, name, field.aliases.iter());
        match &field.kind {
            Kind::Switch(member) if !is_object(value) && (is_named || is_called(key, member, [])) => {
                paths.push(format!("{name}.{member}"));
            }
            Kind::Object(_) | Kind::Switch(_) if is_named => paths.push(name.to_owned()),
            Kind::Object(shape) => {
                let inner = self::paths(shape.as_slice(), key, value).into_iter();
                paths.extend(inner.map(|path| format!("{name}.{path}")));
            }
            _ if is_named && !is_object(value) => paths.push(name.to_owned()),
            _ => {}
        }
    }
    paths
}

/// Whether a value may be one of this field, by its type.
pub(super) fn takes(field: &Field, value: &Value) -> bool {
    match (&field.kind, value) {
        (Kind::Switch(_), Value::Table(_)) => is_object(value),
        (Kind::Object(_), Value::Table(_))
        | (Kind::String | Kind::Sid(_), Value::String(_))
        | (Kind::Boolean, Value::Bool(_))
        | (Kind::Integer, Value::Integer(_))
        | (Kind::Strings, Value::Array(_)) => true,
        (Kind::String | Kind::Strings | Kind::Sid(_) | Kind::Boolean | Kind::Integer, Value::Table(_)) => {
            !is_object(value)
        }
        _ => false,
    }
}

/// Whether it is a table that is no reference, `{ env = "NAME" }`.
fn is_object(value: &Value) -> bool {
    let is_key = |key: &str| matches!(key, "env" | "input" | "default");
    matches!(value, Value::Table(table) if !table.entries.iter().any(|member| is_key(&member.key.value)))
}
