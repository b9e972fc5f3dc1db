//! A secret that somebody put into a token is not printed: not by a finding, not by what is echoed, not by an error.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use std::time::{Duration, UNIX_EPOCH};

use hmac::{Hmac, KeyInit as _, Mac as _};
use proptest::prelude::*;
use serde_json::{Value, json};
use token_core::Secret;
use token_core::diagnose::{Diagnosis, Options, Verdict, diagnose};
use token_core::twilio::{Credentials, Twilio, Verifier};

const NOW: u64 = 1_800_000_000;
const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
const KEY: &str = "SK0123456789abcdef0123456789abcdef";
/// No real ones: in the form of Twilio's, one that somebody chose, and one that is longer than what a message quotes.
const SECRETS: [&str; 4] = [
    "NotARealSecretNotARealSecret1234",
    "hunter2",
    "a`fake\u{7f}secret with everything",
    "fake-and-very-long-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789",
];

fn encode(text: &[u8]) -> String {
    base64_simd::URL_SAFE_NO_PAD.encode_to_string(text)
}

fn sign(header: &Value, claims: &Value, secret: &str) -> String {
    let signed = format!("{}.{}", encode(header.to_string().as_bytes()), encode(claims.to_string().as_bytes()));
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(signed.as_bytes());
    format!("{signed}.{}", encode(&mac.finalize().into_bytes()))
}

fn header() -> Value {
    json!({"typ": "JWT", "alg": "HS256", "cty": "twilio-fpa;v=1"})
}

fn claims() -> Value {
    json!({
        "jti": "1", "iss": KEY, "sub": ACCOUNT, "iat": NOW, "exp": NOW + 3600,
        "grants": {"identity": "alice", "chat": {"service_sid": "IS0123456789abcdef0123456789abcdef"}},
    })
}

fn credentials(secret: &str) -> Credentials {
    Credentials::new(ACCOUNT.parse().unwrap(), KEY.parse().unwrap(), Secret::new(secret))
}

fn unheld() -> Options {
    Options::of::<Twilio>().at(UNIX_EPOCH + Duration::from_secs(NOW))
}

/// Everything that can be printed of a token: by a diagnosis, and by the verifier's error.
fn printed(token: &str, secret: &str) -> (Diagnosis, String) {
    let credentials = credentials(secret);
    let diagnosis = diagnose(token, &unheld().credentials(&credentials));
    let verified = Verifier::new(&credentials).with_clock(|| UNIX_EPOCH + Duration::from_secs(NOW)).verify(token);
    let error = verified.map(drop).map_err(|error| format!("{error} {error:?}")).err().unwrap_or_default();
    let printed = format!("{diagnosis} {diagnosis:?} {} {error}", diagnosis.to_json());
    (diagnosis, printed)
}

/// As it is, as it is escaped, and what a cut leaves of it.
fn tells(printed: &str, secret: &str) -> bool {
    let json = json!(secret).to_string();
    let forms = [secret, json.trim_matches('"'), &format!("{secret:?}")].map(str::to_owned);
    forms.iter().any(|form| printed.contains(form) || form.get(..20).is_some_and(|begin| printed.contains(begin)))
}

#[test]
fn a_secret_of_ours_is_not_printed_wherever_it_stands() {
    for secret in SECRETS {
        for place in [
            "/iss",
            "/sub",
            "/jti",
            "/aud",
            "/exp",
            "/grants",
            "/grants/identity",
            "/grants/chat",
            "/grants/chat/service_sid",
            "/grants/video",
            "/grants/chat/deep",
        ] {
            for text in [secret.to_owned(), format!("key: {secret}"), format!("{secret}\n"), format!(" \"{secret}\"")] {
                let mut claims = claims();
                claims["aud"] = json!("x");
                claims["grants"]["video"] = json!({});
                claims["grants"]["chat"]["deep"] = json!([]);
                *claims.pointer_mut(place).unwrap() =
                    if place.ends_with("deep") { json!([{"a": [text]}]) } else { json!(text) };
                let (_, printed) = printed(&sign(&header(), &claims, secret), secret);
                assert!(!tells(&printed, secret), "{place} {text:?}: {printed}");
            }
        }
        for name in ["kid", "cty", "alg", "typ", "twr"] {
            let mut header = header();
            header[name] = json!(secret);
            let (_, printed) = printed(&sign(&header, &claims(), secret), secret);
            assert!(!tells(&printed, secret), "{name}: {printed}");
        }
        // As a key, where findings and their places quote it.
        let mut claims = claims();
        claims[secret] = json!({secret: 1});
        claims["grants"][secret] = json!({});
        claims["grants"]["chat"][secret] = json!(1);
        let twice = sign(&header(), &claims, secret);
        let (_, printed) = printed(&twice, secret);
        assert!(!tells(&printed, secret), "{printed}");
    }
}

