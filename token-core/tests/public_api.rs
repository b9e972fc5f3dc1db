//! What stands at the root of the documentation: what a server uses, and no more.

use std::collections::BTreeSet;

#[test]
fn the_root_has_at_most_twenty_names() {
    let lib = include_str!("../src/lib.rs");
    let names: BTreeSet<&str> = lib
        .split("\npub use ")
        .skip(1)
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
