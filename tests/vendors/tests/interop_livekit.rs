//! LiveKit's libraries and token-core in both directions: they read our tokens, and we verify theirs.
//!
//! The live tests are ignored, because they need Node, Python and LiveKit's Rust crate (`tests/interop/README.md`). The
//! libraries' tokens of such a run are recorded, so that a plain `cargo test` verifies them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, UNIX_EPOCH};
use std::{env, fs};

use serde_json::{Value, json};
use token_core::AccessToken;
use token_core::marker::Contents;
use token_vendor_tests::jwt;

token_core::include_grants!("livekit/grants.toml");

const IDENTITY: &str = "alice";
const KEY: &str = "APIfakefakefake";
const SECRET: &str = "AFakeSecretThatSignsNoRealTokens";

/// A token, described twice: as declared, and as on the wire.
struct Case {
    name: &'static str,
    /// The claims besides issuer, identity and times.
    claims: Value,
    ttl: u64,
    /// Our token, issued now, because LiveKit's libraries use the machine's clock.
    ours: String,
    /// Asserts that our verifier accepts a token at a time, and that it has the grants of ours.
    accepts: Accepts,
}

type Accepts = Box<dyn Fn(&str, u64) -> Result<(), String>>;

fn tokens() -> Tokens {
    Tokens::from_lookup(|name| match name {
        "LIVEKIT_API_KEY" => Some(KEY.to_owned()),
        "LIVEKIT_API_SECRET" => Some(SECRET.to_owned()),
        _ => None,
    })
    .unwrap()
}

/// All declarations of livekit/grants.toml.
fn cases() -> Vec<Case> {
    let tokens = tokens();
    vec![
        case(
            "guest",
            900,
            &tokens.guest.issue(IDENTITY, GuestInput { room: "Zimmer „7“", name: "Alice" }).unwrap(),
            json!({"video": {"roomJoin": true, "room": "Zimmer „7“"}, "name": "Alice"}),
        ),
        case(
            "viewer",
            7_200,
            &tokens.viewer.issue(IDENTITY, ViewerInput { seat: "7a" }).unwrap(),
            json!({
                "video": {
                    "roomJoin": true, "room": "studio", "canPublish": false, "canPublishData": false, "canSubscribe": true,
                },
                "metadata": "came by the „web page“",
                "attributes": {"seat": "7a", "tier": "free"},
            }),
        ),
        case(
            "presenter",
            21_600,
            &tokens.presenter.issue(IDENTITY).unwrap(),
            json!({"video": {
                "roomJoin": true, "room": "studio", "canPublish": true, "canUpdateOwnMetadata": true,
                "canPublishSources": ["camera", "microphone", "screen_share"],
            }}),
        ),
        case(
            "moderator",
            3_600,
            &tokens.moderator.issue(IDENTITY, ModeratorInput { room: "studio" }).unwrap(),
            json!({"video": {"roomJoin": true, "roomAdmin": true, "room": "studio", "hidden": true}}),
        ),
        case(
            "caretaker",
            1_800,
            &tokens.caretaker.issue(IDENTITY).unwrap(),
            json!({
                "video": {"roomCreate": true, "roomList": true, "roomRecord": true, "ingressAdmin": true},
                "sip": {"admin": true, "call": true},
            }),
        ),
        case(
            "worker",
            3_600,
            &tokens.worker.issue(IDENTITY).unwrap(),
            json!({
                "video": {"agent": true},
                "inference": {"perform": true},
                "observability": {"write": true},
                "kind": "agent",
            }),
        ),
    ]
}

fn case<P: Contents>(name: &'static str, ttl: u64, ours: &AccessToken<P>, claims: Value) -> Case
where
    P::Grants: PartialEq + std::fmt::Debug,
{
    let text = ours.as_str().to_owned();
    let expected = text.clone();
    let accepts = move |token: &str, now: u64| {
        let tokens = tokens().with_clock(move || UNIX_EPOCH + Duration::from_secs(now));
        let read = tokens.verifier().verify_as::<P>(token).map_err(|error| error.to_string())?;
        let issued = begin(&jwt::decoded(&expected).1);
        let then = self::tokens().with_clock(move || UNIX_EPOCH + Duration::from_secs(issued));
        let ours = then.verifier().verify_as::<P>(&expected).map_err(|error| error.to_string())?;
        if read.grants() == ours.grants() && read.claims().identity() == IDENTITY {
            Ok(())
        } else {
            Err(format!("{:?} is not {:?}", read.grants(), ours.grants()))
        }
    };
    Case { name, claims, ttl, ours: text, accepts: Box::new(accepts) }
}

fn begin(claims: &Value) -> u64 {
    claims["nbf"].as_u64().unwrap()
}

/// The claims without the times, which differ between runs, and their lifetime.
fn timeless(token: &str) -> (Value, u64) {
    let mut claims = jwt::decoded(token).1;
    let life = claims["exp"].as_u64().unwrap() - begin(&claims);
    let members = claims.as_object_mut().unwrap();
    members.remove("exp");
    members.remove("nbf");
    (claims, life)
}

/// Node, Python, Rust.
const LIBRARIES: [&str; 3] = ["node", "python", "rust"];

/// Sends all cases to a library at once; returns its responses by name.
fn ask(library: &str, mode: &str, lines: &[Value]) -> BTreeMap<String, Value> {
    let folder = folder();
    let mut command = match library {
        "node" => Command::new("node"),
        "python" => Command::new(folder.join(".venv/bin/python")),
        _ => Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into())),
    };
    match library {
        "node" => command.arg("official_livekit.mjs"),
        "python" => command.arg("official_livekit.py"),
        _ => command
            .args(["run", "--quiet", "--locked", "--manifest-path", "official_livekit/Cargo.toml", "--target-dir"])
            // The target folder of the workspace, so that shared dependencies are built once.
            .args([Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap(), Path::new("--")]),
    };
    let mut child = command
        .arg(mode)
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{library}: {error}; run tests/interop/setup.sh first"));
    let mut input = child.stdin.take().unwrap();
    input.write_all(json_lines(lines).as_bytes()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    let answers: BTreeMap<_, _> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|answer| (answer["name"].as_str().unwrap_or_default().to_owned(), answer))
        .collect();
    assert_eq!(answers.len(), lines.len(), "{library} did not answer each line: {answers:?}");
    answers
}

