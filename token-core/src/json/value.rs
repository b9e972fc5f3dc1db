//! The Rust types that a field of a grant may have.

use super::{JsonObject, Node, Object, ReadError, ValueWriter, Writer};

/// A type that a field of a grant may have.
///
/// Implemented for `String`, `bool`, `i64`, `Vec<String>`, [`JsonObject`], `serde_json::Value` and every SID. A struct of fields implements
/// [`Fields`] instead.
pub trait Value {
    /// Writes the value.
    fn write(&self, out: ValueWriter<'_>);

    /// Reads the value.
    ///
    /// # Errors
    ///
    /// When something else stands there.
    fn read(node: &Node<'_>) -> Result<Self, ReadError>
    where
        Self: Sized;
}

/// A struct that is an object in JSON: the type of a field that has fields of its own.
pub trait Fields: Sized {
    /// Writes the members.
    fn write(&self, out: &mut Writer<'_>);

    /// Reads the members.
    ///
    /// # Errors
    ///
    /// When one is missing or holds something else.
    fn read(object: &Object<'_>) -> Result<Self, ReadError>;
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
        out.text(self);
    }

    fn read(node: &Node<'_>) -> Result<Self, ReadError> {
        node.text().map(Self::from)
    }
}

impl Value for bool {
    fn write(&self, out: ValueWriter<'_>) {
        out.bool(*self);
    }

    fn read(node: &Node<'_>) -> Result<Self, ReadError> {
        node.as_bool().ok_or_else(|| ReadError::kind("true or false", node))
    }
}

impl Value for i64 {
    fn write(&self, out: ValueWriter<'_>) {
        out.integer(*self);
    }

    fn read(node: &Node<'_>) -> Result<Self, ReadError> {
        node.as_integer().ok_or_else(|| ReadError::kind("a whole number", node))
    }
}

impl Value for Vec<String> {
    fn write(&self, out: ValueWriter<'_>) {
        out.json(&self.as_slice().into());
    }

    fn read(node: &Node<'_>) -> Result<Self, ReadError> {
        texts(&node.to_value()).ok_or_else(|| ReadError::kind("a list of texts", node))
    }
}

/// The texts of a list that holds nothing else.
pub(crate) fn texts(value: &serde_json::Value) -> Option<Vec<String>> {
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
