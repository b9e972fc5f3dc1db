//! How long a request may take: its client to send it, and the server to answer it.

use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use tokio::time::timeout;

use crate::json_body::whole;
use crate::problem::Problem;
use crate::turn::Turn;

/// How long a client may take to send a body.
pub const FOR_A_BODY: Duration = Duration::from_secs(10);

/// Longer than anything here takes, hashing a password behind others among it.
pub const FOR_AN_ANSWER: Duration = Duration::from_secs(15);

/// Reads the whole body before anything is done with it, and gives up on what takes too long.
pub async fn limit(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let body = match timeout(FOR_A_BODY, whole(Request::from_parts(parts.clone(), body), &())).await {
        Ok(Ok(body)) => body,
        Ok(Err(problem)) => return problem.into_response(),
        Err(_) => {
            let detail = "the body took too long to arrive; send it again, and all at once";
            return Problem::new(StatusCode::REQUEST_TIMEOUT, "too-slow", detail).into_response();
        }
    };
    let _ours = parts.extensions.get().map(Turn::server);
    let request = Request::from_parts(parts.clone(), Body::from(body));
    timeout(FOR_AN_ANSWER, next.run(request)).await.unwrap_or_else(|_| {
        tracing::warn!("an answer took too long");
        Problem::busy().into_response()
    })
}
