use crate::{List, Shape, Text, text};

/// A grant: the permissions for one service of the vendor.
#[derive(Clone, Debug)]
pub struct Grant {
    /// Its key among the grants.
    pub key: Text,
    /// Whether its fields are beside the other grants, not in an object.
    pub flat: bool,
    /// The SDKs that may use an application's grant. Empty: any SDK; and for a vendor's grant, which its SDKs name.
    pub sdks: List<str>,
    /// Its fields.
    pub shape: Shape,
    /// Why it should no longer be used, if it is deprecated.
    pub deprecated: Option<Text>,
    /// What else it is called, for suggestions.
    pub aliases: List<str>,
}

impl Grant {
    /// A grant of a vendor, in an object of its own.
    #[must_use]
    pub const fn new(key: &'static str, shape: Shape) -> Self {
        Self { key: text(key), flat: false, sdks: List::EMPTY, shape, deprecated: None, aliases: List::EMPTY }
    }

    setters! {
        flat() { flat: true }
        sdks(names: &'static [&'static str]) { sdks: List::Static(names) }
        deprecated(why: &'static str) { deprecated: Some(text(why)) }
        aliases(names: &'static [&'static str]) { aliases: List::Static(names) }
    }
}
