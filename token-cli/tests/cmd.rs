//! Commands and their complete output: in tests/cmd, and in tests/bare without credentials.
//!
//! `TRYCMD=overwrite cargo test -p token-cli --test all cmd::` overwrites the expected output.

#![allow(clippy::unwrap_used, reason = "tests say what they expect by panicking")]

use trycmd::TestCases;

#[test]
fn with_credentials() {
    cases("tests/cmd")
        .env("TWILIO_ACCOUNT_SID", "AC0123456789abcdef0123456789abcdef")
        .env("TWILIO_API_KEY", "SK0123456789abcdef0123456789abcdef")
        .env("TWILIO_API_SECRET", "AFakeSecretThatSignsNoRealTokens")
        .env("TWILIO_CONVERSATIONS_SERVICE_SID", "IS0123456789abcdef0123456789abcdef");
}

#[test]
fn without_credentials() {
    let variables = ["TWILIO_ACCOUNT_SID", "TWILIO_API_KEY", "TWILIO_API_SECRET", "TWILIO_CONVERSATIONS_SERVICE_SID"];
    let cases = cases("tests/bare");
    for variable in variables {
        cases.env(variable, "");
    }
}

#[test]
fn with_invalid_credentials() {
    cases("tests/wrong")
        .env("TWILIO_ACCOUNT_SID", "SK0123456789abcdef0123456789abcdef")
        .env("TWILIO_API_KEY", "AC0123456789abcdef0123456789abcdef")
        .env("TWILIO_API_SECRET", "");
}

#[test]
fn output_fits_a_terminal() {
    for folder in ["tests/cmd", "tests/bare", "tests/wrong"] {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = path.file_name().unwrap().to_str().unwrap();
            let alone = name.starts_with("diagnose_") && name.ends_with(".stdout") && !name.contains("json");
            if alone || name == "diagnose.trycmd" || name == "diagnose_own_grant.trycmd" {
                let text = std::fs::read_to_string(&path).unwrap();
                let long = text.lines().find(|line| !line.starts_with("$ ") && line.chars().count() > 80);
                assert_eq!(long, None, "{name}");
            }
        }
    }
}

/// The cases of a folder, which run when they are dropped.
fn cases(folder: &str) -> TestCases {
    let cases = TestCases::new();
    // The machine may have such variables.
    for variable in ["TWILIO_API_KEY_SID", "TWILIO_API_KEY_SECRET", "TWILIO_AUTH_TOKEN", "TWILIO_TWIML_APP_SID"] {
        cases.env(variable, "");
    }
    for variable in ["LIVEKIT_API_KEY", "LIVEKIT_API_SECRET"] {
        cases.env(variable, "");
    }
    cases.env("COLUMNS", "80").case(format!("{folder}/*.toml")).case(format!("{folder}/*.trycmd"));
    cases
}
