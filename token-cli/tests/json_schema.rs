//! The JSON Schema of `token json-schema` agrees with `token check`.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests say what they expect by panicking")]

use std::path::{Path, PathBuf};
use std::process::Command;

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;
use token_codegen::{Generator, Vendor};
use token_tests::pages;

/// Cases that `check` rejects, and that a JSON Schema cannot reject, each with the reason.
const BEYOND: &[(&str, &str)] = &[
    ("default_stray", "what a variable may hold is said by its form, of which a default is no part"),
    ("expectations_about_sids_in_any_place", "what a declaration opens is held against what it expects"),
    ("expectations_that_are_not_met", "what a declaration opens is held against what it expects"),
    ("field_needs", "what a field of the file's own asks for is known only to its own table"),
    ("field_needs_off", "what a field of the file's own asks for is known only to its own table"),
    ("field_not_for_sdk", "what a field of the file's own asks for is known only to its own table"),
    ("field_values", "what a field of the file's own asks for is known only to its own table"),
    ("flat_grant_empty", "what a grant of the file's own holds is known only to its own table"),
    ("form_character_not_allowed", "what a field of the file's own asks for is known only to its own table"),
    ("form_default_of_an_array_is_a_string", "what a field of the file's own asks for is known only to its own table"),
    ("form_default_of_an_array_not_allowed", "what a field of the file's own asks for is known only to its own table"),
    ("form_input_joined_and_not_joined", "two places must agree"),
    ("form_input_of_an_item", "what a field of the file's own asks for is known only to its own table"),
    ("form_integer_above_the_largest", "what a field of the file's own asks for is known only to its own table"),
    ("form_item_of_an_array_not_allowed", "what a field of the file's own asks for is known only to its own table"),
    ("form_length_is_another", "what a field of the file's own asks for is known only to its own table"),
    ("form_one_input_for_an_array_and_a_string", "two places must agree"),
    ("form_reference_in_json_in_a_string", "what a field of the file's own asks for is known only to its own table"),
    ("form_scope_with_the_separator", "what a field of the file's own asks for is known only to its own table"),
    ("input_of_two_kinds", "two places must agree"),
    ("input_without_a_common_value", "two places must agree"),
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
    ("variable_without_a_common_value", "two places must agree"),
];

struct Judge {
    schemas: Schemas,
    index: SchemaIndex,
}

