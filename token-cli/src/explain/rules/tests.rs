//! Every rule that any crate can report is explained.

#[path = "../../../../token-codegen/tests/reject/pages.rs"]
mod pages;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use token_codegen::Generator;
use token_schema::rule::Rule;

use super::of;
use crate::vendors;

/// Texts in the form of a rule's id that are none.
const NO_RULES: &[&str] = &[
    // Options, HTTP headers and values, keys and words of the language and of JSON.
    "allow-origin",
    "double-byte",
    "if-match",
    "json-value",
    "no-store",
    // Keys and names of a Cargo.toml.
    "build-dependencies",
    "dev-dependencies",
    "token-core",
];

fn vendors() -> impl Iterator<Item = &'static token_core::schema::Vendor> {
    token_codegen::Vendor::builtin_names().map(|name| vendors::named(name).unwrap().table)
}

fn explained(vendor: &token_core::schema::Vendor) -> Vec<String> {
    of(vendor).iter().map(Rule::to_string).collect()
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
fn each_rule_of_a_vendors_tables_is_explained() {
    for vendor in vendors() {
        let ids: BTreeSet<_> = explained(vendor).into_iter().collect();
        for rule in in_tables(vendor) {
            assert!(ids.contains(rule), "{}: {rule}", vendor.name);
        }
    }
}

/// The rules that a vendor's tables name.
fn in_tables(vendor: &token_core::schema::Vendor) -> Vec<&'static str> {
    let look_alikes = vendor.credentials.iter().flat_map(|part| part.look_alikes).map(|look_alike| look_alike.rule);
    let coded = vendor.rules.iter().map(|codes| codes.rule);
    let foreign = vendor.foreign.iter().map(|foreign| foreign.rule);
    let of_region = vendor.sdks.iter().map(|sdk| sdk.region_rule).filter(|rule| !rule.is_empty());
    coded.chain(look_alikes).chain(foreign).chain(of_region).collect()
}

#[test]
fn each_rule_in_the_source_is_explained_and_no_other() {
    let explained: BTreeSet<_> = vendors().flat_map(explained).collect();
    let folders = ["token-core", "token-codegen", "token-cli", "token-emulator"];
    let root = |folder: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder).join("src");
    let sources: Vec<_> = folders.iter().flat_map(|folder| sources(&root(folder))).collect();
    let ids: BTreeSet<_> = sources.iter().flat_map(|source| ids(source)).collect();
    let is_explained = |id: &&String| explained.contains(id.as_str()) || NO_RULES.contains(&id.as_str());
    let missing: Vec<_> = ids.iter().filter(|id| !is_explained(id)).collect();
    assert!(missing.is_empty(), "these rules are not in token-schema/src/rule.rs: {missing:?}");
    let tables: BTreeSet<_> = vendors().flat_map(in_tables).collect();
    let reported = |id: &String| {
        tables.contains(id.as_str()) || sources.iter().any(|source| source.contains(&format!("\"{id}\"")))
    };
    let stale: Vec<_> = explained.iter().filter(|id| !reported(id)).collect();
    assert!(stale.is_empty(), "nothing reports these rules any more: {stale:?}");
}

/// What a search of the source cannot see is a rule of one word that is not named where it is reported. Each has a case.
#[test]
fn each_rule_of_the_cases_is_explained() {
    let explained: BTreeSet<_> = vendors().flat_map(explained).collect();
    let mut seen = BTreeSet::new();
    for page in pages::paths() {
        for case in pages::cases(&fs::read_to_string(page).unwrap()) {
            let text = String::from_utf8_lossy(&case.file);
            let of_vendor = token_codegen::Vendor::from_toml(&case.name, &text).err();
            for report in of_vendor.into_iter().chain([Generator::from_bytes(&case.name, &case.file).check().report]) {
                seen.extend(report.problems().into_iter().map(|problem| problem.rule));
            }
        }
    }
    let missing: Vec<_> = seen.iter().filter(|rule| !explained.contains(&rule.to_string())).collect();
    assert!(seen.len() > 80 && missing.is_empty(), "{} {missing:?}", seen.len());
}

/// The Rust files of a folder, without those that are generated, hold tests or explain.
fn sources(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() && name != "explain" {
            found.extend(sources(&path));
        } else if path.is_file() && name != "tests.rs" {
            let text = fs::read_to_string(&path).unwrap();
            if !text.starts_with("// Generated from") {
                found.push(text);
            }
        }
    }
    found
}

/// The string literals of a file that have the form of a rule's id, several words in kebab case; and whatever literal stands first in the
/// call that reports a finding or a problem. Modules of tests are left out, which stand last.
fn ids(source: &str) -> BTreeSet<String> {
    let code = source.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let code: String = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut ids = BTreeSet::new();
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    let constructors = ["Finding::error(", "Finding::warning(", "Problem::error(", "Problem::warning(", "refused("];
    // What stands between two quotes, whether they open and close or the reverse: no code has the form of an id.
    let pieces: Vec<_> = code.split('"').collect();
    for pair in pieces.windows(2) {
        let [before, literal] = [pair[0], pair[1]];
        let reported = constructors.iter().any(|call| before.trim_end().ends_with(call));
        let kebab =
            literal.contains('-') && literal.starts_with(char::is_alphabetic) && literal.split('-').all(is_word);
        if kebab || reported && is_word(literal) {
            ids.insert(literal.to_owned());
        }
    }
    ids
}

#[test]
fn ids_are_found_in_source() {
    let source = "// \"not-this\"\nlet rule = if a { \"one-way\" } else { \"other-way\" };\nProblem::error(\n    \"short\", span)\n\
        let text = '\"' + \"Not-One\";\n#[cfg(test)]\nmod tests { \"in-tests\" }";
    assert_eq!(ids(source).iter().map(String::as_str).collect::<Vec<_>>(), ["one-way", "other-way", "short"]);
}
