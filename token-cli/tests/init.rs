//! `token init`: what it writes for each vendor passes `token check` and `token issue` once its variables are filled in.
//!
//! It also compiles: `tests/vendors/tests/vendors/init.rs` includes it. `SNAPSHOTS=overwrite cargo test -p token-cli --test init` writes it anew.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests say what they expect by panicking")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

use token_codegen::Vendor;

const SECRET: &str = "AFakeSecretThatSignsNoRealTokens";

/// What a user fills in for a line such as `# Account SID: AC and 32 hexadecimal digits. …` and its variable.
fn filled(comment: &str, variable: &str) -> String {
    if let Some((before, _)) = comment.split_once(" and 32 hexadecimal digits") {
        let suffix = if comment.contains("and .insights") { ".insights" } else { "" };
        let prefix = before.rsplit(' ').next().unwrap();
        return format!("{prefix}{}{suffix}", "0123456789abcdef".repeat(2));
    }
    match variable {
        "VONAGE_PRIVATE_KEY" => "rsa.pem".to_owned(),
        "SUPABASE_PRIVATE_KEY" => "ec.pem".to_owned(),
        "VONAGE_APPLICATION_ID" | "SUPABASE_SIGNING_KEY_ID" => "00000000-0000-4000-8000-000000000000".to_owned(),
        "ABLY_KEY_NAME" => "xVLyHw.ABcdEf".to_owned(),
        name if name.ends_with("SECRET") => SECRET.to_owned(),
        name if name.ends_with("KEY") => "APIfakekey00001".to_owned(),
        name => panic!("{name}: {comment}"),
    }
}

fn token(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_token")).current_dir(folder).args(arguments).env_clear().output().unwrap()
}

fn text(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn what_is_compiled_is_what_is_written() {
    for vendor in Vendor::builtin_names() {
        let written = token(&root(), &["init", "--vendor", vendor, "--stdout"]);
        let file = root().join(format!("../tests/vendors/init/{vendor}.toml"));
        if env::var("SNAPSHOTS").is_ok_and(|mode| mode == "overwrite") {
            fs::write(&file, &written.stdout).unwrap();
        }
        assert_eq!(fs::read_to_string(file).unwrap(), String::from_utf8(written.stdout).unwrap());
    }
}

#[test]
fn each_declaration_issues_a_token() {
    let keys = root().join("../token-core/tests/testing_keys");
    let pem = |name: &str| fs::read_to_string(keys.join(name)).unwrap().replace("TESTING KEY", "PRIVATE KEY");
    for vendor in Vendor::builtin_names() {
        let folder = env::temp_dir().join(format!("token-init-{vendor}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("rsa.pem"), pem("rsa_pkcs8.pem")).unwrap();
        fs::write(folder.join("ec.pem"), pem("ec_pkcs8.pem")).unwrap();
        let written = token(&folder, &["init", "--vendor", vendor]);
        assert!(written.status.success(), "{}", text(&written));
        let example = fs::read_to_string(folder.join(".env.example")).unwrap();
        let (mut variables, mut comment) = (String::new(), "");
        for line in example.lines() {
            match line.strip_suffix('=').filter(|name| !name.starts_with('#')) {
                Some(name) => variables.extend([name, "=", &filled(comment, name), "\n"]),
                None => comment = line,
            }
        }
        fs::write(folder.join(".env"), variables).unwrap();
        let checked = token(&folder, &["check", "--strict", "--env", "--env-file", ".env"]);
        assert!(checked.status.success(), "{vendor}: {}", text(&checked));

        let grants = fs::read_to_string(folder.join("grants.toml")).unwrap();
        for block in grants.split("\n[token.").skip(1) {
            let (name, lines) = block.split_once(']').unwrap();
            let input = |line: &str| Some(line.split_once("{ input = \"")?.1.split_once('"')?.0.to_owned());
            let names = lines.lines().filter(|line| !line.starts_with('#')).filter_map(input);
            let sid = format!("WK{}", "0123456789abcdef".repeat(2));
            let inputs = names.map(|name| {
                let value = if name == "worker_sid" { sid.as_str() } else { "lobby" };
                format!("--input={name}={value}")
            });
            let inputs: Vec<_> = inputs.collect();
            let arguments = ["issue", name, "--identity", "alice", "--env-file", ".env"];
            let arguments: Vec<_> = arguments.into_iter().chain(inputs.iter().map(String::as_str)).collect();
            let issued = token(&folder, &arguments);
            assert!(issued.status.success(), "{vendor}, {name}: {}", text(&issued));
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
