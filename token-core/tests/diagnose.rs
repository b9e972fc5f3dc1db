//! What `diagnose` says: the verdict, the codes, the places, and what it keeps to itself.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use std::time::{Duration, UNIX_EPOCH};

use hmac::digest::KeyInit;
use hmac::{Hmac, Mac};
use serde_json::{Value, json};
use sha2::Digest as _;
use token_core::Secret;
use token_core::diagnose::{Diagnosis, Options, Verdict, diagnose};
use token_core::twilio::{Credentials, Twilio};

const NOW: u64 = 1_800_000_000;
const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
const KEY: &str = "SK0123456789abcdef0123456789abcdef";
const SERVICE: &str = "IS0123456789abcdef0123456789abcdef";
/// No real one; it is base64, and its digits are hexadecimal.
const SECRET: &str = "abcdef0123456789ABCDEF0123456789";

fn encode(bytes: &[u8]) -> String {
    base64_simd::URL_SAFE_NO_PAD.encode_to_string(bytes)
}

fn tag<M: Mac + KeyInit>(secret: &[u8], text: &str) -> String {
    let mut mac = <M as KeyInit>::new_from_slice(secret).unwrap();
    mac.update(text.as_bytes());
    encode(&mac.finalize().into_bytes())
}

fn parts(header: &Value, claims: &Value) -> String {
    format!("{}.{}", encode(header.to_string().as_bytes()), encode(claims.to_string().as_bytes()))
}

pub(crate) fn sign(header: &Value, claims: &Value) -> String {
    let signed = parts(header, claims);
    format!("{signed}.{}", tag::<Hmac<sha2::Sha256>>(SECRET.as_bytes(), &signed))
}

pub(crate) fn header() -> Value {
    json!({"typ": "JWT", "alg": "HS256", "cty": "twilio-fpa;v=1"})
}

pub(crate) fn claims() -> Value {
    json!({
        "jti": "1", "iss": KEY, "sub": ACCOUNT, "iat": NOW, "exp": NOW + 3600,
        "grants": {"identity": "alice", "chat": {"service_sid": SERVICE}},
    })
}

fn without_secret() -> Options {
    Options::of::<Twilio>().at(UNIX_EPOCH + Duration::from_secs(NOW))
}

pub(crate) fn options() -> Options {
    without_secret().credentials(&Credentials::new(ACCOUNT.parse().unwrap(), KEY.parse().unwrap(), Secret::new(SECRET)))
}

pub(crate) fn with_claims(change: impl FnOnce(&mut Value)) -> String {
    let mut claims = claims();
    change(&mut claims);
    sign(&header(), &claims)
}

/// Rules and places.
pub(crate) fn found(diagnosis: &Diagnosis) -> Vec<(&str, &str)> {
    diagnosis.findings.iter().map(|finding| (finding.rule, finding.at.as_ref())).collect()
}

#[test]
fn three_verdicts() {
    let token = with_claims(|_| ());
    assert_eq!(diagnose(&token, &options()).verdict, Verdict::Valid);
    let unverified = diagnose(&token, &without_secret());
    assert_eq!(unverified.verdict, Verdict::Unverified);
    assert_eq!(unverified.not_checked[0].what, "signature");
    assert_eq!(unverified.code(), None);
    let invalid = diagnose(with_claims(|claims| claims["exp"] = json!(NOW)), &without_secret());
    assert_eq!(invalid.verdict, Verdict::Invalid);
}

/// Everything, not the first thing, and each where it stands.
#[test]
fn every_fault_in_its_place() {
    let mut header = header();
    header["cty"] = json!("twilio-fpa;v=2");
    let mut claims = claims();
    claims["grants"] = json!({
        "chat": {"serviceSid": SERVICE, "identity": "alice"},
        "voice": {"outgoing": {"application_sid": "AC0123456789abcdef0123456789abcdef"}},
    });
    let diagnosis = diagnose(sign(&header, &claims), &options());
    assert_eq!(
        found(&diagnosis),
        [
            ("header-cty", "header.cty"),
            ("grant-field-unknown", "claims.grants.chat.serviceSid"),
            ("grant-field-wrong-sid", "claims.grants.voice.outgoing.application_sid"),
            ("identity-misplaced", "claims.grants.chat.identity"),
        ]
    );
    assert_eq!(diagnosis.findings[1].fix, "did you mean `service_sid`?");
}

