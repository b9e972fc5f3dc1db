//! With feature `http`: why no token was issued, as problem+json. Only what the client sent is explained, and no value is repeated.

#![cfg(all(feature = "http", feature = "derive"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use std::sync::LazyLock;
use std::time::Duration;

use serde_json::{Value, json};
use token_core::{Grant, IssueError, JsonObject};

/// Stands in every hostile value, and must stand in no response.
const MARK: &str = "qzx";

/// A grant that is written in Rust.
#[derive(Debug, Grant)]
#[grant(key = "badge", any_of = ["colour"])]
pub struct Badge {
    #[grant(one_of = ["red", "green"])]
    colour: Option<String>,
    extra: Option<JsonObject>,
}

token_core::include_grants!(
    inline = r#"
    vendor = "twilio"

    [grant.crm]
    [grant.crm.field]
    desk  = { max = 8 }
    level = { type = "integer", one_of = [1, 2] }
    role  = { one_of = ["agent", "lead"] }
    notes = { type = "json" }

    [grant.badge]
    rust = "crate::issue_problem::Badge"

    [token.agent]
    sdk = "voice"
    ttl = "15m"
    voice.incoming.allow = true
    crm.desk  = { input = "desk" }
    crm.level = { input = "level" }
    crm.role  = { input = "role" }
    crm.notes = { input = "notes" }
    badge     = { input = "badge" }

    [token.viewer]
    sdk = "video"
    ttl = "15m"
    video.room = "lobby"
"#
);

fn tokens() -> Tokens {
    Tokens::from_lookup(|name| {
        Some(match name {
            "TWILIO_ACCOUNT_SID" => "AC0123456789abcdef0123456789abcdef".into(),
            "TWILIO_API_KEY" => "SK0123456789abcdef0123456789abcdef".into(),
            "TWILIO_API_SECRET" => "AFakeSecretThatSignsNoRealTokens".into(),
            _ => return None,
        })
    })
    .unwrap()
}

static NOTES: LazyLock<JsonObject> = LazyLock::new(JsonObject::new);
static BADGE: LazyLock<Badge> = LazyLock::new(|| badge("red"));

fn badge(colour: &str) -> Badge {
    Badge { colour: Some(colour.to_owned()), extra: None }
}

/// What every SDK takes.
fn good() -> AgentInput<'static> {
    AgentInput { desk: "front", level: 1, role: "agent", notes: &NOTES, badge: &BADGE }
}

fn error(identity: &str, input: AgentInput<'_>) -> IssueError {
    tokens().agent.issue(identity, input).unwrap_err()
}

/// The response: its status, and its body.
fn answer(error: IssueError) -> (u16, Value) {
    let response: http::Response<String> = error.into();
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    assert_eq!(response.headers()["cache-control"], "no-store");
    assert!(!response.body().contains(MARK), "{}", response.body());
    let body: Value = serde_json::from_str(response.body()).unwrap();
    assert_eq!(body["status"], response.status().as_u16());
    (response.status().as_u16(), body)
}

fn parameters(body: &Value) -> Vec<&str> {
    body["errors"].as_array().unwrap().iter().map(|error| error["parameter"].as_str().unwrap_or("-")).collect()
}

#[test]
fn a_wrong_input_is_explained_to_the_client() {
    let (status, body) = answer(error("alice", AgentInput { desk: "", ..good() }));
    assert_eq!(status, 422);
    assert_eq!(
        body,
        json!({
            "type": "about:blank",
            "title": "Unprocessable Content",
            "status": 422,
            "detail": "no token was issued, because the request has wrong values",
            "errors": [{"rule": "input-empty", "parameter": "desk", "detail": "`desk` is empty; write a non-empty string"}],
        })
    );
}

#[test]
fn every_wrong_input_is_named_at_once_and_none_is_repeated() {
    let mut notes = Value::from(MARK);
    for _ in 0..70 {
        notes = json!({ MARK: notes });
    }
    let notes = JsonObject::from_iter([(MARK.to_owned(), notes)]);
    let desk = format!("{MARK}-at-the-window");
    let wrong = AgentInput { desk: &desk, level: 777_333, role: MARK, notes: &notes, ..good() };
    let (status, body) = answer(error("alice", wrong));
    assert_eq!((status, parameters(&body)), (422, vec!["notes", "desk", "level", "role"]), "{body}");
    assert!(!body.to_string().contains("777333"), "{body}");
    assert_eq!(body["errors"][1]["detail"], "`desk` is too long; shorten it to 8 characters");
}

