//! One field of a grant that is written in Rust.

use std::borrow::Cow;

use token_schema::{Field, Kind};

use super::field_type::FieldType;
use super::read_error::ReadError;
use super::reader::{Node, Object};
use super::value::Value;
use super::writer::{ValueWriter, Writer};

/// A field of the type `T`, with all that its type decides.
///
/// That `T` is a [`FieldType`] is asked here and nowhere else, so that a type which is none is one error and not one for each use.
#[derive(Debug)]
pub struct Member<T> {
    name: &'static str,
    kind: &'static Kind,
    write: for<'a> fn(&T, ValueWriter<'a>),
    read: fn(&Node<'_>) -> Result<T, ReadError>,
}

impl<T> Member<T> {
    /// The field of that name.
    #[must_use]
    pub const fn new(name: &'static str) -> Self
    where
        T: FieldType,
    {
        Self { name, kind: T::KIND, write: <T as Value>::write, read: <T as Value>::read }
    }

    /// What the schema says of it.
    #[must_use]
    pub const fn field(&self) -> Field {
        Field::new(Cow::Borrowed(self.name), self.kind.lend())
    }

    /// What it holds.
    #[must_use]
    pub const fn kind(&self) -> &'static Kind {
        self.kind
    }

    /// Writes it.
    pub fn write(&self, value: &T, out: &mut Writer<'_>) {
        (self.write)(value, out.name(self.name));
    }

    /// Writes it, if it is there.
    pub fn write_optional(&self, value: Option<&T>, out: &mut Writer<'_>) {
        if let Some(value) = value {
            self.write(value, out);
        }
    }

    /// Reads it.
    ///
    /// # Errors
    ///
    /// When it is missing or is something else.
    pub fn read(&self, object: &Object<'_>) -> Result<T, ReadError> {
        self.read_optional(object)?.ok_or_else(|| ReadError::missing(self.name))
    }

    /// Reads it, if it is there.
    ///
    /// # Errors
    ///
    /// When it is something else.
    pub fn read_optional(&self, object: &Object<'_>) -> Result<Option<T>, ReadError> {
        object.get(self.name).map(|node| (self.read)(&node).map_err(|error| error.inside(self.name))).transpose()
    }
}
