//! Limits the time of a request: for the client to send it, and for the server to respond.

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
pub const BODY_TIMEOUT: Duration = Duration::from_secs(10);

/// Longer than any handler takes, including a password that waits behind others.
pub const RESPONSE_TIMEOUT: Duration = Duration::from_secs(15);

/// Reads the whole body before the handler runs, and times out.
pub async fn limit(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let body = match timeout(BODY_TIMEOUT, whole(Request::from_parts(parts.clone(), body), &())).await {
        Ok(Ok(body)) => body,
        Ok(Err(problem)) => return problem.into_response(),
        Err(_) => {
            let detail = "the body took too long to arrive; send it again";
            return Problem::new(StatusCode::REQUEST_TIMEOUT, "too-slow", detail).into_response();
        }
    };
    let _ours = parts.extensions.get().map(Turn::server);
    let request = Request::from_parts(parts.clone(), Body::from(body));
    timeout(RESPONSE_TIMEOUT, next.run(request)).await.unwrap_or_else(|_| {
        tracing::warn!("the response took too long");
        Problem::busy().into_response()
    })
}
