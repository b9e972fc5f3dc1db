//! What `diagnose` knows of signatures with a private key.

use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use token_core::diagnose::{Diagnosis, Options, Verdict, diagnose};

use super::forms::{key, public};
use super::vendors::{Ec, Ed, Named, Rsa, Several, credentials, public_credentials};
use super::{KID, claims, encoded, private, public_key};

fn options<V: Named>(file: &str) -> Options {
    Options::of::<V>().credentials(&public_credentials::<V>(KID, public_key(file)))
}

/// Without that of the grant, which is deprecated.
pub(super) fn rules(diagnosis: &Diagnosis) -> Vec<&str> {
    diagnosis.findings.iter().map(|finding| finding.rule).filter(|rule| *rule != "grant-deprecated").collect()
}

#[test]
fn a_good_token_is_valid() {
    for (token, options) in [
        (encoded("ec", Algorithm::ES256, Some(KID), &claims("alice")), options::<Ec>("ec")),
        (encoded("rsa", Algorithm::RS256, Some(KID), &claims("alice")), options::<Rsa>("rsa")),
        (encoded("ed25519", Algorithm::EdDSA, Some(KID), &claims("alice")), options::<Ed>("ed25519")),
    ] {
        let diagnosis = diagnose(&token, &options);
        assert_eq!((diagnosis.verdict, rules(&diagnosis)), (Verdict::Valid, vec![]));
    }
    let with_private = Options::of::<Ec>().credentials(&credentials::<Ec>(KID, private("ec")));
    let token = encoded("ec", Algorithm::ES256, Some(KID), &claims("alice"));
    assert_eq!(diagnose(&token, &with_private).verdict, Verdict::Valid);
    assert_eq!(diagnose(&token, &Options::of::<Ec>()).verdict, Verdict::Unverified);
}

#[test]
fn a_missing_or_other_key_id_is_named() {
    let token = encoded("ec", Algorithm::ES256, None, &claims("alice"));
    let diagnosis = diagnose(&token, &options::<Ec>("ec"));
    assert_eq!((diagnosis.verdict, rules(&diagnosis)), (Verdict::Valid, vec!["header-kid"]));
    let token = encoded("ec", Algorithm::ES256, Some("another"), &claims("alice"));
    let diagnosis = diagnose(&token, &options::<Ec>("ec"));
    assert_eq!((diagnosis.verdict, rules(&diagnosis)), (Verdict::Invalid, vec!["iss-other-key"]));
    assert!(diagnosis.findings.iter().any(|finding| finding.at == "header.kid"));
}

#[test]
fn another_algorithm_is_named() {
    let token = encoded("rsa", Algorithm::RS256, Some(KID), &claims("alice"));
    assert_eq!(rules(&diagnose(&token, &options::<Ec>("ec"))), ["header-alg"]);
    // An algorithm of the vendor, but not that of the key.
    let token = encoded("rsa", Algorithm::RS256, Some(KID), &claims("alice"));
    let diagnosis = diagnose(&token, &options::<Several>("ec"));
    assert_eq!(rules(&diagnosis), ["signature-mismatch"]);
    let message = &diagnosis.findings.last().unwrap().message;
    assert!(message.contains("signed with RS256"), "{message}");
}

#[test]
fn a_signature_in_der_is_named() {
    let token = encoded("ec", Algorithm::ES256, Some(KID), &claims("alice"));
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let fixed = base64_simd::URL_SAFE_NO_PAD.decode_to_vec(signature).unwrap();
    let integer = |bytes: &[u8]| {
        let bytes: Vec<u8> = bytes.iter().copied().skip_while(|byte| *byte == 0).collect();
        let sign = if bytes[0] > 127 { vec![0] } else { vec![] };
        let body = [sign, bytes].concat();
        [vec![2, u8::try_from(body.len()).unwrap()], body].concat()
    };
    let both = [integer(&fixed[..32]), integer(&fixed[32..])].concat();
    let der = [vec![0x30, u8::try_from(both.len()).unwrap()], both].concat();
    let token = format!("{signed}.{}", base64_simd::URL_SAFE_NO_PAD.encode_to_string(&der));
    let diagnosis = diagnose(&token, &options::<Ec>("ec"));
    assert_eq!((diagnosis.verdict, rules(&diagnosis)), (Verdict::Invalid, vec!["signature-der"]));
    // Without a key too.
    assert_eq!(rules(&diagnose(&token, &Options::of::<Ec>())), ["signature-der"]);
}

#[test]
fn a_signature_of_another_length_is_named() {
    let token = encoded("ec", Algorithm::ES256, Some(KID), &claims("alice"));
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let bytes = base64_simd::URL_SAFE_NO_PAD.decode_to_vec(signature).unwrap();
    for length in [32, 60, 63] {
        let signature = base64_simd::URL_SAFE_NO_PAD.encode_to_string(&bytes[..length]);
        let diagnosis = diagnose(format!("{signed}.{signature}"), &options::<Ec>("ec"));
        assert_eq!(rules(&diagnosis), ["signature-length"]);
        let message = &diagnosis.findings.last().unwrap().message;
        assert!(message.contains(&format!("{length} bytes")), "{message}");
    }
    // Without its last character, and with one whose spare bits no encoder writes: the same bytes are not the same token.
    let cut = diagnose(&token[..token.len() - 1], &options::<Ec>("ec"));
    assert_eq!((cut.verdict, rules(&cut)), (Verdict::Invalid, vec!["signature-length"]));
    let last = token.chars().next_back().unwrap();
    let next = char::from_u32(u32::from(last) + 1).unwrap();
    let other = format!("{}{next}", &token[..token.len() - 1]);
    let diagnosis = diagnose(&other, &options::<Ec>("ec"));
    assert_eq!((diagnosis.verdict, rules(&diagnosis)), (Verdict::Invalid, vec!["bad-base64"]));
}

/// The text of the private key as the secret of an HMAC.
#[test]
fn an_hmac_is_another_algorithm() {
    let mut header = Header::new(Algorithm::HS256);
    header.kid = Some(KID.to_owned());
    let token = encode(&header, &claims("alice"), &EncodingKey::from_secret(key("ec_pkcs8").as_bytes())).unwrap();
    assert_eq!(rules(&diagnose(&token, &options::<Ec>("ec"))), ["header-alg"]);
}

#[test]
fn a_wrong_key_in_the_environment_is_a_finding() {
    let token = encoded("ec", Algorithm::ES256, Some(KID), &claims("alice"));
    for (pem, rule) in
        [(public("ec"), "key-not-private"), (key("p384_pkcs8"), "key-curve"), (key("rsa_pkcs8"), "key-algorithm")]
    {
        let variables = |name: &str| match name {
            "KEY_ID" => Some(KID.to_owned()),
            "PRIVATE_KEY" => Some(pem.clone()),
            _ => None,
        };
        let diagnosis = diagnose(&token, &Options::of::<Ec>().credentials_from_lookup(variables));
        assert!(rules(&diagnosis).contains(&rule), "{:?}", diagnosis.findings);
        assert!(!diagnosis.to_json().contains("BEGIN"));
    }
}
