//! The output of every command is complete or an error, and contains no control characters for a terminal.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "tests say what they expect by panicking")]

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use token_schema::visible::is_invisible;

/// One character or sequence of each kind that affects a terminal, or misleads a reader.
const HOSTILE: &str = "\u{1b}[2J\u{1b}[35m\u{7}\u{9b}31m\u{85}\r\u{202e}\u{2066}\u{2028}\u{2029}\u{200b}\u{200d}\u{e0041}\u{feff}\u{ad}\u{3164}x";

fn token(arguments: &[impl AsRef<OsStr>]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_token"));
    command.args(arguments).stdin(Stdio::null());
    command.envs([
        ("TWILIO_ACCOUNT_SID", "AC0123456789abcdef0123456789abcdef"),
        ("TWILIO_API_KEY", "SK0123456789abcdef0123456789abcdef"),
        ("TWILIO_API_SECRET", "AFakeSecretThatSignsNoRealTokens"),
    ]);
    for other in ["TWILIO_API_KEY_SID", "TWILIO_API_KEY_SECRET"] {
        command.env_remove(other);
    }
    command
}

/// Every command, with arguments for which it prints something.
fn printing(folder: &Path) -> Vec<Vec<OsString>> {
    let grants = folder.join("sound.toml");
    fs::write(&grants, "vendor = 'twilio'\ntoken.guest = { sdk = 'video', ttl = '1h', video = {} }\n").unwrap();
    let grants = grants.to_str().unwrap();
    let lines = [
        format!("check {grants}"),
        format!("check {grants} --format json"),
        format!("issue guest --identity alice --grants {grants}"),
        "diagnose eyJ".to_owned(),
        "diagnose eyJ --format json".to_owned(),
        "explain".to_owned(),
        "explain 51130".to_owned(),
        format!("expand {grants}"),
        "json-schema".to_owned(),
        "init --stdout".to_owned(),
        "completions bash".to_owned(),
        "man".to_owned(),
        "--help".to_owned(),
        "check --help".to_owned(),
        "--version".to_owned(),
        #[cfg(feature = "emulator")]
        "emulate".to_owned(),
    ];
    lines.iter().map(|line| line.split(' ').map(OsString::from).collect()).collect()
}

/// Invalid credentials still hide a possible secret, and the diagnosis explains why they are invalid.
#[test]
fn the_secret_of_unusable_credentials_is_not_printed() {
    const SECRET: &str = "NotARealSecretNotARealSecret1234";
    // The claims contain the secret as the identity and inside a grant.
    const TOKEN: &str = "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiIsImN0eSI6InR3aWxpby1mcGE7dj0xIn0.eyJpc3MiOiJTSzAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Nzg5YWJjZGVmIiwiaWF0IjoxNzkwMDAwMDAwLCJleHAiOjE3OTAwMDM2MDAsImdyYW50cyI6eyJpZGVudGl0eSI6Ik5vdEFSZWFsU2VjcmV0Tm90QVJlYWxTZWNyZXQxMjM0IiwiY2hhdCI6eyJwdXNoX2NyZWRlbnRpYWxfc2lkIjoiTm90QVJlYWxTZWNyZXROb3RBUmVhbFNlY3JldDEyMzQifX19.cWp8u6ps5Ptl6EKP__kXT0sAkKtd8bEqOnGsP1bDXKQ";
    for (key, secret, why) in [
        ("SK0123456789abcdef0123456789abcdef", "", "TWILIO_API_SECRET: empty"),
        (SECRET, "SK0123456789abcdef0123456789abcdef", "are swapped"),
        (SECRET, SECRET, "TWILIO_API_KEY: holds what looks like an API Key Secret"),
    ] {
        for format in ["text", "json"] {
            let mut command = token(&["diagnose", TOKEN, "--format", format, "--at", "1790002760"]);
            let output = command.env("TWILIO_API_KEY", key).env("TWILIO_API_SECRET", secret).output().unwrap();
            let printed = [output.stdout, output.stderr].concat();
            let printed = String::from_utf8(printed).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
            let known = key == SECRET;
            assert_eq!(printed.contains(SECRET), !known, "{printed}");
            assert_eq!(printed.contains("[not shown: it contains a secret]"), known, "{printed}");
            assert!(printed.contains(why) && !printed.contains("no credentials were given"), "{printed}");
        }
    }
}