/// A message cuts a quote after 64 characters. Wherever in the secret that is, too little of it is left to be of help.
/// Hexadecimal digits behind the prefix of a SID look like a SID, which is public.
#[test]
fn a_secret_behind_the_prefix_of_a_sid_is_not_printed() {
    let secret = SECRETS[0];
    let digits: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    for text in ["SK", "IS", "AC", "SK00000000"].map(|prefix| format!("{prefix}{digits}")) {
        for text in [text.clone(), format!("{text}.x"), text.to_uppercase()] {
            let mut tokens = Vec::new();
            for place in ["typ", "alg", "cty", "twr", "kid", &text] {
                let mut header = header();
                header[place] = text.clone().into();
                tokens.push(sign(&header, &claims(), secret));
            }
            for pointer in ["", "/grants", "/grants/chat"] {
                let mut claims = claims();
                claims.pointer_mut(pointer).unwrap()[&text] = json!({&text: 1});
                tokens.push(sign(&header(), &claims, secret));
            }
            for claim in ["iss", "sub", "jti", "aud"] {
                let mut claims = claims();
                claims[claim] = text.clone().into();
                tokens.push(sign(&header(), &claims, secret));
            }
            for token in tokens {
                let (_, printed) = printed(&token, secret);
                let lower = printed.to_lowercase();
                assert!(!lower.contains(&digits[..24]), "{printed}");
            }
        }
    }
}

#[test]
fn a_quote_that_ends_within_the_secret_is_not_printed() {
    for secret in SECRETS {
        for before in 40..64 {
            let mut claims = claims();
            claims["grants"]["x".repeat(before) + secret] = json!({});
            let (diagnosis, printed) = printed(&sign(&header(), &claims, secret), secret);
            assert!(diagnosis.findings.iter().any(|finding| finding.rule == "unknown-grant"), "{printed}");
            let begin: String = secret.chars().take(6).collect();
            assert!(!printed.contains(&begin), "{before}: {printed}");
        }
    }
}

/// What is no secret is printed, however many characters it shares with one: the message is for nothing without the name.
#[test]
fn a_name_that_shares_characters_with_the_secret_is_printed() {
    let other = "SK00000000000000000000000000000009";
    for secret in
        ["NotARealSecret000000000000000000000000", "fake000000000000009", "SK0000000000000000-fake", "00000000"]
    {
        let mut claims = claims();
        claims["iss"] = json!(other);
        let diagnosis = printed(&sign(&header(), &claims, secret), secret).0;
        let hidden = other.contains(secret);
        let mut named = diagnosis.findings.iter().filter(|finding| finding.rule == "iss-other-key");
        assert_eq!(named.any(|finding| finding.message.contains(other)), !hidden, "{secret}: {diagnosis}");
    }
}

#[test]
fn a_swap_is_named_and_is_one_finding() {
    let secret = SECRETS[0];
    let mut claims = claims();
    claims["iss"] = json!(secret);
    // As a program does that has both in each other's variables: the name of the key signs.
    let (diagnosis, printed) = printed(&sign(&header(), &claims, KEY), secret);
    let [finding] = diagnosis.findings.as_slice() else { unreachable!("{diagnosis}") };
    assert_eq!(
        (diagnosis.verdict, finding.rule, finding.at.as_ref()),
        (Verdict::Invalid, "iss-not-api-key", "claims.iss")
    );
    assert!(finding.message.contains("are swapped") && finding.fix.contains("make a new key"), "{diagnosis}");
    assert!(diagnosis.claims.unwrap()["iss"].as_str().unwrap().starts_with("[not shown"), "{printed}");
    assert!(!tells(&printed, secret), "{printed}");
    // Elsewhere it is a warning, for the vendor takes the token.
    claims = self::claims();
    claims["grants"]["identity"] = json!(secret);
    let diagnosis = self::printed(&sign(&header(), &claims, secret), secret).0;
    let found: Vec<_> = diagnosis.findings.iter().map(|finding| (finding.rule, finding.at.as_ref())).collect();
    assert_eq!((diagnosis.verdict, found), (Verdict::Valid, vec![("secret-in-token", "claims.grants.identity")]));
}

