//! The random part of a token's id.

use rand::Rng as _;

use crate::jwt::compact;

/// 128 random bits in base64url. They come from a generator in user space for each thread, seeded by the system, because a system call
/// for each token would cost more than signing.
///
/// The generator detects neither a fork nor a virtual machine that was started from a snapshot. Reading the process id each time would be a
/// system call, and would not detect a snapshot; the crate's documentation explains what such programs must do.
#[inline]
pub(crate) fn fresh() -> [u8; compact::encoded_length(16)] {
    let mut bits = [0; 16];
    rand::rng().fill_bytes(&mut bits);
    let mut text = [0; compact::encoded_length(16)];
    compact::encode_into(&bits, &mut text);
    text
}
