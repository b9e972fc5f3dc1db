//! Random ids, as clients make them.

use std::fmt::Write as _;

/// A version 4 UUID.
pub(crate) fn uuid() -> String {
    let random: u128 = rand::random();
    let versioned = random & !(0xf << 76) & !(0b11 << 62) | (0x4 << 76) | (0b10 << 62);
    let hex = format!("{versioned:032x}");
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
}

/// Random letters in lower case, and digits.
#[must_use]
pub fn word(length: usize) -> String {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let letter = || LETTERS.get(rand::random_range(0..LETTERS.len())).copied().unwrap_or(b'a');
    (0..length).map(|_| char::from(letter())).collect()
}

/// Random bytes in hexadecimal, separated by colons, as a fingerprint.
pub(crate) fn fingerprint() -> String {
    let mut out = String::new();
    for (index, byte) in rand::random::<[u8; 32]>().iter().enumerate() {
        // Writing to a String cannot fail.
        let _ = write!(out, "{}{byte:02X}", if index == 0 { "" } else { ":" });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_has_its_form() {
        let id = uuid();
        let parts: Vec<_> = id.split('-').map(str::len).collect();
        assert_eq!(parts, [8, 4, 4, 4, 12]);
        assert_eq!(id.chars().nth(14), Some('4'), "{id}");
        assert!(id.chars().nth(19).is_some_and(|variant| "89ab".contains(variant)), "{id}");
        assert_ne!(id, uuid());
        assert_eq!((word(8).len(), fingerprint().len()), (8, 95));
    }
}
