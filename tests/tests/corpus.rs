//! The corpus of `diagnose`: valid and invalid tokens, and other inputs, each with exactly the rules that it breaks.
//!
//! `cargo test -p token-tests --test corpus -- --nocapture` prints precision and recall. `CORPUS=file` reads another
//! file in the format of tests/corpus/README.md.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]
#![allow(clippy::print_stdout, reason = "the figures are shown with --nocapture")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::{Duration, UNIX_EPOCH};

use serde_json::Value;
use token_core::Secret;
use token_core::diagnose::{Diagnosis, Options, diagnose};
use token_core::twilio::{Credentials, Twilio};

/// The credentials of the cases; no real ones.
const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
const KEY: &str = "SK0123456789abcdef0123456789abcdef";
const SECRET: &str = "NotARealSecretNotARealSecret1234";
const OTHER_ACCOUNT: &str = "ACfedcba9876543210fedcba9876543210";
const OTHER_KEY: &str = "SKfedcba9876543210fedcba9876543210";
const OTHER_SECRET: &str = "AnotherFakeSecretAnotherFake5678";

/// A rule with its severity.
type Rule = (&'static str, String);

#[test]
fn every_case_has_exactly_its_rules() {
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/cases.jsonl");
    let path = std::env::var_os("CORPUS").map_or(PathBuf::from(own), PathBuf::from);
    let text = std::fs::read_to_string(&path).unwrap();
    let mut score = Score::default();
    let mut differences = String::new();
    for line in text.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let diagnosis = diagnose(input(&case), &options(&case));
        let difference = score.count(&case, &diagnosis);
        if !difference.is_empty() {
            let _ = writeln!(differences, "{}: {difference}\n{diagnosis}\n", case["name"]);
        }
    }
    print!("{}", score.report());
    assert!(differences.is_empty(), "\n{differences}{}", score.report());
}

/// The output contains neither the signature nor an input that is not a token.
#[test]
fn no_signature_and_no_secret_is_shown() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/cases.jsonl")).unwrap();
    for line in text.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let diagnosis = diagnose(input(&case), &options(&case));
        let shown = format!("{diagnosis} {diagnosis:?} {}", diagnosis.to_json());
        assert!(shown.is_ascii() || !shown.contains(['\u{1b}', '\u{202e}', '\u{7f}']), "{}", case["name"]);
        assert!(!shown.contains(SECRET), "{}: the secret", case["name"]);
        let Some(token) = case["input"].as_str() else { continue };
        if let Some((_, signature)) = token.trim_matches(|c: char| !c.is_ascii_alphanumeric()).rsplit_once('.')
            && signature.len() > 20
        {
            assert!(!shown.contains(signature), "{}: the signature", case["name"]);
        }
    }
}

fn input(case: &Value) -> Vec<u8> {
    match case["input"].as_str() {
        Some(text) => text.as_bytes().to_vec(),
        None => from_base64(case["input_base64"].as_str().unwrap()),
    }
}

fn options(case: &Value) -> Options {
    let mut options = Options::of::<Twilio>().at(UNIX_EPOCH + Duration::from_secs(case["at"].as_u64().unwrap()));
    for sdk in case["sdk"].as_array().into_iter().flatten() {
        options = options.sdk_named(sdk.as_str().unwrap()).unwrap();
    }
    let (account, key, secret) = match case["secret"].as_str().unwrap() {
        "ours" => (ACCOUNT, KEY, SECRET),
        "other-key" => (ACCOUNT, OTHER_KEY, OTHER_SECRET),
        "other-account" => (OTHER_ACCOUNT, KEY, SECRET),
        _ => return options,
    };
    options.credentials(&Credentials::new(account.parse().unwrap(), key.parse().unwrap(), Secret::new(secret)))
}

/// How often a rule was expected, found, and both.
#[derive(Clone, Copy, Default)]
struct Count {
    expected: usize,
    found: usize,
    both: usize,
}

#[derive(Default)]
struct Score {
    cases: usize,
    good: usize,
    good_with_errors: usize,
    bad: usize,
    bad_without_rule: usize,
    rules: BTreeMap<Rule, Count>,
}

impl Score {
    /// Counts a case; returns a description of the differences.
    fn count(&mut self, case: &Value, diagnosis: &Diagnosis) -> String {
        let mut expected: BTreeSet<Rule> = BTreeSet::new();
        for (severity, list) in [("error", "errors"), ("warning", "warnings")] {
            expected.extend(
                case[list].as_array().unwrap().iter().map(|rule| (severity, rule.as_str().unwrap().to_owned())),
            );
        }
        let found: BTreeSet<Rule> = diagnosis
            .findings
            .iter()
            .map(|finding| (if finding.is_error() { "error" } else { "warning" }, finding.rule.to_owned()))
            .collect();
        for rule in expected.union(&found) {
            let count = self.rules.entry(rule.clone()).or_default();
            count.expected += usize::from(expected.contains(rule));
            count.found += usize::from(found.contains(rule));
            count.both += usize::from(expected.contains(rule) && found.contains(rule));
        }
        let errors = |rules: &BTreeSet<Rule>| rules.iter().filter(|(severity, _)| *severity == "error").count();
        self.cases += 1;
        if errors(&expected) == 0 {
            self.good += 1;
            self.good_with_errors += usize::from(errors(&found) > 0);
        } else {
            self.bad += 1;
            let missed = expected.difference(&found).any(|(severity, _)| *severity == "error");
            self.bad_without_rule += usize::from(missed);
        }
        let mut words = Vec::new();
        words.extend(expected.difference(&found).map(|(severity, rule)| format!("no {severity} {rule}")));
        words.extend(found.difference(&expected).map(|(severity, rule)| format!("{severity} {rule} is not expected")));
        let verdict = case["verdict"].as_str().unwrap();
        if verdict != diagnosis.verdict.as_str() {
            words.push(format!("the verdict is {}, not {verdict}", diagnosis.verdict));
        }
        words.join(", ")
    }

    #[expect(clippy::cast_precision_loss, reason = "a few hundred cases")]
    fn report(&self) -> String {
        let ratio = |part: usize, whole: usize| if whole == 0 { 1.0 } else { part as f64 / whole as f64 };
        let sum = |one: fn(&Count) -> usize| self.rules.values().map(one).sum::<usize>();
        let (expected, found, both) = (sum(|it| it.expected), sum(|it| it.found), sum(|it| it.both));
        let mut text = format!(
            "{} cases: {} good, {} of them with an error finding; {} bad, {} of them without their rule\n\
             {} rules, {found} findings: precision {:.4}, recall {:.4}\n",
            self.cases,
            self.good,
            self.good_with_errors,
            self.bad,
            self.bad_without_rule,
            self.rules.len(),
            ratio(both, found),
            ratio(both, expected),
        );
        for ((severity, rule), count) in self.rules.iter().filter(|(_, it)| it.both < it.expected || it.both < it.found)
        {
            let (precision, recall) = (ratio(count.both, count.found), ratio(count.both, count.expected));
            let _ = writeln!(text, "  {severity} {rule}: precision {precision:.2}, recall {recall:.2}");
        }
        text
    }
}

fn from_base64(text: &str) -> Vec<u8> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for byte in text.bytes().filter(|&byte| byte != b'=') {
        let value = ALPHABET.iter().position(|&known| known == byte).unwrap();
        bits = bits << 6 | u32::try_from(value).unwrap();
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).unwrap());
        }
    }
    bytes
}
