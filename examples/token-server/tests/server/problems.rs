//! What goes wrong is a problem+json, and says nothing of what is inside.

use axum::body::Body;
use axum::http::Request;
use serde_json::json;
use token_server::users::Role;

use crate::browser::Server;

#[tokio::test]
async fn paths_and_methods_that_there_are_not() {
    let server = Server::start().await;
    assert_eq!(server.browser().get("/nowhere").await.problem(), (404, "not-found".to_owned()));
    let mut alice = server.signed_in("alice").await;
    assert_eq!(alice.post("/tokens/%ff", &json!({})).await.problem(), (404, "not-found".to_owned()));
    assert_eq!(alice.get("/cases/%ff").await.problem(), (404, "not-found".to_owned()));
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
async fn an_input_is_explained_and_the_identity_of_the_session_is_not() {
    let server = Server::start().await;
    // Voice takes no space in an identity.
    server.app.users.add("al ice", crate::browser::PASSWORD.to_owned(), Role::Agent).await.unwrap();
    let mut alice = server.signed_in("al ice").await;
    let answer = alice.post("/tokens/meeting_guest", &json!({"room": ""})).await;
    assert_eq!(answer.problem(), (422, "input-empty".to_owned()));
    let answer = alice.post("/tokens/support_agent", &json!({})).await;
    assert_eq!(answer.problem(), (500, String::new()));
    assert!(!answer.body.contains("ice") && !answer.body.contains("identity"), "{}", answer.body);
}

#[test]
fn no_password_stands_in_a_debug_text() {
    let settings = token_server::Settings::from_lookup(|name| match name {
        "DATABASE_URL" => Some("postgres://desk:hunter2@db.example/desk".to_owned()),
        "TOKEN_SERVER_DEMO_PASSWORD" => Some("hunter2".to_owned()),
        _ => None,
    });
    let shown = format!("{:?}", settings.unwrap());
    assert!(shown.contains("127.0.0.1:8080") && !shown.contains("hunter2"), "{shown}");
}
