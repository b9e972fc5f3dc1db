//! `Generator::build_script`: what a `build.rs` of one line does, with a vendor that ships and with one of one's own.
#![allow(clippy::unwrap_used, reason = "tests say what they expect by panicking")]

use std::path::Path;

use token_tests::scratch::Crate;

const GRANTS: &str =
    "vendor = \"acme\"\n\n[token.guest]\nsdk = \"talk\"\nttl = \"1h\"\ntalk.lobby_sid = { input = \"lobby_sid\" }\n";

/// A crate whose build script is this; `more` are lines for both kinds of dependencies.
fn built_by(name: &str, script: &str, more: &str) -> Crate {
    let scratch = Crate::new(name, env!("CARGO_TARGET_TMPDIR"));
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let manifest = format!(
        "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\n{more}token-core = {{ path = \"{root}/token-core\", default-features = false }}\n\n\
         [build-dependencies]\n{more}token-codegen = {{ path = \"{root}/token-codegen\" }}\n\n[workspace]\n",
        root = root.display()
    );
    scratch.write("Cargo.toml", &manifest);
    scratch.write("build.rs", &format!("fn main() {{\n{script}\n}}\n"));
    scratch
}

/// The company's crate has its schema and the module of its vendor; an application's build script takes the schema from there.
#[test]
fn a_company_keeps_its_own_vendor_in_its_own_crate() {
    const SCHEMA: &str = include_str!("../../token-codegen/tests/generator/acme.toml");
    let company = built_by(
        "acme_tokens",
        "    let acme = token_codegen::Vendor::from_path(\"acme.toml\").unwrap();\n    \
         token_codegen::Generator::from_vendor(acme).build_script();",
        "",
    );
    company.write("acme.toml", SCHEMA);
    company.write(
        "src/lib.rs",
        "#![deny(warnings, missing_docs)]\n//! Acme's tokens.\n\ninclude!(concat!(env!(\"OUT_DIR\"), \"/acme.rs\"));\n\n\
         /// Acme's rules.\npub const SCHEMA: &str = include_str!(\"../acme.toml\");\n",
    );
    let application = built_by(
        "own_vendor",
        "    let acme = token_codegen::Vendor::from_toml(\"acme.toml\", acme_tokens::SCHEMA).unwrap();\n    \
         let acme = acme.at(\"::acme_tokens::acme\".parse().unwrap());\n    \
         token_codegen::Generator::from_path(\"grants.toml\").vendor(acme).build_script();",
        "acme_tokens = { path = \"../acme_tokens\" }\n",
    );
    application.write("src/main.rs", include_str!("../own_vendor/main.rs"));
    application.write("grants.toml", GRANTS);
    let run = application.cargo(&["run"], &[]);
    assert!(run.success, "{}", run.stderr);
    assert_eq!(run.stdout, "LB01234567 3\n3\n[\"identity-forbidden-characters\"]\n", "{}", run.stderr);
    assert!(!run.stderr.contains("warning"), "{}", run.stderr);

    // A change of the company's rules is seen by its applications.
    company.write("acme.toml", &SCHEMA.replace("\"8h\"", "\"30m\""));
    let check = application.cargo(&["check"], &[]);
    assert!(!check.success && check.stderr.contains("--> grants.toml:5:7"), "{}", check.stderr);
    assert!(check.stderr.contains("a token lives 30m at most"), "{}", check.stderr);
    assert!(!check.stderr.contains("panicked"), "{}", check.stderr);
}

#[test]
fn the_build_fails_with_the_report_and_warns_with_the_line() {
    let script = "    token_codegen::Generator::from_path(\"grants.toml\").build_script();";
    let scratch = built_by("build_script", script, "");
    scratch.write("src/lib.rs", "include!(concat!(env!(\"OUT_DIR\"), \"/grants.rs\"));\n");
    scratch.write("grants.toml", "vendor = \"twilio\"\ntoken.a = { sdk = \"video\", ttl = 5 }\n");
    let check = scratch.cargo(&["check"], &[]);
    assert!(!check.success && check.stderr.contains("2 | token.a = {"), "{}", check.stderr);
    assert!(check.stderr.contains("ttl") && check.stderr.contains("has no grant"), "not all: {}", check.stderr);

    let good = "vendor = \"twilio\"\n[token.a]\nsdk = \"voice\"\nttl = \"1h\"\nvoice.incoming.allow = true\n";
    scratch.write("grants.toml", &format!("{good}voice.endpoint_id = \"x\"\n"));
    let check = scratch.cargo(&["check", "--verbose"], &[]);
    assert!(check.success, "{}", check.stderr);
    assert!(check.stderr.contains("grants.toml:6: ") && check.stderr.contains("deprecated"), "{}", check.stderr);

    std::fs::remove_file(Path::new(env!("CARGO_TARGET_TMPDIR")).join("build_script/grants.toml")).unwrap();
    let check = scratch.cargo(&["check"], &[]);
    assert!(!check.success && check.stderr.contains("cannot read `grants.toml`"), "{}", check.stderr);
}
