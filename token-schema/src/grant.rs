//! A grant: what one part of a token allows.

use std::borrow::Cow;

use crate::{Field, Kind, List, Text};

/// A grant: what one part of a token allows.
#[derive(Clone, Debug)]
pub struct Grant {
    /// Its key among the grants.
    pub key: Text,
    /// Whether its fields stand where grants stand, in no object of its own.
    pub flat: bool,
    /// The SDKs that may carry it, by name, where the application defined it; empty for a vendor's grant (its SDKs name
    /// it) and for one that any SDK may carry.
    pub sdks: List<str>,
    /// Its members.
    pub shape: Shape,
    /// Why it should no longer be used, where that is so.
    pub deprecated: Option<Text>,
}

/// What a JSON object of a grant may hold.
#[derive(Clone, Debug)]
pub enum Shape {
    /// These fields, and no others.
    Fields {
        /// The fields.
        fields: Cow<'static, [Field]>,
        /// At least one of these must be present, or the object gives access to nothing. Empty: no such rule.
        any_of: List<str>,
    },
    /// Whatever the application or the vendor puts there.
    Json,
}

impl Grant {
    /// A grant of a vendor, in an object of its own.
    #[must_use]
    pub const fn new(key: &'static str, shape: Shape) -> Self {
        Self { key: Cow::Borrowed(key), flat: false, sdks: List::EMPTY, shape, deprecated: None }
    }

    /// Sets `flat`.
    #[must_use]
    pub const fn flat(mut self) -> Self {
        self.flat = true;
        self
    }

    /// Sets `sdks`.
    #[must_use]
    pub const fn sdks(mut self, names: &'static [&'static str]) -> Self {
        set!(self.sdks = List::Static(names))
    }

    /// Sets `deprecated`.
    #[must_use]
    pub const fn deprecated(mut self, why: &'static str) -> Self {
        set!(self.deprecated = Some(Cow::Borrowed(why)))
    }
}

impl Shape {
    /// An object with these fields, each of which may be absent unless it is required.
    #[must_use]
    pub const fn fields(fields: &'static [Field]) -> Self {
        Self::any_of(fields, &[])
    }

    /// An object with these fields, and at least one of those that `any_of` names.
    #[must_use]
    pub const fn any_of(fields: &'static [Field], any_of: &'static [&'static str]) -> Self {
        Self::Fields { fields: Cow::Borrowed(fields), any_of: List::Static(any_of) }
    }

    /// The field of this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Field> {
        match self {
            Self::Fields { fields, .. } => fields.iter().find(|field| field.name == name),
            Self::Json => None,
        }
    }

    /// The field at a path of names, `outgoing.application_sid`.
    #[must_use]
    pub fn field_at(&self, path: &str) -> Option<&Field> {
        let Some((name, deeper)) = path.split_once('.') else { return self.field(path) };
        match &self.field(name)?.kind {
            Kind::Object(shape) => shape.field_at(deeper),
            _ => None,
        }
    }
}
