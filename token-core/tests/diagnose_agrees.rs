//! `diagnose` and `Verifier` are of one mind: a token is valid to both or to neither. And whatever bytes come, nobody panics.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use hmac::{Hmac, KeyInit as _, Mac as _};
use proptest::prelude::*;
use serde_json::{Value, json};
use token_core::Secret;
use token_core::diagnose::{Options, Verdict, diagnose};
use token_core::twilio::{Credentials, Twilio, Verifier};

const NOW: i64 = 1_800_000_000;
const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
const KEY: &str = "SK0123456789abcdef0123456789abcdef";
const OLD_KEY: &str = "SKfedcba9876543210fedcba9876543210";
const SECRET: &str = "AFakeSecretThatSignsNoRealTokens";
const OLD_SECRET: &str = "AFakeSecretOfAnOlderKey123456789";

fn encode(bytes: &[u8]) -> String {
    base64_simd::URL_SAFE_NO_PAD.encode_to_string(bytes)
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
        "jti": "1", "iss": KEY, "sub": ACCOUNT, "iat": NOW, "nbf": NOW, "exp": NOW + 3600,
        "grants": {
            "identity": "alice",
            "chat": {"service_sid": "IS0123456789abcdef0123456789abcdef"},
            "voice": {"incoming": {"allow": true}, "outgoing": {"application_sid": "AP0123456789abcdef0123456789abcdef"}},
            "video": {"room": "lobby"},
        },
    })
}

fn credentials(key: &str, secret: &str) -> Credentials {
    Credentials::new(ACCOUNT.parse().unwrap(), key.parse().unwrap(), Secret::new(secret))
}

fn then(offset: i64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs((NOW + offset).unsigned_abs())
}

/// Asks both.
fn agree(token: &str, offset: i64, leeway: u64, two_keys: bool) -> Result<bool, TestCaseError> {
    let (key, old) = (credentials(KEY, SECRET), credentials(OLD_KEY, OLD_SECRET));
    let leeway = Duration::from_secs(leeway);
    let mut verifier = Verifier::new(&key).with_leeway(leeway).with_clock(move || then(offset));
    let mut options = Options::of::<Twilio>().credentials(&key).at(then(offset)).leeway(leeway);
    if two_keys {
        verifier = verifier.also_accept(&old);
        options = options.credentials(&old);
    }
    let (judged, diagnosis) = (verifier.verify(token), diagnose(token, &options));
    prop_assert_eq!(judged.is_ok(), diagnosis.is_valid(), "{:?}\n{}\n{}", judged, diagnosis, token);
    prop_assert_eq!(diagnosis.verdict == Verdict::Invalid, diagnosis.errors().next().is_some());
    Ok(judged.is_ok())
}

