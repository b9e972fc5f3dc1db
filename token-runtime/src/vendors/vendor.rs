//! The marker type of a vendor.

use std::fmt::Debug;

use crate::credentials::RawCredentials;

/// A vendor whose tokens can be issued and verified.
///
/// Generated from a schema, together with the types that it names.
pub trait Vendor: Sized + 'static {
    /// The vendor's rules.
    const TABLE: &'static token_schema::Vendor;
    /// Whether the module belongs to this crate, so that its rules are those of this project.
    #[doc(hidden)]
    const IS_BUILT_IN: bool = false;
    /// The credentials that sign tokens.
    type Credentials: AsRef<RawCredentials> + From<RawCredentials> + Clone + Debug + Send + Sync;
    /// The region of a token; [`NoRegion`] for a vendor without regions.
    type Region: AsRef<str> + Copy + Debug + Send + Sync;
}

/// The region type of a vendor without regions. It has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoRegion {}

impl AsRef<str> for NoRegion {
    fn as_ref(&self) -> &str {
        match *self {}
    }
}