fn made(library: &str, cases: &[Case]) -> BTreeMap<String, Value> {
    let question = |case: &Case| {
        json!({
            "name": case.name,
            "api_key": KEY,
            "api_secret": SECRET,
            "identity": IDENTITY,
            "ttl": case.ttl,
            "claims": case.claims,
        })
    };
    ask(library, "make", &cases.iter().map(question).collect::<Vec<_>>())
}

/// (a) The `TokenVerifier` of each library accepts our token, and reads what we wrote.
#[test]
#[ignore = "needs Node, Python and LiveKit's Rust crate: tests/interop/setup.sh"]
fn the_official_libraries_read_our_tokens_as_their_own() {
    let cases = cases();
    for library in LIBRARIES {
        let questions: Vec<_> = cases
            .iter()
            .map(|case| json!({"name": case.name, "token": case.ours, "api_key": KEY, "api_secret": SECRET}))
            .collect();
        let read = ask(library, "read", &questions);
        for case in &cases {
            let (answer, name) = (&read[case.name], format!("{library}, {}", case.name));
            assert_eq!(answer["ok"], json!(true), "{name}: {answer}");
            assert_eq!(answer["claims"]["sub"], json!(IDENTITY), "{name}");
            assert_eq!(missing(&case.claims, &answer["claims"]), Vec::<String>::new(), "{name}: {answer}");
        }
    }
}

/// (b) Our verifier accepts the token of each library for the same grants, with the same claims as ours.
#[test]
#[ignore = "needs Node, Python and LiveKit's Rust crate: tests/interop/setup.sh"]
fn the_official_libraries_issue_the_same_claims() {
    let cases = cases();
    let mut recorded = Vec::new();
    for library in LIBRARIES {
        let made = made(library, &cases);
        for case in &cases {
            let name = format!("{library}, {}", case.name);
            let token = made[case.name]["token"].as_str().unwrap_or_else(|| panic!("{name}: {}", made[case.name]));
            assert_eq!(timeless(token), timeless(&case.ours), "{name}");
            let now = begin(&jwt::decoded(token).1);
            (case.accepts)(token, now).unwrap_or_else(|error| panic!("{name}: {error}"));
            recorded.push(json!({"library": library, "name": case.name, "now": now, "token": token}));
        }
    }
    if env::var_os("RECORD").is_some() {
        fs::write(recording(), json_lines(&recorded)).unwrap();
    }
}

/// (b) again, with recorded tokens.
#[test]
fn our_verifier_reads_recorded_tokens_of_the_official_libraries() {
    let cases = cases();
    let recorded = fs::read_to_string(recording()).unwrap();
    let mut count = 0;
    for line in recorded.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let case = cases.iter().find(|case| line["name"] == case.name).unwrap_or_else(|| panic!("{line}"));
        let (name, token) = (format!("{}, {}", line["library"], case.name), line["token"].as_str().unwrap());
        (case.accepts)(token, line["now"].as_u64().unwrap()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(timeless(token), timeless(&case.ours), "{name}");
        count += 1;
    }
    assert_eq!(count, cases.len() * LIBRARIES.len(), "a case is not recorded");
}

/// Our own claims, exactly.
#[test]
fn our_tokens_have_the_expected_claims() {
    for case in cases() {
        let mut expected = case.claims.clone();
        expected["iss"] = json!(KEY);
        expected["sub"] = json!(IDENTITY);
        assert_eq!(timeless(&case.ours), (expected, case.ttl), "{}", case.name);
    }
}

/// The members, also of nested objects, that differ in `seen`.
fn missing(wanted: &Value, seen: &Value) -> Vec<String> {
    let Some(members) = wanted.as_object() else { return Vec::new() };
    let mut all = Vec::new();
    for (name, value) in members {
        match (value, &seen[name]) {
            (Value::Object(_), Value::Object(_)) => {
                all.extend(missing(value, &seen[name]).into_iter().map(|inner| format!("{name}.{inner}")));
            }
            (value, found) if value == found => {}
            _ => all.push(name.clone()),
        }
    }
    all
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../interop")
}

fn recording() -> PathBuf {
    folder().join("recorded_livekit.jsonl")
}

fn json_lines(lines: &[Value]) -> String {
    let lines: Vec<_> = lines.iter().map(Value::to_string).collect();
    lines.join("\n") + "\n"
}
