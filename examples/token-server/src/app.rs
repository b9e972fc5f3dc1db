//! The server as one value: what its handlers share, and which of them answers what.

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Extension, Router, middleware};
use tower_sessions::cookie::SameSite;
use tower_sessions::{Expiry, SessionManagerLayer};

use crate::browser_headers::Policy;
use crate::database::Database;
use crate::heavy_work::HeavyWork;
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
    /// Users, sessions and counts.
    pub database: Database,
    /// Who may sign in.
    pub users: Users,
    /// What signs and verifies.
    pub keys: Arc<Keyring>,
    /// How much one user may ask for.
    pub limits: Limits,
    /// How many tokens are diagnosed at a time.
    pub diagnosing: HeavyWork,
}

/// Longest body of a request, bytes: inputs are short.
const BODY: usize = 16 * 1024;

/// Longest body that is diagnosed, bytes: a little more than what is read, so that a longer one is explained too.
const PASTE: usize = token_core::diagnose::LONGEST + 1024;

/// Passwords that are hashed at a time: each takes a processor and 19 MiB, which is argon2's default and what OWASP recommends.
/// Source: <https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id>
const HASHES: usize = 4;

/// Hashes that may wait: a few seconds of work.
const HASHES_WAITING: usize = 64;

/// Tokens that are diagnosed at a time; each keeps a processor busy.
const DIAGNOSES: usize = 2;

/// Diagnoses that may wait, each with a text of at most [`PASTE`].
const DIAGNOSES_WAITING: usize = 64;

/// How long somebody stays signed in.
const SESSION: time::Duration = time::Duration::hours(8);

impl App {
    /// An app with these settings, on this database.
    #[must_use]
    pub fn new(settings: Settings, database: Database, keys: Arc<Keyring>) -> Self {
        Self {
            users: Users::new(database.clone(), HeavyWork::new(HASHES, HASHES_WAITING)),
            limits: Limits::new(database.clone(), settings.per_minute),
            settings: Arc::new(settings),
            database,
            keys,
            diagnosing: HeavyWork::new(DIAGNOSES, DIAGNOSES_WAITING),
        }
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
            .layer(middleware::map_response(sign_in::unsaved))
            .route("/cases/{case}", get(cases::read))
            .merge(page::router(&self.settings.assets))
            .layer(middleware::from_fn(cross_site::refuse))
            .layer(DefaultBodyLimit::max(BODY))
            .route("/healthz", get(health::health))
            .fallback(async || Problem::not_found())
            .method_not_allowed_fallback(async || {
                Problem::new(
                    StatusCode::METHOD_NOT_ALLOWED,
                    "wrong-method",
                    "this path takes other methods; see `Allow`",
                )
            })
            .layer(middleware::from_fn(patience::limit))
            // Of any request; the limits above are for their paths.
            .layer(DefaultBodyLimit::max(PASTE))
            .layer(middleware::from_fn(browser_headers::add))
            .layer(Extension(Policy::new(&self.settings)))
            .layer(middleware::from_fn(access_log::write))
            .with_state(self.clone())
    }
}
