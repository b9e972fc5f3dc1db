//! `diagnose` on any bytes: the output is in proportion to the input, contains no secret, moves no cursor, and is
//! `valid` exactly when a `Verifier` accepts the token.

#![no_main]

use std::sync::LazyLock;
use std::time::Duration;

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use token_core::diagnose::{Diagnosis, Options, Verdict, diagnose};
use token_core::twilio::{Twilio, Verifier};
use token_fuzz::{forge, mutate, world};

/// A diagnosis and a verifier that must agree.
struct Judges {
    verifier: Verifier,
    options: Options,
}

static JUDGES: LazyLock<[Judges; 2]> = LazyLock::new(|| {
    let (key, old, leeway) = (world::credentials(), world::old_credentials(), Duration::from_mins(1));
    let options = || Options::of::<Twilio>().credentials(&key).at(world::now());
    let verifier = || Verifier::new(&key).with_clock(world::now);
    [
        Judges { verifier: verifier(), options: options() },
        Judges {
            verifier: verifier().also_accept(&old).with_leeway(leeway),
            options: options().credentials(&old).leeway(leeway),
        },
    ]
});

/// All SDKs, and no secret.
static ALL_SDKS: LazyLock<Options> = LazyLock::new(|| {
    let names = ["conversations", "sync", "voice", "video", "taskrouter"];
    names.iter().fold(Options::of::<Twilio>().at(world::now()), |options, name| {
        options.sdk_named(name).expect("the schema has this SDK")
    })
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| { mutate::token(data, size, max_size, seed) });

fuzz_target!(|data: &[u8]| {
    for Judges { verifier, options } in &*JUDGES {
        let diagnosis = diagnose(data, options);
        sound(&diagnosis, data);
        let accepted = std::str::from_utf8(data).map_err(drop).and_then(|token| verifier.verify(token).map_err(drop));
        assert_eq!(diagnosis.is_valid(), accepted.is_ok(), "they disagree: {diagnosis}");
    }
    let diagnosis = diagnose(data, &ALL_SDKS);
    sound(&diagnosis, data);
    assert!(!diagnosis.is_valid(), "valid, and no secret was given");
});

/// The maximum output in bytes for any input, and for each byte of the input; see token-core's test
/// `diagnose_is_bounded`.
const BASE: usize = 256 * 1024;
const PER_BYTE: usize = 6;

fn sound(diagnosis: &Diagnosis, input: &[u8]) {
    assert_eq!(diagnosis.verdict == Verdict::Invalid, diagnosis.errors().next().is_some());
    let json = diagnosis.to_json();
    let plain = diagnosis.to_string();
    assert!(!json.contains(invisible), "JSON moves the cursor: {json:?}");
    // A line each for the verdict, the findings, their counts, and what was not checked.
    let lines = 1 + diagnosis.findings.len() + diagnosis.more.len() + diagnosis.not_checked.len();
    assert_eq!(plain.lines().count(), lines, "{plain:?}");
    let most = BASE + PER_BYTE * input.len();
    assert!(json.len() <= most && plain.len() <= most, "{} and {} bytes of {}", json.len(), plain.len(), input.len());
    assert!(!plain.replace('\n', "").contains(invisible), "the text moves the cursor: {plain:?}");
    let read: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!(read["verdict"], diagnosis.verdict.as_str());
    tells_no_secret(diagnosis, &plain, &json, input);
}

/// The signature is never shown, nor any input that is not a token.
fn tells_no_secret(diagnosis: &Diagnosis, plain: &str, json: &str, input: &[u8]) {
    if let Some(parts) = forge::open(input) {
        let signature = input.rsplit(|byte| *byte == b'.').next().unwrap_or_default();
        // A token may contain the text of its own signature in a claim, which is shown.
        let twice = [&parts.header, &parts.claims].iter().any(|part| contains(part, signature));
        if signature.len() >= 20 && !twice {
            assert!(!contains(json.as_bytes(), signature) && !contains(plain.as_bytes(), signature), "{plain}");
        }
    } else if diagnosis.header.is_none() && diagnosis.claims.is_none() {
        let word = |byte: &u8| !byte.is_ascii_alphanumeric() && *byte != b'-' && *byte != b'_';
        for secret in input.split(word).filter(|word| word.len() >= 20) {
            assert!(!contains(plain.as_bytes(), secret), "{plain}");
        }
    }
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    !part.is_empty() && text.windows(part.len()).any(|window| window == part)
}

/// Control characters that a terminal interprets.
fn invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
