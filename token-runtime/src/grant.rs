//! Grants: the permissions in a token.

pub(crate) mod const_checks;
pub(crate) mod grant_set;
pub(crate) mod opened_by;

use crate::json::{Object, ReadError, Writer};

/// A typed grant: a permission in a token.
///
/// Implemented by the vendor's grants, by the custom grants of a `grants.toml`, and by structs with `#[derive(Grant)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a grant",
    note = "a grant is one of the vendor's, one from grants.toml, or a struct with `#[derive(Grant)]`"
)]
pub trait Grant: Sized {
    #[doc(hidden)]
    const TABLE: &'static token_schema::Grant;

    #[doc(hidden)]
    fn write(&self, out: &mut Writer<'_>);

    /// Reads the members. An error names the member that is missing or has another type.
    #[doc(hidden)]
    fn read(object: &Object<'_>) -> Result<Self, ReadError>;
}

/// A grant of the application.
pub trait Custom: Grant {}

/// A grant as itself. Generated code looks at a grant written in Rust through this trait, so that a type that is not a grant is one error
/// and not an error at each use.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a grant",
    note = "a grant is one of the vendor's, one from grants.toml, or a struct with `#[derive(Grant)]`"
)]
pub trait Itself {
    type Grant: Grant;

    fn itself(&self) -> &Self::Grant;
}

impl<G: Grant> Itself for G {
    type Grant = Self;

    fn itself(&self) -> &Self {
        self
    }
}
