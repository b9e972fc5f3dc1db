//! A string that is not a region.

use std::fmt;

/// A string that is not a region of the vendor, from `text.parse::<Region>()`.
///
/// The string is not shown: it may be a secret in the wrong place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionError {
    title: &'static str,
    regions: Vec<&'static str>,
}

impl RegionError {
    /// `vendor` has the regions.
    #[doc(hidden)]
    #[must_use]
    pub fn new(vendor: &'static token_schema::Vendor) -> Self {
        Self { title: &vendor.title, regions: vendor.format.regions.iter().collect() }
    }
}

impl fmt::Display for RegionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "this is not a region of {}; expected one of `{}`", self.title, self.regions.join("`, `"))
    }
}

impl std::error::Error for RegionError {}
