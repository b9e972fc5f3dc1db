//! Values as JSON, in the order of the file.

use std::borrow::Cow;

use serde::{Serialize, Serializer};
use token_codegen::model::{Choices, Env, Place, Toml, TomlValue, Value};
use token_codegen::naming::in_path;

/// An object whose members are in this order.
pub(super) struct InOrder<'m, T>(pub(super) Vec<(Cow<'m, str>, T)>);

impl<T: Serialize> Serialize for InOrder<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// A value of a declaration: JSON in which `{"$env": …}` is a variable, and `{"$input": …}` an input.
pub(super) enum Written<'m> {
    Name(&'m str),
    Value(&'m Value),
    Env(&'m Env),
}

#[derive(Serialize)]
struct FromEnv<'m> {
    #[serde(rename = "$env")]
    name: &'m str,
    #[serde(skip_serializing_if = "Option::is_none")]
    default: Option<&'m str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    optional: bool,
}

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Name(text) => serializer.serialize_str(text),
            Self::Env(Env { name, default, optional, .. }) => {
                FromEnv { name, default: default.as_deref(), optional: *optional }.serialize(serializer)
            }
            Self::Value(value) => match value {
                Value::String(text) => serializer.serialize_str(text),
                Value::Bool(value) => serializer.serialize_bool(*value),
                Value::Integer(number) => serializer.serialize_i64(*number),
                Value::Float(number) => serializer.serialize_f64(*number),
                Value::Array(items) => serializer.collect_seq(items.iter().map(Written::Value)),
                Value::Object(members) => {
                    serializer.collect_map(members.iter().map(|(name, value)| (name, Written::Value(value))))
                }
                Value::Env(env) => Written::Env(env).serialize(serializer),
                Value::Input(name) => serializer.collect_map([("$input", name)]),
                _ => serializer.serialize_none(),
            },
        }
    }
}

/// The allowed values.
pub(super) struct Values<'m>(pub(super) &'m Choices);

impl Values<'_> {
    pub(super) fn is_any(&self) -> bool {
        matches!(self.0, Choices::Any)
    }
}

impl Serialize for Values<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Choices::Any => serializer.serialize_none(),
            Choices::Strings(strings) => serializer.collect_seq(strings.iter()),
            Choices::Integers(numbers) => serializer.collect_seq(numbers.iter()),
        }
    }
}

/// A value of the metadata. A date is a string.
pub(super) struct Metadata<'m>(pub(super) Toml<'m>);

impl Serialize for Metadata<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.value() {
            TomlValue::String(text) | TomlValue::Date(text) => serializer.serialize_str(text),
            TomlValue::Integer(number) => serializer.serialize_i64(number),
            TomlValue::Float(number) => serializer.serialize_f64(number),
            TomlValue::Bool(value) => serializer.serialize_bool(value),
            TomlValue::Array(items) => serializer.collect_seq(items.into_iter().map(Metadata)),
            TomlValue::Table(_) => {
                serializer.collect_map(members(self.0).into_iter().map(|(name, toml)| (name, Metadata(toml))))
            }
            _ => serializer.serialize_none(),
        }
    }
}

/// The members of a table.
pub(super) fn members(table: Toml<'_>) -> Vec<(&str, Toml<'_>)> {
    let TomlValue::Table(members) = table.value() else { return Vec::new() };
    members.into_iter().map(|member| (member.key().unwrap_or_default(), member)).collect()
}

/// The place of each value, by its path.
pub(super) fn places(around: Toml<'_>, path: &str, found: &mut Vec<(String, Place)>) {
    let inside = |key: &str| {
        let key = in_path(key);
        if path.is_empty() { key.into_owned() } else { format!("{path}.{key}") }
    };
    let inner: Vec<(String, Toml<'_>)> = match around.value() {
        TomlValue::Array(items) => {
            items.into_iter().enumerate().map(|(position, item)| (inside(&position.to_string()), item)).collect()
        }
        _ => members(around).into_iter().map(|(key, member)| (inside(key), member)).collect(),
    };
    for (path, toml) in inner {
        found.push((path.clone(), toml.place()));
        places(toml, &path, found);
    }
}