/// Refused credentials verify nothing, but what may be a secret in them is hidden, and the diagnosis says why they were refused.
#[test]
fn the_secret_of_unusable_credentials_is_not_printed() {
    let secret = SECRETS[0];
    let quoted = format!("\"{secret}\"");
    let mut claims = claims();
    claims["grants"]["identity"] = json!(secret);
    claims["note"] = json!({"deep": [format!("key {secret}"), base64_simd::STANDARD.encode_to_string(secret)]});
    let token = sign(&header(), &claims, secret);
    for (account, key, value, why) in [
        // The secret and the name of the key in each other's place, both the secret, and all that can be missing or wrong.
        (ACCOUNT, secret, KEY, "are swapped"),
        (ACCOUNT, secret, secret, "TWILIO_API_KEY: holds what looks like an API Key Secret"),
        (secret, KEY, ACCOUNT, "the Account SID and the API Key Secret are swapped"),
        (ACCOUNT, KEY, quoted.as_str(), "TWILIO_API_SECRET: holds quotes around the value"),
        (ACCOUNT, "", secret, "TWILIO_API_KEY: "),
        ("", "", secret, "TWILIO_ACCOUNT_SID: "),
    ] {
        let given = |name: &str| match name {
            "TWILIO_ACCOUNT_SID" => Some(account.to_owned()),
            "TWILIO_API_KEY" => Some(key.to_owned()),
            "TWILIO_API_SECRET" => Some(value.to_owned()),
            _ => None,
        };
        let options = unheld().credentials_from_lookup(given);
        assert!(!tells(&format!("{options:?}"), secret), "{options:?}");
        let diagnosis = diagnose(&token, &options);
        let printed = format!("{diagnosis} {diagnosis:?} {}", diagnosis.to_json());
        assert!(!tells(&printed, secret) && !printed.contains("no credentials were given"), "{printed}");
        assert!(diagnosis.findings.iter().any(|finding| finding.rule == "secret-in-token"), "{diagnosis}");
        let what = |name| diagnosis.not_checked.iter().find(|item| item.what == name).map(|item| item.why.clone());
        assert!(what("credentials").unwrap().contains(why), "{why}: {diagnosis}");
        assert_eq!(what("signature").unwrap(), "the credentials that were given cannot be used");
        assert_eq!(diagnosis.claims.unwrap()["sub"], ACCOUNT, "a public name is printed");
        // What is no token at all.
        let printed = diagnose(secret, &options).to_string();
        assert!(!tells(&printed, secret) && printed.contains(why), "{printed}");
    }
    // Usable ones, and another secret of the vendor's beside them.
    let token = sign(&header(), &claims, "x");
    let options = unheld().credentials_from_lookup(|name| match name {
        "TWILIO_ACCOUNT_SID" => Some(ACCOUNT.into()),
        "TWILIO_API_KEY" => Some(KEY.into()),
        "TWILIO_API_SECRET" => Some("AnotherSecretAnotherSecret123456".into()),
        "TWILIO_AUTH_TOKEN" => Some(secret.into()),
        _ => None,
    });
    let diagnosis = diagnose(token, &options);
    assert!(!tells(&format!("{diagnosis:?}"), secret), "{diagnosis:?}");
    assert!(diagnosis.findings.iter().any(|finding| finding.rule == "signature-mismatch"), "{diagnosis}");
    // Nothing given.
    let diagnosis = diagnose(sign(&header(), &self::claims(), "x"), &unheld().credentials_from_lookup(|_| None));
    assert_eq!(diagnosis.not_checked[0].what, "signature");
    assert!(diagnosis.not_checked[0].why.starts_with("no credentials were given"), "{diagnosis}");
}

/// The items of an array have no places of their own.
#[test]
fn a_place_with_a_secret_is_reported_once() {
    let mut claims = claims();
    claims["note"] = json!([SECRETS[0], [SECRETS[0]], {"key": SECRETS[0]}, SECRETS[0]]);
    let diagnosis = diagnose(sign(&header(), &claims, SECRETS[0]), &unheld().credentials(&credentials(SECRETS[0])));
    let found: Vec<_> = diagnosis.findings.iter().map(|finding| (finding.rule, finding.at.as_ref())).collect();
    assert_eq!(found, [("secret-in-token", "claims.note"), ("secret-in-token", "claims.note.key")]);
}

