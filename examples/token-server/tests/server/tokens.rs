//! Which tokens are issued, to whom, and in which form.

use serde_json::json;
use token_core::twilio::{DataSyncGrant, VideoGrant};

use crate::browser::Server;

#[tokio::test]
async fn the_answer_is_the_raw_token_and_no_cache_keeps_it() {
    let server = Server::start().await;
    let answer = server.signed_in("alice").await.post("/tokens/dashboard", &json!({})).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
    assert_eq!(answer.header("cache-control"), "no-store");
    let claims = Server::old_verifier().verify(&answer.body).unwrap();
    assert_eq!(claims.identity(), "alice");
    assert_eq!(claims.grant::<DataSyncGrant>().unwrap().service_sid().as_str(), "default");
}

#[tokio::test]
async fn the_identity_comes_from_the_session_with_any_request() {
    let server = Server::start().await;
    let mut bob = server.signed_in("bob").await;
    let mut tokens = Vec::new();
    for (path, body) in [
        ("/tokens/meeting_guest", json!({"room": "lobby"})),
        ("/tokens/meeting_guest?identity=alice", json!({"room": "lobby"})),
        ("/tokens/meeting_guest", json!({"room": "lobby", "identity": "alice"})),
        ("/tokens/meeting_guest", json!({"room": "lobby", "name": "alice"})),
    ] {
        let answer = bob.post(path, &body).await;
        if answer.status == 200 {
            assert_eq!(Server::old_verifier().verify(&answer.body).unwrap().identity(), "bob");
            tokens.push(answer.body);
        } else {
            assert!(matches!(answer.status.as_u16(), 400 | 422), "{answer:?}");
        }
    }
    assert_eq!(tokens.len(), 1, "a request that names an identity is refused, not misread");
}

#[tokio::test]
async fn inputs_are_typed() {
    let server = Server::start().await;
    let mut alice = server.signed_in("alice").await;
    let answer = alice.post("/tokens/meeting_guest", &json!({"room": "lobby"})).await;
    let video: VideoGrant = Server::old_verifier().verify(&answer.body).unwrap().grant().unwrap();
    assert_eq!(video.room(), Some("lobby"));
    for (name, body, code) in [
        ("meeting_guest", json!({}), "wrong-input"),
        ("meeting_guest", json!({"room": 7}), "wrong-input"),
        ("meeting_guest", json!({"room": ""}), "input-empty"),
        ("meeting_guest", json!({"room": "lobby", "extra": 1}), "wrong-input"),
        ("field_engineer", json!({"case": "1"}), "wrong-input"),
        ("dashboard", json!({"room": "lobby"}), "wrong-input"),
    ] {
        let answer = alice.post(&format!("/tokens/{name}"), &body).await;
        assert_eq!(answer.problem(), (422, code.to_owned()), "{body}");
    }
}

#[tokio::test]
async fn a_shorter_life_can_be_asked_for_and_a_longer_one_not() {
    let server = Server::start().await;
    let mut alice = server.signed_in("alice").await;
    let short = alice.post("/tokens/support_agent?ttl=30", &json!({})).await;
    let claims = Server::old_verifier().verify(&short.body).unwrap();
    assert_eq!(claims.expires_at().duration_since(claims.issued_at().unwrap()).unwrap().as_secs(), 30);
    let long = alice.post("/tokens/support_agent?ttl=86400", &json!({})).await;
    assert_eq!(long.problem(), (422, "ttl-too-long".to_owned()));
    assert!(long.body.contains("or less"), "{}", long.body);
    let wrong = alice.post("/tokens/support_agent?ttl=soon", &json!({})).await;
    assert_eq!(wrong.problem(), (400, "wrong-query".to_owned()));
}

#[tokio::test]
async fn a_role_may_request_its_own_tokens() {
    let server = Server::start().await;
    let mut bob = server.signed_in("bob").await;
    let answer = bob.post("/tokens/support_agent", &json!({})).await;
    assert_eq!(answer.problem(), (403, "not-yours".to_owned()));
    assert_eq!(answer.json()["detail"], "a guest may have: meeting_guest");
    assert_eq!(bob.post("/tokens/no_such", &json!({})).await.problem(), (404, "no-such-token".to_owned()));
}

#[test]
fn every_declared_token_can_be_asked_for() {
    let declared = include_str!("../../grants.toml");
    let mut names: Vec<_> =
        declared.lines().filter_map(|line| line.strip_prefix("[token.")?.strip_suffix(']')).collect();
    let mut served = token_server::tokens::all();
    names.sort_unstable();
    served.sort_unstable();
    assert_eq!(names, served);
}

#[tokio::test]
async fn a_diagnosis_knows_our_keys_and_our_grants() {
    let server = Server::start().await;
    let mut alice = server.signed_in("alice").await;
    let token = alice.post("/tokens/field_engineer", &json!({"case": 7})).await.body;
    let paste = |text: String| {
        axum::http::Request::post("/diagnose?sdk=conversations").body(axum::body::Body::from(text)).unwrap()
    };
    let answer = alice.send(paste(format!("{token}\n"))).await;
    assert_eq!(
        (answer.json()["verdict"].as_str(), answer.json()["findings"].as_array().unwrap().len()),
        (Some("valid"), 0)
    );
    assert_eq!(answer.header("cache-control"), "no-store");
    assert!(!answer.body.contains(token.rsplit('.').next().unwrap()), "the signature is sent back");

    let answer = alice.send(paste(format!("\"{token}\""))).await;
    assert_eq!(answer.json()["verdict"], "invalid");
    let unknown = axum::http::Request::post("/diagnose?sdk=fax").body(axum::body::Body::from(token)).unwrap();
    assert_eq!(alice.send(unknown).await.problem(), (422, "no-such-sdk".to_owned()));
}