/// What stands in a token, or could.
fn value() -> impl Strategy<Value = Value> {
    let texts = [
        "",
        "alice",
        "a b",
        KEY,
        OLD_KEY,
        ACCOUNT,
        "JWT",
        "jwt",
        "HS256",
        "HS512",
        "none",
        "twilio-fpa;v=1",
        "us1",
        "ie1",
        "dublin",
        "default",
        "IS0123456789abcdef0123456789abcdef",
        "MG0123456789abcdef0123456789abcdef",
        "SKxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "\u{1b}[2J\u{202e}",
        "scope:client:incoming",
    ];
    prop_oneof![
        3 => prop::sample::select(texts.to_vec()).prop_map(Value::from),
        2 => (-4000_i64..4000).prop_map(|offset| json!(NOW + offset)),
        1 => prop_oneof![Just(0), Just(-1), Just(NOW * 1000), Just(i64::MAX), Just(NOW + 86_400), Just(NOW + 86_401)].prop_map(Value::from),
        1 => Just(json!(1_800_000_000.5)),
        1 => any::<bool>().prop_map(Value::from),
        1 => Just(Value::Null),
        1 => Just(json!({})),
        1 => Just(json!([])),
        1 => Just(json!({"service_sid": "IS0123456789abcdef0123456789abcdef"})),
        1 => Just(json!({"allow": false})),
        1 => "[a-z]{200,300}".prop_map(Value::from),
    ]
}

const PLACES: &[&str] = &[
    "h/typ",
    "h/alg",
    "h/cty",
    "h/twr",
    "h/kid",
    "h/crit",
    "c/jti",
    "c/iss",
    "c/sub",
    "c/iat",
    "c/nbf",
    "c/exp",
    "c/aud",
    "c/scope",
    "c/policies",
    "c/identity",
    "c/grants",
    "c/grants/identity",
    "c/grants/Identity",
    "c/grants/chat",
    "c/grants/chat/service_sid",
    "c/grants/chat/serviceSid",
    "c/grants/chat/identity",
    "c/grants/voice",
    "c/grants/voice/incoming",
    "c/grants/voice/incoming/allow",
    "c/grants/voice/outgoing",
    "c/grants/voice/outgoing/application_sid",
    "c/grants/voice/outgoing/params",
    "c/grants/video",
    "c/grants/video/room",
    "c/grants/data_sync",
    "c/grants/ip_messaging",
    "c/grants/rtc",
    "c/grants/player",
    "c/grants/chatt",
    "c/video",
    "c/user_id",
];

/// Puts a value in a place, or takes away what stands there.
fn change(root: &mut Value, path: &str, value: Option<Value>) {
    let mut steps = path.split('/').peekable();
    let mut at = root;
    while let Some(step) = steps.next() {
        let Some(object) = at.as_object_mut() else { return };
        if steps.peek().is_none() {
            match value {
                Some(value) => object.insert(step.to_owned(), value),
                None => object.remove(step),
            };
            return;
        }
        at = object.entry(step).or_insert_with(|| json!({}));
    }
}

fn changes() -> impl Strategy<Value = Vec<(&'static str, Option<Value>)>> {
    prop::collection::vec((prop::sample::select(PLACES), prop::option::weighted(0.7, value())), 0..4)
}

fn changed(changes: Vec<(&'static str, Option<Value>)>) -> (Value, Value) {
    let (mut header, mut claims) = (header(), claims());
    for (place, value) in changes {
        match place.split_once('/') {
            Some(("h", path)) => change(&mut header, path, value),
            Some((_, path)) => change(&mut claims, path, value),
            None => {}
        }
    }
    (header, claims)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn on_what_a_token_says(
        changes in changes(),
        secret in prop::sample::select(vec![SECRET, SECRET, SECRET, OLD_SECRET]),
        offset in prop_oneof![3 => Just(0_i64), 1 => -100_i64..4000],
        leeway in prop_oneof![Just(0_u64), 0_u64..120],
        two_keys in any::<bool>(),
    ) {
        let (header, claims) = changed(changes);
        agree(&sign(&header, &claims, secret), offset, leeway, two_keys)?;
    }

    #[test]
    fn on_a_token_with_other_bytes(
        changes in changes(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), prop::option::of(any::<char>()), any::<bool>()), 1..4),
    ) {
        let (header, claims) = changed(changes);
        let mut token: Vec<char> = sign(&header, &claims, SECRET).chars().collect();
        for (index, character, insert) in edits {
            let index = index.index(token.len());
            match character {
                Some(character) if insert => token.insert(index, character),
                Some(character) => token[index] = character,
                None if insert => token.truncate(index.max(1)),
                None => { token.remove(index); }
            }
            if token.is_empty() { token.push('.'); }
        }
        agree(&token.into_iter().collect::<String>(), 0, 0, false)?;
    }

    #[test]
    fn on_a_token_with_something_around_it(
        before in "[\"' \\n{\\[]{0,3}|Bearer |\\{\"token\":\"",
        after in "[\"' \\n}\\]]{0,3}|=|==|\"\\}",
    ) {
        let token = sign(&header(), &claims(), SECRET);
        let good = agree(&format!("{before}{token}{after}"), 0, 0, false)?;
        prop_assert_eq!(good, before.is_empty() && after.is_empty());
    }

    #[test]
    fn any_bytes_have_a_diagnosis(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let options = Options::of::<Twilio>().credentials(&credentials(KEY, SECRET)).at(then(0));
        let diagnosis = diagnose(&bytes, &options);
        prop_assert_eq!(diagnosis.verdict, Verdict::Invalid);
    }

    #[test]
    fn any_json_has_a_diagnosis(header in any_json(), claims in any_json(), tag in prop::collection::vec(any::<u8>(), 0..40)) {
        let parts = [header.to_string().into_bytes(), claims.to_string().into_bytes(), tag].map(|part| encode(&part));
        agree(&parts.join("."), 0, 0, false)?;
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        value(),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from)
    ];
    leaf.prop_recursive(4, 30, 5, |inside| {
        let key = prop_oneof![
            prop::sample::select(vec![
                "iss", "sub", "grants", "identity", "exp", "iat", "nbf", "chat", "alg", "typ", "cty", "twr"
            ])
            .prop_map(str::to_owned),
            any::<String>(),
        ];
        prop_oneof![
            prop::collection::vec(inside.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((key, inside), 0..8).prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}
