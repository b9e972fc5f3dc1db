//! A grant: what one part of a token allows.

use std::borrow::Cow;

use crate::{List, Shape, Text, text};

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

impl Grant {
    /// A grant of a vendor, in an object of its own.
    #[must_use]
    pub const fn new(key: &'static str, shape: Shape) -> Self {
        Self { key: Cow::Borrowed(key), flat: false, sdks: List::EMPTY, shape, deprecated: None }
    }

    setters! {
        flat() { flat: true }
        sdks(names: &'static [&'static str]) { sdks: List::Static(names) }
        deprecated(why: &'static str) { deprecated: Some(text(why)) }
    }
}
