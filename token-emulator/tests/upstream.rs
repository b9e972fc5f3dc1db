//! Requests inside the connection: Sync documents, and what the Conversations SDK needs to become initialized.

use crate::clients::{SERVICE, Twilsock, chat, emulator, issue};
use serde_json::{Value, json};
use token_emulator::twilsock::Payload;

#[tokio::test]
async fn a_document_is_created_read_changed_and_pushed() {
    let emulator = emulator().await;
    let mut alice = Twilsock::connected(&emulator, "alice").await;
    let mut bob = Twilsock::connected(&emulator, "bob").await;
    assert_eq!(alice.request("data_sync", "GET", "/v3/Documents/board", Value::Null).await.0, 404);
    let (status, made) =
        alice.request("data_sync", "POST", "/v3/Documents", json!({"unique_name": "board", "data": {"a": 1}})).await;
    assert_eq!((status, &made["data"]), (201, &json!({"a": 1})));
    assert_eq!(alice.request("data_sync", "POST", "/v3/Documents", json!({"unique_name": "board"})).await.0, 409);
    let sid = made["sid"].as_str().unwrap();

    let subscribe = json!({"action": "establish", "correlation_id": 7,
        "requests": [{"object_sid": sid, "object_type": "document", "last_event_id": 0}]});
    assert_eq!(bob.request("data_sync", "POST", "/v4/Subscriptions", subscribe).await.0, 200);
    let established = pushed(bob.receive().await);
    assert_eq!(
        (&established["event_type"], &established["correlation_id"]),
        (&json!("subscription_established"), &json!(7))
    );

    let path = format!("/v3/Documents/{sid}");
    assert_eq!(alice.request("data_sync", "POST", &path, json!({"data": {"a": 2}})).await.0, 200);
    let updated = pushed(bob.receive().await);
    assert_eq!(updated["events"][0]["document_data"], json!({"a": 2}));
    assert_eq!(bob.request("data_sync", "GET", "/v3/Documents/board", Value::Null).await.1["data"], json!({"a": 2}));

    assert_eq!(alice.request("data_sync", "DELETE", &path, Value::Null).await.0, 204);
    assert_eq!(pushed(bob.receive().await)["event_type"], "document_removed");
}

fn pushed(packet: token_emulator::twilsock::Packet) -> Value {
    assert_eq!(packet.header["message_type"], "twilio.sync.event", "{packet:?}");
    let Payload::Json(payload) = packet.payload else { panic!("no payload") };
    payload
}

#[tokio::test]
async fn a_user_without_conversations() {
    let emulator = emulator().await;
    let mut client = Twilsock::open(&emulator).await;
    client.init(&issue("alice", chat()), "ip_messaging", Value::Null).await;
    let (status, configuration) = client.request("ip_messaging", "GET", "/Client/v2/Configuration", Value::Null).await;
    assert_eq!((status, &configuration["identity"]), (200, &json!("alice")));
    let map = configuration["sync_objects"]["my_conversations"].as_str().unwrap();
    assert_eq!(client.request("ip_messaging", "GET", &format!("/v3/Maps/{map}"), Value::Null).await.0, 200);
    let path = format!("/Client/v2/Services/{SERVICE}/Users/alice/Conversations");
    let (_, conversations) = client.request("ip_messaging", "GET", &path, Value::Null).await;
    assert_eq!(conversations["conversations"], json!([]));
}

#[tokio::test]
async fn requests_that_are_not_emulated_get_a_response() {
    let emulator = emulator().await;
    let mut client = Twilsock::connected(&emulator, "alice").await;
    for path in ["/v3/Lists/todo", "/", "", "/v3/Documents/a/b/c"] {
        let (status, body) = client.request("data_sync", "GET", path, Value::Null).await;
        assert_eq!(status, 404, "{path}");
        assert!(body["message"].as_str().unwrap().starts_with("not emulated: "), "{body}");
    }
    // The token has no `chat` grant.
    assert_eq!(client.request("ip_messaging", "GET", "/Client/v2/Configuration", Value::Null).await.0, 403);
    // A long document is refused, and the connection stays open.
    let (status, _) =
        client.request("data_sync", "POST", "/v3/Documents", json!({"data": "x".repeat(17 * 1024)})).await;
    assert_eq!(status, 413);
    let (status, _) =
        client.request("data_sync", "POST", "/v3/Documents", json!({"unique_name": "x".repeat(321)})).await;
    assert_eq!(status, 400);
}
