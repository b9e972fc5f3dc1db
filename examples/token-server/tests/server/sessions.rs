//! Signing in and out.

use axum::body::Body;
use axum::http::Request;
use serde_json::json;

use crate::browser::{PASSWORD, Server};

#[tokio::test]
async fn nothing_is_handed_out_before_somebody_signs_in() {
    let server = Server::start().await;
    for path in ["/tokens/support_agent", "/tokens/no_such", "/diagnose"] {
        let answer = server.browser().post(path, &json!({})).await;
        assert_eq!(answer.problem(), (401, "signed-out".to_owned()), "{path}");
    }
    assert_eq!(server.browser().get("/session").await.problem(), (401, "signed-out".to_owned()));
}

#[tokio::test]
async fn a_wrong_password_and_a_wrong_name_have_the_same_response() {
    let server = Server::start().await;
    let mut answers = Vec::new();
    for (name, password) in [("alice", "wrong"), ("nobody", PASSWORD), ("", ""), (&*"a".repeat(9000), PASSWORD)] {
        let answer = server.browser().post("/session", &json!({"name": name, "password": password})).await;
        assert_eq!(answer.problem(), (401, "wrong-password".to_owned()));
        assert_eq!(answer.header("set-cookie"), "");
        answers.push(answer.body);
    }
    answers.dedup();
    assert_eq!(answers.len(), 1);
}

#[tokio::test]
async fn the_cookie_is_kept_from_scripts_and_from_other_sites() {
    let server = Server::start().await;
    let answer = server.browser().post("/session", &json!({"name": "alice", "password": PASSWORD})).await;
    let cookie = answer.header("set-cookie");
    for attribute in ["session=", "HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=28800"] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
    assert!(!cookie.contains("Secure"));

    let server = Server::with(|settings| settings.https = true).await;
    let answer = server.browser().post("/session", &json!({"name": "alice", "password": PASSWORD})).await;
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-session=") && cookie.contains("Secure"), "{cookie}");
    assert_eq!(answer.header("strict-transport-security"), "max-age=31536000");
}

#[tokio::test]
async fn the_page_learns_who_is_signed_in() {
    let server = Server::start().await;
    let answer = server.signed_in("bob").await.get("/session").await;
    assert_eq!(answer.json(), json!({"name": "bob", "role": "guest", "tokens": ["meeting_guest"]}));
    assert_eq!(answer.header("cache-control"), "no-store");
}

#[tokio::test]
async fn signing_in_changes_the_session_and_signing_out_ends_it() {
    let server = Server::start().await;
    let mut browser = server.signed_in("alice").await;
    let before = browser.clone();
    browser.post("/session", &json!({"name": "bob", "password": PASSWORD})).await;
    assert_ne!(browser.cookie, before.cookie);
    assert_eq!(browser.get("/session").await.json()["name"], "bob");
    assert_eq!(before.clone().get("/session").await.status, 401, "the session from before still works");

    let copy = browser.clone();
    let answer = browser.send(Request::delete("/session").body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, 204);
    assert_eq!(copy.clone().get("/session").await.status, 401);
}

#[tokio::test]
async fn a_user_who_was_deleted_gets_nothing_more() {
    let server = Server::start().await;
    let mut browser = server.signed_in("alice").await;
    sqlx::query("delete from users where name = 'alice'").execute(&server.app.database.writer).await.unwrap();
    assert_eq!(browser.post("/tokens/dashboard", &json!({})).await.problem(), (401, "signed-out".to_owned()));
}

#[tokio::test]
async fn sessions_outlive_the_process_and_end_in_time() {
    let server = Server::start().await;
    let mut browser = server.signed_in("alice").await;
    // Another process, for the router: only the database is the same.
    let cookie = browser.cookie.clone();
    let database = token_server::database::Database::open(&server.app.settings.database).await.unwrap();
    let again = token_server::App::new((*server.app.settings).clone(), database, server.app.keys.clone());
    let mut other = Server { app: again, folder: server.folder.join("none") }.browser();
    other.cookie = cookie;
    assert_eq!(other.get("/session").await.status, 200);

    sqlx::query("update sessions set ends = 1").execute(&server.app.database.writer).await.unwrap();
    assert_eq!(browser.get("/session").await.status, 401);
    let swept = token_server::session_store::Sessions::new(server.app.database.clone()).sweep().await.unwrap();
    assert_eq!(swept, 1);
}
