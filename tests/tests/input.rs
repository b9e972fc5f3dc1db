//! Inputs of declared tokens from JSON, with the feature `serde` of token-core.

#![allow(clippy::unwrap_used, reason = "tests say what they expect by panicking")]

use token_core::declared::Inputs;

token_core::include_grants!(
    inline = r#"
    vendor = "twilio"

    [token.guest]
    sdk = "video"
    ttl = "1h"
    video.room = { input = "type" }

    [token.worker]
    sdk = "taskrouter"
    ttl = "1h"
    task_router.workspace_sid = "WS0123456789abcdef0123456789abcdef"
    task_router.worker_sid = { input = "worker" }
    task_router.role = { input = "role" }

    [token.free]
    sdk = "voice"
    ttl = "1h"
    voice.outgoing.application_sid = "AP0123456789abcdef0123456789abcdef"
    voice.outgoing.params = { input = "params" }
    "#
);

const WORKER: &str = "WK0123456789abcdef0123456789abcdef";

fn guest(text: &str) -> Result<&str, String> {
    serde_json::from_str::<GuestInput<'_>>(text).map(|input| input.r#type).map_err(|error| error.to_string())
}

#[test]
fn an_input_is_an_object_with_a_member_for_each_field() {
    assert_eq!(guest(r#"{"type": "lobby"}"#).unwrap(), "lobby");
    assert_eq!(guest(r#"{"other": [1], "type": "é"}"#).unwrap(), "é");
    let text = format!(r#"{{"role": "worker", "worker": "{WORKER}"}}"#);
    let input: WorkerInput<'_> = serde_json::from_str(&text).unwrap();
    assert_eq!((input.worker.as_str(), input.role), (WORKER, "worker"));
    let tokens = Tokens::for_tests();
    assert!(tokens.worker.issue("alice", input).is_ok());
    // Free JSON is borrowed from the caller, so this input is not `Deserialize`.
    let params = serde_json::Map::new();
    assert!(tokens.free.issue("alice", FreeInput { params: &params }).is_ok());
}

#[test]
fn a_wrong_input_is_an_error_with_the_field() {
    for (text, expected) in [
        ("{}", "missing field `type`"),
        (r#"{"type": 1}"#, "invalid type: integer `1`, expected a borrowed string"),
        (r#"{"type": "a", "type": "b"}"#, "duplicate field `type`"),
        ("[]", "invalid type: sequence, expected an object with the fields of GuestInput"),
        // Documented: a string with an escape cannot be borrowed.
        (r#"{"type": "\u00e9"}"#, "expected a borrowed string"),
    ] {
        let error = guest(text).unwrap_err();
        assert!(error.contains(expected), "{text}: {error}");
    }
    let error = serde_json::from_str::<WorkerInput<'_>>(r#"{"worker": "WK1", "role": "worker"}"#).unwrap_err();
    assert!(error.to_string().contains("Worker SID (WK"), "{error}");
}

/// What axum's `Json` needs, and what a client may send: a string with escapes.
#[test]
fn inputs_own_their_strings() {
    fn owned<T: serde::de::DeserializeOwned>(body: &str) -> Result<T, String> {
        serde_json::from_reader(body.as_bytes()).map_err(|error| error.to_string())
    }
    let inputs: Inputs<Guest> = owned(r#"{"type": "caf\u00e9"}"#).unwrap();
    assert_eq!(inputs.get().unwrap().r#type, "café");
    assert!(Tokens::for_tests().guest.issue("alice", inputs.get().unwrap()).is_ok());
    assert_eq!(format!("{inputs:?}"), "Inputs { token: \"guest\", .. }");
    for (body, expected) in [
        ("{}", "missing field `type`"),
        (r#"{"type": 1}"#, "invalid type: integer `1`"),
        (r#"["a"]"#, "expected an object with the fields of GuestInput"),
    ] {
        let error = owned::<Inputs<Guest>>(body).unwrap_err();
        assert!(error.contains(expected), "{body}: {error}");
    }
    let error = owned::<Inputs<Worker>>(r#"{"worker": "WK1", "role": "worker"}"#).unwrap_err();
    assert!(error.contains("Worker SID (WK"), "{error}");
}
