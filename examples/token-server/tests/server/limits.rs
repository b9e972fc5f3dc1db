//! How much one user may ask for.

use std::num::NonZeroU32;

use axum::http::StatusCode;
use serde_json::json;

use crate::browser::Server;

#[tokio::test]
async fn one_request_too_many_is_told_when_to_come_back() {
    let server = Server::with(|settings| settings.per_minute = NonZeroU32::new(3).unwrap()).await;
    let (mut alice, mut bob) = (server.signed_in("alice").await, server.signed_in("bob").await);
    for _ in 0..3 {
        assert_eq!(alice.post("/tokens/dashboard", &json!({})).await.status, 200);
    }
    for path in ["/tokens/dashboard", "/diagnose"] {
        let answer = alice.post(path, &json!({})).await;
        assert_eq!(answer.problem(), (429, "too-many".to_owned()));
        let wait: u64 = answer.header("retry-after").parse().unwrap();
        assert!((1..=60).contains(&wait), "{wait}");
    }
    // Another session of hers is hers as well, and bob is not alice.
    assert_eq!(server.signed_in("alice").await.post("/tokens/dashboard", &json!({})).await.status, 429);
    assert_eq!(bob.post("/tokens/meeting_guest", &json!({"room": "lobby"})).await.status, 200);
}

#[tokio::test]
async fn passwords_cannot_be_tried_one_after_the_other() {
    let server = Server::start().await;
    let mut statuses = Vec::new();
    for attempt in 0..12 {
        let body = json!({"name": "alice", "password": format!("guess {attempt}")});
        statuses.push(server.browser().post("/session", &body).await.status);
    }
    assert_eq!(statuses[..10], [StatusCode::UNAUTHORIZED; 10]);
    assert_eq!(statuses[11], StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(server.signed_in("bob").await.get("/session").await.status, 200);
}
