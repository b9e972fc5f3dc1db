//! Twilio's libraries and token-core in both directions: they read our tokens, and we verify theirs.
//!
//! The live tests are ignored, because they need Node and Python (`tests/interop/README.md`). The libraries' tokens of
//! such a run are recorded, so that a plain `cargo test` verifies them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use std::{env, fs};

use serde_json::{Value, json};
use token_core::marker::{Contents, GrantSet};
use token_core::twilio::{
    ChatGrant, Credentials, DataSyncGrant, FlexInsightsGrant, Issuer, Region, SyncServiceSid, TaskRouterGrant,
    Verifier, VideoGrant, VoiceGrant, VoiceOutgoing,
};
use token_core::{AccessToken, JsonObject, sid};
use token_tests::environment;

token_core::include_grants!("../grants.toml");

/// A token, described twice: for our API, and as on the wire.
struct Case {
    name: &'static str,
    /// The grants for the libraries, in their wire format, without the identity.
    grants: Value,
    ttl: u32,
    region: Option<&'static str>,
    nbf: bool,
    /// Our token.
    ours: String,
    /// Asserts that our verifier accepts a token with these grants, and reads the grants that we would write.
    accepts: Accepts,
}

type Accepts = Box<dyn Fn(&Verifier, &str) -> Result<(), String>>;

/// All tests use this time, so that runs can be compared.
const NOW: u64 = 1_800_000_000;
const IDENTITY: &str = "alice";

fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(NOW)
}

fn value(variable: &str) -> String {
    environment(variable).unwrap()
}

/// All declarations of grants.toml, and all grants of the schema with all their fields.
fn cases() -> Vec<Case> {
    let mut cases = declared();
    cases.extend(typed());
    cases
}

fn declared() -> Vec<Case> {
    let tokens = tokens();
    let service = value("TWILIO_CONVERSATIONS_SERVICE_SID");
    let app = value("TWILIO_TWIML_APP_SID");
    let worker = "WK0123456789abcdef0123456789abcdef";
    vec![
        case(
            "support_agent",
            900,
            &tokens.support_agent.issue(IDENTITY).unwrap(),
            json!({
                "chat": {"service_sid": service},
                "voice": {"incoming": {"allow": true}, "outgoing": {"application_sid": app}},
            }),
        ),
        case(
            "dashboard",
            28_800,
            &tokens.dashboard.issue(IDENTITY).unwrap(),
            json!({"data_sync": {"service_sid": "default"}}),
        ),
        case(
            "meeting_guest",
            3_600,
            &tokens.meeting_guest.issue(IDENTITY, MeetingGuestInput { room: "Zimmer „7“" }).unwrap(),
            json!({"video": {"room": "Zimmer „7“"}}),
        ),
        case(
            "softphone",
            3_600,
            &tokens.softphone.issue(IDENTITY, SoftphoneInput { team: "blue" }).unwrap(),
            json!({"voice": {"outgoing": {
                "application_sid": app,
                "params": {"team": "blue", "record": true, "tags": ["desk", 7]},
            }}}),
        ),
        Case {
            region: Some("ie1"),
            ..case(
                "worker",
                28_800,
                &tokens.worker.issue(IDENTITY, WorkerInput { worker_sid: worker.parse().unwrap() }).unwrap(),
                json!({"task_router": {
                    "workspace_sid": value("TWILIO_WORKSPACE_SID"),
                    "worker_sid": worker,
                    "role": "worker",
                }}),
            )
        },
        Case {
            nbf: true,
            ..case(
                "field_engineer",
                7_200,
                &tokens.field_engineer.issue(IDENTITY, FieldEngineerInput { case: 42 }).unwrap(),
                json!({
                    "chat": {"service_sid": service, "push_credential_sid": value("TWILIO_PUSH_CREDENTIAL_SID")},
                    "crm": {"desk": "field", "access": {"read": true, "case": 42}},
                }),
            )
        },
    ]
}

