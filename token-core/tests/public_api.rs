//! What stands at the root of the documentation: what a server uses, and no more. token-runtime defines most of it.

use std::collections::{BTreeMap, BTreeSet};

#[test]
fn the_root_has_at_most_twenty_names() {
    let names: BTreeSet<&str> = [include_str!("../src/lib.rs"), include_str!("../../token-runtime/src/lib.rs")]
        .iter()
        .flat_map(|lib| lib.split("\npub use ").skip(1))
        .filter_map(|rest| rest.split_once(';')?.0.rsplit_once("::"))
        .flat_map(|(_, names)| names.trim_matches(['{', '}']).split(','))
        .map(str::trim)
        // Macros, functions and modules begin with a small letter.
        .filter(|name| name.starts_with(char::is_uppercase))
        .collect();
    assert!(names.is_superset(&BTreeSet::from(["AccessToken", "Grant", "IssueError", "Severity"])), "{names:?}");
    assert!(
        names.len() <= 20,
        "{}: {names:?}; put names of a few users into a module that says for whom they are",
        names.len()
    );
}

#[test]
fn each_feature_of_token_runtime_is_a_feature_here() {
    let features = |manifest: &'static str| {
        let (_, rest) = manifest.split_once("[features]\n").unwrap();
        let (features, _) = rest.split_once("\n[").unwrap();
        features.lines().filter_map(|line| line.split_once(" = ")).collect::<BTreeMap<_, _>>()
    };
    let here = features(include_str!("../Cargo.toml"));
    for name in features(include_str!("../../token-runtime/Cargo.toml")).keys().filter(|name| **name != "default") {
        let enables =
            here.get(name).unwrap_or_else(|| panic!("token-core lacks the feature `{name}` of token-runtime"));
        assert!(
            enables.contains(&format!("\"token-runtime/{name}\"")),
            "token-core's `{name}` leaves token-runtime's off: {enables}"
        );
    }
}