/// The code is that of the SDK that the finding is about.
#[test]
fn codes_by_sdk() {
    let no_service = with_claims(|claims| claims["grants"]["chat"] = json!({}));
    assert_eq!(diagnose(&no_service, &options()).code(), Some(51104));
    let ended = |grants: Value| {
        with_claims(|claims| {
            claims["exp"] = json!(NOW - 1);
            claims["iat"] = json!(NOW - 100);
            claims["grants"] = grants;
        })
    };
    let video = ended(json!({"identity": "alice", "video": {}}));
    assert_eq!(diagnose(&video, &options()).code(), Some(20104));
    let voice = ended(json!({"identity": "alice", "voice": {"incoming": {"allow": true}}}));
    let diagnosis = diagnose(&voice, &options());
    assert_eq!((diagnosis.code(), &diagnosis.findings[0].codes[..]), (Some(31205), &[31205, 20104][..]));
    assert_eq!(diagnosis.findings[0].docs, "https://www.twilio.com/docs/api/errors/31205");
    // Two SDKs, and a rule of one of them.
    let long = with_claims(|claims| {
        claims["grants"]["video"] = json!({});
        claims["grants"]["identity"] = json!("a".repeat(129));
    });
    let diagnosis = diagnose(&long, &options());
    assert_eq!(
        (found(&diagnosis), diagnosis.code()),
        (vec![("identity-too-long", "claims.grants.identity")], Some(53201))
    );
    // A named SDK comes first.
    let diagnosis = diagnose(with_claims(|_| ()), &options().sdk_named("voice").unwrap());
    assert_eq!(found(&diagnosis), [("grant-missing-for-sdk", "claims.grants.voice")]);
    assert_eq!(diagnosis.code(), Some(31204));
    assert_eq!(diagnose("x", &options().sdk_named("video").unwrap()).code(), Some(20101));
}