#[allow(deprecated, reason = "deprecated fields are part of the schema, and the libraries still write them")]
fn typed() -> Vec<Case> {
    let chat = ChatGrant::new(sid!(token_core::twilio::ConversationsServiceSid, "IS0123456789abcdef0123456789abcdef"))
        .with_endpoint_id("alice-phone")
        .with_deployment_role_sid(sid!(token_core::twilio::ConversationsRoleSid, "RL0123456789abcdef0123456789abcdef"))
        .with_push_credential_sid(sid!(token_core::twilio::PushCredentialSid, "CR0123456789abcdef0123456789abcdef"));
    let app = sid!(token_core::twilio::TwimlAppSid, "AP0123456789abcdef0123456789abcdef");
    let params = json!({"a": "b", "nested": {"list": [1, 2.5, null, "é"]}});
    let params: JsonObject = params.as_object().cloned().unwrap();
    let both = VoiceGrant::incoming_and_outgoing(VoiceOutgoing::new(app).with_params(params))
        .with_push_credential_sid(sid!(token_core::twilio::PushCredentialSid, "CR0123456789abcdef0123456789abcdef"))
        .with_endpoint_id("alice-phone");
    let workspace = sid!(token_core::twilio::WorkspaceSid, "WS0123456789abcdef0123456789abcdef");
    let worker = sid!(token_core::twilio::WorkerSid, "WK0123456789abcdef0123456789abcdef");
    let insights = sid!(token_core::twilio::WorkspaceInsightsSid, "WS0123456789abcdef0123456789abcdef.insights");
    let player = json!({"requestCredentials": null, "playbackUrl": "https://example.invalid/", "playerStreamerSid": "VJ0123456789abcdef0123456789abcdef"});
    let player = token_core::twilio::PlayerGrant::new(player.as_object().cloned().unwrap());
    vec![
        grant(
            "chat",
            chat,
            json!({"chat": {
                "service_sid": "IS0123456789abcdef0123456789abcdef",
                "endpoint_id": "alice-phone",
                "deployment_role_sid": "RL0123456789abcdef0123456789abcdef",
                "push_credential_sid": "CR0123456789abcdef0123456789abcdef",
            }}),
        ),
        grant("video", VideoGrant::new(), json!({"video": {}})),
        grant("video with a room", VideoGrant::new().with_room("lobby"), json!({"video": {"room": "lobby"}})),
        grant("voice incoming", VoiceGrant::incoming(), json!({"voice": {"incoming": {"allow": true}}})),
        grant(
            "voice",
            both,
            json!({"voice": {
                "incoming": {"allow": true},
                "outgoing": {
                    "application_sid": "AP0123456789abcdef0123456789abcdef",
                    "params": {"a": "b", "nested": {"list": [1, 2.5, null, "é"]}},
                },
                "push_credential_sid": "CR0123456789abcdef0123456789abcdef",
                "endpoint_id": "alice-phone",
            }}),
        ),
        grant(
            "data_sync",
            DataSyncGrant::new(sid!(SyncServiceSid, "IS0123456789abcdef0123456789abcdef")).with_endpoint_id("wall"),
            json!({"data_sync": {"service_sid": "IS0123456789abcdef0123456789abcdef", "endpoint_id": "wall"}}),
        ),
        grant(
            "task_router and flex_insights",
            TaskRouterGrant::new(workspace, worker, "worker").and(FlexInsightsGrant::new(insights)),
            json!({
                "task_router": {
                    "workspace_sid": "WS0123456789abcdef0123456789abcdef",
                    "worker_sid": "WK0123456789abcdef0123456789abcdef",
                    "role": "worker",
                },
                "flex_insights": {"service_sid": "WS0123456789abcdef0123456789abcdef.insights"},
            }),
        ),
        grant(
            "player",
            player,
            json!({"player": {
                "requestCredentials": null,
                "playbackUrl": "https://example.invalid/",
                "playerStreamerSid": "VJ0123456789abcdef0123456789abcdef",
            }}),
        ),
        Case {
            region: Some("au1"),
            ours: issuer().with_region(Region::Au1).issue(IDENTITY, VoiceGrant::incoming()).unwrap().into_string(),
            ..grant("region", VoiceGrant::incoming(), json!({"voice": {"incoming": {"allow": true}}}))
        },
    ]
}

fn issuer() -> Issuer {
    Issuer::new(&Credentials::from_lookup(environment).unwrap()).with_clock(now)
}

/// It knows the grants in the file.
fn tokens() -> Tokens {
    Tokens::from_lookup(environment).unwrap().with_clock(now)
}

fn case<P: Contents>(name: &'static str, ttl: u32, ours: &AccessToken<P>, grants: Value) -> Case
where
    P::Grants: PartialEq + std::fmt::Debug,
{
    let expected = ours.as_str().to_owned();
    Case {
        name,
        grants,
        ttl,
        region: None,
        nbf: false,
        ours: ours.as_str().to_owned(),
        accepts: Box::new(move |verifier, token| {
            let read = |token: &str| verifier.verify_as::<P>(token).map_err(|error| error.to_string());
            let (theirs, ours) = (read(token)?, read(&expected)?);
            if theirs.grants() == ours.grants() && theirs.claims().identity() == IDENTITY {
                Ok(())
            } else {
                Err(format!("{:?} is not {:?}", theirs.grants(), ours.grants()))
            }
        }),
    }
}

fn grant<G: GrantSet + PartialEq + Clone + std::fmt::Debug + 'static>(
    name: &'static str,
    grants: G,
    wire: Value,
) -> Case {
    let token = issuer().issue(IDENTITY, grants.clone()).unwrap();
    let case = case(name, 3_600, &token, wire);
    Case {
        accepts: Box::new(move |verifier, token| {
            let read = verifier.verify_as::<G>(token).map_err(|error| error.to_string())?;
            if *read.grants() == grants { Ok(()) } else { Err(format!("{:?} is not {grants:?}", read.grants())) }
        }),
        ..case
    }
}

