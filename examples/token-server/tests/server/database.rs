//! A database that is not available, and strings that it cannot hold.

use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use serde_json::json;
use sqlx::Connection as _;
use token_server::users::Role;

use crate::browser::{PASSWORD, Server};

#[tokio::test]
async fn without_the_database_no_token_is_issued_and_no_user_signs_in() {
    let server = Server::start().await;
    let mut alice = server.signed_in("alice").await;
    let case = alice.post("/tokens/field_engineer", &json!({"case": 7})).await.body;
    server.app.database.close().await;
    let sign_out = Request::delete("/session").body(Body::empty()).unwrap();
    let answers = [
        alice.post("/tokens/dashboard", &json!({})).await,
        alice.post("/diagnose", &json!({})).await,
        alice.get("/session").await,
        alice.clone().send(sign_out).await,
        server.browser().post("/session", &json!({"name": "alice", "password": PASSWORD})).await,
        server.browser().get("/healthz").await,
    ];
    for answer in answers {
        assert_eq!(answer.problem(), (503, "no-database".to_owned()));
        assert_eq!(answer.header("retry-after"), "2");
        assert_eq!(answer.header("set-cookie"), "", "a session that could not be ended still has its cookie");
    }
    // Requests without the database still work.
    let bearer = Request::get("/cases/7").header("authorization", format!("Bearer {case}"));
    assert_eq!(alice.send(bearer.body(Body::empty()).unwrap()).await.status, 200);
}

#[tokio::test]
async fn a_request_that_waits_for_a_writer_keeps_no_reader_waiting() {
    let server = Server::start().await;
    let mut alice = server.signed_in("alice").await;
    let mut other = sqlx::AnyConnection::connect(&server.app.settings.database).await.unwrap();
    sqlx::query("begin immediate").execute(&mut other).await.unwrap();

    let mut attempts = tokio::task::JoinSet::new();
    for number in 0..20 {
        let mut browser = server.browser();
        let body = json!({"name": format!("guest {number}"), "password": "a guess"});
        attempts.spawn(async move { browser.post("/session", &body).await.problem() });
    }
    while attempts.try_join_next().is_none() {
        assert_eq!(server.browser().get("/healthz").await.status, 200);
        assert_eq!(alice.get("/session").await.status, 200);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(attempts.join_all().await.iter().all(|problem| *problem == (503, "no-database".to_owned())));

    sqlx::query("rollback").execute(&mut other).await.unwrap();
    assert_eq!(server.signed_in("bob").await.get("/session").await.status, 200);
}

#[tokio::test]
async fn a_name_that_a_database_cannot_store_is_unknown() {
    let server = Server::start().await;
    for name in ["\0", "alice\0", "al\0ice", &*"ä".repeat(65)] {
        let answer = server.browser().post("/session", &json!({"name": name, "password": PASSWORD})).await;
        assert_eq!(answer.problem(), (401, "wrong-password".to_owned()), "{name:?}");
        let added = server.app.users.add(name, PASSWORD.to_owned(), Role::Guest).await;
        assert!(added.is_err(), "{name:?}");
    }
    // Any other string is a valid name.
    for name in ["", "\u{1}\r\n\u{7f}\u{202e}", "%_'\";--\\", "\u{10ffff}\u{feff}"] {
        assert!(server.app.users.add(name, PASSWORD.to_owned(), Role::Guest).await.unwrap(), "{name:?}");
        assert_eq!(server.signed_in(name).await.get("/session").await.json()["name"], name);
    }
}
