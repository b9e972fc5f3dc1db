//! How long a request may take, its body included.

use std::time::Duration;

use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::problem::Problem;

/// Longer than anything here takes, hashing a password behind others among it.
pub const LONGEST: Duration = Duration::from_secs(15);

/// Gives up on a request that takes [longer](LONGEST): somebody may be sending its body a byte at a time.
pub async fn limit(request: Request, next: Next) -> Response {
    tokio::time::timeout(LONGEST, next.run(request)).await.unwrap_or_else(|_| {
        let detail = "it took too long; send it again, and all at once";
        Problem::new(StatusCode::REQUEST_TIMEOUT, "too-slow", detail).into_response()
    })
}
