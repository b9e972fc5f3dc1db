//! Bodies that are too long or invalid.

use axum::body::Body;
use axum::http::Request;
use serde_json::json;

use crate::browser::Server;

#[tokio::test]
async fn a_body_that_is_too_long_is_not_read() {
    let server = Server::start().await;
    let mut alice = server.signed_in("alice").await;
    for path in ["/session", "/tokens/meeting_guest"] {
        let answer = alice.post(path, &json!({"room": "x".repeat(20_000)})).await;
        assert_eq!(answer.problem(), (413, "too-large".to_owned()), "{path}");
    }
    let paste = |bytes: usize| Request::post("/diagnose").body(Body::from("x".repeat(bytes))).unwrap();
    assert_eq!(alice.send(paste(80_000)).await.problem(), (413, "too-large".to_owned()));
    // A token that is a little too long is diagnosed.
    let answer = alice.send(paste(65_000)).await;
    assert_eq!((answer.status.as_u16(), answer.json()["verdict"].as_str()), (200, Some("invalid")));
    let answer = alice.send(paste(66_000)).await;
    assert_eq!(answer.json()["findings"][0]["rule"], "token-too-long");
}

#[tokio::test]
async fn invalid_json_is_reported_with_its_position() {
    let server = Server::start().await;
    let mut alice = server.signed_in("alice").await;
    let request = Request::post("/tokens/meeting_guest")
        .header("content-type", "application/json")
        .body(Body::from("{\"room\":"))
        .unwrap();
    let answer = alice.send(request).await;
    assert_eq!(answer.problem(), (400, "bad-json".to_owned()));
    assert!(answer.body.contains("column"), "{}", answer.body);
}
