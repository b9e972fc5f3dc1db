//! The codes that the schema documents; a test can refuse clients with any of them.

use std::fmt;

use token_core::marker::Vendor as _;
use token_core::twilio::Twilio;

use super::unknown::UnknownCode;

/// All codes of the schema, as listed by `token explain`.
///
/// ```
/// assert!(token_emulator::codes::all().any(|code| code.number() == 51130));
/// ```
pub fn all() -> impl Iterator<Item = KnownCode> {
    Twilio::TABLE.codes.iter().map(|documented| KnownCode(documented.code))
}

/// A code that the schema documents. Twilio sends no other, so a test with another code would prove nothing.
///
/// ```
/// use token_emulator::codes::KnownCode;
///
/// # fn main() -> Result<(), token_emulator::codes::UnknownCode> {
/// assert_eq!(KnownCode::try_from(51130)?.number(), 51130);
///
/// let unknown = KnownCode::try_from(511_300).unwrap_err();
/// assert_eq!(unknown.code(), 511_300);
/// assert!(unknown.to_string().contains("did you mean 51130?"));
/// # Ok(()) }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KnownCode(u32);

impl KnownCode {
    /// The code as a number.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }
}

impl TryFrom<u32> for KnownCode {
    type Error = UnknownCode;

    /// # Errors
    ///
    /// When the schema does not document the code. The message suggests similar codes.
    fn try_from(code: u32) -> Result<Self, UnknownCode> {
        all().find(|known| known.number() == code).ok_or(UnknownCode(code))
    }
}

impl fmt::Display for KnownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
