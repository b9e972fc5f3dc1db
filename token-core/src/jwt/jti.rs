//! The random part of a token's id.

use rand::Rng as _;

use crate::jwt::compact;

/// The random part of an id, as text.
pub(crate) struct Random([u8; compact::encoded_length(16)]);

impl Random {
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// 128 random bits as base64url. They come from a generator in user space, seeded by the system, one for each thread: a system
/// call for each token would cost more than signing it.
///
/// Such a generator does not notice a fork, nor that a virtual machine was started from a snapshot. To ask for the process's id each time
/// would cost a system call again, and would not tell of a snapshot; so the crate's documentation says what such a program has to do.
#[inline]
pub(crate) fn fresh() -> Random {
    let mut bits = [0; 16];
    rand::rng().fill_bytes(&mut bits);
    let mut text = [0; compact::encoded_length(16)];
    compact::encode_into(&bits, &mut text);
    Random(text)
}
