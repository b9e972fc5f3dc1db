//! m30: grants.toml was changed and the binary was not built again. Cargo does it by itself, which only cargo can show.

use token_tests::scratch::Crate;

/// A crate with one declaration is checked, the file is changed, and it is checked again.
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