#[test]
fn an_sdk_that_does_not_exist() {
    let error = options().sdk_named("conversation").unwrap_err();
    assert_eq!(error.to_string(), "unknown SDK `conversation`; did you mean `conversations`?");
    assert!(options().sdk_named("Video").is_ok());
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

#[test]
fn slips_of_the_hand_are_named() {
    let text = parts(&header(), &claims());
    let hs256 = |secret: &[u8], signed: &str| tag::<Hmac<sha2::Sha256>>(secret, signed);
    let claims_only = text.split_once('.').unwrap().1;
    for (signature, words) in [
        (hs256(format!("{SECRET}\n").as_bytes(), &text), "line break"),
        (hs256(format!(" {SECRET}").as_bytes(), &text), "white space"),
        (hs256(format!("\"{SECRET}\"").as_bytes(), &text), "quotes"),
        (hs256(b"", &text), "empty secret"),
        (hs256(SECRET.as_bytes(), claims_only), "the claims without the header"),
        (hs256(&base64_simd::STANDARD.decode_to_vec(SECRET).unwrap(), &text), "decoded from base64"),
        (hs256(base64_simd::STANDARD.encode_to_string(SECRET).as_bytes(), &text), "encoded in base64"),
        (hs256(ACCOUNT.as_bytes(), &text), "the Account SID signed the token in place of the API Key Secret"),
        (hs256(KEY.as_bytes(), &text), "the API Key SID signed the token in place of the API Key Secret"),
        (hs256(format!("{SECRET},").as_bytes(), &text), "a comma at its end"),
        (hs256(format!("\u{201c}{SECRET}\u{201d}").as_bytes(), &text), "typographic quotes"),
        (hs256(format!("\u{feff}{SECRET}").as_bytes(), &text), "byte order mark"),
        (hs256(format!("TWILIO_API_SECRET={SECRET}").as_bytes(), &text), "`TWILIO_API_SECRET=` before the secret"),
        (hs256(format!("{KEY}: {SECRET}").as_bytes(), &text), "before the secret"),
        (hs256(b"${TWILIO_API_SECRET}", &text), "nothing expanded the variable"),
        (hs256(b"TWILIO_API_KEY_SECRET", &text), "the name of the variable"),
        (hs256(b"undefined", &text), "the word `undefined`"),
        (hs256(SECRET.to_uppercase().as_bytes(), &text), "in upper case"),
        (hs256(&SECRET.as_bytes()[..SECRET.len() - 1], &text), "lacked the last character"),
        (hs256(SECRET.repeat(2).as_bytes(), &text), "twice"),
        (hs256(&sha2::Sha256::digest(SECRET), &text), "the SHA-256 hash of the secret"),
        (
            hs256(hexadecimal(&sha2::Sha512::digest(SECRET)).as_bytes(), &text),
            "the SHA-512 hash of the secret signed, in hex",
        ),
        (hs256(b"something else", &text), "did not make this signature"),
    ] {
        let diagnosis = diagnose(format!("{text}.{signature}"), &options());
        assert_eq!(found(&diagnosis), [("signature-mismatch", "signature")], "{words}");
        assert!(diagnosis.findings[0].message.contains(words), "{words}: {diagnosis}");
    }
    // Bytes of the hexadecimal text.
    let bytes: Vec<u8> =
        (0..SECRET.len()).step_by(2).map(|at| u8::from_str_radix(&SECRET[at..at + 2], 16).unwrap()).collect();
    let diagnosis = diagnose(format!("{text}.{}", hs256(&bytes, &text)), &options());
    assert!(diagnosis.findings[0].message.contains("hexadecimal"), "{diagnosis}");
    // The secret that is given has the white space, and the one that signed had none.
    let spaced = Credentials::new(ACCOUNT.parse().unwrap(), KEY.parse().unwrap(), Secret::new(format!("{SECRET}\n")));
    let diagnosis =
        diagnose(format!("{text}.{}", hs256(SECRET.as_bytes(), &text)), &without_secret().credentials(&spaced));
    assert_eq!(
        found(&diagnosis),
        [("variable-white-space", "signature"), ("signature-mismatch", "signature")],
        "{diagnosis}"
    );
    assert!(diagnosis.findings[1].message.contains("the given secret has white space"), "{diagnosis}");
}

/// The Auth Token that the environment has beside the credentials.
#[test]
fn another_secret_of_the_account_is_named() {
    let auth_token = "00112233445566778899aabbccddeeff";
    let options =
        options().credentials_from_lookup(|name| (name == "TWILIO_AUTH_TOKEN").then(|| auth_token.to_owned()));
    let text = parts(&header(), &claims());
    let signature = tag::<Hmac<sha2::Sha256>>(auth_token.as_bytes(), &text);
    let diagnosis = diagnose(format!("{text}.{signature}"), &options);
    assert_eq!(found(&diagnosis), [("signature-mismatch", "signature")]);
    assert_eq!(diagnosis.findings[0].message, "the Auth Token signed the token in place of the API Key Secret");
    assert!(!diagnosis.to_json().contains(auth_token));
}

/// The signature holds, and that the vendor accepts it does not follow.
#[test]
fn a_suspect_secret_makes_no_token_valid() {
    for (secret, rule) in [
        ("00112233445566778899aabbccddeeff", "secret-look-alike"),
        ("NotARealSecretNotARealSecret123", "secret-short"),
        ("NotARealSecretNotARealSecret12345", "secret-shape"),
        ("NotARealSecret-NotARealSecret-12", "secret-shape"),
    ] {
        let credentials = Credentials::new(ACCOUNT.parse().unwrap(), KEY.parse().unwrap(), Secret::new(secret));
        let text = parts(&header(), &claims());
        let token = format!("{text}.{}", tag::<Hmac<sha2::Sha256>>(secret.as_bytes(), &text));
        let diagnosis = diagnose(token, &without_secret().credentials(&credentials));
        assert_eq!(found(&diagnosis), [(rule, "signature")]);
        assert_eq!(diagnosis.verdict, Verdict::Unverified, "{diagnosis}");
        assert!(diagnosis.is_signed && !diagnosis.to_string().contains(secret), "{diagnosis}");
    }
}

#[test]
fn the_region_of_the_key_is_not_checked() {
    let mut header = header();
    let key = |header: &Value| {
        let diagnosis = diagnose(sign(header, &claims()), &options());
        diagnosis.not_checked.iter().find(|item| item.what == "key").unwrap().why.clone()
    };
    assert!(key(&header).contains("another Region than `us1`"));
    header["twr"] = json!("ie1");
    assert!(key(&header).contains("another Region than `ie1`"));
}

#[test]
fn times_of_another_zone_or_unit_are_named() {
    let message = |claim: &str, time: u64| {
        let diagnosis = diagnose(with_claims(|claims| claims[claim] = json!(time)), &options());
        let finding = diagnosis.findings.iter().find(|it| it.at == format!("claims.{claim}")).unwrap();
        format!("{}; {}", finding.message, finding.fix)
    };
    for (claim, time, named) in [
        ("exp", NOW + 26 * 3600, "time zone"),
        ("exp", NOW + 29 * 3600 + 1800, "time zone"),
        ("nbf", NOW + 2 * 3600, "time zone"),
        ("nbf", NOW + 5 * 3600 + 2700 - 30, "time zone"),
        ("exp", NOW * 1_000_000, "microseconds"),
        ("exp", NOW * 1_000_000_000, "nanoseconds"),
    ] {
        assert!(message(claim, time).contains(named), "{}", message(claim, time));
    }
    for (claim, time) in [
        ("exp", NOW + 24 * 3600 + 600),
        ("exp", NOW + 25 * 3600 + 17),
        ("exp", NOW + 48 * 3600),
        ("nbf", NOW + 180),
        ("nbf", NOW + 4000),
    ] {
        assert!(!message(claim, time).contains("time zone"), "{}", message(claim, time));
    }
}

/// One fault in the algorithm is one finding.
#[test]
fn another_algorithm() {
    let mut header = header();
    header["alg"] = json!("HS512");
    let text = parts(&header, &claims());
    let signature = tag::<Hmac<sha2::Sha512>>(SECRET.as_bytes(), &text);
    assert_eq!(found(&diagnose(format!("{text}.{signature}"), &options())), [("header-alg", "header.alg")]);
    // Signed with one that the header does not name.
    let text = parts(&self::header(), &claims());
    let signature = tag::<Hmac<sha2::Sha512>>(SECRET.as_bytes(), &text);
    let diagnosis = diagnose(format!("{text}.{signature}"), &options());
    assert_eq!(found(&diagnosis), [("signature-length", "signature")]);
    header["alg"] = json!("none");
    assert_eq!(found(&diagnose(format!("{}.", parts(&header, &claims())), &options())), [("alg-none", "header.alg")]);
}

#[test]
fn what_is_a_secret_or_a_signature_is_not_shown() {
    let token = with_claims(|_| ());
    let signature = token.rsplit_once('.').unwrap().1;
    for input in
        [token.as_str(), SECRET, "p4ssw0rd-of-somebody", &format!("Bearer {signature}"), &format!("x.{signature}.y")]
    {
        let diagnosis = diagnose(input, &options());
        let shown = format!("{diagnosis} {diagnosis:?} {}", diagnosis.to_json());
        for secret in [signature, SECRET, "p4ssw0rd"] {
            assert!(!shown.contains(secret), "{input}: {shown}");
        }
    }
}

/// Control, escape and bidirectional characters come out escaped.
#[test]
fn what_a_stranger_wrote_moves_no_cursor() {
    let token = with_claims(|claims| {
        claims["grants"]["\u{1b}[31m\u{202e}"] = json!({"\u{7f}\u{2066}": "\u{9b}"});
        claims["grants"]["chat"]["\u{1b}]0;x\u{7}"] = json!("\u{e0041}");
        claims["iss"] = json!("\u{1b}[2J");
    });
    let diagnosis = diagnose(&token, &options());
    assert!(diagnosis.findings.len() > 2, "{diagnosis}");
    for shown in [diagnosis.to_string().replace('\n', ""), diagnosis.to_json()] {
        assert!(!shown.contains(|c: char| c.is_control() || "\u{202e}\u{2066}\u{e0041}".contains(c)), "{shown:?}");
    }
    let read: Value = serde_json::from_str(&diagnosis.to_json()).unwrap();
    assert_eq!(read["claims"]["iss"], "\u{1b}[2J");
}

#[test]
fn the_json_form() {
    let token = with_claims(|claims| claims["grants"]["chat"] = json!({}));
    let diagnosis = diagnose(&token, &options().sdk_named("conversations").unwrap());
    let value = serde_json::to_value(&diagnosis).unwrap();
    assert_eq!(value["verdict"], "invalid");
    assert_eq!(value["code"], 51104);
    assert_eq!(
        value["findings"],
        json!([{
            "rule": "grant-field-missing",
            "severity": "error",
            "at": "claims.grants.chat.service_sid",
            "message": "missing required field `service_sid`",
            "fix": "add `service_sid`: a Conversations service SID (IS and 32 hexadecimal digits)",
            "code": 51104,
            "codes": [51104, 51102, 51007, 51130, 20106],
            "docs": "https://www.twilio.com/docs/api/errors/51104",
        }])
    );
    assert_eq!(value["header"], header());
    assert_eq!(value["claims"]["iss"], KEY);
    let keys: Vec<_> = value.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["claims", "code", "findings", "header", "more", "not_checked", "verdict"]);
    for item in value["not_checked"].as_array().unwrap() {
        assert!(item["what"].is_string() && item["why"].is_string(), "{item}");
    }
    assert_eq!(serde_json::from_str::<Value>(&diagnosis.to_json()).unwrap(), value);
    assert_eq!(serde_json::to_value(diagnose("x", &options())).unwrap()["header"], Value::Null);
}

