//! What stands in a file, with its places, for extensions.

use crate::ast::{Entry, Spanned, Value};
use crate::naming::in_path;
use crate::source::{Place, Source};

/// A TOML value of a `grants.toml`, which knows its place.
#[derive(Clone, Copy, Debug)]
pub struct Toml<'a> {
    key: Option<&'a Spanned<String>>,
    value: &'a Spanned<Value>,
    source: &'a Source,
}

/// The value of a [`Toml`], by its type.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum TomlValue<'a> {
    /// A string.
    String(&'a str),
    /// An integer.
    Integer(i64),
    /// A number with a fraction.
    Float(f64),
    /// A boolean.
    Bool(bool),
    /// A date, a time, or both, as it is written.
    Date(&'a str),
    /// An array.
    Array(Vec<Toml<'a>>),
    /// A table: its members in file order, each with its [key](Toml::key).
    Table(Vec<Toml<'a>>),
}

impl<'a> Toml<'a> {
    pub(crate) fn new(entry: &'a Entry, source: &'a Source) -> Self {
        Self { key: Some(&entry.key), value: &entry.value, source }
    }

    /// Its value.
    #[must_use]
    pub fn value(self) -> TomlValue<'a> {
        match &self.value.value {
            Value::String(text) => TomlValue::String(text),
            // The checks of `metadata` refuse larger ones.
            Value::Integer(number) => TomlValue::Integer(number.unwrap_or(i64::MAX)),
            Value::Float(number) => TomlValue::Float(*number),
            Value::Bool(value) => TomlValue::Bool(*value),
            Value::Date(date) => TomlValue::Date(date),
            Value::Array(items) => {
                TomlValue::Array(items.iter().map(|value| Self { key: None, value, source: self.source }).collect())
            }
            Value::Table(table) => {
                TomlValue::Table(table.entries.iter().map(|entry| Self::new(entry, self.source)).collect())
            }
        }
    }

    /// Its key in the table around it; `None` for an item of an array.
    #[must_use]
    pub fn key(self) -> Option<&'a str> {
        self.key.map(|key| key.value.as_str())
    }

    /// The place of the value: of a table with a header of its own, the header.
    #[must_use]
    pub fn place(self) -> Place {
        self.source.place(self.value.span.clone())
    }

    /// The place of its key; of an item of an array, that of the item.
    #[must_use]
    pub fn key_place(self) -> Place {
        self.source.place(self.key.map_or(&self.value.span, |key| &key.span).clone())
    }

    /// The string, if it is one.
    #[must_use]
    pub fn as_str(self) -> Option<&'a str> {
        if let Value::String(text) = &self.value.value { Some(text) } else { None }
    }

    /// What it is, in words: "a string".
    #[must_use]
    pub fn what(self) -> &'static str {
        self.value.value.what()
    }

    /// The member of a table.
    #[must_use]
    pub fn get(self, key: &str) -> Option<Self> {
        let Value::Table(table) = &self.value.value else { return None };
        table.get(key).map(|entry| Self::new(entry, self.source))
    }

    /// What stands at a path of keys and of positions in arrays, `voice.outgoing`, `sdk.0` or `metadata."a.b"`; where the path leads to
    /// nothing that is written, such as a default, the nearest value around it.
    #[must_use]
    pub fn nearest(self, path: &str) -> Self {
        let after = |key: &str| match path.strip_prefix(key)? {
            "" => Some(""),
            rest => rest.strip_prefix('.'),
        };
        let inner = match self.value() {
            TomlValue::Table(members) => {
                let named = members.iter().find_map(|it| Some((*it, after(&in_path(it.key()?))?)));
                // Without its quotes, the longest key that fits is meant.
                let unquoted = || members.iter().filter_map(|it| Some((*it, after(it.key()?)?)));
                named.or_else(|| unquoted().min_by_key(|(_, rest)| rest.len()))
            }
            TomlValue::Array(items) => {
                let (position, rest) = path.split_once('.').unwrap_or((path, ""));
                position.parse().ok().and_then(|position: usize| items.get(position).map(|item| (*item, rest)))
            }
            _ => None,
        };
        match inner {
            Some((inner, "")) => inner,
            Some((inner, rest)) => inner.nearest(rest),
            None => self,
        }
    }
}
