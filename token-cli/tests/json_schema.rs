//! The JSON Schema of `token json-schema` agrees with `token check`.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests say what they expect by panicking")]

use std::path::{Path, PathBuf};
use std::process::Command;

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;
use token_codegen::Generator;
use token_tests::pages;

/// Cases that `check` rejects, and that a JSON Schema cannot reject, each with the reason.
const BEYOND: &[(&str, &str)] = &[
    ("default_stray", "what a variable may hold is said by its form, of which a default is no part"),
    ("expectations_that_are_not_met", "what a declaration opens is held against what it expects"),
    ("field_needs", "what a field of the file's own asks for is known only to its own table"),
    ("field_needs_off", "what a field of the file's own asks for is known only to its own table"),
    ("field_not_for_sdk", "what a field of the file's own asks for is known only to its own table"),
    ("field_values", "what a field of the file's own asks for is known only to its own table"),
    ("flat_grant_empty", "what a grant of the file's own holds is known only to its own table"),
    ("input_of_two_kinds", "two places must agree"),
    ("m11_one_variable_two_kinds", "two places must agree"),
    ("m11_variable_two_kinds_by_its_usual_name", "two places must agree"),
    ("name_hides_option", "a name becomes a Rust type, which hides another"),
    ("name_is_tokens", "a name becomes a Rust type, which hides another"),
    ("names_of_one_type", "two names become one Rust type"),
    ("own_sdk_excluded_by_a_field", "what a field of the file's own asks for is known only to its own table"),
    ("own_sdk_of_an_unknown_grant", "a grant of the file's own is known only to its own table"),
    ("own_sdk_title_of_the_vendors", "a title becomes a Rust trait, which another has"),
    ("region_that_no_value_could_be", "the regions of the file's own SDKs"),
    ("value_placeholder", "a placeholder is a string"),
    ("variable_two_kinds_of_value", "two places must agree"),
];

struct Judge {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Judge {
    fn new() -> Self {
        let printed = Command::new(env!("CARGO_BIN_EXE_token")).arg("json-schema").output().unwrap();
        assert!(printed.status.success());
        let schema: Value = serde_json::from_slice(&printed.stdout).unwrap();
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("grants.schema.json", schema).unwrap();
        let index = compiler.compile("grants.schema.json", &mut schemas).unwrap();
        Self { schemas, index }
    }

    /// The error in a file, if there is one.
    fn fault(&self, file: &[u8]) -> Option<String> {
        match std::str::from_utf8(file) {
            Ok(text) => self.fault_in(text),
            Err(_) => Some("not UTF-8".to_owned()),
        }
    }

    fn fault_in(&self, text: &str) -> Option<String> {
        let table: toml::Table = match toml::from_str(text) {
            Ok(table) => table,
            Err(error) => return Some(error.to_string()),
        };
        let value = serde_json::to_value(table).unwrap();
        self.schemas.validate(&value, self.index).err().map(|error| format!("{error:#}"))
    }
}

/// Whether `token check` ends with an error.
fn refused_by_check(file: &[u8]) -> bool {
    Generator::from_bytes("grants.toml", file).check().report.has_errors()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

#[test]
fn good_files_are_valid() {
    let judge = Judge::new();
    for path in ["token-codegen/tests/own_keys.toml", "token-codegen/tests/expand/everything.toml", "grants.toml"] {
        let file = std::fs::read(root().join(path)).unwrap();
        assert!(!refused_by_check(&file), "{path}");
        assert_eq!(judge.fault(&file), None, "{path}");
    }
}

#[test]
fn files_of_init_are_valid() {
    let written = Command::new(env!("CARGO_BIN_EXE_token")).args(["init", "--stdout"]).output().unwrap();
    assert_eq!(Judge::new().fault_in(std::str::from_utf8(&written.stdout).unwrap()), None);
}

/// Each case adds one mistake to a valid file.
#[test]
fn one_mistake_makes_a_file_invalid() {
    let judge = Judge::new();
    let good = std::fs::read_to_string(root().join("grants.toml")).unwrap();
    assert_eq!(judge.fault_in(&good), None);
    for (from, to) in [
        ("ttl = \"8h\"", "ttl = \"25h\""),
        ("ttl = \"8h\"", "ttl = \"1441m\""),
        ("ttl = \"8h\"", "ttl = \"86401s\""),
        ("ttl = \"8h\"", "ttl = \"00m\""),
        ("sdk = \"sync\"", "sdk = \"video\""),
        ("sdk = \"sync\"", "sdk = [\"sync\", \"sync\"]"),
        ("data_sync.service_sid = \"default\"", "data_sync.service_sid = \"IS0123\""),
        ("data_sync.service_sid = \"default\"", ""),
        ("\"TWILIO_WORKSPACE_SID\"", "\"TWILIO_API_SECRET\""),
        ("region = \"ie1\"", "region = \"dublin\""),
        ("required = true", "requires = true"),
        ("type = \"bool\"", "type = \"boolean\""),
        ("[grant.crm]", "[grant.chat]"),
    ] {
        assert!(good.contains(from), "{from}");
        assert!(judge.fault_in(&good.replacen(from, to, 1)).is_some(), "{from} -> {to}");
    }
    for (from, to) in
        [("ttl = \"8h\"", "ttl = \"24h\""), ("ttl = \"8h\"", "ttl = \"01440m\""), ("ttl = \"8h\"", "ttl = \"86400s\"")]
    {
        assert_eq!(judge.fault_in(&good.replacen(from, to, 1)), None, "{to}");
    }
}

#[test]
fn errors_of_check_are_invalid_and_warnings_are_valid() {
    let judge = Judge::new();
    let mut beyond = Vec::new();
    for page in pages::paths("token-codegen/tests/reject") {
        // A vendor's schema is another language.
        let cases = pages::cases(&std::fs::read_to_string(page).unwrap());
        for case in cases.into_iter().filter(|case| !case.is_vendor()) {
            match (refused_by_check(&case.source), judge.fault(&case.source)) {
                (true, None) => beyond.push(case.name),
                (false, Some(fault)) => panic!("{} is a good file: {fault}", case.name),
                _ => {}
            }
        }
    }
    beyond.sort();
    let known: Vec<_> = BEYOND.iter().map(|(name, _)| *name).collect();
    assert_eq!(beyond, known);
}