/// The grants and SDKs of an application are diagnosed as the vendor's are.
#[test]
fn grants_of_ones_own() {
    static FIELDS: [token_schema::Field; 1] = [token_schema::Field::string("tenant").required()];
    static CRM: token_schema::Grant = token_schema::Grant::new("crm", token_schema::Shape::fields(&FIELDS));
    static GATEWAY: token_schema::Sdk = token_schema::Sdk::new("gateway", "Gateway", &["us1"], "header-rgn")
        .requires(&["crm"])
        .identity(token_schema::Identity::ANY.max(5, token_schema::Unit::Characters));
    static OWN: token_schema::Additions = token_schema::Additions {
        grants: token_schema::List::Static(&[&CRM]),
        sdks: token_schema::List::Static(&[&GATEWAY]),
    };
    let token = with_claims(|claims| claims["grants"]["crm"] = json!({"Tenant": "a"}));
    assert_eq!(found(&diagnose(&token, &options())), [("unknown-grant", "claims.grants.crm")]);
    let own = options().additions(&OWN);
    let diagnosis = diagnose(&token, &own);
    assert_eq!(found(&diagnosis), [("grant-field-unknown", "claims.grants.crm.Tenant")]);
    let token = with_claims(|_| ());
    let diagnosis = diagnose(&token, &own.sdk_named("gateway").unwrap());
    assert_eq!(found(&diagnosis), [("grant-missing-for-sdk", "claims.grants.crm")]);
}

