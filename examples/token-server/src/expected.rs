//! What a request may hold, in the words of the answer to one that holds something else.

use serde::de::DeserializeOwned;

/// An input of a request. Where it cannot be read the client is told what is expected, and none of what it sent: a password may stand
/// in the wrong place.
pub trait Expected: DeserializeOwned {
    /// Its members and their kinds.
    const EXPECTED: &'static str;
}