/// An input that is no token may be any secret, given or not, with anything around it.
#[test]
fn an_input_that_is_a_secret_is_not_printed() {
    let options = unheld().credentials(&credentials(SECRETS[0]));
    for secret in
        SECRETS.into_iter().chain(["0123456789abcdef0123456789abcdef", "a.secret.with-dots", "Wm9vbQ.Zm9v.YmFy"])
    {
        let json = json!({"token": secret}).to_string();
        for input in [
            secret.to_owned(),
            format!("{secret}\n"),
            format!("Bearer {secret}"),
            format!("\"{secret}\""),
            format!("TWILIO_API_SECRET={secret}"),
            json,
            encode(secret.as_bytes()),
        ] {
            let diagnosis = diagnose(&input, &options);
            let printed = format!("{diagnosis} {diagnosis:?} {}", diagnosis.to_json());
            assert!(!printed.contains(secret) && !printed.contains(&input), "{printed}");
            assert_eq!(diagnosis.verdict, Verdict::Invalid);
        }
    }
}

/// A token in which something is wrong may have a good signature.
#[test]
fn a_good_signature_is_reported_of_an_invalid_token() {
    let mut claims = claims();
    claims["exp"] = json!(NOW - 1);
    claims["iat"] = json!(NOW - 60);
    let signed_by =
        |secret| diagnose(sign(&header(), &claims, secret), &unheld().credentials(&credentials(SECRETS[0])));
    assert!(signed_by(SECRETS[0]).is_signed && !signed_by("other").is_signed);
    assert_eq!(signed_by(SECRETS[0]).verdict, Verdict::Invalid);
}

/// The ways in which a secret is looked for, by the definition in the documentation of `diagnose`, without any of its shortcuts.
fn forms(secret: &str) -> Vec<Vec<u8>> {
    let hex = secret.bytes().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    let mut forms = vec![secret.to_owned(), hex.to_uppercase(), hex];
    for before in ["", "k", "ke"] {
        let pair = [before, secret].concat();
        // The characters that hold bits of a neighbour are not part of the form.
        let known = (8 * before.len()).div_ceil(6)..8 * pair.len() / 6;
        for alphabet in [base64_simd::STANDARD_NO_PAD, base64_simd::URL_SAFE_NO_PAD] {
            forms.push(alphabet.encode_to_string(&pair)[known.clone()].to_owned());
        }
    }
    forms.into_iter().map(String::into_bytes).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    /// Whole, or 12 bytes of it: in any of its forms, with anything around it.
    #[test]
    fn no_part_of_a_secret_is_printed(
        secret in "[!-\\[\\]-_a-~]{6,70}", form in 0_usize..9, cut in any::<prop::sample::Index>(),
        before in "[a-z ]{0,30}", after in "[A-Z ]{0,30}",
    ) {
        let form = &forms(&secret)[form];
        let part = if form.len() < 12 { &form[..] } else { form.windows(12).nth(cut.index(form.len() - 11)).unwrap() };
        let part = std::str::from_utf8(part).unwrap();
        prop_assume!(part.bytes().collect::<std::collections::BTreeSet<_>>().len() >= 5);
        let mut claims = claims();
        claims["note"] = json!(format!("{before}{part}{after}"));
        let diagnosis = printed(&sign(&header(), &claims, &secret), &secret).0;
        prop_assert!(diagnosis.claims.unwrap()["note"].as_str().unwrap().starts_with("[not shown: "), "{part} of {secret}");
    }

    /// What has no six bytes in common with any form is printed.
    #[test]
    fn what_is_no_part_of_a_secret_is_printed(secret in "[!-\\[\\]-_a-~]{6,70}", text in "[ -\\[\\]-_a-~]{0,200}") {
        let forms = forms(secret.trim());
        let common = text.as_bytes().windows(6).any(|run| forms.iter().any(|form| form.windows(6).any(|own| own == run)));
        prop_assume!(!common);
        let mut claims = claims();
        claims["note"] = json!(text);
        let diagnosis = printed(&sign(&header(), &claims, &secret), &secret).0;
        prop_assert_eq!(&diagnosis.claims.unwrap()["note"], &json!(text));
    }
}

/// Nobody knows the secret here, so only a name is printed where a name belongs.
#[test]
fn what_may_be_a_secret_is_not_echoed_in_the_place_of_a_name() {
    let echoed = |name: &str, value: &str| {
        let mut claims = claims();
        claims[name] = json!(value);
        let diagnosis = diagnose(sign(&header(), &claims, "x"), &unheld());
        assert!(!diagnosis.to_string().contains(value) || diagnosis.claims.as_ref().unwrap()[name] == value);
        diagnosis.claims.unwrap()[name].as_str().unwrap().to_owned()
    };
    for name in ["iss", "sub"] {
        for secret in [SECRETS[0], SECRETS[3], "SKotARealSecretNotARealSecret1234", "0123456789abcdef0123456789abcdef"]
        {
            let shown = "[not shown: it may be a secret]";
            assert_eq!(echoed(name, secret), shown, "{name}");
        }
        // After a short prefix a few digits are any text.
        assert_eq!(echoed(name, "SK0123"), "[not shown: it may be a secret]", "{name}");
        // Names, right or wrong.
        for value in [
            KEY,
            ACCOUNT,
            "SK0123456789abcdef",
            "SKxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "MG0123456789abcdef0123456789abcdef",
            "",
        ] {
            assert_eq!(echoed(name, value), value);
        }
    }
}

