//! Common mistakes that make a wrong signature with the right secret.

use zeroize::Zeroizing;

use super::token_shape::Segments;
use crate::credentials::{RawCredentials, secret_of};
use crate::jwt::hs256::Key;

pub(super) struct Slip {
    pub message: String,
    pub fix: String,
}

/// The texts that a valid signature may be of: with the padding that a token must not have, and without.
pub(super) fn signed(segments: &Segments<'_>) -> Vec<Vec<u8>> {
    let Some(claims) = &segments.claims else { return Vec::new() };
    let mut texts = vec![format!("{}.{}", segments.header.text, claims.text).into_bytes()];
    if segments.header.is_padded || claims.is_padded {
        texts.push(format!("{}.{}", segments.header.unpadded(), claims.unpadded()).into_bytes());
    }
    texts
}

/// The mistake that made `tag`, if it is a known one. Two mistakes at once are not tried: every guess costs a pass over the text.
pub(super) fn find(parts: &RawCredentials, segments: &Segments<'_>, tag: &[u8]) -> Option<Slip> {
    let texts = signed(segments);
    let text = texts.first()?;
    let key = keys(parts).into_iter().find(|(key, ..)| Key::new(key).verify(text, tag));
    if let Some((_, message, fix)) = key {
        return Some(Slip { message: message.to_owned(), fix: fix.to_owned() });
    }
    if let Some((part, ..)) = parts.claims().find(|(.., value)| Key::new(value.as_bytes()).verify(text, tag)) {
        let secret = &secret_of(parts.vendor()).title;
        return Some(Slip {
            message: format!("the {} signed the token in place of the {secret}", part.title),
            fix: format!("sign with the {secret}; the {} is public", part.title),
        });
    }
    let key = Key::new(parts.secret().as_bytes());
    let (_, what) = other_texts(segments).into_iter().find(|(text, _)| key.verify(text, tag))?;
    let message = format!("the right secret signed {what}");
    Some(Slip { message, fix: "sign the encoded header, a dot, and the encoded claims".to_owned() })
}

/// Whether the name of the key signed in place of the secret.
pub(super) fn is_signed_by_key_id(parts: &RawCredentials, texts: &[Vec<u8>], tag: &[u8]) -> bool {
    let key = Key::new(parts.value(&parts.vendor().format.key).as_bytes());
    texts.iter().any(|text| key.verify(text, tag))
}

/// What may have signed in place of the secret, with the message and the fix. Wiped, because some are the secret or close to it.
type Guess = (Zeroizing<Vec<u8>>, &'static str, &'static str);

fn keys(parts: &RawCredentials) -> Vec<Guess> {
    let (secret, trimmed) = (parts.secret(), parts.secret().trim());
    let trim = "trim the secret where it is read; a file or a shell often adds a line break";
    let as_is = "sign with the bytes of the secret as it was shown";
    let space_here = "the given secret has white space around it, and the secret that signed had none";
    let line_break = "the secret that signed had a line break at its end";
    let space = "the secret that signed had white space around it";
    let quotes = "the secret that signed had quotes around it";
    let decoded = "the secret was decoded from base64 before it signed, but it is not base64";
    let encoded = "the secret was encoded in base64 before it signed";
    let hex = "the secret was read as hexadecimal before it signed, but it is a plain string";
    // In one allocation: a string that grows leaves copies of itself in memory.
    let around =
        |(before, after, message, fix)| (Zeroizing::new([before, secret, after].concat().into_bytes()), message, fix);
    let mut keys: Vec<Guess> = vec![
        (Zeroizing::new(trimmed.into()), space_here, trim),
        (Zeroizing::new(Vec::new()), "an empty secret signed the token", "set the secret: its variable was empty"),
    ];
    keys.extend(
        [
            ("", "\n", line_break, trim),
            ("", "\r\n", line_break, trim),
            ("", "\r", line_break, trim),
            ("", " ", space, trim),
            (" ", "", space, trim),
            ("", "\t", space, trim),
            ("\"", "\"", quotes, "remove the quotes"),
            ("'", "'", quotes, "remove the quotes"),
        ]
        .map(around),
    );
    let mut add = |key: Option<Vec<u8>>, message| keys.extend(key.map(|key| (Zeroizing::new(key), message, as_is)));
    add(base64_simd::forgiving_decode_to_vec(trimmed.as_bytes()).ok(), decoded);
    add(base64_simd::URL_SAFE_NO_PAD.decode_to_vec(trimmed.trim_end_matches('=').as_bytes()).ok(), decoded);
    add(Some(base64_simd::STANDARD.encode_to_string(secret.as_bytes()).into_bytes()), encoded);
    add(Some(base64_simd::URL_SAFE_NO_PAD.encode_to_string(secret.as_bytes()).into_bytes()), encoded);
    add(from_hex(trimmed), hex);
    keys
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let pairs = (0..text.len()).step_by(2).map(|at| text.get(at..at + 2));
    pairs.map(|pair| u8::from_str_radix(pair?, 16).ok()).collect()
}

fn other_texts(segments: &Segments<'_>) -> Vec<(Vec<u8>, &'static str)> {
    let Some(claims) = &segments.claims else { return Vec::new() };
    let header = &segments.header;
    let mut texts = vec![
        (claims.text.as_bytes().to_vec(), "the claims without the header"),
        (header.text.as_bytes().to_vec(), "the header without the claims"),
        (format!("{}{}", header.text, claims.text).into(), "header and claims without the dot between them"),
        (format!("{}.{}.", header.text, claims.text).into(), "header and claims with a second dot after them"),
        (format!("{}.{}\n", header.text, claims.text).into(), "header and claims with a line break after them"),
    ];
    if let (Some(header), Some(claims)) = (&header.bytes, &claims.bytes) {
        let both = [header, &b"."[..], claims].concat();
        texts.push((both, "the JSON of header and claims before it was encoded"));
        texts.push((claims.clone(), "the JSON of the claims alone, before it was encoded"));
    }
    texts
}
