//! What goes wrong is a problem in form, and says nothing of what is inside.

use axum::body::Body;
use axum::http::Request;
use serde_json::json;

use crate::browser::Server;

#[tokio::test]
async fn paths_and_methods_that_there_are_not() {
    let server = Server::start().await;
    assert_eq!(server.browser().get("/nowhere").await.problem(), (404, "not-found".to_owned()));
    let answer = server.browser().get("/tokens/dashboard").await;
    assert_eq!(answer.problem(), (405, "wrong-method".to_owned()));
    assert_eq!(answer.header("allow"), "POST");
    let put = Request::put("/session").body(Body::empty()).unwrap();
    assert_eq!(server.browser().send(put).await.problem().0, 405);
}

#[tokio::test]
async fn a_fault_of_ours_is_noted_and_not_told() {
    let server = Server::start().await;
    let mut alice = server.signed_in("alice").await;
    assert_eq!(server.browser().get("/healthz").await.body, "ok");
    sqlx::query("drop table users").execute(&server.app.database.writer).await.unwrap();
    let answer = alice.post("/tokens/dashboard", &json!({})).await;
    assert_eq!(answer.problem(), (500, "internal".to_owned()));
    for word in ["users", "table", "sql", "select"] {
        assert!(!answer.body.to_lowercase().contains(word), "{}", answer.body);
    }
    server.app.database.close().await;
    assert_eq!(server.browser().get("/healthz").await.problem(), (503, "no-database".to_owned()));
}

#[tokio::test]
async fn an_identity_that_the_vendor_refuses_is_explained() {
    let server = Server::start().await;
    // Video takes 128 characters; the name is as long as a name may be, and the finding says what counts.
    let name = "ä".repeat(64);
    server.app.users.add(&name, crate::browser::PASSWORD.to_owned(), token_server::users::Role::Guest).await.unwrap();
    let answer = server.signed_in(&name).await.post("/tokens/meeting_guest", &json!({"room": ""})).await;
    assert_eq!(answer.problem(), (422, "refused".to_owned()));
    let errors = answer.json()["errors"].as_array().unwrap().clone();
    assert!(errors.iter().any(|error| error["at"] == "input `room`" && error["fix"] == "give it a text"), "{errors:?}");
}
