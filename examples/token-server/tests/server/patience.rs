//! A request that takes too long.

use axum::body::Body;
use axum::http::Request;
use axum::routing::get;
use axum::{Router, middleware};
use tower::ServiceExt as _;

// The clock stands still, and jumps to the next thing that is waited for.
#[tokio::test(start_paused = true)]
async fn nobody_waits_for_ever() {
    let router = Router::new()
        .route("/", get(async || std::future::pending::<&str>().await))
        .layer(middleware::from_fn(token_server::patience::limit));
    let began = tokio::time::Instant::now();
    let response = router.oneshot(Request::get("/").body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(response.status(), 408);
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    assert_eq!(began.elapsed(), token_server::patience::LONGEST);
}
