//! Errors are problem+json, without internals.

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
async fn an_internal_error_is_logged_and_not_shown() {
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
    // Voice forbids spaces in an identity.
    server.app.users.add("al ice", crate::browser::PASSWORD.to_owned(), Role::Agent).await.unwrap();
    let mut alice = server.signed_in("al ice").await;
    let answer = alice.post("/tokens/meeting_guest", &json!({"room": ""})).await;
    assert_eq!(answer.problem(), (422, "input-empty".to_owned()));
    let answer = alice.post("/tokens/support_agent", &json!({})).await;
    assert_eq!(answer.problem(), (500, String::new()));
    assert!(!answer.body.contains("ice") && !answer.body.contains("identity"), "{}", answer.body);
}

#[tokio::test]
async fn nothing_that_was_sent_is_repeated() {
    let server = Server::start().await;
    let mut alice = server.signed_in("alice").await;
    for (path, body, code, expected) in [
        ("/session", r#"{"name": "bob", "password": 90210731}"#, "wrong-input", "`password`, both strings"),
        ("/session", r#"{"name": "bob", "password": ["90210731"]}"#, "wrong-input", "`password`, both strings"),
        ("/session", r#"{"name": "bob", "password": "b", "90210731": 1}"#, "wrong-input", "nothing else"),
        ("/session", r#""90210731, expected a string""#, "wrong-input", "an object"),
        ("/tokens/meeting_guest", r#"{"room": 90210731}"#, "wrong-input", "`room`, a string"),
        ("/tokens/field_engineer", r#"{"case": "90210731"}"#, "wrong-input", "`case`, an integer"),
        ("/tokens/dashboard", r#"{"90210731": 1}"#, "wrong-input", "without members"),
        ("/tokens/dashboard?90210731=1", "{}", "wrong-query", "`ttl`, an integer number of seconds"),
        ("/tokens/dashboard?ttl=90210731x", "{}", "wrong-query", "`ttl`, an integer number of seconds"),
        ("/tokens/meeting_guest", r#"{"room": "90210731"#, "bad-json", "column"),
        ("/diagnose?sdk=90210731", "{}", "no-such-sdk", "must be one of conversations"),
        ("/diagnose?90210731=video", "{}", "wrong-query", "`sdk`"),
    ] {
        let request = Request::post(path).header("content-type", "application/json");
        let answer = alice.send(request.body(Body::from(body)).unwrap()).await;
        let (status, told) = answer.problem();
        assert_eq!(told, code, "{answer:?}");
        assert!(!answer.body.contains("90210731") && answer.body.contains(expected), "{answer:?}");
        // In the same format as token-core's problems.
        if status == 422 {
            let json = answer.json();
            assert_eq!((&json["errors"][0]["rule"], &json["title"]), (&json!(code), &json!("Unprocessable Content")));
        }
    }
}

#[test]
fn a_database_without_a_driver_is_named_with_the_form_that_is_expected() {
    for url in ["hunter2.db", "mysql://desk:hunter2@db.example/desk"] {
        let lookup = |name: &str| (name == "DATABASE_URL").then(|| url.to_owned());
        let error = token_server::Settings::from_lookup(lookup).unwrap_err();
        assert!(error.starts_with("DATABASE_URL must be `sqlite://") && !error.contains("hunter2"), "{error}");
    }
}

#[test]
fn debug_output_has_no_password() {
    let settings = token_server::Settings::from_lookup(|name| match name {
        "DATABASE_URL" => Some("postgres://desk:hunter2@db.example/desk".to_owned()),
        "TOKEN_SERVER_DEMO_PASSWORD" => Some("hunter2".to_owned()),
        _ => None,
    });
    let shown = format!("{:?}", settings.unwrap());
    assert!(shown.contains("127.0.0.1:8080") && !shown.contains("hunter2"), "{shown}");
}
