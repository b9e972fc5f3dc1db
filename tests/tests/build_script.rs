//! `Generator::build_script` in a `build.rs` of one line, with a built-in vendor and with a company's own.
#![allow(clippy::unwrap_used, reason = "tests say what they expect by panicking")]

use std::path::Path;

use token_tests::scratch::Crate;

const GRANTS: &str =
    "vendor = \"acme\"\n\n[token.guest]\nsdk = \"talk\"\nttl = \"1h\"\ntalk.lobby_sid = { input = \"lobby_sid\" }\n";

/// A crate with this build script; `more` has lines for both kinds of dependencies.
fn built_by(name: &str, script: &str, more: &str) -> Crate {
    let scratch = Crate::new(name, env!("CARGO_TARGET_TMPDIR"));
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let manifest = format!(
        "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\n{more}token-core = {{ path = \"{root}/token-core\", default-features = false, features = [\"issue\"] }}\n\n\
         [build-dependencies]\n{more}token-codegen = {{ path = \"{root}/token-codegen\" }}\n\n[workspace]\n",
        root = root.display()
    );
    scratch.write("Cargo.toml", &manifest);
    scratch.write("build.rs", &format!("fn main() {{\n{script}\n}}\n"));
    scratch
}

/// The company's crate contains the schema and the module of its vendor; an application's build script uses the schema
/// from there.
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

    // Applications notice a change of the company's rules.
    company.write("acme.toml", &SCHEMA.replace("\"8h\"", "\"30m\""));
    let check = application.cargo(&["check"], &[]);
    assert!(!check.success && check.stderr.contains("--> grants.toml:5:7"), "{}", check.stderr);
    assert!(check.stderr.contains("a token is valid for at most 30m"), "{}", check.stderr);
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

/// Two files of one name, and code that causes warnings of the compiler or clippy: the user's crate has no warnings.
#[test]
fn two_files_with_one_name_cause_no_warning() {
    let script = |outputs: [&str; 2]| {
        let [chat, video] =
            outputs.map(|output| if output.is_empty() { String::new() } else { format!(".output(\"{output}\")") });
        format!(
            "fn main() -> Result<(), token_codegen::report::Report> {{\n    \
             let hash = || \"::core::hash::Hash\".parse().unwrap();\n    \
             token_codegen::Generator::from_path(\"chat{{er}}/grants.toml\"){chat}.derive(hash()).module(\"chat\").try_build_script()?;\n    \
             token_codegen::Generator::from_path(\"video/grants.toml\"){video}.tokens_name(\"Staff\").try_build_script()?;\n    \
             let odd = token_codegen::Vendor::from_path(\"odd.toml\")?.at(\"crate::odd\".parse().unwrap());\n    \
             token_codegen::Generator::from_vendor(odd.clone()).try_build_script()?;\n    \
             token_codegen::Generator::from_path(\"odd_grants.toml\").vendor(odd).module(\"odd_grants\").try_build_script()?;\n    Ok(())\n}}\n"
        )
    };
    let scratch = built_by("two_files", "", "");
    let manifest = scratch.read("Cargo.toml");
    scratch.write("Cargo.toml", &manifest.replace("features = [\"issue\"]", "features = [\"derive\"]"));
    std::fs::create_dir_all(Path::new(env!("CARGO_TARGET_TMPDIR")).join("two_files/chat{er}")).unwrap();
    std::fs::create_dir_all(Path::new(env!("CARGO_TARGET_TMPDIR")).join("two_files/video")).unwrap();
    scratch.write("build.rs", &script(["", ""]));
    scratch.write(
        "chat{er}/grants.toml",
        r#"vendor = "twilio"

[token.agent]
sdk = ["voice", "desk"]
ttl = "1h"
voice.incoming.allow = true
old.seat.row__a = 1
old.seat.place.floor = { input = "floor__a" }
crm = { input = "crm" }

[grant.old]
doc = "A carriage return\rand a turn\u202e of the line."
deprecated = "use {nothing} instead"
sdk = ["voice"]
[grant.old.field]
seat.field.row__a = { type = "integer" }
seat.field.place.field.floor = { required = true }

[grant.crm]
rust = "crate::Crm"
sdk = ["voice"]

[sdk.desk]
title = "Desk"
requires = ["crm"]

[sdk.past]
title = "Past"
requires = ["old"]
deprecated = "gone"
"#,
    );
    scratch.write(
        "video/grants.toml",
        "vendor = \"twilio\"\n\n[token.tokens]\nsdk = \"video\"\nttl = \"1h\"\nvideo.room = \"lobby\"\n",
    );
    scratch.write(
        "src/lib.rs",
        r#"//! Two files.
#![deny(warnings, missing_docs, clippy::pedantic)]

include!(concat!(env!("OUT_DIR"), "/chat.rs"));
include!(concat!(env!("OUT_DIR"), "/video.rs"));
include!(concat!(env!("OUT_DIR"), "/odd.rs"));
include!(concat!(env!("OUT_DIR"), "/odd_grants.rs"));

/// A grant of ours.
#[derive(Debug, Hash, token_core::Grant)]
pub struct Crm {
    /// The case.
    pub case: String,
}

/// The traits of an object inside a grant.
pub fn hash(seat: &chat::OldSeat, place: &chat::OldSeatPlace, into: &mut impl std::hash::Hasher) {
    std::hash::Hash::hash(seat, into);
    std::hash::Hash::hash(place, into);
}
"#,
    );
    // In a binary, where none of them is used, and public items are not reachable.
    scratch.write(
        "src/main.rs",
        r#"//! Two files in a binary.
#![deny(warnings, missing_docs, single_use_lifetimes, unreachable_pub, unused_qualifications)]
#![deny(clippy::pedantic, clippy::nursery, clippy::exhaustive_structs, clippy::partial_pub_fields, clippy::pub_use)]
#![forbid(clippy::unwrap_used)]

mod private {
    include!(concat!(env!("OUT_DIR"), "/video.rs"));
}
include!(concat!(env!("OUT_DIR"), "/odd.rs"));
include!(concat!(env!("OUT_DIR"), "/odd_grants.rs"));

fn main() {}
"#,
    );
    scratch.write("odd.toml", include_str!("../odd_vendor/odd.toml"));
    scratch.write("odd_grants.toml", include_str!("../odd_vendor/grants.toml"));
    let check = scratch.cargo(&["check"], &[]);
    assert!(!check.success && !check.stderr.contains("panicked"), "{}", check.stderr);
    let said = "error: `video/grants.toml` would be written to `grants.rs` in OUT_DIR, where `chat{er}/grants.toml` is already";
    assert!(check.stderr.contains(said) && check.stderr.contains(".output(\"other_name\")"), "{}", check.stderr);

    scratch.write("build.rs", &script(["chat", "video"]));
    let check = scratch.cargo(&["clippy"], &[]);
    assert!(check.success && !check.stderr.contains("warning"), "{}", check.stderr);
}
