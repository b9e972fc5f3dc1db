//! Members that seem to be meant as fields of a grant.

use super::shown::Shown;

/// A member that is no field, and the field that it seems to be meant as.
#[derive(Clone, Copy)]
pub(crate) struct Misspelt<'a> {
    pub key: &'a str,
    pub field: &'static str,
}

/// The misspelt fields of an object.
pub(super) struct Meant<'m, 'a> {
    misspelt: &'m [Misspelt<'a>],
    /// Each of them is an error of its own, which names the field: that the field is missing need not be said too.
    is_error: bool,
    /// Those that a fix named.
    named: Vec<&'a str>,
}

impl<'m, 'a> Meant<'m, 'a> {
    /// `is_error`: each of them is an error of its own.
    pub(super) fn new(misspelt: &'m [Misspelt<'a>], is_error: bool) -> Self {
        Self { misspelt, is_error, named: Vec::new() }
    }

    /// The members that a fix named.
    pub(super) fn into_named(self) -> Vec<&'a str> {
        self.named
    }

    /// Whether the error about a misspelt member says that this field is missing.
    pub(super) fn says(&self, field: &str) -> bool {
        self.is_error && self.by(field).is_some()
    }

    /// The member that seems to be meant as a field.
    pub(super) fn by(&self, field: &str) -> Option<&'a str> {
        self.misspelt.iter().find(|one| one.field == field).map(|one| one.key)
    }

    /// How a missing field is written in place of the misspelt one.
    pub(super) fn in_place_of(&mut self, field: &str) -> Option<String> {
        let key = self.by(field)?;
        self.named.push(key);
        Some(format!("write `{field}` in place of {}", Shown(key)))
    }

    /// How a missing field is written: added, or in place of the misspelt one.
    pub(super) fn add(&mut self, field: &str) -> String {
        self.in_place_of(field).unwrap_or_else(|| format!("add `{field}`"))
    }
}
