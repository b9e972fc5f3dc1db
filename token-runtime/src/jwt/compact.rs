//! The compact serialization of a JWT: three parts in base64url, separated by dots.
//!
//! RFC 7515, sections 2 and 7.1: <https://www.rfc-editor.org/rfc/rfc7515>. No padding, no other
//! characters, and no unused bits: each token has exactly one encoding.

use base64_simd::{AsOut as _, URL_SAFE_NO_PAD};

/// Longest token that is issued or read, bytes. No vendor documents a limit; servers commonly refuse longer headers.
pub(crate) const LONGEST: usize = 16 * 1024;

/// The length of this many bytes in base64url without padding.
pub(crate) const fn encoded_length(bytes: usize) -> usize {
    bytes / 3 * 4 + (bytes % 3 * 4).div_ceil(3)
}

#[derive(Clone, Copy)]
pub(crate) struct Compact<'a> {
    /// Header and claims, with the dot between them.
    pub signed: &'a str,
    pub header: &'a str,
    pub claims: &'a str,
    pub signature: &'a str,
}

/// Splits at the dots; `None` without exactly two.
pub(crate) fn split(token: &str) -> Option<Compact<'_>> {
    let mut dots = memchr::memchr_iter(b'.', token.as_bytes());
    let (first, second) = (dots.next()?, dots.next()?);
    let (signed, signature) = token.split_at_checked(second)?;
    let (header, claims) = signed.split_at_checked(first)?;
    dots.next().is_none().then_some(Compact {
        signed,
        header,
        claims: claims.strip_prefix('.')?,
        signature: signature.strip_prefix('.')?,
    })
}

/// Decodes one part; `None` if it is not canonical base64url without padding.
pub(crate) fn decode(part: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode_to_vec(part).ok()
}

/// Decodes a signature; `None` if it is not base64url, or not 32 bytes long.
pub(crate) fn decode_tag(part: &str) -> Option<[u8; 32]> {
    let mut tag = [0; 32];
    if URL_SAFE_NO_PAD.decoded_length(part.as_bytes()).ok()? != tag.len() {
        return None;
    }
    URL_SAFE_NO_PAD.decode(part.as_bytes(), tag.as_mut_slice().as_out()).ok()?;
    Some(tag)
}

#[inline]
pub(crate) fn encode_append(bytes: &[u8], out: &mut String) {
    URL_SAFE_NO_PAD.encode_append(bytes, out);
}

/// Writes the encoded bytes to `out`, whose length must match.
#[cfg(feature = "issue")]
pub(crate) fn encode_into(bytes: &[u8], out: &mut [u8]) {
    debug_assert_eq!(encoded_length(bytes.len()), out.len());
    let _ = URL_SAFE_NO_PAD.encode(bytes, out.as_out());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_three_parts_are_a_token() {
        assert!(split("a.b").is_none() && split("a.b.c.d").is_none() && split("").is_none());
        let parts = split("a.b.c").unwrap();
        assert_eq!((parts.signed, parts.header, parts.claims, parts.signature), ("a.b", "a", "b", "c"));
    }

    #[test]
    fn bytes_have_one_encoding() {
        assert_eq!(decode("YQ").as_deref(), Some(&b"a"[..]));
        for other in ["YR", "YQ==", "YQ=", "Y", "Y Q", "YQ\n", "+w", "/w"] {
            assert_eq!(decode(other), None, "{other}");
        }
    }

    #[test]
    fn lengths() {
        for length in 0..200 {
            let mut text = String::new();
            encode_append(&vec![7; length], &mut text);
            assert_eq!(text.len(), encoded_length(length));
        }
    }
}
