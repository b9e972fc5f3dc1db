//! One part of a token, decoded as far as possible.

use token_schema::rule;

use crate::json::Document;
use crate::jwt::compact;
use crate::rules::finding::Finding;

/// Length of an HMAC-SHA256 signature, bytes.
pub(super) const TAG: usize = 32;

pub(super) struct Segment<'a> {
    /// `header`, `claims` or `signature`.
    pub at: &'static str,
    pub text: &'a str,
    pub bytes: Option<Vec<u8>>,
    /// It ends in `=`.
    pub is_padded: bool,
    fault: Option<Base64Fault>,
}

enum Base64Fault {
    /// `+` or `/`, which base64url does not have.
    Standard,
    /// A character of neither alphabet.
    Character,
    /// A length that base64 never has.
    Length,
    /// Unused bits at the end that are not zero.
    SpareBits,
}

impl<'a> Segment<'a> {
    pub(super) fn of(at: &'static str, text: &'a str) -> Self {
        let unpadded = text.trim_end_matches('=');
        let (bytes, fault) = match compact::decode(unpadded) {
            Some(bytes) => (Some(bytes), None),
            None if unpadded.bytes().any(is_foreign) => (None, Some(Base64Fault::Character)),
            None if unpadded.len() % 4 == 1 => (None, Some(Base64Fault::Length)),
            None if unpadded.contains(['+', '/']) => (leniently(unpadded), Some(Base64Fault::Standard)),
            None => (leniently(unpadded), Some(Base64Fault::SpareBits)),
        };
        Self { at, text, bytes, is_padded: unpadded.len() < text.len(), fault }
    }

    pub(super) fn unpadded(&self) -> &'a str {
        self.text.trim_end_matches('=')
    }

    /// The number of decoded bytes, even if the last characters are invalid.
    pub(super) fn decoded_length(&self) -> usize {
        self.unpadded().len() * 3 / 4
    }

    /// Whether it has the length of a signature: of HS256, of ES256 and EdDSA, or of RSA.
    fn is_whole_signature(&self) -> bool {
        matches!(self.decoded_length(), TAG | 64 | 256..)
    }

    pub(super) fn json(&self) -> Option<Document> {
        self.bytes.as_deref().and_then(Document::read)
    }

    pub(super) fn opens_object(&self) -> bool {
        let readable = self.unpadded().split(|c: char| !c.is_ascii() || is_foreign(c as u8)).next().unwrap_or_default();
        let Some(bytes) = self.bytes.clone().or_else(|| beginning(readable)) else { return false };
        let inside = bytes.trim_ascii_start().strip_prefix(b"{").map(<[u8]>::trim_ascii_start);
        inside.is_some_and(|inside| matches!(inside.first(), None | Some(b'"' | b'\'' | b'}')))
    }

    pub(super) fn has_foreign_character(&self) -> bool {
        matches!(self.fault, Some(Base64Fault::Character))
    }

    pub(super) fn has_member(&self, name: &str) -> bool {
        self.json().is_some_and(|it| it.root().as_object().is_some_and(|object| object.get(name).is_some()))
    }

    /// `bad-base64`. Padded standard base64 is one mistake, which `padded-base64` reports.
    pub(super) fn bad_base64(&self, is_padded: bool) -> Option<Finding> {
        let whole = "pass the whole token, as it was issued";
        let (message, fix) = match self.fault.as_ref()? {
            // `signature-length` reports a signature that was cut off.
            Base64Fault::Length | Base64Fault::SpareBits if self.at == "signature" && !self.is_whole_signature() => {
                return None;
            }
            Base64Fault::Standard if is_padded => return None,
            Base64Fault::Standard => (
                "is standard base64: it contains `+` or `/`",
                "encode it in base64url: `-` for `+`, `_` for `/`, and no `=`",
            ),
            Base64Fault::Character => (
                "contains a character that base64url does not have",
                "pass the token as it was issued: letters, digits, `-` and `_`, with a dot between the parts",
            ),
            Base64Fault::Length => ("has an impossible length: a character is missing, or one too many", whole),
            Base64Fault::SpareBits => ("was changed: its last character has bits that no encoder writes", whole),
        };
        Some(Finding::new(rule::BAD_BASE64, self.at, format!("the {} part {message}", self.at), fix))
    }
}

fn is_foreign(byte: u8) -> bool {
    !byte.is_ascii_alphanumeric() && !matches!(byte, b'-' | b'_' | b'+' | b'/')
}

/// Decodes either alphabet, with any unused bits at the end.
pub(super) fn leniently(unpadded: &str) -> Option<Vec<u8>> {
    let standard = unpadded.replace('-', "+").replace('_', "/");
    base64_simd::forgiving_decode_to_vec(standard.as_bytes()).ok()
}

/// The decoded beginning of a part that was cut off, without its last, incomplete group.
pub(super) fn beginning(text: &str) -> Option<Vec<u8>> {
    leniently(text.get(..text.len() / 4 * 4)?)
}
