//! Every rule that can be reported is explained, and no others.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use token_schema::Vendor;
use token_schema::rule::{self, Rule};

use super::rules;
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

/// The compiler cannot find a rule of the list that nothing reports.
#[test]
fn each_rule_of_the_list_is_reported() {
    let folders = ["token-core", "token-codegen", "token-cli", "token-preflight"];
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