/// Cases of vendors' files that only the generator rejects, each with the reason.
const BEYOND_OF_VENDORS: &[(&str, &str)] = &[
    ("vendor_algorithm", "which algorithms there are, token-core knows"),
    ("vendor_characters_backwards", "the ends of a range are compared"),
    ("vendor_claims_of_grants", "two places must have different claims"),
    ("vendor_claims_taken", "two places must have different claims"),
    ("vendor_default_ttl", "durations are compared"),
    ("vendor_field_excludes_sdk", "what an SDK requires is held against the fields"),
    ("vendor_fixed_claim_is_a_grant", "names in two tables must differ"),
    ("vendor_fixed_claim_of_a_credential", "two places must have different claims"),
    ("vendor_fixed_claim_of_the_identity", "two places must have different claims"),
    ("vendor_flat", "names in two tables must differ"),
    ("vendor_free_text_without_effect", "a key that has no effect is held against the others"),
    ("vendor_grants_at_the_top", "names in two tables must differ"),
    ("vendor_header_taken", "two places must have different header parameters"),
    ("vendor_identity_beside_the_grants", "the identity is held against the claim of the grants"),
    ("vendor_identity_in_a_registered_claim", "the place of an identity is not a pattern"),
    ("vendor_identity_in_a_string", "the identity is held against the grants"),
    ("vendor_identity_in_a_url", "the identity is held against the claim of the grants"),
    ("vendor_identity_in_free_json", "the identity is held against the grants"),
    ("vendor_identity_in_no_grant", "the identity is held against the grants"),
    ("vendor_identity_is_a_field", "the identity is held against the grants"),
    ("vendor_identity_is_the_grants", "the identity is held against the claim of the grants"),
    ("vendor_identity_place", "the identity is held against the claim of the grants"),
    ("vendor_key", "one credential of all names the key"),
    ("vendor_legacy_algorithms", "which algorithms there are, token-core knows"),
    ("vendor_legacy_in_use", "names in two tables must differ"),
    ("vendor_max_below_min", "two limits are compared"),
    ("vendor_max_beside_one_of", "what `max` limits is known by the type"),
    ("vendor_methods_of_one_name", "two names become one method in Rust"),
    ("vendor_min_ttl_of_an_sdk_too_long", "durations are compared"),
    ("vendor_never_expires_within_a_limit", "`writes` is held against the longest lifetime"),
    ("vendor_no_identity_and_limits_of_it", "the limits are held against the format"),
    ("vendor_no_identity_and_no_iat", "one key is held against another"),
    ("vendor_no_identity_and_rules_for_it", "one key is held against another"),
    ("vendor_no_identity_written_otherwise", "the place of an identity is not a pattern"),
    ("vendor_no_secret", "one credential of all is the secret"),
    ("vendor_other_algorithms", "which algorithms there are, token-core knows"),
    ("vendor_other_algorithms_of_a_secret", "the algorithms are held against the credentials"),
    ("vendor_private_key_in_place_of_a_secret", "the algorithm is held against the credentials"),
    ("vendor_private_key_with_a_length", "what describes a secret is held against its role"),
    ("vendor_region_aliases", "an alias is held against the regions"),
    ("vendor_region_header_in_header", "two keys must name different header parameters"),
    ("vendor_rule_of_the_list", "which rules there are, token-schema knows"),
    ("vendor_rule_unknown", "which rules there are, token-schema knows"),
    ("vendor_secret_in_place_of_a_private_key", "the algorithm is held against the credentials"),
    ("vendor_separator_empty", "a separator may be a space, so it is no name"),
    ("vendor_separator_of_a_boolean", "what separates values is held against the type"),
    ("vendor_ttl_order", "durations are compared"),
    ("vendor_two_issuers", "two places must have different claims"),
    ("vendor_two_key_ids", "one credential of all names the key"),
    ("vendor_two_private_keys", "one credential of all is the private key"),
    ("vendor_writes_no_beginning", "an array must have one of two values"),
];

impl Judge {
    fn new() -> Self {
        Self::of(&[])
    }

