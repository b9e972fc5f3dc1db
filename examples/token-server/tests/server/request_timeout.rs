//! Requests that take too long to arrive or to answer.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::Request;
use axum::routing::post;
use axum::{Router, middleware};
use http_body_util::channel::Channel;
use token_server::request_timeout;
use tower::ServiceExt as _;

use crate::browser::{Answer, answered};

/// The response, and when it came. The clock is paused, and jumps to the next timer.
async fn answer(router: Router, body: Body) -> (Answer, Duration) {
    let router = router.layer(middleware::from_fn(request_timeout::limit));
    let began = tokio::time::Instant::now();
    let response = router.oneshot(Request::post("/").body(body).unwrap()).await.unwrap();
    (answered(response).await, began.elapsed())
}

#[tokio::test(start_paused = true)]
async fn a_slow_response_is_a_server_error() {
    let never = Router::new().route("/", post(async || std::future::pending::<&str>().await));
    let (answer, after) = answer(never, Body::empty()).await;
    assert_eq!(answer.problem(), (503, "busy".to_owned()));
    assert_eq!((answer.header("retry-after"), after), ("1", request_timeout::RESPONSE_TIMEOUT));
}

#[tokio::test(start_paused = true)]
async fn a_slow_body_is_a_client_error() {
    let (mut sender, body) = Channel::<Bytes>::new(1);
    let drips = tokio::spawn(async move {
        while sender.send_data(Bytes::from_static(b" ")).await.is_ok() {
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    });
    let echo = Router::new().route("/", post(async |body: Bytes| body));
    let (answer, after) = answer(echo, Body::new(body)).await;
    assert_eq!((answer.problem(), after), ((408, "too-slow".to_owned()), request_timeout::BODY_TIMEOUT));
    drips.await.unwrap();
}
