//! `token preflight` with the emulator as the vendor: its output, its exit status, and what it refuses to do.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]

use std::net::TcpListener;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use crate::running::{CREDENTIALS, Emulate};
use serde_json::Value;

const GRANTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../grants.toml");
const VARIABLES: [(&str, &str); 5] = [
    ("TWILIO_CONVERSATIONS_SERVICE_SID", "IS0123456789abcdef0123456789abcdef"),
    ("TWILIO_SYNC_SERVICE_SID", "IS0123456789abcdef0123456789abcdee"),
    ("TWILIO_TWIML_APP_SID", "AP0123456789abcdef0123456789abcdef"),
    ("TWILIO_WORKSPACE_SID", "WS0123456789abcdef0123456789abcdef"),
    ("TWILIO_PUSH_CREDENTIAL_SID", "CR0123456789abcdef0123456789abcdef"),
];

fn token(name: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_token"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("TWILIO_")) {
        command.env_remove(name);
    }
    command.arg(name).args(["--grants", GRANTS]).envs(CREDENTIALS).envs(VARIABLES);
    // What the environment says of a proxy has no effect.
    command.envs([("HTTP_PROXY", "http://127.0.0.1:9"), ("ALL_PROXY", "http://127.0.0.1:9")]);
    command
}

fn preflight(arguments: &[&str], changes: &[(&str, &str)]) -> Output {
    token("preflight").args(arguments).envs(changes.iter().copied()).output().unwrap()
}

/// The exit status and the report, with the emulator in a scenario.
fn report(settings: &[&str], changes: &[(&str, &str)]) -> (Option<i32>, Value) {
    let arguments: Vec<&str> = settings.iter().flat_map(|setting| ["--rest", setting]).collect();
    let mut emulate = Emulate::start(&arguments);
    let rest = emulate.addresses()["rest"].as_str().unwrap().to_owned();
    let output = preflight(&["--base-url", &rest, "--format", "json"], changes);
    let text = String::from_utf8(output.stdout).unwrap();
    let json =
        serde_json::from_str(&text).unwrap_or_else(|_| panic!("{text}{}", String::from_utf8_lossy(&output.stderr)));
    (output.status.code(), json)
}

fn rules(report: &Value) -> Vec<&str> {
    report["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap()).collect()
}

#[test]
fn a_good_account_is_exit_status_0_in_less_than_a_second() {
    let mut emulate = Emulate::start(&[]);
    let rest = emulate.addresses()["rest"].as_str().unwrap().to_owned();
    let begun = Instant::now();
    let output = preflight(&["--base-url", &rest], &[]);
    let took = begun.elapsed();
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{text}{}", String::from_utf8_lossy(&output.stderr));
    assert!(text.contains("no errors; ") && text.contains("not checked"), "{text}");
    // A second on a machine that does nothing else.
    assert!(took < Duration::from_secs(5), "{took:?}");
}

#[test]
fn an_error_is_exit_status_1() {
    let (status, found) = report(&["key=deleted"], &[]);
    assert_eq!((status, rules(&found)), (Some(1), vec!["key-rejected"]), "{found}");
    let (status, found) = report(&["missing=AP0123456789abcdef0123456789abcdef"], &[]);
    assert_eq!((status, rules(&found)), (Some(1), vec!["app-not-found"]), "{found}");
    assert!(found["findings"][0]["at"].as_str().unwrap().starts_with("TWILIO_TWIML_APP_SID, for "), "{found}");
    // What is likely, or a note, is none.
    let (status, found) = report(&["key=restricted"], &[]);
    assert_eq!((status, rules(&found)), (Some(0), vec!["key-restricted"]), "{found}");
}

#[test]
fn the_auth_token_is_of_the_environment() {
    let auth_token = "fedcba98765432100123456789abcdef";
    let setting = format!("auth-token={auth_token}");
    let (status, found) = report(&[&setting, "key=restricted"], &[("TWILIO_AUTH_TOKEN", auth_token)]);
    assert_eq!((status, rules(&found).first()), (Some(1), Some(&"key-restricted")), "{found}");
    assert!(!found.to_string().contains(auth_token));
}

#[test]
fn what_a_start_would_say_comes_first_and_nothing_is_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    listener.set_nonblocking(true).unwrap();
    let output = preflight(
        &["--base-url", &url, "--format", "json"],
        &[("TWILIO_API_KEY", "AC0123456789abcdef0123456789abcdef")],
    );
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{report}");
    assert!(!rules(&report).is_empty(), "{report}");
    assert!(listener.accept().is_err(), "a request was sent");
    for key in ["rule", "severity", "at", "message", "fix", "code", "codes", "docs", "request_id"] {
        assert!(report["findings"][0].get(key).is_some(), "{key}: {report}");
    }
    assert_eq!(report["checked"], Value::Array(Vec::new()));
}

/// One table for every command that sends a secret. What is refused is a usage error; what is not has no server here.
#[test]
fn a_secret_goes_to_this_machine_only() {
    let table = include_str!("../../token-preflight/tests/addresses.txt").lines().filter(|line| !line.starts_with('#'));
    for (url, expected) in table.filter_map(|line| line.split_once(char::is_whitespace)) {
        for (command, option) in [("preflight", "--base-url"), ("try", "--url"), ("alerts", "--base-url")] {
            let mut command = token(command);
            if option == "--url" {
                command.args(["--sdk", "sync", "--token", "x"]);
            }
            let output = command.args([option, url]).output().unwrap();
            let text = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code() == Some(2), expected.trim() == "-", "{option} {url}: {text}");
            assert!(expected.trim() != "-" || text.contains(&format!("invalid `{option}`")), "{url}: {text}");
        }
    }
}

#[test]
fn another_machine_is_a_usage_error() {
    let refused = |arguments: &[&str], reason: &str| {
        let output = preflight(arguments, &[]);
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!((output.status.code(), text.contains(reason)), (Some(2), true), "{arguments:?} {text}");
    };
    refused(&["--base-url", "http://example.com", "--allow-host", "example.com"], "without TLS");
    refused(&["--base-url", "https://example.com"], "--allow-host example.com");
    refused(&["--ca", GRANTS], "no certificates in PEM");
    refused(&["--insecure"], "--insecure");
}

#[test]
fn the_certificate_of_the_emulator_is_verified() {
    let file = std::env::temp_dir().join(format!("token-preflight-{}.pem", std::process::id()));
    let mut emulate = Emulate::start(&["--certificate", file.to_str().unwrap()]);
    let rest = emulate.addresses()["rest"].as_str().unwrap().replace("http://", "https://");
    let trusted = preflight(&["--base-url", &rest, "--ca", file.to_str().unwrap(), "--format", "json"], &[]);
    let unknown = preflight(&["--base-url", &rest, "--format", "json"], &[]);
    std::fs::remove_file(file).unwrap();
    let report: Value = serde_json::from_slice(&trusted.stdout).unwrap();
    assert!(!report["checked"].as_array().unwrap().is_empty(), "{report}");
    let report: Value = serde_json::from_slice(&unknown.stdout).unwrap();
    assert!(report["checked"].as_array().unwrap().is_empty(), "{report}");
}
