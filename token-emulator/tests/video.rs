//! Video clients, until they are in a room.

use crate::clients::{ACCOUNT, Json, KEY, credentials_of, emulator, issue, sign, sync};
use serde_json::{Value, json};
use token_core::twilio::{Issuer, VideoGrant};
use token_emulator::Target;

fn hello(token: &str) -> Value {
    json!({"type": "hello", "id": "1", "timeout": 30000, "version": 2,
        "body": {"type": "ice", "edge": "roaming", "token": token, "version": 1}})
}

fn connect(token: &str) -> Value {
    json!({"type": "msg", "body": {"type": "connect", "version": 2, "name": "lobby", "token": token,
        "participant": {"revision": 1, "tracks": []}, "peer_connections": []}})
}

#[tokio::test]
async fn a_valid_token_joins_the_room() {
    let emulator = emulator().await;
    let token = issue("alice", VideoGrant::new());
    let mut client = Json::open(&emulator.video_uri()).await;
    assert_eq!(client.ask(hello(&token)).await["type"], "welcome");
    assert_eq!(client.receive().await["body"], json!({"type": "iced", "version": 1, "ice_servers": []}));
    let connected = client.ask(connect(&token)).await;
    assert_eq!((&connected["body"]["type"], &connected["body"]["name"]), (&json!("connected"), &json!("lobby")));
    assert_eq!(connected["body"]["participant"]["identity"], "alice");
    // The token is no longer needed.
    emulator.control().expire_now(&Target::All);
    let left = client.ask(json!({"type": "msg", "body": {"type": "disconnect"}})).await;
    assert_eq!(left["body"]["type"], "disconnected");
    client.send(json!({"type": "bye"})).await;
    client.ended().await;
}

#[tokio::test]
async fn refused_tokens_and_their_codes() {
    let emulator = emulator().await;
    let other = Issuer::new(&credentials_of(ACCOUNT, KEY, "another-secret")).issue("alice", VideoGrant::new()).unwrap();
    for (what, token, code) in [
        ("not a token", "garbage".to_owned(), 20101),
        ("another secret", other.as_str().to_owned(), 20107),
        ("another grant", issue("alice", sync()), 20106),
        ("an identity that is too long", sign(&"a".repeat(129), &json!({"video": {}})), 53201),
    ] {
        let mut client = Json::open(&emulator.video_uri()).await;
        client.ask(hello(&token)).await;
        let refused = client.receive().await;
        assert_eq!(
            (&refused["body"]["type"], &refused["body"]["code"]),
            (&json!("error"), &json!(code)),
            "{what}: {refused}"
        );
        let refused = client.ask(connect(&token)).await;
        assert_eq!(refused["body"]["code"], json!(code), "{what}: {refused}");
    }
}