/// The two libraries.
const LIBRARIES: [&str; 2] = ["node", "python"];

/// Sends all cases to a library at once; returns its responses by name.
fn ask(library: &str, mode: &str, lines: &[Value]) -> BTreeMap<String, Value> {
    let folder = folder();
    let mut command = match library {
        "node" => Command::new("node"),
        _ => Command::new(folder.join(".venv/bin/python")),
    };
    let script = if library == "node" { "official.mjs" } else { "official.py" };
    let mut child = command
        .args([script, mode])
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{library}: {error}; run tests/interop/setup.sh first"));
    let mut input = child.stdin.take().unwrap();
    let text = json_lines(lines);
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let answers: BTreeMap<_, _> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|answer| (answer["name"].as_str().unwrap_or_default().to_owned(), answer))
        .collect();
    assert_eq!(answers.len(), lines.len(), "{library} did not answer each line: {answers:?}");
    answers
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("interop")
}

fn question(case: &Case) -> Value {
    json!({
        "name": case.name,
        "account_sid": value("TWILIO_ACCOUNT_SID"),
        "api_key_sid": value("TWILIO_API_KEY"),
        "api_key_secret": value("TWILIO_API_SECRET"),
        "identity": IDENTITY,
        "ttl": case.ttl,
        "region": case.region,
        "nbf": case.nbf.then_some(NOW),
        "grants": case.grants,
        "now": NOW,
    })
}

/// (a) Both libraries verify our token, and read the header and the grants that they would write.
#[test]
#[ignore = "needs Node and Python: tests/interop/setup.sh"]
fn the_official_libraries_read_our_tokens_as_their_own() {
    let cases = cases();
    for library in LIBRARIES {
        let questions: Vec<_> = cases
            .iter()
            .map(|case| json!({"name": case.name, "token": case.ours, "api_key_secret": value("TWILIO_API_SECRET"), "now": NOW}))
            .collect();
        let read = ask(library, "read", &questions);
        let made = ask(library, "make", &cases.iter().map(question).collect::<Vec<_>>());
        for case in &cases {
            let (ours, theirs) = (&read[case.name], &made[case.name]);
            let name = format!("{library}, {}", case.name);
            assert_eq!(ours["ok"], json!(true), "{name}: {ours}");
            assert_eq!((&theirs["unsupported"], &theirs["dropped"]), (&json!([]), &json!([])), "{name}");
            assert_eq!(ours["header"], theirs["header"], "{name}");
            assert_eq!(ours["claims"]["grants"], theirs["claims"]["grants"], "{name}");
            let mut expected = case.grants.clone();
            expected["identity"] = json!(IDENTITY);
            assert_eq!(ours["claims"]["grants"], expected, "{name}");
            for claim in ["iss", "sub", "exp"] {
                assert_eq!(ours["claims"][claim], theirs["claims"][claim], "{name}: {claim}");
            }
            assert_eq!(ours["claims"].get("nbf").is_some(), case.nbf, "{name}");
            assert_eq!(ours["claims"]["iat"], json!(NOW), "{name}");
        }
    }
}

/// (b) Our verifier accepts the tokens of both libraries, and reads the grants that we would write.
#[test]
#[ignore = "needs Node and Python: tests/interop/setup.sh"]
fn our_verifier_reads_live_tokens_of_the_official_libraries() {
    let cases = cases();
    let mut recorded = Vec::new();
    for library in LIBRARIES {
        let made = ask(library, "make", &cases.iter().map(question).collect::<Vec<_>>());
        for case in &cases {
            let token = made[case.name]["token"].as_str().unwrap_or_else(|| panic!("{library}: {}", made[case.name]));
            (case.accepts)(tokens().verifier(), token)
                .unwrap_or_else(|error| panic!("{library}, {}: {error}", case.name));
            recorded.push(json!({"library": library, "name": case.name, "token": token}));
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
        (case.accepts)(tokens().verifier(), line["token"].as_str().unwrap())
            .unwrap_or_else(|error| panic!("{}, {}: {error}", line["library"], case.name));
        count += 1;
    }
    assert_eq!(count, cases.len() * LIBRARIES.len(), "a case was added: record again (tests/interop/README.md)");
}

/// All declarations of the file and all grants of the schema are among the cases.
#[test]
fn every_declaration_and_grant_has_a_case() {
    let cases = cases();
    for grant in token_core::twilio::tables::VENDOR.grants.iter() {
        assert!(cases.iter().any(|case| case.grants.get(&*grant.key).is_some()), "no case has `{}`", grant.key);
    }
    let file = fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../grants.toml")).unwrap();
    for name in file.lines().filter_map(|line| line.strip_prefix("[token.")?.strip_suffix(']')) {
        assert!(cases.iter().any(|case| case.name == name), "no case is called `{name}`");
    }
}

fn json_lines(values: &[Value]) -> String {
    values.iter().fold(String::new(), |text, value| text + &value.to_string() + "\n")
}

fn recording() -> PathBuf {
    folder().join("recorded.jsonl")
}
