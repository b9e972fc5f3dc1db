//! The front desk from outside: its server and the generated clients.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests say what they expect by panicking"
)]

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use turnstile::token_core::twilio::{TaskRouterGrant, VideoGrant, VoiceGrant, WorkerSid};
use turnstile::token_core::{Grant, JsonObject, sid};
use turnstile::{ClientError, Issued};

// The generated client.
include!(concat!(env!("OUT_DIR"), "/grants.rs"));

use tokens::{Client, CrmGrant, FieldEngineerRequest, MeetingGuestRequest, WorkerRequest};

const ENVIRONMENT: [(&str, &str); 6] = [
    ("TWILIO_ACCOUNT_SID", "AC0123456789abcdef0123456789abcdef"),
    ("TWILIO_API_KEY", "SK0123456789abcdef0123456789abcdef"),
    ("TWILIO_API_SECRET", "AFakeSecretThatSignsNoRealTokens"),
    ("TWILIO_CONVERSATIONS_SERVICE_SID", "IS0123456789abcdef0123456789abcdef"),
    ("TWILIO_TWIML_APP_SID", "AP0123456789abcdef0123456789abcdef"),
    ("TWILIO_WORKSPACE_SID", "WS0123456789abcdef0123456789abcdef"),
];

/// The running application, on a port of its own.
struct Desk {
    process: Child,
    address: String,
}

impl Desk {
    fn open() -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_front-desk"))
            .envs(ENVIRONMENT)
            .env("TURNSTILE_LISTEN", "127.0.0.1:0")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on ").unwrap().to_owned();
        Self { process, address }
    }

    fn asked_by(&self, credential: &str) -> Client {
        Client::new(&self.address, credential)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

/// A grant of an issued token.
fn grant<G: Grant>(issued: &Issued) -> G {
    let lookup =
        |name: &str| ENVIRONMENT.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned());
    let tokens = tokens::Tokens::from_lookup(lookup).unwrap();
    let verified = tokens.verifier().verify(&issued.token).unwrap();
    assert_eq!(verified.identity(), "alice");
    verified.grant().unwrap()
}

#[tokio::test]
async fn each_token_has_a_route_and_a_method() {
    let desk = Desk::open();
    let client = desk.asked_by("session-of-alice");
    let agent = client.support_agent().await.unwrap();
    assert!(grant::<VoiceGrant>(&agent).get_incoming());
    assert!(
        agent.identity == "alice"
            && agent.refresh_in < agent.expires_in
            && !format!("{agent:?}").contains(&agent.token)
    );

    let guest = client.meeting_guest(&MeetingGuestRequest { room: "lobby".to_owned() }).await.unwrap();
    assert_eq!(grant::<VideoGrant>(&guest).room(), Some("lobby"));

    let worker_sid = sid!(WorkerSid, "WK0123456789abcdef0123456789abcdef");
    let worker = client.worker(&WorkerRequest { worker_sid }).await.unwrap();
    assert_eq!(grant::<TaskRouterGrant>(&worker).worker_sid(), worker_sid);

    let visit = FieldEngineerRequest {
        params: JsonObject::from_iter([("colour".to_owned(), "red".into())]),
        case: 42,
        urgent: true,
        site: "XS01234567".parse().unwrap(),
        kind: "repair".to_owned(),
        skills: vec!["gas".to_owned(), "power".to_owned()],
    };
    let engineer = client.field_engineer(&visit).await.unwrap();
    let crm: CrmGrant = grant(&engineer);
    assert_eq!((crm.case(), crm.urgent(), crm.site()), (42, Some(true), Some(visit.site)));
    assert_eq!(
        (crm.kind(), crm.skills().unwrap()),
        (Some("repair"), ["gas".to_owned(), "power".to_owned()].as_slice())
    );
    let voice: VoiceGrant = grant(&engineer);
    assert_eq!(voice.get_outgoing().unwrap().params(), Some(&visit.params));
}

#[tokio::test]
async fn a_refusal_says_why() {
    let desk = Desk::open();
    let refused = |error: ClientError| match error {
        ClientError::Refused(status, why) => (status, why),
        ClientError::Http(error) => panic!("{error}"),
    };
    let (status, _) = refused(desk.asked_by("nobody").support_agent().await.unwrap_err());
    assert_eq!(status, 401);
    let client = desk.asked_by("session-of-alice");
    let (status, why) = refused(client.meeting_guest(&MeetingGuestRequest { room: String::new() }).await.unwrap_err());
    assert_eq!((status, why.as_str()), (422, "`room` is empty; write a non-empty string"));
    // The identity comes from the login, so an invalid one is an internal error.
    let (status, why) = refused(desk.asked_by("session-of-al ice").support_agent().await.unwrap_err());
    assert_eq!((status, why.as_str()), (500, "Internal Server Error"));

    // Requests that the generated client cannot send.
    let raw = turnstile::Client::new(&desk.address, "session-of-alice");
    for (body, says) in [
        (serde_json::json!({ "worker_sid": "WS0123456789abcdef0123456789abcdef" }), "Worker SID"),
        (serde_json::json!({ "worker": "x" }), "unknown field"),
        (serde_json::json!({}), "missing field"),
    ] {
        let (status, why) = refused(raw.issue("/tokens/worker", Some(&body)).await.unwrap_err());
        assert!(status == 422 && why.contains(says), "{why}");
    }
}

#[test]
fn the_routes_are_described() {
    let described = serde_json::to_value(tokens::openapi()).unwrap();
    let paths: Vec<_> = described["paths"].as_object().unwrap().keys().collect();
    assert_eq!(paths, ["/engineers/token", "/tokens/meeting-guest", "/tokens/support-agent", "/tokens/worker"]);
    let guest = &described["paths"]["/tokens/meeting-guest"]["post"];
    assert_eq!(guest["summary"], "Joins one room of a video call.");
    let schema = &guest["requestBody"]["content"]["application/json"]["schema"]["$ref"];
    assert_eq!(schema, "#/components/schemas/MeetingGuestRequest");
    let schemas = &described["components"]["schemas"];
    assert_eq!(schemas["WorkerRequest"]["properties"]["worker_sid"]["pattern"], "^(WK[0-9a-fA-F]{32})$");
    let engineer = &schemas["FieldEngineerRequest"]["properties"];
    assert_eq!(engineer["case"]["type"], "integer");
    assert_eq!((&engineer["case"]["minimum"], &engineer["case"]["maximum"]), (&1.into(), &999_999.into()));
    assert_eq!(engineer["kind"]["enum"], serde_json::json!(["repair", "delivery"]));
    assert_eq!(engineer["skills"]["items"]["enum"], serde_json::json!(["gas", "water", "power"]));
    assert!(schemas["Issued"]["properties"]["token"].is_object() && schemas["Refusal"].is_object());
}

/// Needs Node, and the packages that `../test` installs and compiles.
#[test]
#[ignore = "needs the TypeScript client, compiled by `examples/framework/test`"]
fn the_typescript_client_asks_the_same_server() {
    let desk = Desk::open();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("client/compiled/live.js");
    let run = Command::new("node").arg(script).env("FRONT_DESK", &desk.address).output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert_eq!(out, "4 issued, 401 422 422 422 422 422 422 refused\n", "{err}");
}
