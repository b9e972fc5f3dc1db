//! m30: grants.toml was changed and the binary was not rebuilt. Cargo rebuilds by the file's time, so this needs cargo.

use std::path::Path;

use token_tests::scratch::Crate;

/// Checks a crate with one declaration, changes the file, and checks again.
#[test]
fn m30_a_change_of_grants_toml_rebuilds() {
    let scratch = Crate::new("rebuild", env!("CARGO_TARGET_TMPDIR"));
    scratch.write("src/main.rs", "token_core::include_grants!(\"grants.toml\");\nfn main() {}\n");
    let declare = |ttl: &str| {
        let text = format!(
            "vendor = \"twilio\"\n[token.phone]\nsdk = \"voice\"\nttl = \"{ttl}\"\nvoice.incoming.allow = true\n"
        );
        scratch.write("grants.toml", &text);
    };

    declare("1h");
    let good = scratch.cargo(&["check"], &[]);
    assert!(good.success, "{}", good.stderr);
    declare("48h");
    let bad = scratch.cargo(&["check"], &[]);
    assert!(!bad.success, "the change went unnoticed");
    assert!(bad.stderr.contains("grants.toml:4"), "{}", bad.stderr);
}

/// A third-party macro with its own vendor: a change of the vendor's file is noticed too.
#[test]
fn a_change_of_a_vendors_file_rebuilds_a_macro_that_reads_it() {
    const SCHEMA: &str = include_str!("../../token-codegen/tests/generator/acme.toml");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().display();
    let own_macro = Crate::new("own_macro", env!("CARGO_TARGET_TMPDIR"));
    own_macro.write(
        "Cargo.toml",
        &format!(
            "[package]\nname = \"own_macro\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[lib]\nproc-macro = true\n\n\
             [dependencies]\nproc-macro2 = \"1\"\n\
             token-codegen = {{ path = \"{root}/token-codegen\", default-features = false }}\n\n[workspace]\n"
        ),
    );
    own_macro.write(
        "src/lib.rs",
        r#"
use token_codegen::{Generator, Vendor};

fn acme() -> Vendor {
    Vendor::from_path(std::env::var("CARGO_MANIFEST_DIR").unwrap() + "/acme.toml").unwrap()
}

#[proc_macro]
pub fn tokens(_: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let span = proc_macro2::Span::call_site();
    let module = Generator::from_vendor(acme()).module("acme").expand(span);
    let tokens = Generator::from_path("grants.toml").vendor(acme()).expand(span);
    module.into_iter().chain(tokens).collect::<proc_macro2::TokenStream>().into()
}
"#,
    );
    let scratch = Crate::new("macro_of_an_own_vendor", env!("CARGO_TARGET_TMPDIR"));
    let manifest = scratch.read("Cargo.toml");
    scratch.write(
        "Cargo.toml",
        &manifest.replace("[dependencies]\n", "[dependencies]\nown_macro = { path = \"../own_macro\" }\n"),
    );
    scratch.write("acme.toml", SCHEMA);
    scratch.write(
        "grants.toml",
        "vendor = \"acme\"\n[token.phone]\nsdk = \"phone\"\nttl = \"1h\"\nphone.incoming.allow = true\n",
    );
    scratch.write("src/main.rs", "own_macro::tokens!();\nfn main() {}\n");
    let good = scratch.cargo(&["check"], &[]);
    assert!(good.success, "{}", good.stderr);

    scratch.write("acme.toml", &SCHEMA.replace("\"8h\"", "\"30m\""));
    let bad = scratch.cargo(&["check"], &[]);
    assert!(!bad.success, "the change went unnoticed");
    assert!(
        bad.stderr.contains("grants.toml:4") && bad.stderr.contains("a token is valid for at most 30m"),
        "{}",
        bad.stderr
    );
}

/// `vendor = { path = "…" }`: the vendor's module stands beside the tokens, and a change of its file is noticed.
#[test]
fn a_change_of_the_vendors_file_that_a_grants_toml_names_rebuilds() {
    const SCHEMA: &str = include_str!("../../token-codegen/tests/generator/acme.toml");
    let scratch = Crate::new("vendor_by_path", env!("CARGO_TARGET_TMPDIR"));
    scratch.write("vendors/acme.toml", SCHEMA);
    scratch.write(
        "server/grants.toml",
        "vendor = { path = \"../vendors/acme.toml\" }\n[token.phone]\nsdk = [\"phone\", \"kiosk\"]\nttl = \"1h\"\n\
         phone.incoming.allow = true\n[sdk.kiosk]\nrequires = [\"phone\"]\n",
    );
    scratch.write(
        "src/main.rs",
        "#![deny(warnings)]\nmod tokens {\n    token_core::include_grants!(\"server/grants.toml\");\n}\n\
         use tokens::acme::{Credentials, Issuer, PhoneGrant};\n\
         fn opens(_: &token_core::AccessToken<impl tokens::sdk::Kiosk + tokens::acme::sdk::Phone + ?Sized>) {}\n\
         fn main() {\n    let credentials = Credentials::from_env().unwrap();\n    \
         opens(&tokens::Tokens::from_env().unwrap().phone.issue(\"alice\").unwrap());\n    \
         Issuer::new(&credentials).issue(\"bob\", PhoneGrant::incoming()).unwrap();\n}\n",
    );
    let variables = [("ACME_KEY", "KY01234567"), ("ACME_SECRET", "AFakeSecretThatSignsNoRealTokens")];
    let good = scratch.cargo(&["run"], &variables);
    assert!(good.success, "{}", good.stderr);

    scratch.write("vendors/acme.toml", &SCHEMA.replace("\"8h\"", "\"30m\""));
    let bad = scratch.cargo(&["check"], &[]);
    assert!(!bad.success && bad.stderr.contains("server/grants.toml:4"), "the change went unnoticed: {}", bad.stderr);

    scratch.write("vendors/acme.toml", &SCHEMA.replace("max_ttl", "maxttl"));
    let bad = scratch.cargo(&["check"], &[]);
    assert!(!bad.success && bad.stderr.contains("vendors/acme.toml:12"), "{}", bad.stderr);
}
