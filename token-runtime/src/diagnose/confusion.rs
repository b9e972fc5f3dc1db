//! Signatures that confuse a public key with a secret, or DER with the form of JWS.

use base64_simd::{STANDARD, URL_SAFE_NO_PAD};
use token_schema::{Algorithm, rule};

use super::options::Options;
use super::slip;
use super::token_shape::Segments;
use crate::jwt::hs256::Key;
use crate::keys::key_pair::is_der;
use crate::rules::finding::Finding;

/// `signature-with-public-key`: an HMAC whose secret is a public key, which anyone can make. Many libraries accepted it
/// (CVE-2015-9235, CVE-2016-10555).
pub(super) fn by_public_key(options: &Options, segments: &Segments<'_>, tag: &[u8]) -> Option<Finding> {
    let texts = slip::signed(segments);
    let made_it = |key: &Vec<u8>| texts.iter().any(|text| Key::new(key).verify(text, tag));
    let pairs = options.credentials.iter().filter_map(|parts| parts.pair());
    pairs.flat_map(|pair| forms(pair.spki())).find(made_it)?;
    let algorithms: Vec<_> = options.vendor.format.algorithms().map(Algorithm::name).collect();
    let message = "the public key made this signature, as the secret of an HMAC: anyone can make such a token";
    let fix = format!(
        "sign with the private key and {}; a service that accepts the token must check `alg`",
        algorithms.join(" or ")
    );
    Some(Finding::new(rule::SIGNATURE_WITH_PUBLIC_KEY, "signature", message, fix))
}

/// The public key as programs have it: PEM with and without its last line break, with line breaks of Windows, base64, and DER.
fn forms(spki: &[u8]) -> Vec<Vec<u8>> {
    let base64 = STANDARD.encode_to_string(spki);
    let lines: Vec<_> = base64.as_bytes().chunks(64).map(|line| String::from_utf8_lossy(line)).collect();
    let pem = format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----", lines.join("\n"));
    let windows = pem.replace('\n', "\r\n");
    vec![
        format!("{pem}\n").into(),
        format!("{windows}\r\n").into(),
        pem.into(),
        windows.into(),
        base64.into(),
        URL_SAFE_NO_PAD.encode_to_string(spki).into(),
        spki.to_vec(),
    ]
}

/// `signature-der`, `signature-length`: a signature that no key of the algorithm makes.
pub(super) fn of_form(algorithm: Algorithm, length: usize, signature: Option<&[u8]>) -> Option<Finding> {
    let expected = match algorithm {
        Algorithm::Hs256 => return None,
        Algorithm::Es256 | Algorithm::EdDsa if length == 64 => return None,
        Algorithm::Es256 if signature.is_some_and(is_der) => {
            let message = "the ECDSA signature is in DER, and a token has the 64 bytes of R and S";
            let fix = "convert it: R and S, each with 32 bytes, or let a JWT library sign; of Node's `crypto.sign` it is \
                       `dsaEncoding: \"ieee-p1363\"`";
            return Some(Finding::new(rule::SIGNATURE_DER, "signature", message, fix));
        }
        Algorithm::Es256 | Algorithm::EdDsa => "64",
        Algorithm::Rs256 | Algorithm::Ps256 if (256..=1024).contains(&length) => return None,
        Algorithm::Rs256 | Algorithm::Ps256 => "256 or more",
    };
    let why = match length {
        32 => ", the length of an HMAC",
        96 => ", the length of a signature with ES384",
        _ => "",
    };
    let message = format!("the signature has {length} bytes, and {algorithm} makes {expected}{why}");
    let fix = format!("sign with {algorithm}, encode the signature in base64url, and pass the whole token");
    Some(Finding::new(rule::SIGNATURE_LENGTH, "signature", message, fix))
}
