//! Changes a token where it means something.
//!
//! A changed byte of a token breaks base64 or the signature, and nothing behind them would ever be reached. So most of the time
//! the engine changes the decoded claims or the header, with its dictionary and with what it saw compared, and the result is signed.
//! Inputs stay tokens: what crashed can be pasted as it is.

use libfuzzer_sys::fuzzer_mutate;

use crate::{forge, world};

/// One change of `data`, whose first `size` bytes are the token; gives the new size, at most `max_size`.
///
/// The same seed makes the same change.
pub fn token(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let Some(mut parts) = data.get(..size).and_then(forge::open) else {
        return fuzzer_mutate(data, size, max_size);
    };
    match seed % 8 {
        // As it stands.
        0 => return fuzzer_mutate(data, size, max_size),
        1 | 2 => change(&mut parts.header, max_size),
        _ => change(&mut parts.claims, max_size),
    }
    let secret = if seed.is_multiple_of(29) { world::OLD_SECRET } else { world::SECRET };
    let token = forge::sign(&parts, secret);
    match data.get_mut(..token.len()).filter(|room| room.len() <= max_size) {
        Some(room) => {
            room.copy_from_slice(token.as_bytes());
            token.len()
        }
        None => size,
    }
}

fn change(part: &mut Vec<u8>, max_size: usize) {
    let size = part.len();
    // In a token it takes a third more, and the rest needs room too.
    let room = (max_size / 2).max(size);
    part.resize(room, 0);
    let size = fuzzer_mutate(part, size, room);
    part.truncate(size);
}