#[test]
fn a_failed_write_is_an_error() {
    let folder = folder("full");
    let full = || File::options().write(true).open("/dev/full").unwrap();
    let unwritable = || File::open("/dev/null").unwrap();
    for (arguments, (stdout, reason)) in printing(&folder).iter().flat_map(|arguments| {
        [(full(), "No space left on device"), (unwritable(), "Bad file descriptor")].map(|stdout| (arguments, stdout))
    }) {
        let ended = token(arguments).stdout(stdout).output().unwrap();
        let told = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(2), "{arguments:?} {told}");
        assert!(
            told.contains("error: cannot write to standard output: ") && told.contains(reason),
            "{arguments:?} {told}"
        );
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_closed_pipe_prints_no_message() {
    let folder = folder("pipe");
    for arguments in printing(&folder) {
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        let ended = token(&arguments).stdout(writer).output().unwrap();
        let told = String::from_utf8(ended.stderr).unwrap();
        assert_eq!((ended.status.code(), told.contains("error")), (Some(141), false), "{arguments:?} {told}");
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_failed_write_to_standard_error_is_an_error() {
    let folder = folder("stderr");
    let full = File::options().write(true).open("/dev/full").unwrap();
    let ended = token(&["init", "video"]).current_dir(&folder).stderr(full).output().unwrap();
    assert_eq!(ended.status.code(), Some(2));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn control_characters_in_input_are_escaped() {
    let folder = folder("foreign");
    let file = |name: &str, text: String| {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        path
    };
    // Invalid TOML, valid keys and strings, and files that are valid otherwise.
    let syntax = file("syntax.toml", format!("a = '{HOSTILE}'"));
    let taken: String = HOSTILE.chars().filter(|c| *c >= ' ' && *c != '\u{7f}').collect();
    let keys = format!(
        "vendor = 'twilio'\n\"{taken}\" = 1\n[token.\"{taken}\"]\nsdk = '{taken}'\nttl = '{taken}'\n\"{taken}\".x = '{taken}'\n\
         [token.b]\nsdk = 'video'\nttl = '1h'\n\"{taken}\" = 1 # {taken}\nvideo.room = {{ env = '{taken}' }}\n[grant.\"{taken}\"]\n"
    );
    let keys = file(&format!("{}.toml", HOSTILE.replace('/', "")), keys);
    let sound = format!(
        "vendor = 'twilio'\n[token.guest]\ndoc = '{taken}'\nsdk = 'video'\nttl = '1h'\nvideo.room = '{taken}'\n\
         [token.open]\nsdk = 'video'\nttl = '1h'\nvideo.room = {{ input = 'room' }}\n"
    );
    let sound = file("sound.toml", sound);
    let latin = folder.join("latin.toml");
    fs::write(&latin, b"a = '\x1b[2J\xff'").unwrap();
    let missing = folder.join(format!("{HOSTILE}\n.toml"));

    let hostile = OsString::from(HOSTILE);
    let bytes = OsStr::from_bytes(b"\xff\x1b[2J\xed\xa0\x80").to_owned();
    let mut lines: Vec<Vec<OsString>> = Vec::new();
    let mut line = |text: &str, foreign: &OsStr| {
        let word = |word: &str| if word == "@" { foreign.to_owned() } else { OsString::from(word) };
        lines.push(text.split(' ').map(word).collect());
    };
    for path in [&syntax, &keys, &sound, &latin, &missing, &folder.join("no\u{202e}folder/x.toml")] {
        for text in [
            "check @",
            "check @ --format json",
            "expand @",
            "issue open --identity a --grants @",
            "diagnose eyJ --grants @",
        ] {
            line(text, path.as_os_str());
        }
    }
    for foreign in [&hostile, &bytes] {
        for text in [
            "@",
            "check @ @",
            "check --@",
            "check --format @",
            "explain @",
            "explain --vendor @",
            "man @",
            "completions @",
            "init @",
            "init --vendor @ video",
            "json-schema --vendor @",
            "diagnose @",
            "diagnose @ --format json",
            "diagnose --sdk @ x",
            "diagnose --at @ x",
            "diagnose --vendor @ x",
            "expand @",
        ] {
            line(text, foreign);
        }
        for text in [
            "issue @ --identity a",
            "issue guest --identity @",
            "issue open --identity @ --input @",
            "issue open --identity a --ttl @",
        ] {
            line(&format!("{text} --grants {}", sound.to_str().unwrap()), foreign);
        }
        for text in ["--port @", "--reject @", "--warn-before @", "--certificate @/@", "--address @"] {
            line(&format!("emulate {text}"), foreign);
        }
    }
    for arguments in lines {
        for colour in ["0", "1"] {
            let ended = token(&arguments).env("CLICOLOR_FORCE", colour).current_dir(&folder).output().unwrap();
            assert!(ended.status.code().is_some_and(|code| code <= 2), "{arguments:?}");
            harmless(&arguments, &ended);
        }
    }
    fs::remove_dir_all(folder).unwrap();
}

/// The only invisible characters are line ends and our own colours.
fn harmless(arguments: &[OsString], ended: &Output) {
    for stream in [&ended.stdout, &ended.stderr] {
        let text = std::str::from_utf8(stream).unwrap();
        assert!(!text.contains("\u{1b}[35m"), "{arguments:?} {text:?}");
        let ours = ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m", "\u{1b}[4m"].map(str::to_owned);
        let colours = (30..38)
            .chain(90..98)
            .flat_map(|colour| [format!("\u{1b}[{colour}m"), format!("\u{1b}[1m\u{1b}[{colour}m")]);
        let plain = ours.into_iter().chain(colours).fold(text.to_owned(), |text, colour| text.replace(&colour, ""));
        let found = plain.chars().find(|c| is_invisible(*c) && *c != '\n');
        assert_eq!(found, None, "{arguments:?} {text:?}");
    }
}

#[test]
fn json_has_the_path_of_the_argument() {
    let folder = folder("json");
    let name = format!("{HOSTILE}.toml");
    fs::write(folder.join(&name), "vendor = 7").unwrap();
    let ended = token(&["check", "--format", "json", &name]).current_dir(&folder).output().unwrap();
    let problems: serde_json::Value = serde_json::from_slice(&ended.stdout).unwrap();
    assert_eq!(problems[0]["file"], name);
    fs::remove_dir_all(folder).unwrap();
}

/// A new folder of this process.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("token-output-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}
