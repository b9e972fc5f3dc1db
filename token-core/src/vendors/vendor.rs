//! The marker of a vendor, by which the generic engine finds its rules.

use std::fmt::Debug;

use crate::credentials::RawCredentials;

/// A vendor whose tokens can be issued and verified.
///
/// Generated from a schema, together with everything that it names; nobody implements it by hand.
pub trait Vendor: Sized + 'static {
    /// Its rules.
    const TABLE: &'static token_schema::Vendor;
    /// What signs its tokens and who they speak for.
    type Credentials: AsRef<RawCredentials> + From<RawCredentials> + Clone + Debug + Send + Sync;
    /// Where its tokens are used; [`NoRegion`] where it has no regions.
    type Region: AsRef<str> + Copy + Debug + Send + Sync;
}

/// The region of a vendor that has none. It has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoRegion {}

impl AsRef<str> for NoRegion {
    fn as_ref(&self) -> &str {
        match *self {}
    }
}
