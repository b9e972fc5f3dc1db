//! Input has a size limit, and input without an end is rejected.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "tests say what they expect by panicking")]

use std::fs::{self, File};
use std::process::{Command, Stdio};

const SOUND: &str = "vendor = 'twilio'\ntoken.a = { sdk = 'video', ttl = '1h', video.room = { env = 'ROOM' } }\n";

/// The error output of a command that must fail.
fn refused(line: &str, stdin: Stdio) -> String {
    let ended = Command::new(env!("CARGO_BIN_EXE_token")).args(line.split(' ')).stdin(stdin).output().unwrap();
    let told = String::from_utf8(ended.stderr).unwrap();
    assert_eq!((ended.status.code(), ended.stdout.len()), (Some(2), 0), "{line}: {told}");
    told
}

#[test]
fn a_file_has_a_size_limit() {
    let folder = std::env::temp_dir().join(format!("token-input-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (pipe, long, sound) = (path("pipe"), path("long.toml"), path("sound.toml"));
    fs::write(&sound, SOUND).unwrap();
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    // A sparse file.
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
        let reason = reason.replace("4 MiB", "1 MiB");
        let (check, issue) =
            (format!("check {sound} --env-file @"), format!("issue a --identity b --grants {sound} --env-file @"));
        for line in [check.as_str(), issue.as_str(), "diagnose eyJ --env-file @", "emulate --env-file @"] {
            let told = refused(&line.replace('@', file), Stdio::null());
            assert!(told.contains(&format!("cannot read `{file}`: {reason}")), "{line}: {told}");
        }
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn standard_input_has_a_size_limit() {
    for line in ["diagnose", "diagnose -"] {
        let told = refused(line, File::open("/dev/zero").unwrap().into());
        assert!(told.contains("cannot read standard input: it is longer than 16 MiB, the most that is read"), "{told}");
    }
}

#[test]
fn values_have_a_size_limit() {
    let folder = std::env::temp_dir().join(format!("token-growth-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let (sound, file) = (folder.join("sound.toml"), folder.join(".env"));
    fs::write(&sound, SOUND).unwrap();
    let lines = (1..200).map(|number| format!("V{number}=${0}${0}${0}\n", format!("{{V{}}}", number - 1)));
    fs::write(&file, "V0=xxxxxxxx\n".to_owned() + &lines.collect::<String>()).unwrap();
    let line = format!("check {} --env-file {}", sound.display(), file.display());
    assert!(refused(&line, Stdio::null()).contains("`$`"));
    // A few nested references would fill all memory.
    let lines = (1..60).map(|number| format!("V{number}=${{V{0}}}${{V{0}}}\n", number - 1));
    fs::write(&file, "V0=xxxxxxxx\n".to_owned() + &lines.collect::<String>()).unwrap();
    let arguments = ["check", sound.to_str().unwrap(), "--env", "--env-file", file.to_str().unwrap()];
    let ended = Command::new(env!("CARGO_BIN_EXE_token")).args(arguments).output().unwrap();
    assert_eq!(ended.status.code(), Some(1));
    let told = [ended.stdout, ended.stderr].map(|stream| String::from_utf8(stream).unwrap()).concat();
    assert!(told.contains(".env:16: the value is longer than 128 KiB"), "{told}");
    fs::remove_dir_all(folder).unwrap();
}

/// With any error in a file of variables, and a secret in any variable.
#[test]
fn no_command_prints_the_value_of_a_variable() {
    const SECRET: &str = "s3cr3t";
    let folder = std::env::temp_dir().join(format!("token-values-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("grants.toml"), SOUND).unwrap();
    let names = ["TWILIO_ACCOUNT_SID", "TWILIO_API_SECRET", "ROOM", "OTHER"];
    let shapes = [
        "@=s3cr3t",
        "export @='s3cr3t '",
        "@='s3cr3t",
        "@=\"s3cr3t\\q\"",
        "s3cr3t",
        "s3cr3t @",
        "=s3cr3t",
        "@ s3cr3t=1",
        "s3cr3t=1\ns3cr3t=2",
    ];
    for (name, shape) in names.iter().flat_map(|name| shapes.map(|shape| (name, shape))) {
        fs::write(folder.join(".env"), shape.replace('@', name)).unwrap();
        for line in
            ["check --env", "check --format json", "issue a --identity b", "diagnose eyJ", "emulate --address 256"]
        {
            let line = format!("{line} --env-file .env");
            let mut command = Command::new(env!("CARGO_BIN_EXE_token"));
            for name in names {
                command.env_remove(name);
            }
            let ended = command.args(line.split(' ')).current_dir(&folder).output().unwrap();
            for stream in [ended.stdout, ended.stderr] {
                let text = String::from_utf8(stream).unwrap();
                assert!(!text.contains(SECRET), "{shape} {line}: {text}");
            }
        }
    }
    fs::remove_dir_all(folder).unwrap();
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