/// Nobody knows the secret here either, and it may be inside of something that is no text.
#[test]
fn what_is_no_text_is_not_echoed_in_the_place_of_a_name() {
    for secret in [SECRETS[0], "f00dfacef00dfacef00dfacef00dfac0", "not a real secret, with spaces"] {
        let twice = format!(r#"{{"{secret}":1,"{secret}":{{"b":1,"b":2}}}}"#);
        for inside in
            [format!(r#"["{secret}"]"#), format!(r#"{{"k":"{secret}"}}"#), format!(r#"{{"{secret}":1}}"#), twice]
        {
            for (part, name) in [("header", "kid"), ("header", "iss"), ("claims", "iss"), ("claims", "sub")] {
                let (mut header, mut claims) = (header(), claims());
                let object = if part == "header" { &mut header } else { &mut claims };
                object[name] = json!("PLACE");
                let text = |value: &Value| value.to_string().replace("\"PLACE\"", &inside);
                let token = format!("{}.{}.AA", encode(text(&header).as_bytes()), encode(text(&claims).as_bytes()));
                let diagnosis = diagnose(token, &unheld());
                let printed = format!("{diagnosis} {diagnosis:?} {}", diagnosis.to_json());
                assert!(printed.contains("[not shown: an "), "{part}.{name} {inside}: {printed}");
                assert!(!tells(&printed, secret), "{part}.{name} {inside}: {printed}");
            }
        }
    }
}

/// A secret that lacks a character, is split by something invisible, or was encoded, is as good as the secret.
#[test]
fn nearly_the_secret_is_not_printed_either() {
    let secret = "NotARealSecretButLong9876543210x";
    let (begin, end) = secret.split_at(16);
    let bytes = secret.as_bytes();
    let hex = bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    let pair = format!("{KEY}:{secret}");
    let texts = [
        format!("{begin}{}", &end[1..]),
        format!("{}{end}", &begin[1..]),
        format!("{begin}\u{200b}{end}"),
        format!("{begin}\0{end}"),
        secret.chars().flat_map(|one| [one, '\u{feff}']).collect(),
        base64_simd::STANDARD.encode_to_string(bytes),
        base64_simd::URL_SAFE_NO_PAD.encode_to_string(bytes),
        base64_simd::STANDARD.encode_to_string(pair.as_bytes()),
        base64_simd::STANDARD.encode_to_string(&pair.as_bytes()[1..]),
        base64_simd::STANDARD.encode_to_string(&pair.as_bytes()[2..]),
        hex.to_uppercase(),
        hex,
    ];
    for text in texts {
        for place in ["/iss", "/jti", "/grants/identity", "/grants/chat/service_sid", "/grants/chat", "/aud"] {
            let (mut header, mut claims) = (header(), claims());
            claims["aud"] = json!("x");
            *claims.pointer_mut(place).unwrap() = json!(text);
            header["alg"] = json!(text);
            claims[text.as_str()] = json!({&text: 1});
            claims["grants"][text.as_str()] = json!({});
            let (_, printed) = printed(&sign(&header, &claims, secret), secret);
            let escaped: String = text.chars().flat_map(char::escape_unicode).collect();
            for form in [text.as_str(), &escaped, begin, &end[1..], &text[text.len() - 15..]] {
                assert!(!printed.contains(form), "{place} {text:?}: {form:?} in {printed}");
            }
        }
    }
}

#[test]
fn a_secret_of_digits_is_not_printed_as_a_number() {
    for (secret, number) in [("18001234", "18001234"), ("18446744073709551615", "18446744073709551615")] {
        for place in ["exp", "nbf", "other"] {
            let mut claims = claims();
            claims[place] = serde_json::from_str(number).unwrap();
            let (_, printed) = printed(&sign(&header(), &claims, secret), secret);
            assert!(!printed.contains(secret), "{place}: {printed}");
        }
    }
    let secret = "12345678901234567890123456789012";
    let mut claims = claims();
    claims["other"] = serde_json::from_str(secret).unwrap();
    let (_, printed) = printed(&sign(&header(), &claims, secret), secret);
    assert!(!printed.contains("1.23456789"), "{printed}");
}
