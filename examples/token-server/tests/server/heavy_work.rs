//! Heavy work is bounded, even when clients disconnect.

use std::sync::mpsc;

use axum::response::IntoResponse as _;
use serde_json::json;
use token_server::heavy_work::HeavyWork;
use token_server::users::Users;

use crate::browser::{PASSWORD, Server, answered};

#[tokio::test]
async fn a_client_that_hangs_up_makes_no_room_while_the_work_goes_on() {
    let work = HeavyWork::new(1, 1);
    let ((begun, begins), (end, ends)) = (tokio::sync::oneshot::channel(), mpsc::channel::<()>());
    let hangs_up = tokio::spawn({
        let work = work.clone();
        async move { work.run(move || begun.send(()).map(|()| ends.recv())).await.map(drop) }
    });
    begins.await.unwrap();
    hangs_up.abort();
    assert!(hangs_up.await.unwrap_err().is_cancelled());

    let waiting = work.clone();
    let waiting = tokio::spawn(async move { waiting.run(|| ()).await.map(drop) });
    tokio::task::yield_now().await;
    let refused = answered(work.run(|| ()).await.unwrap_err().into_response()).await;
    assert_eq!(refused.problem(), (503, "busy".to_owned()));
    assert_eq!(refused.header("retry-after"), "1");

    // Waiting work leaves the queue with its client.
    waiting.abort();
    assert!(waiting.await.unwrap_err().is_cancelled());
    let next = work.clone();
    let next = tokio::spawn(async move { next.run(|| 7).await.unwrap() });
    tokio::task::yield_now().await;
    end.send(()).unwrap();
    assert_eq!(next.await.unwrap(), 7);
}

#[tokio::test]
async fn more_than_can_wait_is_refused_at_once() {
    let mut server = Server::start().await;
    let mut alice = server.signed_in("alice").await;
    server.app.users = Users::new(server.app.database.clone(), HeavyWork::new(0, 0));
    server.app.diagnosing = HeavyWork::new(0, 0);
    let mut busy = server.browser();
    busy.cookie.clone_from(&alice.cookie);
    for name in ["alice", "nobody"] {
        let answer = busy.clone().post("/session", &json!({"name": name, "password": PASSWORD})).await;
        assert_eq!(answer.problem(), (503, "busy".to_owned()));
    }
    assert_eq!(busy.post("/diagnose", &json!({})).await.problem(), (503, "busy".to_owned()));
    assert_eq!(busy.post("/tokens/dashboard", &json!({})).await.status, 200);
    // The other server has queues of its own.
    assert_eq!(alice.post("/diagnose", &json!({})).await.status, 200);
}
