//! Which kinds of SID need a type.
//!
//! A vendor's kind that no field and no credential of the vendor takes has no type: it is in the vendor's tables, so that a SID of the wrong
//! kind is called by its name. Where a field of an application's own grant takes it, its type stands beside that grant.

use std::collections::BTreeSet;

use crate::model::{Kind, Origin, Role, Schema, Shape};

/// The names of the kinds that fields of these grants take; of the vendor's, also those that its credentials take.
pub(crate) fn by(origin: Origin, schema: &Schema) -> BTreeSet<String> {
    fn fields(shape: &Shape, taken: &mut BTreeSet<String>) {
        let Shape::Fields { fields: all, .. } = shape else { return };
        for field in &**all {
            match &field.kind {
                Kind::Sid(sid) => drop(taken.insert(sid.name.to_string())),
                Kind::Object(inner) => fields(inner, taken),
                _ => {}
            }
        }
    }
    let mut taken = BTreeSet::new();
    for grant in schema.grants.iter().filter(|grant| grant.origin == origin) {
        fields(&grant.shape, &mut taken);
    }
    for credential in schema.credentials.iter().filter(|_| origin == Origin::Vendor) {
        if let Role::Claim(_, Some(sid)) = &credential.role {
            taken.insert(sid.name.to_string());
        }
    }
    taken
}
