//! Describes the valid input of a request in the response to an invalid one.

use serde::de::DeserializeOwned;

/// An input of a request. The response to an invalid one describes what is expected, and repeats nothing of the
/// request, which may contain a password in the wrong place.
pub trait Expected: DeserializeOwned {
    /// The members and their types.
    const EXPECTED: &'static str;
}