#[test]
fn a_grant_that_is_written_in_rust_is_the_servers() {
    let error = error("alice", AgentInput { badge: &badge(MARK), ..good() });
    assert_eq!(
        (error.findings()[0].rule, &*error.findings()[0].at),
        ("grant-field-value", "claims.grants.badge.colour")
    );
    assert_eq!(answer(error).0, 500);
    // Beside a wrong input, too.
    let wrong = AgentInput { desk: "", badge: &badge(MARK), ..good() };
    assert_eq!(answer(tokens().agent.issue("alice", wrong).unwrap_err()).0, 500);
}

#[test]
fn inputs_that_are_too_long_together_are_the_clients() {
    let notes = JsonObject::from_iter([(MARK.repeat(8_000), 1.into())]);
    let (status, body) = answer(error("alice", AgentInput { notes: &notes, ..good() }));
    assert_eq!((status, body["errors"][0]["rule"].as_str()), (422, Some("token-too-long")));
    assert_eq!(parameters(&body), ["-"]);
}

#[test]
fn an_identity_of_the_servers_own_is_never_explained() {
    let long = MARK.repeat(100);
    for identity in ["", "qzx <script>", &long, "\u{0}qzx"] {
        let internal = json!({"type": "about:blank", "title": "Internal Server Error", "status": 500});
        assert_eq!(answer(error(identity, good())), (500, internal.clone()));
        // Nor is it hidden behind an input that is wrong too: the client cannot mend both.
        assert_eq!(answer(error(identity, AgentInput { desk: "", ..good() })), (500, internal.clone()));
        assert_eq!(answer(tokens().viewer.issue(&long).unwrap_err()), (500, internal));
    }
}

#[test]
fn an_identity_that_the_client_sent_is_explained() {
    for (identity, rule) in
        [("", "identity-empty"), ("qzx <b>", "identity-forbidden-characters"), (&MARK.repeat(100), "identity-too-long")]
    {
        let (status, body) = answer(error(identity, AgentInput { role: MARK, ..good() }).client_sent_identity());
        assert_eq!((status, parameters(&body)), (422, vec!["identity", "role"]), "{body}");
        assert_eq!(body["errors"][0]["rule"], rule);
        // The client chose the identity, and knows nothing of who programs the server.
        let detail = body["errors"][0]["detail"].as_str().unwrap();
        assert!(!["your", "declare", "appear"].iter().any(|word| detail.contains(word)), "{detail}");
    }
}

#[test]
fn a_warning_beside_an_error_blames_nobody() {
    // Voice advises against `@`, which stops no call.
    let (status, body) = answer(error("alice@example.com", AgentInput { desk: "", ..good() }));
    assert_eq!((status, parameters(&body)), (422, vec!["desk"]));
    let tokens = tokens().strict().unwrap();
    let error = tokens.agent.issue("qzx@example.com", good()).unwrap_err();
    assert_eq!(answer(error.clone()).0, 500);
    assert_eq!(answer(error.client_sent_identity()).0, 422);
}

#[test]
fn a_lifetime_is_the_servers_unless_it_says_otherwise() {
    for (ttl, detail) in [
        (Duration::ZERO, "the lifetime is too short; use 1s or more"),
        (Duration::from_secs(3600), "the lifetime is too long; use 15m or less"),
    ] {
        let error = tokens().viewer.issue_for(ttl, "alice").unwrap_err();
        assert_eq!(answer(error.clone()).0, 500);
        let (status, body) = answer(error.client_sent_ttl());
        assert_eq!((status, parameters(&body)), (422, vec!["ttl"]));
        // To the client, which knows no declaration.
        assert_eq!(body["errors"][0]["detail"], detail);
    }
}

#[test]
fn inputs_of_the_servers_own_are_not_explained() {
    let error = error("alice", AgentInput { role: "", ..good() }).server_sent_inputs();
    assert_eq!(answer(error).1, json!({"type": "about:blank", "title": "Internal Server Error", "status": 500}));
}

#[test]
fn what_no_call_gave_is_a_fault_of_the_server() {
    use token_core::Secret;
    use token_core::twilio::{AccountSid, ApiKeySid, Credentials, Issuer, VideoGrant};
    let credentials = Credentials::new(
        token_core::sid!(AccountSid, "AC0123456789abcdef0123456789abcdef"),
        token_core::sid!(ApiKeySid, "SK0123456789abcdef0123456789abcdef"),
        Secret::new(""),
    );
    let error = Issuer::new(&credentials).issue("alice", VideoGrant::new()).unwrap_err();
    assert_eq!(answer(error.client_sent_identity().client_sent_ttl()).0, 500);
}
