//! How messages name an object of a grant by its path, and how its fields are written.

use crate::ast::Entry;

/// The object in a title: a grant, or an object inside a grant.
pub(crate) fn object_name(path: &str) -> String {
    if path.contains('.') { format!("`{path}`") } else { format!("grant `{path}`") }
}

/// What a new field's key begins with where the object is written as dotted keys.
pub(crate) fn prefix(path: &str, entry: &Entry) -> String {
    let dotted = entry.value.span == entry.key.span;
    if dotted { format!("{path}.") } else { String::new() }
}