/// Where the grant and the SDK require the same boolean.
#[test]
fn a_required_boolean_is_missing_once() {
    static FIELDS: [token_schema::Field; 2] =
        [token_schema::Field::boolean("open").required(), token_schema::Field::string("floor")];
    static DESK: token_schema::Grant = token_schema::Grant::new("desk", token_schema::Shape::fields(&FIELDS));
    static LIFT: token_schema::Grant = token_schema::Grant::new("lift", token_schema::Shape::fields(&FIELDS)).flat();
    static SDKS: [token_schema::Sdk; 2] = [
        token_schema::Sdk::new("desk", "Desk", &["us1"], "header-rgn").requires(&["desk"]).flags(&["desk.open"]),
        token_schema::Sdk::new("lift", "Lift", &["us1"], "header-rgn").requires(&["lift"]).flags(&["lift.open"]),
    ];
    static OWN: token_schema::Additions = token_schema::Additions {
        grants: token_schema::List::Static(&[&DESK, &LIFT]),
        sdks: token_schema::List::Static(&[&SDKS[0], &SDKS[1]]),
    };
    let rules = |sdk: &str, grants: Value| {
        let token = with_claims(|claims| {
            claims["grants"].as_object_mut().unwrap().extend(grants.as_object().unwrap().clone());
        });
        let diagnosis = diagnose(&token, &options().additions(&OWN).sdk_named(sdk).unwrap());
        diagnosis.findings.iter().map(|finding| format!("{} {}", finding.rule, finding.at)).collect::<Vec<_>>()
    };
    assert_eq!(rules("desk", json!({"desk": {"floor": "a"}})), ["grant-field-missing claims.grants.desk.open"]);
    assert_eq!(rules("lift", json!({"floor": "a"})), ["grant-field-missing claims.grants.open"]);
    assert_eq!(rules("desk", json!({"desk": {"open": false}})), ["grant-missing-for-sdk claims.grants.desk.open"]);
    assert_eq!(rules("lift", json!({"open": false})), ["grant-missing-for-sdk claims.grants.open"]);
}
