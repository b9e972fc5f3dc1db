//! One part of a token, read as far as it can be read.

use token_schema::rule;

use crate::json::Document;
use crate::jwt::compact;
use crate::rules::finding::Finding;

/// A part between the dots.
pub(super) struct Segment<'a> {
    /// Where it stands, for findings about it.
    pub at: &'static str,
    /// As it stands.
    pub text: &'a str,
    /// The decoded bytes; `None` if it cannot be decoded.
    pub bytes: Option<Vec<u8>>,
    /// It ends in `=`.
    pub padded: bool,
    /// What else is wrong with it.
    fault: Option<Fault>,
}

enum Fault {
    /// `+` or `/`: the other alphabet.
    Plain,
    /// A character of no alphabet.
    Character,
    /// A length that base64 never has.
    Length,
    /// Unused bits at the end that are not zero.
    SpareBits,
}

impl<'a> Segment<'a> {
    pub(super) fn of(at: &'static str, text: &'a str) -> Self {
        let bare = text.trim_end_matches('=');
        let plain = bare.contains(['+', '/']);
        let fault = if bare.bytes().any(foreign) {
            Some(Fault::Character)
        } else if bare.len() % 4 == 1 {
            Some(Fault::Length)
        } else if plain {
            Some(Fault::Plain)
        } else if compact::decode(bare).is_none() {
            Some(Fault::SpareBits)
        } else {
            None
        };
        let bytes = match fault {
            Some(Fault::Character | Fault::Length) => None,
            _ => leniently(bare),
        };
        Self { at, text, bytes, padded: bare.len() < text.len(), fault }
    }

    /// Its text without the padding.
    pub(super) fn bare(&self) -> &'a str {
        self.text.trim_end_matches('=')
    }

    /// The number of decoded bytes, also if the last characters are wrong.
    pub(super) fn bytes_long(&self) -> usize {
        self.bare().len() * 3 / 4
    }

    /// Whether it holds a JSON object, or the beginning of one.
    pub(super) fn opens_object(&self) -> bool {
        let readable = self.bare().split(|c: char| !c.is_ascii() || foreign(c as u8)).next().unwrap_or_default();
        let Some(bytes) = beginning(readable) else { return false };
        let inside = bytes.trim_ascii_start().strip_prefix(b"{").map(<[u8]>::trim_ascii_start);
        inside.is_some_and(|inside| matches!(inside.first(), None | Some(b'"' | b'\'' | b'}')))
    }

    /// Whether it has a character that is in no base64 alphabet.
    pub(super) fn is_foreign(&self) -> bool {
        matches!(self.fault, Some(Fault::Character))
    }

    /// Whether it is an object with a member of that name.
    pub(super) fn member(&self, name: &str) -> bool {
        let document = self.bytes.as_deref().and_then(Document::read);
        document.is_some_and(|it| it.root().as_object().is_some_and(|object| object.get(name).is_some()))
    }

    /// `bad-base64`. Standard base64 with padding is one mistake, which `padded-base64` reports.
    pub(super) fn bad_base64(&self, padded: bool) -> Option<Finding> {
        let what = self.at;
        let (message, fix) = match self.fault.as_ref()? {
            // `signature-length` says more of a signature.
            Fault::Length | Fault::SpareBits if what == "signature" && self.bytes_long() != 32 => return None,
            Fault::Plain if padded => return None,
            Fault::Plain => (
                format!("the {what} part is in plain base64: it has `+` or `/` in it"),
                "encode it in base64url: `-` for `+`, `_` for `/`, and no `=`",
            ),
            Fault::Character => (
                format!("the {what} part has a character in it that base64url does not have"),
                "pass the token on as it was issued: letters, digits, `-` and `_`, with a dot between the parts",
            ),
            Fault::Length => (
                format!(
                    "the {what} part has a length that nothing encoded has: a character is missing, or one too many"
                ),
                "pass on the whole token, as it was issued",
            ),
            Fault::SpareBits => (
                format!("the last character of the {what} part stands for bits that are not there: it was changed"),
                "pass on the whole token, as it was issued",
            ),
        };
        Some(Finding::new(rule::BAD_BASE64, what, message, fix))
    }
}

fn foreign(byte: u8) -> bool {
    !byte.is_ascii_alphanumeric() && !matches!(byte, b'-' | b'_' | b'+' | b'/')
}

/// Decodes either alphabet, with any unused bits at the end.
fn leniently(bare: &str) -> Option<Vec<u8>> {
    let plain: Vec<u8> = bare
        .bytes()
        .map(|byte| match byte {
            b'-' => b'+',
            b'_' => b'/',
            byte => byte,
        })
        .collect();
    base64_simd::forgiving_decode_to_vec(&plain).ok()
}

/// The decoded beginning of a part that was cut off.
pub(super) fn beginning(text: &str) -> Option<Vec<u8>> {
    // The last group is incomplete, and is not read.
    let whole = text.len() / 4 * 4;
    leniently(text.get(..whole)?)
}
