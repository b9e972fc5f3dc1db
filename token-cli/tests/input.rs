//! What is read is read to a bound, and what never ends is refused.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "tests say what they expect by panicking")]

use std::fs::{self, File};
use std::process::{Command, Stdio};

/// What a command that must fail says.
fn refused(line: &str, stdin: Stdio) -> String {
    let ended = Command::new(env!("CARGO_BIN_EXE_token")).args(line.split(' ')).stdin(stdin).output().unwrap();
    let told = String::from_utf8(ended.stderr).unwrap();
    assert_eq!((ended.status.code(), ended.stdout.len()), (Some(2), 0), "{line}: {told}");
    told
}

#[test]
fn a_file_is_read_to_a_bound() {
    let folder = std::env::temp_dir().join(format!("token-input-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (pipe, long) = (path("pipe"), path("long.toml"));
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    // A file without a byte on the disk.
    File::create(&long).unwrap().set_len(1 << 40).unwrap();
    for (file, reason) in [
        ("/dev/zero", "it is longer than 4 MiB, the most that is read"),
        (&long, "it is longer than 4 MiB, the most that is read"),
        (&pipe, "it is a pipe or a device, not a file"),
        (&path("."), "it is a folder, not a file"),
    ] {
        for line in ["check @", "expand @", "issue a --identity b --grants @", "diagnose eyJ --grants @"] {
            let told = refused(&line.replace('@', file), Stdio::null());
            assert!(told.contains(&format!("cannot read `{file}`: {reason}")), "{line}: {told}");
        }
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn standard_input_is_read_to_a_bound() {
    for line in ["diagnose", "diagnose -"] {
        let told = refused(line, File::open("/dev/zero").unwrap().into());
        assert!(told.contains("cannot read standard input: it is longer than 16 MiB, the most that is read"), "{told}");
    }
}

#[test]
fn a_pipe_of_the_shell_is_a_file() {
    let mut sh = Command::new("bash");
    sh.args([
        "-c",
        "\"$0\" check <(echo 'vendor = \"twilio\"'; echo 'token.a = { sdk = \"video\", ttl = \"1h\", video = {} }')",
    ]);
    let ended = sh.arg(env!("CARGO_BIN_EXE_token")).output().unwrap();
    let said = String::from_utf8(ended.stdout).unwrap();
    assert!(ended.status.success() && said.contains("1 token, no problem"), "{said}");
}
