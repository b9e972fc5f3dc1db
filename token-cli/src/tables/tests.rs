//! The same declaration, compiled and read at run time, gives the same token.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use token_codegen::Generator;
use token_core::start::Source;
use token_core::{AccessToken, IssueError};

use super::Tables;
use crate::vendors;

mod help_desk {
    use super::{Issued, WORKER, issued};

    token_core::include_grants!("../grants.toml");

    pub(super) fn all(tokens: &Tokens) -> Vec<Issued> {
        vec![
            issued(tokens.support_agent.issue("alice")),
            issued(tokens.dashboard.issue("alice")),
            issued(tokens.meeting_guest.issue("alice", MeetingGuestInput { room: "lobby" })),
            issued(tokens.softphone.issue("alice", SoftphoneInput { team: "sales \"north\"\n" })),
            issued(tokens.worker.issue("alice", WorkerInput { worker_sid: WORKER.parse().unwrap() })),
            issued(tokens.field_engineer.issue("alice", FieldEngineerInput { case: 7 })),
        ]
    }
}

/// A file with kinds of SID and SDKs of its own, and every kind of value.
mod everything {
    use super::{FREE, Issued, issued};

    token_core::include_grants!("tests/everything.toml");

    pub(super) fn all(tokens: &Tokens) -> Vec<Issued> {
        let free = serde_json::from_str(FREE).unwrap();
        vec![
            issued(tokens.gateway_client.issue(
                "alice",
                GatewayClientInput { leg: "CA0123456789abcdef".parse().unwrap(), offset: -3, loud: true, extra: &free },
            )),
            issued(tokens.agent.issue("alice", AgentInput { who: "é" })),
        ]
    }
}

#[test]
fn the_tokens_of_the_help_desk() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../grants.toml");
    let tokens = help_desk::Tokens::from_lookup(lookup).unwrap().with_clock(clock);
    agree(path, &help_desk::all(&tokens), &[&[], &[], &["lobby"], &["sales \"north\"\n"], &[WORKER], &["7"]]);
}

#[test]
fn the_tokens_of_a_file_with_everything() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/everything.toml");
    let tokens = everything::Tokens::from_lookup(lookup).unwrap().with_clock(clock);
    let inputs: [&[&str]; 2] = [&["CA0123456789abcdef", "-3", "true", FREE], &["é"]];
    agree(path, &everything::all(&tokens), &inputs);
}

#[test]
fn every_problem_of_an_environment() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../grants.toml");
    let model = Generator::from_path(path).check().sound().unwrap();
    let declarations = Tables::of(&model).declarations(&model, &model.tokens);
    let quoted = |name: &str| lookup(name).map(|value| format!("'{value}'"));
    let account = |_: &str| lookup("TWILIO_ACCOUNT_SID");
    for lookup in [&quoted as Lookup<'_>, &account, &|_| None] {
        let compiled = help_desk::Tokens::from_lookup(lookup).unwrap_err();
        let read = vendors::start(declarations, &Source::lookup("the variables", lookup)).unwrap_err();
        let said = |error: &token_core::StartError| -> Vec<_> {
            error.findings().iter().map(|found| (found.rule, found.message.clone(), found.fix.clone())).collect()
        };
        assert_eq!(said(&read), said(&compiled));
        assert!(compiled.findings().len() > 1);
    }
}

type Lookup<'a> = &'a (dyn Fn(&str) -> Option<String> + Send + Sync);

struct Issued {
    text: String,
    id: String,
    refresh_at: SystemTime,
}

fn issued<P: ?Sized>(token: Result<AccessToken<P>, IssueError>) -> Issued {
    let token = token.unwrap();
    Issued { text: token.as_str().to_owned(), id: token.jti().to_owned(), refresh_at: token.refresh_at() }
}

const NOW: u64 = 1_790_000_000;

fn clock() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(NOW)
}

const FREE: &str = r#"{"a":[1,null],"b":{}}"#;
const WORKER: &str = "WK0123456789abcdef0123456789abcdef";

fn lookup(name: &str) -> Option<String> {
    let value = match name {
        "TWILIO_ACCOUNT_SID" => "AC0123456789abcdef0123456789abcdef",
        "TWILIO_API_KEY" => "SK0123456789abcdef0123456789abcdef",
        "TWILIO_API_SECRET" => "AFakeSecretThatSignsNoRealTokens",
        "TWILIO_CONVERSATIONS_SERVICE_SID" => "IS0123456789abcdef0123456789abcdef",
        "TWILIO_TWIML_APP_SID" => "AP0123456789abcdef0123456789abcdef",
        "TWILIO_WORKSPACE_SID" => "WS0123456789abcdef0123456789abcdef",
        "TWILIO_PUSH_CREDENTIAL_SID" => "CR0123456789abcdef0123456789abcdef",
        "FLOOR" => "+2",
        "OPEN" => "false",
        _ => return None,
    };
    Some(value.to_owned())
}

/// `inputs` are the values for each token, in the order of the file.
fn agree(path: &str, compiled: &[Issued], inputs: &[&[&str]]) {
    let checked = Generator::from_text("grants.toml", &std::fs::read_to_string(path).unwrap()).check();
    assert_eq!(checked.report.render_plain(), "");
    let model = checked.model.unwrap();
    assert_eq!((model.tokens.len(), compiled.len()), (inputs.len(), inputs.len()));
    let tables = Tables::of(&model);
    for ((token, compiled), values) in model.tokens.iter().zip(compiled).zip(inputs) {
        let given: Vec<_> =
            token.inputs.iter().zip(*values).map(|(input, value)| format!("{}={value}", input.name)).collect();
        let given = crate::inputs::read(token, &given).unwrap();
        let (read, _) =
            vendors::start(tables.declarations(&model, [token]), &Source::lookup("the variables", lookup)).unwrap();
        // With the same random part, the tokens are equal to the byte.
        let (_, random) = compiled.id.split_once('-').unwrap();
        let again: AccessToken<()> = read.issue_exactly(NOW, token.ttl, random, "alice", &given).unwrap();
        assert_eq!(again.as_str(), compiled.text, "{}", token.name);
        assert_eq!(again.refresh_at(), compiled.refresh_at, "{}", token.name);
    }
}
