//! The server as one value: what its handlers share, and which of them answers what.

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Extension, Router, middleware};
use sqlx::AnyPool;
use tower_sessions::cookie::SameSite;
use tower_sessions::{Expiry, SessionManagerLayer};

use crate::browser_headers::Policy;
use crate::keyring::Keyring;
use crate::limits::Limits;
use crate::problem::Problem;
use crate::session_store::Sessions;
use crate::users::Users;
use crate::{
    Settings, access_log, browser_headers, caller, cases, cross_site, explain, health, page, patience, sign_in, tokens,
};

/// What the handlers share.
#[derive(Clone, Debug)]
pub struct App {
    /// Where it runs.
    pub settings: Arc<Settings>,
    /// Users and sessions.
    pub database: AnyPool,
    /// Who may sign in.
    pub users: Users,
    /// What signs and verifies.
    pub keys: Arc<Keyring>,
    /// How much one user may ask for.
    pub limits: Arc<Limits>,
}

/// Longest body of a request, bytes: inputs are short.
const BODY: usize = 16 * 1024;

/// Longest body that is diagnosed, bytes: a little more than what is read, so that a longer one is explained too.
const PASTE: usize = token_core::diagnose::LONGEST + 1024;

/// How long somebody stays signed in.
const SESSION: time::Duration = time::Duration::hours(8);

impl App {
    /// An app with these settings, on this database.
    #[must_use]
    pub fn new(settings: Settings, database: AnyPool, keys: Arc<Keyring>) -> Self {
        let limits = Arc::new(Limits::new(settings.per_minute));
        Self { users: Users::new(database.clone()), settings: Arc::new(settings), database, keys, limits }
    }

    /// Every path, with all that stands before it.
    pub fn router(&self) -> Router {
        let sessions = SessionManagerLayer::new(Sessions::new(self.database.clone()))
            // The prefix has the browser refuse it from another host and over plain HTTP.
            .with_name(if self.settings.https { "__Host-session" } else { "session" })
            .with_secure(self.settings.https)
            .with_http_only(true)
            .with_same_site(SameSite::Strict)
            .with_expiry(Expiry::OnInactivity(SESSION));
        let signed_in = Router::new()
            .route("/tokens/{name}", post(tokens::issue))
            .route("/diagnose", post(explain::explain).layer(DefaultBodyLimit::max(PASTE)))
            .route_layer(middleware::from_fn_with_state(self.clone(), caller::require));
        Router::new()
            .merge(signed_in)
            .route("/session", get(sign_in::who).post(sign_in::sign_in).delete(sign_in::sign_out))
            .layer(sessions)
            .route("/cases/{case}", get(cases::read))
            .merge(page::router(&self.settings.assets))
            .layer(middleware::from_fn(cross_site::refuse))
            .layer(DefaultBodyLimit::max(BODY))
            .layer(middleware::from_fn(patience::limit))
            .route("/healthz", get(health::health))
            .fallback(async || Problem::new(StatusCode::NOT_FOUND, "not-found", "there is nothing at this path"))
            .method_not_allowed_fallback(async || {
                Problem::new(
                    StatusCode::METHOD_NOT_ALLOWED,
                    "wrong-method",
                    "this path takes other methods; see `Allow`",
                )
            })
            .layer(middleware::from_fn(browser_headers::add))
            .layer(Extension(Policy::new(&self.settings)))
            .layer(middleware::from_fn(access_log::write))
            .with_state(self.clone())
    }
}
