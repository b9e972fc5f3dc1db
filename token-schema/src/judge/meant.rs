//! The field that a misspelt member seems to be meant as.

use crate::suggest::{is_called, misspelt};
use crate::{Field, Kind, Shape};

/// A member that is not a field, and the field that it seems to be meant as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misspelt<'t, 'v> {
    /// The member.
    pub key: &'v str,
    /// The field.
    pub field: &'t str,
}

/// The misspelt fields of an object.
#[derive(Clone, Copy)]
pub(super) struct Meant<'m, 't, 'v> {
    pub(super) misspelt: &'m [Misspelt<'t, 'v>],
    /// Whether each is reported as unknown, so that the missing field needs no violation too.
    pub(super) reported: bool,
}

impl<'v> Meant<'_, '_, 'v> {
    pub(super) fn by(self, field: &str) -> Option<&'v str> {
        self.misspelt.iter().find(|one| one.field == field).map(|one| one.key)
    }

    pub(super) fn reports(self, field: &str) -> bool {
        self.reported && self.by(field).is_some()
    }
}

/// The field that a member seems to be meant as, and its path: an alias, also of an inner field; a misspelling; or the one name that begins
/// as the other does (`roomName`, `room`).
#[must_use]
pub fn meant_as<'t>(key: &str, fields: &'t [Field]) -> Option<(&'t str, String)> {
    let names = || fields.iter().map(|field| &*field.name);
    let similar = || {
        misspelt(key, names()).or_else(|| {
            let key = key.to_ascii_lowercase();
            let near =
                |name: &&str| key.len() > 3 && name.len() > 3 && (key.starts_with(*name) || name.starts_with(&key));
            let mut found = names().filter(near);
            found.next().filter(|_| found.next().is_none())
        })
    };
    called(key, fields).or_else(|| similar().map(|name| (name, name.to_owned())))
}

/// The field with this name or alias, in any spelling, with its path.
fn called<'t>(key: &str, fields: &'t [Field]) -> Option<(&'t str, String)> {
    let here = fields.iter().find(|field| is_called(key, &field.name, field.aliases.iter()));
    here.map(|field| (&*field.name, field.name.to_string())).or_else(|| {
        let inside = |field: &'t Field| match &field.kind {
            Kind::Object(Shape::Fields { fields, .. }) => {
                called(key, fields).map(|(_, path)| (&*field.name, format!("{}.{path}", field.name)))
            }
            _ => None,
        };
        fields.iter().find_map(inside)
    })
}
