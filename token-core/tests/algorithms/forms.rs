//! The forms of a key, and what is wrong with other texts.

use base64_simd::STANDARD;
use token_core::keys::{KeyError, KeyKind, PrivateKey, PublicKey};
use token_core::{Issuer, StartError, Verifier};

use super::vendors::{Ec, credentials};
use crate::acme::ExtraGrant;

/// A private key of `testing_keys`.
pub(super) fn key(file: &str) -> String {
    let path = format!("{}/tests/testing_keys/{file}.pem", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap().replace("TESTING KEY-----", "PRIVATE KEY-----")
}

pub(super) fn public(file: &str) -> String {
    key(&format!("{file}_public"))
}

fn base64(text: &str) -> String {
    STANDARD.encode_to_string(text.as_bytes())
}

#[test]
fn a_private_key_has_several_forms() {
    for (file, kind) in [
        ("rsa_pkcs8", KeyKind::Rsa),
        ("rsa_pkcs1", KeyKind::Rsa),
        ("ec_pkcs8", KeyKind::P256),
        ("ec_sec1", KeyKind::P256),
        ("ed25519_pkcs8", KeyKind::Ed25519),
    ] {
        let pem = key(file);
        for text in
            [pem.clone(), base64(&pem), pem.replace('\n', "\\n"), pem.replace('\n', "\r\n"), format!("\n{pem}\n")]
        {
            let key = PrivateKey::from_pem(&text).unwrap_or_else(|error| panic!("{file}: {error}\n{text}"));
            assert_eq!((key.kind(), key.public_key().kind()), (kind, kind));
        }
    }
    for (file, kind) in [
        ("rsa_public", KeyKind::Rsa),
        ("rsa_public_pkcs1", KeyKind::Rsa),
        ("ec_public", KeyKind::P256),
        ("ed25519_public", KeyKind::Ed25519),
    ] {
        for text in [key(file), base64(&key(file))] {
            assert_eq!(PublicKey::from_pem(&text).unwrap_or_else(|error| panic!("{file}: {error}")).kind(), kind);
        }
    }
}

#[test]
fn a_private_key_is_read_from_a_file() {
    let path = std::env::temp_dir().join(format!("token-core-key-{}.pem", std::process::id()));
    std::fs::write(&path, key("ec_sec1")).unwrap();
    let read = PrivateKey::from_pem_file(&path).map(|key| key.kind());
    let path_as_text = path.to_str().unwrap().to_owned();
    let from_variable =
        token_core::__private::RawCredentials::from_lookup(<Ec as token_core::marker::Vendor>::TABLE, |name| {
            Some(if name == "KEY_ID" { "key-1".to_owned() } else { path_as_text.clone() })
        });
    std::fs::remove_file(&path).unwrap();
    assert_eq!(read.unwrap(), KeyKind::P256);
    from_variable.unwrap();
    let error = PrivateKey::from_pem_file(&path).unwrap_err();
    assert_eq!(error.finding().rule, "key-format");
    assert!(!error.to_string().contains(path_as_text.as_str()), "{error}");
}

#[test]
fn a_file_that_is_not_there_is_named_as_such() {
    let table = <Ec as token_core::marker::Vendor>::TABLE;
    for path in ["/no/such/folder/key.pem", "keys/of-no-one/private", "no-such-folder\\private", "none.key"] {
        let error = token_core::__private::RawCredentials::from_lookup(table, |name| {
            Some(if name == "KEY_ID" { "key-1" } else { path }.to_owned())
        });
        let text = error.unwrap_err().to_string();
        assert!(text.contains("there is no such file") && !text.contains(path), "{path}: {text}");
    }
}

/// `base64` breaks its lines, and some tools write each break as `\\n`.
#[test]
fn a_variable_holds_base64_of_pem_with_line_breaks() {
    let table = <Ec as token_core::marker::Vendor>::TABLE;
    let text = base64(&key("ec_pkcs8"));
    let (first, rest) = text.split_at(76);
    for line_break in ["\n", "\r\n", "\\n", "\\r\\n"] {
        let text = format!("{first}{line_break}{rest}{line_break}");
        token_core::__private::RawCredentials::from_lookup(table, |name| {
            Some(if name == "KEY_ID" { "key-1".to_owned() } else { text.clone() })
        })
        .unwrap_or_else(|error| panic!("{line_break:?}: {error}"));
    }
}

#[test]
fn what_is_no_private_key_is_named() {
    let relabelled =
        |file: &str, from: &str, to: &str| key(file).replace(&format!("{from}-----"), &format!("{to}-----"));
    let error = |text: String| PrivateKey::from_pem(&text).map(|key| key.kind());
    for (text, rule, part) in [
        (public("ec"), "key-not-private", "this is a public key, where the private key belongs"),
        (key("rsa_public_pkcs1"), "key-not-private", "a public key"),
        (key("certificate"), "key-not-private", "a certificate"),
        (relabelled("ec_public", "PUBLIC KEY", "PRIVATE KEY"), "key-not-private", "with the label of a private one"),
        (key("p384_pkcs8"), "key-curve", "P-384"),
        (key("p384_sec1"), "key-curve", "P-384"),
        (key("ed448_pkcs8"), "key-curve", "Ed448"),
        (key("rsa_1024_pkcs8"), "key-size", "fewer than 2048 bits"),
        (key("ec_encrypted"), "key-format", "encrypted with a password"),
        (
            relabelled("rsa_pkcs1", "RSA PRIVATE KEY", "PRIVATE KEY"),
            "key-format",
            "PKCS #1, whose label is `RSA PRIVATE KEY`",
        ),
        (
            relabelled("rsa_pkcs8", "PRIVATE KEY", "RSA PRIVATE KEY"),
            "key-format",
            "PKCS #8, whose label is `PRIVATE KEY`",
        ),
        (relabelled("ec_pkcs8", "PRIVATE KEY", "EC PRIVATE KEY"), "key-format", "PKCS #8"),
        (
            relabelled("p384_sec1", "EC PRIVATE KEY", "PRIVATE KEY"),
            "key-format",
            "SEC1, whose label is `EC PRIVATE KEY`",
        ),
        (relabelled("rsa_pkcs1", "RSA PRIVATE KEY", "EC PRIVATE KEY"), "key-format", "PKCS #1"),
        (key("ec_pkcs8").replace('\n', " "), "key-format", "no line breaks"),
        (key("ec_pkcs8").lines().take(2).collect::<Vec<_>>().join("\n"), "key-format", "cut off"),
        (key("rsa_pkcs8").replacen('M', "*", 2), "key-format", "damaged"),
        (key("ec_pkcs8").lines().skip(1).take(2).collect(), "key-format", "base64 of DER"),
        (key("ec_pkcs8").lines().skip(1).take(2).collect::<Vec<_>>().join("\\n"), "key-format", "base64 of DER"),
        (format!("\"{}\"", base64(&key("ec_pkcs8"))), "key-format", "base64 of a key with other characters"),
        ("{\"kty\":\"EC\"}".to_owned(), "key-format", "JSON"),
        ("[{\"kty\": \"EC\", \"d\": \"fake\"}]".to_owned(), "key-format", "JSON"),
        (String::new(), "key-format", "empty"),
        ("AFakeSecretThatSignsNoRealTokens".to_owned(), "key-format", "looks like an HMAC secret"),
        ("00000000-0000-4000-8000-000000000000".to_owned(), "key-format", "this is a UUID"),
        ("eyJhbGciOiJIUzI1NiJ9.e30.fake".to_owned(), "key-format", "this is a JWT"),
        ("keys.production.example.com".to_owned(), "key-format", "looks like a host name"),
        ("https://keys.example.com/private".to_owned(), "key-format", "this is a URL"),
        ("key.pem".to_owned(), "key-format", "looks like the path of a file"),
        ("arn:aws:kms:eu-west-1:000000000000:key/fake".to_owned(), "key-format", "this is not PEM"),
        ("config/keys/private".to_owned(), "key-format", "looks like the path of a file"),
        ("sb_secret_fake0000000000000000".to_owned(), "key-format", "looks like an API key"),
        ("the key of alice".to_owned(), "key-format", "this is not PEM"),
    ] {
        let error = error(text).unwrap_err();
        assert_eq!(error.finding().rule, rule, "{error}");
        assert!(error.to_string().contains(part), "{part}: {error}");
    }
}

#[test]
fn what_is_no_public_key_is_named() {
    for (text, rule, part) in [
        (key("ec_pkcs8"), "key-not-public", "a private key, where the public key belongs"),
        (key("rsa_pkcs1"), "key-not-public", "a private key"),
        (key("certificate"), "key-format", "a certificate"),
        (
            key("rsa_public_pkcs1").replace("RSA PUBLIC", "PUBLIC"),
            "key-format",
            "PKCS #1, whose label is `RSA PUBLIC KEY`",
        ),
        (key("rsa_public").replace("PUBLIC", "RSA PUBLIC"), "key-format", "whose label is `PUBLIC KEY`"),
        ("alice".to_owned(), "key-format", "not PEM"),
    ] {
        let error: KeyError = PublicKey::from_pem(&text).unwrap_err();
        assert_eq!(error.finding().rule, rule, "{error}");
        assert!(error.to_string().contains(part), "{part}: {error}");
    }
}

/// Any text is an error, and no panic; and no error shows a part of the text.
#[test]
fn a_damaged_key_is_an_error() {
    let whole = key("ec_pkcs8");
    for at in 0..whole.len() {
        for text in [whole[..at].to_owned(), whole[at..].to_owned(), format!("{}A{}", &whole[..at], &whole[at + 1..])] {
            if let Err(error) = PrivateKey::from_pem(&text) {
                let body: String = whole.lines().skip(1).take(2).collect();
                let shown = error.to_string();
                assert!(
                    !body.as_bytes().windows(8).any(|part| shown.contains(std::str::from_utf8(part).unwrap())),
                    "{shown}"
                );
            }
        }
    }
}

#[test]
fn a_key_of_another_kind_is_refused_when_it_is_given() {
    let rsa = PrivateKey::from_pem(&key("rsa_pkcs8")).unwrap();
    let table = <Ec as token_core::marker::Vendor>::TABLE;
    let error: StartError =
        token_core::__private::RawCredentials::with_private_key(table, ["key-1".to_owned()], rsa).unwrap_err();
    assert_eq!(error.findings()[0].rule, "key-algorithm");
    assert!(error.to_string().contains("an EC key on the curve P-256 (ES256)"), "{error}");
}

#[test]
fn variables_hold_the_key() {
    let table = <Ec as token_core::marker::Vendor>::TABLE;
    let look_up = |pem: &str| {
        token_core::__private::RawCredentials::from_lookup(table, |name| match name {
            "KEY_ID" => Some("key-1".to_owned()),
            "PRIVATE_KEY" => Some(pem.to_owned()),
            _ => None,
        })
    };
    for pem in [key("ec_pkcs8"), key("ec_sec1"), base64(&key("ec_sec1"))] {
        let credentials = look_up(&pem).unwrap();
        let shown = format!("{credentials:?}");
        assert!(shown.contains("key-1") && !shown.contains("BEGIN"), "{shown}");
        let token = Issuer::<Ec>::new(&credentials).issue("alice", ExtraGrant::new(object())).unwrap();
        assert_eq!(Verifier::<Ec>::new(&credentials).verify(token.as_str()).unwrap().issuer(), "key-1");
    }
    for (pem, rule) in [
        (public("ec"), "key-not-private"),
        (key("rsa_pkcs8"), "key-algorithm"),
        (key("p384_pkcs8"), "key-curve"),
        ("key.pem".to_owned(), "key-format"),
    ] {
        let error = look_up(&pem).unwrap_err();
        assert_eq!(error.findings().iter().map(|it| (it.rule, &*it.at)).collect::<Vec<_>>(), [(rule, "PRIVATE_KEY")]);
    }
}

/// A token that contains the private key is not printed.
#[test]
fn the_private_key_is_hidden() {
    let pem = key("ec_pkcs8");
    let variables = |name: &str| Some(if name == "KEY_ID" { "key-1".to_owned() } else { pem.clone() });
    let table = <Ec as token_core::marker::Vendor>::TABLE;
    let from_variables = token_core::__private::RawCredentials::from_lookup(table, variables).unwrap();
    let mut extra = object();
    extra.insert("leak".to_owned(), pem.clone().into());
    let given = credentials::<Ec>("key-1", PrivateKey::from_pem(&pem).unwrap());
    let token = Issuer::<Ec>::new(&given).issue("alice", ExtraGrant::new(extra)).unwrap();
    let options = token_core::diagnose::Options::of::<Ec>().credentials(&from_variables);
    let json = token_core::diagnose::diagnose(token.as_str(), &options).to_json();
    assert!(json.contains("[not shown: it contains a secret]") && !json.contains("BEGIN"), "{json}");
}

fn object() -> token_core::JsonObject {
    [("a".to_owned(), 1.into())].into_iter().collect()
}
