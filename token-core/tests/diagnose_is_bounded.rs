//! What `diagnose` and `Verifier` say is in proportion to the token, however it was made, and the cut changes no verdict and no code.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use std::collections::BTreeSet;
use std::time::{Duration, UNIX_EPOCH};

use hmac::{Hmac, KeyInit as _, Mac as _};
use proptest::prelude::*;
use serde_json::{Value, json};
use token_core::diagnose::{Diagnosis, LONGEST, Options, Verdict, diagnose};
use token_core::twilio::{Credentials, Twilio, Verifier};
use token_core::{Finding, Secret, Severity};

const NOW: u64 = 1_800_000_000;
const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
const KEY: &str = "SK0123456789abcdef0123456789abcdef";
const SECRET: &str = "AFakeSecretThatSignsNoRealTokens";
const HEADER: &str = r#"{"typ":"JWT","alg":"HS256","cty":"twilio-fpa;v=1"}"#;
/// What any input may give, and more for each of its bytes: one of base64 is three quarters of a control character, which takes six
/// in JSON.
const BASE: usize = 256 * 1024;
const PER_BYTE: usize = 6;

fn encode(text: &str) -> String {
    base64_simd::URL_SAFE_NO_PAD.encode_to_string(text.as_bytes())
}

fn sign(header: &str, claims: &str) -> String {
    let signed = format!("{}.{}", encode(header), encode(claims));
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
    mac.update(signed.as_bytes());
    format!("{signed}.{}", base64_simd::URL_SAFE_NO_PAD.encode_to_string(mac.finalize().into_bytes()))
}

fn credentials() -> Credentials {
    Credentials::new(ACCOUNT.parse().unwrap(), KEY.parse().unwrap(), Secret::new(SECRET))
}

fn verifier() -> Verifier {
    Verifier::new(&credentials()).with_clock(|| UNIX_EPOCH + Duration::from_secs(NOW))
}

fn options() -> Options {
    let options = Options::of::<Twilio>().at(UNIX_EPOCH + Duration::from_secs(NOW)).credentials(&credentials());
    let sdks = ["conversations", "sync", "voice", "video", "taskrouter"];
    sdks.iter().fold(options, |options, sdk| options.sdk_named(sdk).unwrap())
}

/// Claims with these members at the top, and in the grants.
fn claims(top: &str, grants: &str) -> String {
    let comma = |members: &str| if members.is_empty() { String::new() } else { format!(",{members}") };
    format!(
        r#"{{"jti":"1","iss":"{KEY}","sub":"{ACCOUNT}","iat":{NOW},"exp":{},"grants":{{"identity":"alice"{}}}{}}}"#,
        NOW + 3600,
        comma(grants),
        comma(top),
    )
}

/// As many of a text, joined by commas, as a token of the longest has room for.
fn many(text: impl Fn(usize) -> String) -> String {
    many_of(47_000, text)
}

fn many_of(mut room: usize, text: impl Fn(usize) -> String) -> String {
    let mut all = Vec::new();
    for number in 0.. {
        let next = text(number);
        let Some(left) = room.checked_sub(next.len() + 1) else { break };
        room = left;
        all.push(next);
    }
    all.join(",")
}

fn deep(depth: usize, key: &str, inside: &str) -> String {
    format!("{}{inside}{}", format!("{{\"{key}\":").repeat(depth), "}".repeat(depth))
}

fn is_bounded(input: &[u8], options: &Options) -> Diagnosis {
    let diagnosis = diagnose(input, options);
    let most = BASE + PER_BYTE * input.len().min(LONGEST);
    assert!(most < 1024 * 1024);
    for shown in [diagnosis.to_json(), diagnosis.to_string()] {
        assert!(shown.len() <= most, "{} bytes of {}: {:.1500}", shown.len(), input.len(), shown);
    }
    diagnosis
}

