//! A vendor whose feature of token-core is disabled. This workspace enables it, so the test needs a user's crate.

#![allow(clippy::panic, reason = "tests say what they expect by panicking")]

use token_tests::scratch::Crate;

const GRANTS: &str = "vendor = \"livekit\"\n\n[token.guest]\nsdk = \"client\"\nttl = \"15m\"\nvideo.roomJoin = true\n\
     video.room = { input = \"room\" }\n";
const PROGRAM: &str = "token_core::include_grants!(\"grants.toml\");\n\npub fn hand_out(tokens: &Tokens) {\n    \
     let _ = tokens.guest.issue(\"alice\", GuestInput { room: \"lobby\" });\n}\n\nfn main() {}\n";

#[test]
fn a_vendor_without_its_feature_is_one_error() {
    let scratch = Crate::new("features", env!("CARGO_TARGET_TMPDIR"));
    scratch.write("grants.toml", GRANTS);
    scratch.write("src/main.rs", PROGRAM);
    let check = scratch.cargo(&["check"], &[]);
    let errors: Vec<_> = check.stderr.lines().filter(|line| line.starts_with("error")).collect();
    // The last is cargo's, which counts them.
    let [ours, _] = errors.as_slice() else { panic!("{}", check.stderr) };
    let said = "error: grants.toml: `vendor = \"livekit\"` needs the feature `livekit` of token-core: \
                add `features = [\"livekit\"]` to token-core in Cargo.toml";
    assert_eq!(*ours, said, "{}", check.stderr);

    let manifest = scratch.read("Cargo.toml").replace(" }", ", features = [\"livekit\"] }");
    scratch.write("Cargo.toml", &manifest);
    let check = scratch.cargo(&["check"], &[]);
    assert!(check.success, "{}", check.stderr);
}
