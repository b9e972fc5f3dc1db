//! Every test of the public API, as one program: it is linked once, and slow tests of one file run beside those of another.
#![allow(clippy::unwrap_used, reason = "tests say what they expect by panicking")]

mod acme;
mod algorithms;

mod diagnose;
mod diagnose_agrees;
mod diagnose_input;
mod diagnose_is_bounded;
mod diagnose_secrets;
mod files;
mod flat;
mod http;
mod identity;
mod issue;
mod issue_problem;
mod judged_by_jsonwebtoken;
mod judged_by_jsonwebtoken_too;
mod keys;
mod public_api;
mod redaction;
mod renewal;
mod round_trip;
mod source;
mod start;
mod surroundings;
mod tenants;
mod token_response;
mod tracing;
mod twilio;
mod variables;
mod verify;
mod wycheproof;

#[test]
fn each_file_is_a_module() {
    let this = include_str!("all.rs");
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests")).unwrap() {
        let file = entry.unwrap().file_name().into_string().unwrap();
        let Some(module) = file.strip_suffix(".rs").filter(|module| *module != "all") else { continue };
        assert!(this.contains(&format!("\nmod {module};\n")), "tests/all.rs lacks `mod {module};`");
    }
}

/// `-p token-core` alone has the default features, and would leave tests out without a word.
#[cfg(not(all(
    feature = "ably",
    feature = "axum",
    feature = "files",
    feature = "http",
    feature = "ring",
    feature = "tracing",
    feature = "zoom"
)))]
#[test]
#[ignore = "tests of other features are left out: add `--all-features`"]
fn without_all_features() {}
