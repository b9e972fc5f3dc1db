//! Writes and reads one field of a grant that is written in Rust.

use std::borrow::Cow;

use token_schema::{Field, Kind};

use super::field_type::FieldType;
use super::read_error::ReadError;
use super::reader::{Node, Object};
use super::value::Value;
use super::writer::{ValueWriter, Writer};

/// A field of type `T`.
///
/// Only [`new`](Self::new) requires `T` to be a [`FieldType`], so that a wrong type is one error and not one for each use.
#[derive(Debug)]
pub struct FieldAccess<T> {
    name: &'static str,
    kind: &'static Kind,
    write: for<'a> fn(&T, ValueWriter<'a>),
    read: fn(&Node<'_>) -> Result<T, ReadError>,
}

impl<T> FieldAccess<T> {
    #[must_use]
    pub const fn new(name: &'static str) -> Self
    where
        T: FieldType,
    {
        Self { name, kind: T::KIND, write: <T as Value>::write, read: <T as Value>::read }
    }

    /// The field as a schema describes it.
    #[must_use]
    pub const fn field(&self) -> Field {
        Field::new(Cow::Borrowed(self.name), self.kind.lend())
    }

    #[must_use]
    pub const fn kind(&self) -> &'static Kind {
        self.kind
    }

    pub fn write(&self, value: &T, out: &mut Writer<'_>) {
        (self.write)(value, out.name(self.name));
    }

    pub fn write_optional(&self, value: Option<&T>, out: &mut Writer<'_>) {
        if let Some(value) = value {
            self.write(value, out);
        }
    }

    pub fn read(&self, object: &Object<'_>) -> Result<T, ReadError> {
        self.read_optional(object)?.ok_or_else(|| ReadError::missing(self.name))
    }

    pub fn read_optional(&self, object: &Object<'_>) -> Result<Option<T>, ReadError> {
        object
            .get(self.name)
            .filter(|node| !node.is_null())
            .map(|node| (self.read)(&node).map_err(|error| error.inside(self.name)))
            .transpose()
    }
}
