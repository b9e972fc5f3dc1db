//! Refuses what a page of another site sends with the user's cookie.
//!
//! The cookie is `SameSite=Strict`, which keeps it from other sites, but not from another host of the same site. So the browser is
//! asked as well: each one in use sends `Sec-Fetch-Site`, and `Origin` with every POST. A page can forge neither. A program that
//! is no browser sends neither, and no user's cookie comes with it by itself.
//! Source: <https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site>

use axum::extract::Request;
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::problem::Problem;

/// Lets through what does not change anything, and what our own page or no page at all sent.
pub async fn refuse(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) || is_ours(request.headers()) {
        return next.run(request).await;
    }
    let detail = "a page of another site sent this; it is only taken from this server's own pages";
    Problem::new(StatusCode::FORBIDDEN, "cross-site", detail).into_response()
}

fn is_ours(headers: &HeaderMap) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        // `none`: the user's own doing, such as a bookmark.
        return site == "same-origin" || site == "none";
    }
    // Only browsers that are too old for the header above come here. The scheme is not compared: a proxy may have ended TLS.
    headers.get(ORIGIN).is_none_or(|origin| {
        let host = headers.get(HOST).and_then(|host| host.to_str().ok());
        let origin = origin.to_str().ok().and_then(|origin| origin.split_once("://"));
        origin.is_some_and(|(_, origin)| host.is_some_and(|host| host.eq_ignore_ascii_case(origin)))
    })
}
