//! Rate limits.

use std::num::NonZeroU32;

use axum::http::StatusCode;
use serde_json::json;
use token_server::App;
use token_server::database::Database;

use crate::browser::Server;

/// Another replica: only the database is the same.
async fn replica(server: &Server) -> Server {
    let database = Database::open(&server.app.settings.database).await.unwrap();
    let app = App::new((*server.app.settings).clone(), database, server.app.keys.clone());
    Server { app, folder: server.folder.join("none") }
}

#[tokio::test]
async fn a_request_over_the_limit_learns_when_to_retry() {
    let server = Server::with(|settings| settings.per_minute = NonZeroU32::new(3).unwrap()).await;
    let (mut alice, mut bob) = (server.signed_in("alice").await, server.signed_in("bob").await);
    let mut elsewhere = replica(&server).await.browser();
    elsewhere.cookie.clone_from(&alice.cookie);
    for browser in [&mut alice, &mut elsewhere.clone(), &mut elsewhere] {
        assert_eq!(browser.post("/tokens/dashboard", &json!({})).await.status, 200);
    }
    for browser in [&mut alice, &mut elsewhere] {
        for path in ["/tokens/dashboard", "/diagnose"] {
            let answer = browser.post(path, &json!({})).await;
            assert_eq!(answer.problem(), (429, "too-many".to_owned()));
            let wait: u64 = answer.header("retry-after").parse().unwrap();
            assert!((1..=60).contains(&wait), "{wait}");
        }
    }
    // Another session of alice counts as alice, and bob does not.
    assert_eq!(server.signed_in("alice").await.post("/tokens/dashboard", &json!({})).await.status, 429);
    assert_eq!(bob.post("/tokens/meeting_guest", &json!({"room": "lobby"})).await.status, 200);
}

#[tokio::test]
async fn passwords_cannot_be_tried_one_after_the_other_at_any_replica() {
    let server = Server::start().await;
    let replicas = [replica(&server).await, replica(&server).await];
    let mut attempts = tokio::task::JoinSet::new();
    for attempt in 0..22 {
        let mut browser = replicas[attempt % 2].browser();
        let body = json!({"name": "alice", "password": format!("guess {attempt}")});
        attempts.spawn(async move { browser.post("/session", &body).await.status });
    }
    let statuses = attempts.join_all().await;
    let count = |status| statuses.iter().filter(|one| **one == status).count();
    assert_eq!((count(StatusCode::UNAUTHORIZED), count(StatusCode::TOO_MANY_REQUESTS)), (10, 12), "{statuses:?}");
    assert_eq!(server.signed_in("bob").await.get("/session").await.status, 200);
}

#[tokio::test]
async fn a_minute_ends_and_is_swept_out() {
    let server = Server::with(|settings| settings.per_minute = NonZeroU32::MIN).await;
    let mut alice = server.signed_in("alice").await;
    let mut status = async || alice.post("/tokens/dashboard", &json!({})).await.status.as_u16();
    assert_eq!((status().await, status().await), (200, 429));
    // As if the minute were over, or the database's clock had been set back by an hour since.
    for moved in ["ends - 61", "ends + 3600"] {
        let moved = format!("update counts set ends = {moved}");
        sqlx::query(sqlx::AssertSqlSafe(moved)).execute(&server.app.database.writer).await.unwrap();
        assert_eq!((status().await, status().await), (200, 429));
    }
    assert_eq!(server.app.limits.sweep().await.unwrap(), 1, "alice's attempt to sign in");
    sqlx::query("update counts set ends = ends - 61").execute(&server.app.database.writer).await.unwrap();
    assert_eq!(server.app.limits.sweep().await.unwrap(), 1, "her requests");
}
