//! Fields and declarations that a deployment may lack.
#![allow(clippy::unwrap_used, reason = "tests say what they expect by panicking")]

use serde_json::{Value, json};
use token_core::twilio::ChatGrant;
use token_tests::environment_with;

token_core::include_grants!(
    inline = r#"
vendor = "twilio"

[token.agent]
sdk = ["conversations", "voice"]
ttl = "1h"
chat.service_sid = { env = "TWILIO_CONVERSATIONS_SERVICE_SID" }
chat.push_credential_sid = { env = "TWILIO_PUSH_CREDENTIAL_SID", optional = true }
voice.incoming.allow = true
desk.floor = { env = "DESK_FLOOR", optional = true }
desk.room = { env = "DESK_ROOM", optional = true }
desk.who = { input = "who" }
lamp.level = { env = "LAMP_LEVEL", optional = true }
lamp.name = { env = "LAMP_NAME", optional = true }

[token.worker]
sdk = "taskrouter"
ttl = "1h"
optional = true
region = { env = "TWILIO_REGION", default = "us1" }
task_router.workspace_sid = { env = "TWILIO_WORKSPACE_SID" }
task_router.worker_sid = { env = "TWILIO_WORKER_SID" }
task_router.role = "worker"

[grant.desk.field]
floor = { type = "integer" }
room = {}
who = {}

[grant.lamp.field]
level = { type = "integer" }
name = {}
"#
);

const WORKSPACE: Option<&str> = Some("WS0123456789abcdef0123456789abcdef");
const WORKER: Option<&str> = Some("WK0123456789abcdef0123456789abcdef");
const PUSH: Option<&str> = Some("CR0123456789abcdef0123456789abcdef");

/// Variables that are set, or not; nothing else is set but the credentials and the Conversations service.
fn tokens(set: &[(&str, Option<&str>)]) -> Result<Tokens, token_core::StartError> {
    const ALL: [&str; 8] = [
        "TWILIO_PUSH_CREDENTIAL_SID",
        "DESK_FLOOR",
        "DESK_ROOM",
        "LAMP_LEVEL",
        "LAMP_NAME",
        "TWILIO_REGION",
        "TWILIO_WORKSPACE_SID",
        "TWILIO_WORKER_SID",
    ];
    let all: Vec<_> =
        ALL.map(|name| (name, None)).into_iter().filter(|(name, _)| set.iter().all(|it| it.0 != *name)).collect();
    Tokens::from_lookup(environment_with(&[set, &all].concat()))
}

/// The grants of a token as JSON.
fn grants(tokens: &Tokens) -> Value {
    let token = tokens.agent.issue("alice", AgentInput { who: "w" }).unwrap();
    let claims = tokens.verifier().verify_as::<Agent>(token.as_str()).unwrap();
    let (chat, desk) = (claims.claims().grant::<ChatGrant>().unwrap(), claims.claims().grant::<DeskGrant>().unwrap());
    let lamp = claims.claims().grant::<LampGrant>().unwrap();
    json!({
        "push": chat.push_credential_sid().map(|sid| sid.to_string()),
        "floor": desk.floor(),
        "room": desk.room(),
        "who": desk.who(),
        "level": lamp.level(),
        "name": lamp.name(),
    })
}

#[test]
fn a_field_is_left_out_without_its_variable() {
    let expected = |set: Value| {
        let mut all = json!({ "push": null, "floor": null, "room": null, "who": "w", "level": null, "name": null });
        all.as_object_mut().unwrap().extend(set.as_object().unwrap().clone());
        all
    };
    for (set, found) in [
        (&[][..], json!({})),
        (&[("TWILIO_PUSH_CREDENTIAL_SID", PUSH)], json!({ "push": PUSH })),
        (&[("TWILIO_PUSH_CREDENTIAL_SID", Some(""))], json!({})),
        (&[("DESK_FLOOR", Some("3")), ("DESK_ROOM", Some("b\"1"))], json!({ "floor": 3, "room": "b\"1" })),
        (&[("LAMP_NAME", Some("red"))], json!({ "name": "red" })),
        (&[("LAMP_LEVEL", Some("-2"))], json!({ "level": -2 })),
        (&[("LAMP_LEVEL", Some("2")), ("LAMP_NAME", Some("red"))], json!({ "level": 2, "name": "red" })),
    ] {
        assert_eq!(grants(&tokens(set).unwrap()), expected(found), "{set:?}");
    }
    let error = tokens(&[("TWILIO_PUSH_CREDENTIAL_SID", Some("CR12")), ("DESK_FLOOR", Some("two"))]).unwrap_err();
    let rules: Vec<_> = error.findings().iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, ["variable-wrong-sid", "variable-wrong-value"], "{error}");
}

#[test]
fn a_declaration_is_absent_without_its_own_variables() {
    assert!(tokens(&[]).unwrap().worker.is_none());
    // The region has a default, so it does not count.
    assert!(tokens(&[("TWILIO_REGION", Some("ie1"))]).unwrap().worker.is_none());
    let both = tokens(&[("TWILIO_WORKSPACE_SID", WORKSPACE), ("TWILIO_WORKER_SID", WORKER)]).unwrap();
    let both = both.with_clock(|| std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_800_000_000));
    let token = both.worker.as_ref().unwrap().issue("bob").unwrap();
    assert_eq!(both.verifier().verify(token.as_str()).unwrap().grant_keys(), ["task_router"]);

    let error = tokens(&[("TWILIO_WORKER_SID", WORKER)]).unwrap_err();
    let [finding] = error.findings() else { panic!("{error}") };
    assert_eq!(finding.rule, "variable-missing");
    let fix = "or unset `TWILIO_WORKSPACE_SID` and `TWILIO_WORKER_SID`, and the program starts without `worker`";
    assert!(finding.fix.ends_with(fix), "{error}");
    let error = tokens(&[("TWILIO_WORKSPACE_SID", WORKER), ("TWILIO_WORKER_SID", WORKER)]).unwrap_err();
    assert_eq!(error.findings().len(), 1, "{error}");
}

#[test]
fn the_list_of_variables_says_what_is_required() {
    let required = |name| Tokens::VARIABLES.iter().find(|variable| variable.name == name).unwrap().required;
    assert!(required("TWILIO_API_KEY") && required("TWILIO_CONVERSATIONS_SERVICE_SID"));
    for name in ["TWILIO_PUSH_CREDENTIAL_SID", "DESK_FLOOR", "TWILIO_WORKSPACE_SID", "TWILIO_REGION"] {
        assert!(!required(name), "{name}");
    }
}
