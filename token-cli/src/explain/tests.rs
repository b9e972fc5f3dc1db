//! Every rule that can be reported is explained, and no others.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use token_core::diagnose::{Options, diagnose};
use token_schema::Vendor;
use token_schema::rule::{self, Rule};

use super::{explain_rule, rules};
use crate::vendors;

fn vendors() -> impl Iterator<Item = &'static Vendor> {
    token_codegen::Vendor::builtin_names().map(|name| vendors::table(vendors::named(name).unwrap().schema()))
}

fn explained(vendor: &Vendor) -> Vec<String> {
    rules(vendor).iter().map(Rule::to_string).collect()
}

#[test]
fn each_rule_is_explained_once() {
    for vendor in vendors() {
        let mut ids = explained(vendor);
        ids.sort_unstable();
        let twice: Vec<_> = ids.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
}

#[test]
fn each_rule_with_codes_is_explained() {
    for vendor in vendors() {
        let ids: BTreeSet<_> = explained(vendor).into_iter().collect();
        for codes in vendor.rules.iter() {
            assert!(ids.contains(&*codes.rule), "{}: {}", vendor.name, codes.rule);
        }
    }
}

const DIGITS: &str = "0123456789abcdef0123456789abcdef";

fn numbers(text: &str) -> BTreeSet<u32> {
    text.split(|c: char| !c.is_ascii_alphanumeric()).filter_map(|word| word.parse().ok()).collect()
}

/// The codes that an explanation lists.
fn listed(rule: &str, vendor: &Vendor) -> BTreeSet<u32> {
    let rules = rules(vendor);
    let text = explain_rule(rules.iter().find(|known| known.id() == rule).unwrap(), vendor);
    let codes = text.split("the most specific first").nth(1).unwrap_or_default();
    numbers(codes.split("Meaning of the codes").next().unwrap_or_default())
}

/// A finding has the codes that the explanation of its rule lists.
#[test]
fn diagnose_and_explain_list_the_same_codes() {
    let cases = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus/cases.jsonl")).unwrap();
    let mut seen: BTreeMap<(&str, &str), BTreeSet<u32>> = BTreeMap::new();
    for case in cases.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()) {
        let vendor = vendors::table(vendors::named(case["vendor"].as_str().unwrap_or("twilio")).unwrap().schema());
        let Some(input) = case["input"].as_str() else { continue };
        // An Auth Token in place of the secret.
        let options = Options::new(vendor).credentials_from_lookup(|name| match name {
            "TWILIO_ACCOUNT_SID" => Some(format!("AC{DIGITS}")),
            "TWILIO_API_KEY" => Some(format!("SK{DIGITS}")),
            "TWILIO_API_SECRET" => Some(DIGITS.to_owned()),
            _ => None,
        });
        for found in diagnose(input, &options).findings {
            seen.entry((&*vendor.name, found.rule)).or_default().extend(found.codes.iter().copied());
        }
    }
    for ((vendor, rule), codes) in &seen {
        let vendor = vendors::table(vendors::named(vendor).unwrap().schema());
        // The corpus has not every rule for every SDK.
        let listed = listed(rule, vendor);
        assert!(codes.is_subset(&listed), "{}: {rule}: {codes:?} {listed:?}", vendor.name);
        assert_eq!(codes.is_empty(), listed.is_empty(), "{}: {rule}: {listed:?}", vendor.name);
    }
    assert!(seen.len() > 50 && seen.contains_key(&("twilio", "secret-look-alike")), "{}", seen.len());
}

/// A code in the text of a schema is one of those that the rule lists, from which every text has its codes.
#[test]
fn no_text_names_a_code_that_its_rule_does_not_list() {
    for vendor in vendors() {
        let known = |text: &str| -> Vec<u32> {
            numbers(text).into_iter().filter(|code| vendor.codes.iter().any(|known| known.code == *code)).collect()
        };
        let mut texts: Vec<(&str, &str)> = Vec::new();
        for probe in vendor.probes.iter() {
            texts.extend([(&*probe.missing, &*probe.why), (&*probe.missing, &*probe.fix)]);
            texts.extend(
                probe
                    .expects
                    .iter()
                    .flat_map(|expect| [(&*expect.rule, &*expect.message), (&*expect.rule, &*expect.fix)]),
            );
        }
        let look_alikes = vendor.credentials.iter().flat_map(|part| part.look_alikes.iter());
        for look_alike in look_alikes {
            assert_eq!(known(&format!("{look_alike:?}")), [0; 0], "every finding shows the codes of its rule");
        }
        for (rule, text) in texts {
            let codes = known(text);
            assert!(codes.is_empty() || codes.iter().all(|code| listed(rule, vendor).contains(code)), "{rule}: {text}");
        }
    }
}

/// The compiler cannot find a rule of the list that nothing reports.
#[test]
fn each_rule_of_the_list_is_reported() {
    let folders = ["token-runtime", "token-codegen", "token-cli", "token-preflight"];
    let root = |folder: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder).join("src");
    let sources: String = folders.iter().map(|folder| sources(&root(folder))).collect();
    let words: BTreeSet<_> = sources.split(|c: char| !(c.is_ascii_alphanumeric() || "_-:".contains(c))).collect();
    let name = |rule: &Rule| format!("rule::{}", rule.id().replace('-', "_").to_uppercase());
    let stale: Vec<_> = rule::ALL.iter().filter(|rule| !words.contains(&*name(rule))).collect();
    assert!(stale.is_empty(), "nothing reports these rules: {stale:?}");
}

fn sources(folder: &Path) -> String {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { sources(&path) } else { fs::read_to_string(&path).unwrap() }).collect()
}
