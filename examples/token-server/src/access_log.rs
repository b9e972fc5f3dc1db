//! Logs each request and its status, without query, headers and body, which may contain tokens and passwords.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;

/// The methods that are logged; an unknown method may be as long as the headers.
const KNOWN: [Method; 9] = [
    Method::CONNECT,
    Method::DELETE,
    Method::GET,
    Method::HEAD,
    Method::OPTIONS,
    Method::PATCH,
    Method::POST,
    Method::PUT,
    Method::TRACE,
];

/// Logs the request when the response is known.
pub async fn write(request: Request, next: Next) -> Response {
    let method = KNOWN.iter().find(|method| *method == request.method()).map_or("-", Method::as_str);
    // The route, not the path, which may contain anything.
    let route = request.extensions().get::<MatchedPath>().cloned();
    let began = Instant::now();
    let response = next.run(request).await;
    let route = route.as_ref().map_or("-", MatchedPath::as_str);
    let micros = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX);
    tracing::info!(method, route, status = response.status().as_u16(), micros, "answered");
    response
}
