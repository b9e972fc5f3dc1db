//! The Rust types that a field of a grant may have.

use super::json_object::JsonObject;
use super::read_error::ReadError;
use super::reader::{Node, Object};
use super::writer::{ValueWriter, Writer};

/// A type that a field of a grant may have.
///
/// Implemented for `String`, `bool`, `i64`, `Vec<String>`, [`JsonObject`], `serde_json::Value` and every SID. A struct of fields implements
/// [`Fields`] instead.
pub trait Value {
    fn write(&self, out: ValueWriter<'_>);

    fn read(node: &Node<'_>) -> Result<Self, ReadError>
    where
        Self: Sized;
}

/// A struct that is an object in JSON: the type of a field that has fields of its own.
pub trait Fields: Sized {
    fn write(&self, out: &mut Writer<'_>);

    fn read(object: &Object<'_>) -> Result<Self, ReadError>;
}

impl Writer<'_> {
    pub fn member<T: Value + ?Sized>(&mut self, name: &str, value: &T) {
        value.write(self.name(name));
    }

    /// A member that is omitted without a value.
    pub fn optional<T: Value + ?Sized>(&mut self, name: &str, value: Option<&T>) {
        if let Some(value) = value {
            self.member(name, value);
        }
    }

    /// The strings of an array as one string.
    pub fn joined(&mut self, name: &str, separator: &str, strings: Option<&Vec<String>>) {
        if let Some(strings) = strings {
            self.name(name).strings(strings, separator);
        }
    }

    /// A JSON object as a string.
    pub fn json_text(&mut self, name: &str, object: Option<&JsonObject>) {
        if let Some(object) = object {
            self.name(name).json_text(object);
        }
    }

    /// An object with one boolean, omitted if it is `false`.
    pub fn switch(&mut self, name: &str, inner: &str, on: bool) {
        if on {
            self.name(name).object(|members| members.member(inner, &true));
        }
    }
}

impl Object<'_> {
    pub fn required<T: Value>(&self, name: &str) -> Result<T, ReadError> {
        let node = self.get(name).ok_or_else(|| ReadError::missing(name))?;
        T::read(&node).map_err(|error| error.inside(name))
    }

    pub fn optional<T: Value>(&self, name: &str) -> Result<Option<T>, ReadError> {
        match self.get(name).filter(|node| !node.is_null()) {
            None => Ok(None),
            Some(node) => match T::read(&node) {
                Ok(value) => Ok(Some(value)),
                Err(error) => Err(error.inside(name)),
            },
        }
    }

    /// The strings of an array that is one string.
    pub fn joined(&self, name: &str, separator: &str) -> Result<Option<Vec<String>>, ReadError> {
        let text = self.optional::<String>(name)?;
        Ok(text.map(|text| text.split(separator).map(str::to_owned).collect()))
    }

    /// A JSON object in a string.
    pub fn json_text(&self, name: &str) -> Result<Option<JsonObject>, ReadError> {
        let wrong = |_| ReadError::new("expected a JSON object in a string").inside(name);
        self.optional::<String>(name)?.map(|text| serde_json::from_str(&text).map_err(wrong)).transpose()
    }

    /// The same for a required field.
    pub fn there<T>(name: &str, value: Option<T>) -> Result<T, ReadError> {
        value.ok_or_else(|| ReadError::missing(name))
    }

    /// The boolean inside an optional object; `false` if either is missing.
    pub fn switch(&self, name: &str, inner: &str) -> Result<bool, ReadError> {
        let Some(node) = self.get(name) else { return Ok(false) };
        node.object()
            .and_then(|object| object.optional(inner))
            .map(Option::unwrap_or_default)
            .map_err(|error| error.inside(name))
    }
}

impl<T: Fields> Value for T {
    fn write(&self, out: ValueWriter<'_>) {
        out.object(|members| Fields::write(self, members));
    }

    fn read(node: &Node<'_>) -> Result<Self, ReadError> {
        Fields::read(&node.object()?)
    }
}

impl Value for String {
    fn write(&self, out: ValueWriter<'_>) {
        out.string(self);
    }

    fn read(node: &Node<'_>) -> Result<Self, ReadError> {
        node.string().or_else(|error| node.first_audience().ok_or(error)).map(Self::from)
    }
}

impl Value for bool {
    fn write(&self, out: ValueWriter<'_>) {
        out.bool(*self);
    }

    fn read(node: &Node<'_>) -> Result<Self, ReadError> {
        node.as_bool().ok_or_else(|| ReadError::kind("a boolean", node.kind()))
    }
}

impl Value for i64 {
    fn write(&self, out: ValueWriter<'_>) {
        out.integer(*self);
    }

    fn read(node: &Node<'_>) -> Result<Self, ReadError> {
        node.as_integer().ok_or_else(|| ReadError::kind("an integer", node.kind()))
    }
}

impl Value for Vec<String> {
    fn write(&self, out: ValueWriter<'_>) {
        out.json(&self.as_slice().into());
    }

    fn read(node: &Node<'_>) -> Result<Self, ReadError> {
        strings(&node.to_value()).ok_or_else(|| ReadError::kind("an array of strings", node.kind()))
    }
}

pub(crate) fn strings(value: &serde_json::Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|item| item.as_str().map(str::to_owned)).collect()
}

impl Value for JsonObject {
    fn write(&self, out: ValueWriter<'_>) {
        out.object(|members| members.members_of(self));
    }

    fn read(node: &Node<'_>) -> Result<Self, ReadError> {
        node.object().map(|object| object.to_owned())
    }
}

impl Value for serde_json::Value {
    fn write(&self, out: ValueWriter<'_>) {
        out.json(self);
    }

    fn read(node: &Node<'_>) -> Result<Self, ReadError> {
        Ok(node.to_value())
    }
}
