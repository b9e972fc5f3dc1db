//! HMAC with SHA-256, with everything that does not change done beforehand.
//!
//! RFC 7518, section 3.2: <https://www.rfc-editor.org/rfc/rfc7518#section-3.2>. All state is wiped when dropped.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// A key whose schedule is done, or a text's state after its first part.
#[derive(Clone)]
pub(crate) struct Key(Hmac<Sha256>);

impl Key {
    /// Takes the bytes as they are; no encoding is undone.
    pub(crate) fn new(secret: &[u8]) -> Self {
        match Hmac::new_from_slice(secret) {
            Ok(state) => Self(state),
            Err(_) => unreachable!("HMAC takes a key of any length"),
        }
    }

    /// The same key, with `text` hashed already: what follows costs only itself.
    pub(crate) fn after(&self, text: &[u8]) -> Self {
        let mut state = self.0.clone();
        state.update(text);
        Self(state)
    }

    /// The tag of everything hashed so far and `rest`.
    pub(crate) fn sign(&self, rest: &[u8]) -> [u8; 32] {
        self.after(rest).0.finalize().into_bytes().into()
    }

    /// Whether `tag` is the tag of everything hashed so far and `rest`. Takes the same time whatever the tag's bytes; a tag
    /// that is not 32 bytes long never is.
    pub(crate) fn verify(&self, rest: &[u8], tag: &[u8]) -> bool {
        self.after(rest).0.verify_slice(tag).is_ok()
    }
}

#[cfg(test)]
mod wycheproof;

#[cfg(test)]
mod tests {
    use super::Key;

    /// RFC 4231, test case 2.
    #[test]
    fn rfc_4231() {
        let tag = [
            0x5b, 0xdc, 0xc1, 0x46, 0xbf, 0x60, 0x75, 0x4e, 0x6a, 0x04, 0x24, 0x26, 0x08, 0x95, 0x75, 0xc7, 0x5a, 0x00,
            0x3f, 0x08, 0x9d, 0x27, 0x39, 0x83, 0x9d, 0xec, 0x58, 0xb9, 0x64, 0xec, 0x38, 0x43,
        ];
        let key = Key::new(b"Jefe");
        assert_eq!(key.sign(b"what do ya want for nothing?"), tag);
        assert_eq!(key.after(b"what do ya ").sign(b"want for nothing?"), tag);
        assert!(key.verify(b"what do ya want for nothing?", &tag));
        assert!(!key.verify(b"what do ya want for nothing?", &tag[..31]));
        assert!(!key.verify(b"what do ya want for nothing!", &tag));
    }
}