/// Everything that I could think of. The time is not measured: with output and lists in proportion, debug builds take a second.
#[test]
fn the_worst_tokens_give_less_than_a_mebibyte() {
    let key = |number: usize| format!("\"{number:05}{}\":0", "k".repeat(59));
    let hidden = "\u{7f}".repeat(47_000);
    for (top, grants) in [
        // The same key again and again, at the bottom of a long path.
        (
            format!("\"a\":{}", deep(120, "kkkkkkkkk", &format!("{{{}}}", many_of(44_000, |_| "\"\":0".into())))),
            String::new(),
        ),
        (
            format!("\"a\":{}", deep(120, &"k".repeat(64), &format!("{{{}}}", many_of(38_000, |_| "\"b\":0".into())))),
            String::new(),
        ),
        (many(|_| "\"\u{7f}\u{7f}\u{7f}\u{7f}\":0".into()), String::new()),
        (many(|_| format!("\"{}\":0", "\u{202e}".repeat(64))), String::new()),
        // Keys that are nearly those of grants and fields, each with a suggestion.
        (String::new(), many(|n| format!("\"voic{n}\":{{}}"))),
        (String::new(), many(key)),
        (String::new(), format!("\"chat\":{{{}}}", many(|n| format!("\"servce_sid{}\":0", n % 10)))),
        (String::new(), format!("\"chat\":{{{}}}", many(key))),
        (String::new(), format!("\"voice\":{{\"outgoing\":{{{}}}}}", many(key))),
        (String::new(), format!("\"voice\":{{\"incoming\":{{{}}}}}", many(|n| format!("\"{n}\":0")))),
        // A grant again and again, each wrong in its own way.
        (String::new(), many(|_| "\"chat\":{}".into())),
        (String::new(), many(|_| "\"chat\":0".into())),
        (
            String::new(),
            many(|_| r#""chat":{"a":0},"voice":{"b":0},"video":{"room":1},"voice":{"incoming":{"c":0}}"#.into()),
        ),
        (String::new(), many(|_| r#""ip_messaging":{"service_sid":"MG0123456789abcdef0123456789abcdef"}"#.into())),
        (String::new(), many(|_| r#""chat":{"service_sid":"ISxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}"#.into())),
        // Texts and numbers that grow when they are written again.
        (format!("\"a\":\"{hidden}\""), String::new()),
        (format!("\"{hidden}\":0"), String::new()),
        (format!("\"a\":[{}]", many(|_| "1e15".into())), String::new()),
        (format!("\"a\":[{}]", many(|_| "\"\\u0000\"".into())), String::new()),
        (format!("\"a\":{}", deep(120, "b", &format!("[{}]", many_of(45_000, |_| "0".into())))), String::new()),
    ] {
        let claims = claims(&top, &grants);
        let token = sign(HEADER, &claims);
        assert!((LONGEST - 8_000..=LONGEST).contains(&token.len()), "{} bytes: {claims:.200}", token.len());
        is_bounded(token.as_bytes(), &options());
    }
    let header = format!("{{{}}}", many(|_| "\"\u{7f}\u{7f}\":\"\u{7f}\"".into()));
    is_bounded(sign(&header, "{\"grants\":{}}").as_bytes(), &options());
}

/// Nor may whoever holds the key have a server write megabytes into its log.
#[test]
fn a_verifier_says_no_more() {
    let deep = deep(120, "kkkkkkkkk", &format!("{{{}}}", many_of(9_000, |_| "\"\":0".into())));
    let token = sign(HEADER, &claims(&format!("\"a\":{deep}"), "\"video\":{}"));
    let error = verifier().verify(&token).unwrap_err();
    assert_eq!((error.rule(), error.findings().len()), ("duplicate-key", 20));
    assert!(format!("{error}{error:?}").len() < 32 * 1024, "{error}");
}

/// What is no token, or has something around it.
#[test]
fn whatever_is_long_and_no_token_is_said_in_short() {
    for text in [
        "a".repeat(LONGEST + 1),
        "a".repeat(LONGEST),
        ".".repeat(LONGEST),
        "\"".repeat(LONGEST),
        "Bearer ".repeat(LONGEST / 7),
        "eyJ.".repeat(LONGEST / 4),
        format!("eyJ{}", " ".repeat(LONGEST - 3)),
        format!("{{\"token\":\"{}\"}}", "eyJ".repeat(LONGEST / 4 - 10)),
        "[".repeat(LONGEST),
        "\u{202e}".repeat(LONGEST / 3),
        format!("{}.{}.AA", encode(HEADER), encode(&"[".repeat(LONGEST / 2))),
    ] {
        assert_eq!(is_bounded(text.as_bytes(), &options()).verdict, Verdict::Invalid);
    }
    assert_eq!(is_bounded(&vec![0xff; LONGEST], &options()).verdict, Verdict::Invalid);
    assert_eq!(diagnose("a".repeat(LONGEST + 1), &options()).findings[0].rule, "token-too-long");
}

/// The processor's time that this thread has had, in which a busy machine does not count; elsewhere than on Linux the time of day.
fn worked() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = text.split(' ').next().and_then(|first| first.parse().ok());
    nanoseconds.map_or_else(|| UNIX_EPOCH.elapsed().unwrap(), Duration::from_nanos)
}

/// A stranger may have a server that holds many keys diagnose a long token of none of them. Keys are tried and compared once, not for each
/// byte.
#[test]
fn many_keys_do_not_multiply_the_time() {
    let with = |keys: usize| {
        let options = Options::of::<Twilio>().at(UNIX_EPOCH + Duration::from_secs(NOW));
        (0..keys).fold(options, |options, key| {
            let (name, secret) = (format!("SK{key:032x}"), format!("fake-{key:06}-secret-that-signs-nothing"));
            let parts = (ACCOUNT.parse().unwrap(), name.parse().unwrap(), Secret::new(secret));
            options.credentials(&Credentials::new(parts.0, parts.1, parts.2))
        })
    };
    let token = sign(HEADER, &claims("", &many_of(44_000, |n| format!("\"x{n}\":{{}}"))));
    let took = |options: &Options| {
        let start = worked();
        assert_eq!(diagnose(&token, options).verdict, Verdict::Invalid);
        worked().saturating_sub(start)
    };
    let (few, many) = (with(4), with(200));
    let (few, many) = (took(&few).max(took(&few)), took(&many).min(took(&many)));
    assert!(many < few * 5, "{few:?} with 4 keys, {many:?} with 200");
}

#[test]
fn what_is_not_listed_is_counted() {
    let token = sign(HEADER, &claims(&format!("\"a\":{{{}}}", vec!["\"b\":0"; 6000].join(",")), ""));
    let diagnosis = diagnose(&token, &Options::of::<Twilio>().at(UNIX_EPOCH + Duration::from_secs(NOW)));
    let listed = diagnosis.findings.iter().filter(|finding| finding.rule == "duplicate-key").count();
    let [more] = diagnosis.more.as_slice() else { unreachable!("{:?}", diagnosis.more) };
    assert_eq!((listed, more.rule, more.severity, more.count), (20, "duplicate-key", Severity::Error, 5979));
    assert!(diagnosis.to_string().contains("\n… and 5979 more of `duplicate-key`\n"), "{diagnosis}");
    let read: Value = serde_json::from_str(&diagnosis.to_json()).unwrap();
    assert_eq!(read["more"], json!([{"rule": "duplicate-key", "severity": "error", "count": 5979}]));
    assert_eq!(diagnose("x", &options()).more, []);
    // The verifier says so too.
    let short = sign(HEADER, &claims(&format!("\"a\":{{{}}}", vec!["\"b\":0"; 100].join(",")), "\"video\":{}"));
    let error = verifier().verify(&short).unwrap_err();
    assert_eq!((error.findings().len(), error.more()[0].count), (20, 79));
    assert!(error.to_string().ends_with("… and 79 more of `duplicate-key`"), "{error}");
}

/// The first in each grant is listed, for the codes depend on it.
#[test]
fn no_code_is_lost_behind_the_cut() {
    let unknown = |count: usize| (0..count).map(|n| format!("\"x{n}\":0")).collect::<Vec<_>>().join(",");
    let of = |count: usize| {
        let service = r#""service_sid":"IS0123456789abcdef0123456789abcdef""#;
        let grants =
            format!(r#""chat":{{{service},{}}},"voice":{{"incoming":{{"allow":true}},"y":0}}"#, unknown(count));
        let options = Options::of::<Twilio>().at(UNIX_EPOCH + Duration::from_secs(NOW)).credentials(&credentials());
        diagnose(sign(HEADER, &claims("", &grants)), &options)
    };
    let codes = |diagnosis: &Diagnosis| {
        diagnosis.findings.iter().flat_map(|finding| finding.codes.clone()).collect::<BTreeSet<_>>()
    };
    let (few, many) = (of(2), of(500));
    assert_eq!((few.verdict, few.code(), codes(&few)), (many.verdict, many.code(), codes(&many)));
    let voice = |finding: &&Finding| finding.at == "claims.grants.voice.y";
    assert_eq!(many.findings.iter().map(|found| &found.finding).filter(voice).count(), 1);
    assert_eq!(many.findings.len() + many.more[0].count, 501);
}

/// JSON of whatever shape, with the names that mean something.
fn anything() -> impl Strategy<Value = Value> {
    let names = prop_oneof![
        "[a-z_]{0,12}",
        "\\PC{0,80}",
        "[\\x00-\\x1f\\x7f]{0,80}",
        prop::sample::select(vec![
            "grants",
            "chat",
            "voice",
            "video",
            "identity",
            "incoming",
            "outgoing",
            "params",
            "service_sid",
            "serviceSid",
            "room",
            "ip_messaging",
            "iss",
            "sub",
            "exp",
            "data_sync",
            "task_router",
            "role",
        ])
        .prop_map(str::to_owned),
    ];
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,40}".prop_map(Value::from),
        "[\\x00-\\x1f\\x7f]{0,200}".prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 60, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
            prop::collection::vec((names.clone(), inner), 0..8)
                .prop_map(|members| members.into_iter().collect::<Value>()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn output_is_in_proportion_to_any_token(header in anything(), grants in anything(), copies in 1_usize..20) {
        let grants = vec![format!("\"a\":{grants}"); copies].join(",");
        let claims = claims(&grants, &grants);
        is_bounded(sign(HEADER, &claims).as_bytes(), &options());
        is_bounded(sign(&header.to_string(), &claims).as_bytes(), &options());
    }
}
