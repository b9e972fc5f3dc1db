//! CSRF protection: refuses requests of other sites' pages.
//!
//! The cookie is `SameSite=Strict`, which keeps it from other sites, but not from other hosts of the same site. So this
//! also checks `Sec-Fetch-Site`, which every current browser sends, and `Origin`, which browsers send with every POST.
//! A page can forge neither. Programs send neither, and have no user's cookie.
//!
//! Source: <https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site>

use axum::extract::Request;
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::problem::Problem;

/// Accepts requests that change nothing, and those from the server's own pages or from programs.
pub async fn refuse(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) || is_ours(request.headers()) {
        return next.run(request).await;
    }
    let detail = "this request comes from a page of another site; only this server's own pages may send it";
    Problem::new(StatusCode::FORBIDDEN, "cross-site", detail).into_response()
}

fn is_ours(headers: &HeaderMap) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        // `none`: initiated by the user, such as a bookmark.
        return site == "same-origin" || site == "none";
    }
    // For browsers without the header above. The scheme is not compared, because a proxy may terminate TLS.
    headers.get(ORIGIN).is_none_or(|origin| {
        let host = headers.get(HOST).and_then(|host| host.to_str().ok());
        let origin = origin.to_str().ok().and_then(|origin| origin.split_once("://"));
        origin.is_some_and(|(_, origin)| host.is_some_and(|host| host.eq_ignore_ascii_case(origin)))
    })
}
