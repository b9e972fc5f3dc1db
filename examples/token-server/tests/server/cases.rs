//! A token is verified when it comes back.

use axum::body::Body;
use axum::http::Request;
use serde_json::json;

use crate::browser::{Answer, Server};

async fn read(server: &Server, case: &str, authorization: Option<&str>) -> Answer {
    let mut request = Request::get(format!("/cases/{case}"));
    if let Some(value) = authorization {
        request = request.header("authorization", value);
    }
    server.browser().send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn the_case_that_the_token_names_and_no_other() {
    let server = Server::start().await;
    let mut alice = server.signed_in("alice").await;
    let token = alice.post("/tokens/field_engineer", &json!({"case": 7})).await.body;
    let bearer = format!("Bearer {token}");
    let answer = read(&server, "7", Some(&bearer)).await;
    assert_eq!(answer.json(), json!({"case": 7, "engineer": "alice", "state": "open"}));
    assert_eq!(read(&server, "8", Some(&bearer)).await.problem(), (403, "another-case".to_owned()));
    let none = read(&server, "7", None).await;
    assert_eq!((none.problem().1.as_str(), none.header("www-authenticate")), ("no-token", "Bearer"));
}

#[tokio::test]
async fn a_token_without_the_grant_or_of_another_issuer_is_refused() {
    let server = Server::start().await;
    let mut alice = server.signed_in("alice").await;
    let dashboard = alice.post("/tokens/dashboard", &json!({})).await.body;
    let other = alice.post("/tokens/field_engineer", &json!({"case": 7})).await.body;
    let forged = format!("{}A", &other[..other.len() - 1]);
    let forged = if forged == other { format!("{}B", &other[..other.len() - 1]) } else { forged };
    for token in [&dashboard, &forged, "x", ""] {
        let answer = read(&server, "7", Some(&format!("Bearer {token}"))).await;
        assert_eq!(answer.problem(), (401, "refused".to_owned()), "{token}");
        assert_eq!(answer.header("www-authenticate"), "Bearer error=\"invalid_token\"");
    }
}
