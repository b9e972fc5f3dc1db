//! The values that differ between tokens.

use base64_simd::{AsOut as _, URL_SAFE_NO_PAD};
use rand::Rng as _;

use crate::API_KEY_SID;

const COUNTER: std::ops::Range<usize> = 5..15;
const RANDOM: std::ops::Range<usize> = 35..57;

/// New identities and ids, written in a few nanoseconds without an allocation, so that only the candidate is timed.
pub struct Fresh {
    identity: [u8; COUNTER.end],
    jti: [u8; RANDOM.end],
}

impl Fresh {
    /// Each thread has its own identities.
    pub fn new(thread: usize) -> Self {
        let mut fresh = Self { identity: *b"user_0000000000", jti: [b'-'; RANDOM.end] };
        fresh.identity[COUNTER.start] += u8::try_from(thread % 10).unwrap();
        fresh.jti[..API_KEY_SID.len()].copy_from_slice(API_KEY_SID.as_bytes());
        fresh
    }

    /// An identity that no earlier token has.
    pub fn identity(&mut self) -> &str {
        self.count();
        ascii(&self.identity)
    }

    /// The same, and an id: the key's SID and 128 random bits.
    pub fn identity_and_jti(&mut self) -> (&str, &str) {
        self.count();
        let mut random = [0; 16];
        rand::rng().fill_bytes(&mut random);
        let _ = URL_SAFE_NO_PAD.encode(&random, self.jti[RANDOM].as_out());
        (ascii(&self.identity), ascii(&self.jti))
    }

    fn count(&mut self) {
        for digit in self.identity[COUNTER].iter_mut().rev() {
            if *digit < b'9' {
                *digit += 1;
                return;
            }
            *digit = b'0';
        }
    }
}

/// Checking each byte would take a tenth of the fastest candidate's time.
fn ascii(bytes: &[u8]) -> &str {
    debug_assert!(bytes.is_ascii());
    // SAFETY: only letters, digits, `-` and `_` are written, and ASCII is UTF-8.
    unsafe { str::from_utf8_unchecked(bytes) }
}
