//! Hostile clients: the size of the replies. `src/verify_queue/tests.rs` and `tests/hostile.rs` of token-cli test the
//! effect on others.

use crate::clients::{Twilsock, emulator};
use serde_json::{Value, json};
use token_emulator::twilsock::{Payload, encode};

#[tokio::test]
async fn replies_are_not_many_times_the_request() {
    let emulator = emulator().await;
    let mut client = Twilsock::connected(&emulator, "alice").await;
    let requests: Vec<_> =
        (0..100).map(|n| json!({"object_sid": format!("ET{n}"), "object_type": "x".repeat(2_000)})).collect();
    let subscribe = json!({"action": "establish", "correlation_id": "c".repeat(40_000), "requests": requests});
    let header = json!({"method": "message", "active_grant": "data_sync", "payload_type": "application/json",
        "http_request": {"path": "/v4/Subscriptions", "method": "POST"}});
    client.send_packet(header, Payload::Json(subscribe)).await;
    let mut bytes = 0;
    for number in 0..=100 {
        let packet = client.receive().await;
        bytes += encode(&packet).len();
        let Payload::Json(event) = packet.payload else { panic!("no JSON in {packet:?}") };
        assert!(
            number == 0 || (event["event_type"] == "subscription_established" && event["correlation_id"].is_null())
        );
    }
    assert!(bytes < 100_000, "{bytes}");
    // The data of many documents comes neither at once nor twice.
    let made = |n: usize| json!({"unique_name": format!("d{n}"), "data": "x".repeat(16_000)});
    let mut sids = Vec::new();
    for n in 0..40 {
        let (_, document) = client.request("data_sync", "POST", "/v3/Documents", made(n)).await;
        let sid = document["sid"].as_str().unwrap().to_owned();
        assert_eq!(client.request("data_sync", "POST", &format!("/v3/Documents/{sid}"), made(n)).await.0, 200);
        sids.push(sid);
    }
    let requests: Vec<_> = sids.iter().chain(&sids).map(|sid| json!({"object_sid": sid, "last_event_id": 0})).collect();
    let mut other = Twilsock::connected(&emulator, "bob").await;
    let (code, _) = other
        .request("data_sync", "POST", "/v4/Subscriptions", json!({"action": "establish", "requests": requests}))
        .await;
    assert_eq!(code, 200);
    let (mut replayed, mut complete, mut interrupted) = (0, 0, 0);
    while complete + interrupted < 40 {
        let Payload::Json(event) = other.receive().await.payload else { panic!("no JSON") };
        match (event["event_type"].as_str().unwrap(), event["events"][0]["replay_status"].as_str()) {
            ("document_updated", _) => replayed += 1,
            ("subscription_established", Some("completed")) => complete += 1,
            ("subscription_established", Some("interrupted")) => interrupted += 1,
            _ => panic!("{event}"),
        }
    }
    assert_eq!((replayed, complete, interrupted), (16, 16, 24));
    assert_eq!(other.request("data_sync", "GET", &format!("/v3/Documents/{}", sids[0]), Value::Null).await.0, 200);
}
