//! Maps each path to its handler, with the middleware for all requests.

use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Extension, Router, middleware};
use tower_sessions::cookie::SameSite;
use tower_sessions::{Expiry, SessionManagerLayer};

use crate::app::App;
use crate::browser_headers::Policy;
use crate::problem::Problem;
use crate::session_store::Sessions;
use crate::{
    access_log, browser_headers, caller, cases, cross_site, explain, health, page, request_timeout, sign_in, tokens,
};

/// The maximum body size of a request in bytes; inputs are short.
const BODY: usize = 16 * 1024;

/// The maximum body size of a token to diagnose in bytes: a little more than `diagnose` reads, so that a longer token
/// gets its explanation.
const PASTE: usize = token_core::diagnose::LONGEST + 1024;

/// How long a session lasts.
const SESSION: time::Duration = time::Duration::hours(8);

/// All paths, with their middleware.
pub fn router(app: &App) -> Router {
    let sessions = SessionManagerLayer::new(Sessions::new(app.database.clone()))
        // With this prefix the browser refuses the cookie from another host and over plain HTTP.
        .with_name(if app.settings.https { "__Host-session" } else { "session" })
        .with_secure(app.settings.https)
        .with_http_only(true)
        .with_same_site(SameSite::Strict)
        .with_expiry(Expiry::OnInactivity(SESSION));
    let signed_in = Router::new()
        .route("/tokens/{name}", post(tokens::issue))
        .route("/diagnose", post(explain::explain).layer(DefaultBodyLimit::max(PASTE)))
        .route_layer(middleware::from_fn_with_state(app.clone(), caller::require));
    Router::new()
        .merge(signed_in)
        .route("/session", get(sign_in::who).post(sign_in::sign_in).delete(sign_in::sign_out))
        .layer(sessions)
        .layer(middleware::map_response(sign_in::unsaved))
        .route("/cases/{case}", get(cases::read))
        .merge(page::router(&app.settings.assets))
        .layer(middleware::from_fn(cross_site::refuse))
        .layer(DefaultBodyLimit::max(BODY))
        .route("/healthz", get(health::health))
        .fallback(async || Problem::not_found())
        .method_not_allowed_fallback(async || {
            Problem::new(StatusCode::METHOD_NOT_ALLOWED, "wrong-method", "method not allowed; see `Allow`")
        })
        .layer(middleware::from_fn(request_timeout::limit))
        // For all requests; the limits above are for their paths.
        .layer(DefaultBodyLimit::max(PASTE))
        .layer(middleware::from_fn(browser_headers::add))
        .layer(Extension(Policy::new(&app.settings)))
        .layer(middleware::from_fn(access_log::write))
        .with_state(app.clone())
}
