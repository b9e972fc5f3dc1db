//! Inputs that own their strings.

use std::fmt;
use std::marker::PhantomData;

use serde_core::de::{Deserialize, Deserializer, Error as _};
use serde_json::Value;

use crate::issue::profile::Profile;

/// The input of a declared token from any deserializer, such as axum's `Json`. The input type itself borrows its strings, so it cannot be
/// read from a body, nor from a string with escapes.
///
/// ```
/// # #[cfg(all(feature = "serde", feature = "test-util", debug_assertions))] mod application {
/// use token_core::declared::Inputs;
///
/// # token_core::include_grants!(inline = r#"
/// #     vendor = "twilio"
/// #
/// #     [token.guest]
/// #     sdk = "video"
/// #     ttl = "1h"
/// #     video.room = { input = "room" }
/// # "#);
/// # pub fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let body = br#"{"room": "caf\u00e9"}"#; // in a handler: `Json(inputs): Json<Inputs<Guest>>`
/// let inputs: Inputs<Guest> = serde_json::from_slice(body)?;
/// let token = Tokens::for_tests().guest.issue("alice", inputs.get()?)?;
/// # drop(token);
/// # Ok(())
/// # }
/// # }
/// # #[cfg(all(feature = "serde", feature = "test-util", debug_assertions))] application::main().unwrap();
/// ```
#[cfg(feature = "serde")]
pub struct Inputs<P> {
    value: Value,
    profile: PhantomData<fn() -> P>,
}

impl<P: Profile> Inputs<P>
where
    for<'a> P::Input<'a>: Deserialize<'a>,
{
    /// The input, which borrows from this.
    ///
    /// # Errors
    ///
    /// None: the input was read once when this was deserialized.
    pub fn get(&self) -> Result<P::Input<'_>, serde_json::Error> {
        P::Input::deserialize(&self.value)
    }
}

impl<'de, P: Profile> Deserialize<'de> for Inputs<P>
where
    for<'a> P::Input<'a>: Deserialize<'a>,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let inputs = Self { value: Value::deserialize(deserializer)?, profile: PhantomData };
        inputs.get().map_err(D::Error::custom)?;
        Ok(inputs)
    }
}

impl<P: Profile> fmt::Debug for Inputs<P> {
    /// Without the values, which are a caller's.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Inputs").field("token", &P::NAME).finish_non_exhaustive()
    }
}