    fn of(arguments: &[&str]) -> Self {
        let printed = Command::new(env!("CARGO_BIN_EXE_token")).arg("json-schema").args(arguments).output().unwrap();
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

/// Free JSON, and JSON that is a string in the token: which of the two takes a value.
#[test]
fn both_take_the_same_json() {
    let initech = root().join("tests/vendors/service/initech.toml");
    let (free, in_string) = (Judge::new(), Judge::of(&["--vendor-file", initech.to_str().unwrap()]));
    let free_file = |value: &str| {
        format!(
            "vendor = \"twilio\"\n[token.phone]\nsdk = \"voice\"\nttl = \"1h\"\n\
             voice.outgoing.application_sid = \"AP0123456789abcdef0123456789abcdef\"\nvoice.outgoing.params = {value}\n"
        )
    };
    let string_file = |value: &str| {
        format!(
            "vendor = {{ path = \"../tests/vendors/service/initech.toml\" }}\n[token.job]\nsdk = \"api\"\nttl = \"1h\"\n\
             access.scope = [\"orders:read\"]\naccess.capability = {value}\n"
        )
    };
    for (value, of_free, of_string) in [
        ("{ a = \"b\", c = [1, true, { d = 1.5 }] }", true, true),
        ("{}", true, true),
        ("\"text\"", false, false),
        ("{ a = inf }", false, false),
        ("{ \"$x\" = 1 }", false, true),
        ("{ a = { \"$x\" = 1 } }", false, true),
        ("{ a = [{ \"$x\" = { \"$y\" = 1 } }] }", false, true),
        ("{ \"$env\" = \"NAME\" }", false, false),
        ("{ \"$env\" = \"NAME\", a = 1 }", false, false),
        ("{ a = { \"$env\" = \"NAME\" } }", true, false),
        ("{ a = [{ \"$input\" = \"name\" }] }", true, false),
        ("{ a = { \"$env\" = \"NAME\", b = 1 } }", false, false),
        ("{ a = { \"$env\" = 1 } }", false, false),
        ("{ input = \"name\" }", true, true),
        ("{ input = \"A name\" }", false, false),
        ("{ input = [\"name\"] }", true, true),
        ("{ input = \"name\", default = 1 }", false, false),
        ("{ input = \"name\", other = 1 }", true, true),
        ("{ env = \"NAME\" }", false, false),
        ("{ env = \"NAME\", optional = true }", false, false),
        ("{ env = \"NAME\", input = \"name\" }", false, false),
        ("{ input = \"name\", env = \"NAME\" }", false, false),
        ("{ input = 1, env = \"NAME\" }", false, false),
        ("{ input = \"name\", env = 1 }", true, true),
        ("{ env = 1 }", true, true),
        ("{ a = { env = 1, input = \"name\" } }", true, true),
    ] {
        for (judge, file, good) in [(&free, free_file(value), of_free), (&in_string, string_file(value), of_string)] {
            assert_eq!(!refused_by_check(file.as_bytes()), good, "check: {file}");
            let fault = judge.fault_in(&file);
            assert_eq!(fault.is_none(), good, "schema: {file}{fault:?}");
        }
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

#[test]
fn vendors_that_ship_are_valid() {
    let judge = Judge::of(&["--of-vendor-file"]);
    let folder = root().join("token-codegen/schemas");
    for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        assert_eq!(judge.fault(&std::fs::read(&path).unwrap()), None, "{}", path.display());
    }
}

#[test]
fn errors_of_a_vendors_file_are_invalid_and_warnings_are_valid() {
    let judge = Judge::of(&["--of-vendor-file"]);
    let mut beyond = Vec::new();
    for page in pages::paths("token-codegen/tests/reject") {
        let cases = pages::cases(&std::fs::read_to_string(page).unwrap());
        for case in cases.into_iter().filter(pages::Case::is_vendor) {
            let refused = Vendor::from_bytes("vendor.toml", &case.source).is_err();
            match (refused, judge.fault(&case.source)) {
                (true, None) => beyond.push(case.name),
                (false, Some(fault)) => panic!("{} is a good file: {fault}", case.name),
                _ => {}
            }
        }
    }
    beyond.sort();
    let known: Vec<_> = BEYOND_OF_VENDORS.iter().map(|(name, _)| *name).collect();
    assert_eq!(beyond, known);
}

/// The vendor by its path: the schema of its grants.toml takes no vendor's name.
#[test]
fn a_vendors_file_has_a_schema_of_its_own_for_grants() {
    let file = root().join("token-codegen/tests/generator/acme.toml");
    let judge = Judge::of(&["--vendor-file", file.to_str().unwrap()]);
    let grants = |vendor: &str| {
        format!(
            "vendor = {vendor}\n[token.guest]\nsdk = \"talk\"\nttl = \"1h\"\ntalk.lobby_sid = {{ env = \"LOBBY\" }}\n"
        )
    };
    assert_eq!(judge.fault_in(&grants("{ path = \"../acme.toml\" }")), None);
    for vendor in
        ["\"acme\"", "{ path = \"/acme.toml\" }", "{ path = \"acme.json\" }", "{ file = \"acme.toml\" }", "{}"]
    {
        assert!(judge.fault_in(&grants(vendor)).is_some(), "{vendor}");
    }
    assert!(judge.fault_in(&grants("{ path = \"acme.toml\" }").replace("\"talk\"", "\"voice\"")).is_some());
}
