//! Mutates the decoded content of a token.
//!
//! A changed byte of a token breaks base64 or the signature, so nothing behind these checks would be reached. So the
//! engine mostly changes the decoded header or claims, with its dictionary and with values that it saw compared, and
//! the result is signed. An input that crashes is a token that can be pasted.

use libfuzzer_sys::fuzzer_mutate;

use crate::{forge, world};

/// Mutates `data`, whose first `size` bytes are the token; returns the new size, at most `max_size`.
///
/// Deterministic for each seed.
pub fn token(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let Some(mut parts) = data.get(..size).and_then(forge::open) else {
        return fuzzer_mutate(data, size, max_size);
    };
    match seed % 8 {
        // The undecoded bytes.
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
    // Base64 takes a third more, and the other parts need space too.
    let room = (max_size / 2).max(size);
    part.resize(room, 0);
    let size = fuzzer_mutate(part, size, room);
    part.truncate(size);
}
