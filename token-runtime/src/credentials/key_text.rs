//! Recognises the text of a key, in the place of something else.

use memchr::memchr2;
use zeroize::Zeroizing;

/// Bytes of the shortest text that names a private key, and of the shortest base64 that holds a part of one.
const SHORTEST: usize = 24;
const SHORTEST_BASE64: usize = 44;

const BASE64_OF_BEGIN: &str = "LS0tLS1CRUdJTi";

/// What a text is that is no secret: a private key in any form, or PEM, or base64 of PEM.
pub(crate) fn key_or_certificate(text: &str) -> Option<&'static str> {
    if is_private_key(text) {
        return Some("a private key");
    }
    (text.contains("-----BEGIN") || text.contains(BASE64_OF_BEGIN)).then_some("a public key or a certificate")
}

/// Whether a text holds a private key, whole or cut off: PEM with any label, with its white space or without it, base64 of PEM or of DER, or
/// a JSON Web Key. Every string of a token is asked, so what is none takes a search or two.
pub(crate) fn is_private_key(text: &str) -> bool {
    let is_it = |bytes: &[u8]| is_der(bytes) || std::str::from_utf8(bytes).is_ok_and(is_readable);
    let starts = || [Some(0), text.find(BASE64_OF_BEGIN)].into_iter().flatten();
    text.len() >= SHORTEST && is_readable(text)
        || text.len() >= SHORTEST_BASE64
            && may_be_base64(text)
            && starts().any(|at| is_it(&decoded(text.get(at..).unwrap_or_default())))
}

fn is_readable(text: &str) -> bool {
    let is_pem = || {
        text.contains("--BEGIN")
            && text.split("--BEGIN").skip(1).any(|rest| rest.split("--").next().is_some_and(is_label))
    };
    let is_jwk = || text.contains("\"kty\"") && text.contains("\"d\"");
    memchr2(b'-', b'"', text.as_bytes()).is_some() && (is_pem() || is_jwk())
}

/// Whether decoding is worth it: the text begins as the base64 of DER, or has three dashes in base64, of the five before `BEGIN`.
fn may_be_base64(text: &str) -> bool {
    text.trim_start().starts_with('M') || text.contains("LS0t")
}

fn is_label(text: &str) -> bool {
    text.contains("PRIVATE")
}

/// The beginning of a text, as far as it is base64 or base64url. A part that was cut in the middle of four characters is left out.
fn decoded(text: &str) -> Zeroizing<Vec<u8>> {
    let characters = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).map_while(|byte| match byte {
        b'-' => Some(b'+'),
        b'_' => Some(b'/'),
        byte if byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/') => Some(byte),
        _ => None,
    });
    // With room for all, because a vector that grows leaves copies in memory.
    let mut base64 = Zeroizing::new(Vec::with_capacity(text.len()));
    base64.extend(characters);
    let whole = base64.len() / 4 * 4;
    let bytes = base64_simd::STANDARD.decode_to_vec(base64.get(..whole).unwrap_or_default());
    Zeroizing::new(bytes.unwrap_or_default())
}

/// Whether bytes begin as the DER of a private key: PKCS #8 and PKCS #1 of version 0, or SEC1 of version 1.
fn is_der(bytes: &[u8]) -> bool {
    let [0x30, length, rest @ ..] = bytes else { return false };
    let more = if *length < 0x80 { 0 } else { usize::from(length & 0x7f) };
    matches!(rest.get(more..), Some([2, 1, 0, 0x30 | 2, ..] | [2, 1, 1, 4 | 0x30, ..]))
}

#[cfg(test)]
mod tests {
    use base64_simd::{STANDARD, URL_SAFE_NO_PAD};

    use super::{is_private_key, key_or_certificate};

    /// PKCS #8 of Ed25519 with a key of zeros.
    const DER: &[u8] = b"\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

    #[test]
    fn private_keys_in_every_form() {
        let base64 = STANDARD.encode_to_string(DER);
        for label in ["PRIVATE KEY", "EC PRIVATE KEY", "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "FAKE PRIVATE KEY"] {
            let pem = format!("-----BEGIN {label}-----\n{base64}\n-----END {label}-----\n");
            let encoded = STANDARD.encode_to_string(&pem);
            let forms = [
                pem.replace('\n', "\\n"),
                pem.replace(['\n', ' '], ""),
                pem.replace(' ', "%20"),
                URL_SAFE_NO_PAD.encode_to_string(&pem),
                STANDARD.encode_to_string(format!("\n{pem}")),
                format!("key={encoded}"),
                encoded.as_bytes().chunks(76).flat_map(|line| [line, b"\n"].concat()).map(char::from).collect(),
                encoded.get(..63).unwrap_or_default().to_owned(),
                encoded,
                pem,
            ];
            for form in forms {
                assert!(is_private_key(&form), "{form}");
            }
        }
        assert!(is_private_key(&base64));
        assert!(is_private_key(r#"{"kty":"EC","crv":"P-256","x":"AA","y":"AA","d":"AA"}"#));
    }

    #[test]
    fn names_and_public_keys_are_none() {
        let pem = format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", "MCowBQYDK2VwAyEA");
        let jwk = r#"{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}"#;
        let names =
            ["", "00000000-0000-4000-8000-000000000000", "PRIVATE KEY of the application", "MII-a-long-name-of-a-key"];
        for text in names.into_iter().chain([jwk]) {
            assert_eq!(key_or_certificate(text), None, "{text}");
        }
        for text in [STANDARD.encode_to_string(&pem), pem] {
            assert_eq!(key_or_certificate(&text), Some("a public key or a certificate"), "{text}");
            assert!(!is_private_key(&text), "{text}");
        }
    }
}
