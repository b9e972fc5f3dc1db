//! m30: grants.toml was changed and the binary was not built again. Cargo does it by itself, which only cargo can show.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]

use std::path::Path;
use std::process::Command;
use std::{fs, time};

/// A crate with one declaration is built, the file is changed, and it is built again.
#[test]
fn m30_a_change_of_grants_toml_rebuilds() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rebuild");
    fs::create_dir_all(folder.join("src")).unwrap();
    let manifest = format!(
        "[package]\nname = \"rebuild\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\ntoken-core = {{ path = {:?} }}\n\n[workspace]\n",
        root.join("token-core")
    );
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    fs::write(folder.join("src/main.rs"), "token_core::include_grants!(\"grants.toml\");\nfn main() {}\n").unwrap();
    let declare = |ttl: &str| {
        let text = format!(
            "vendor = \"twilio\"\n[token.phone]\nsdk = \"voice\"\nttl = \"{ttl}\"\nvoice.incoming.allow = true\n"
        );
        fs::write(folder.join("grants.toml"), text).unwrap();
        // Cargo compares times; two writes within one tick of the file system's clock would look like one.
        let later = time::SystemTime::now() + time::Duration::from_secs(2);
        fs::File::options().write(true).open(folder.join("grants.toml")).unwrap().set_modified(later).unwrap();
    };
    let check = || {
        let output = Command::new(env!("CARGO"))
            .args(["check", "--offline", "--color", "never"])
            .current_dir(&folder)
            .env("CARGO_TARGET_DIR", folder.join("target"))
            .output()
            .unwrap();
        (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
    };

    declare("1h");
    let (good, text) = check();
    assert!(good, "{text}");
    declare("48h");
    let (good, text) = check();
    assert!(!good, "the change went unnoticed:\n{text}");
    assert!(text.contains("grants.toml:4"), "{text}");
}
