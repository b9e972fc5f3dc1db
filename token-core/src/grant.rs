//! What one part of a token allows.

pub(crate) mod const_checks;
pub(crate) mod grant_set;
pub(crate) mod opened_by;

use crate::json::{Object, ReadError, Writer};

/// A typed grant: what one part of a token allows.
///
/// Implemented by the vendor's grants, by those that a `grants.toml` adds, and through `#[derive(Grant)]` by those that are
/// written in Rust.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a grant",
    note = "a grant is one of the vendor's, one from grants.toml, or a struct with `#[derive(Grant)]`"
)]
pub trait Grant: Sized {
    /// Its key and its fields.
    #[doc(hidden)]
    const TABLE: &'static token_schema::Grant;

    /// Writes its members.
    #[doc(hidden)]
    fn write(&self, out: &mut Writer<'_>);

    /// Reads its members. An error says which required one is missing, or which one holds something else.
    #[doc(hidden)]
    fn read(object: &Object<'_>) -> Result<Self, ReadError>;
}

/// A grant that an application added to the vendor's.
pub trait Custom: Grant {}
