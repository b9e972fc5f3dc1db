//! Errors as `application/problem+json` ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)).
//!
//! A problem explains what the client can do. Internal errors are logged, and the client only learns that the request
//! was not the cause.

use std::fmt::Display;

use axum::extract::rejection::PathRejection;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use token_core::IssueError;
use tower_sessions::{session, session_store};

use crate::database;
use crate::session_store::NO_DATABASE;

/// An error response.
#[derive(Debug)]
pub struct Problem {
    status: StatusCode,
    /// A stable name, for programs.
    code: &'static str,
    detail: String,
    retry_after: Option<u64>,
    challenge: Option<&'static str>,
    /// Why a token was not issued: token-core's problem replaces the other fields.
    not_issued: Option<IssueError>,
}

impl Problem {
    /// An error that the client can fix; `detail` explains how.
    #[must_use]
    pub fn new(status: StatusCode, code: &'static str, detail: impl Into<String>) -> Self {
        Self { status, code, detail: detail.into(), retry_after: None, challenge: None, not_issued: None }
    }

    /// An internal error. The reason is logged and not sent.
    #[must_use]
    pub fn internal(reason: &impl Display) -> Self {
        tracing::error!(%reason, "internal error");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "internal error; try again later")
    }

    /// The server is overloaded; a retry may succeed soon.
    #[must_use]
    pub fn busy() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "busy", "the server is busy; try again in a moment").after(1)
    }

    /// The database is not available.
    #[must_use]
    pub fn no_database() -> Self {
        let detail = "the database is not available; try again in a moment";
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "no-database", detail).after(2)
    }

    /// The path does not exist.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found", "unknown path")
    }

    /// The request has no session.
    #[must_use]
    pub fn signed_out() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "signed-out", "sign in first: POST /session")
    }

    /// The client has to wait for this many seconds.
    #[must_use]
    pub fn after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// The authentication scheme for `WWW-Authenticate`.
    #[must_use]
    pub fn challenge(mut self, challenge: &'static str) -> Self {
        self.challenge = Some(challenge);
        self
    }
}

/// The inputs and the lifetime come from the request, but the identity comes from the session, so an error in it is
/// internal.
impl From<IssueError> for Problem {
    fn from(error: IssueError) -> Self {
        let not_issued = Some(error.client_sent_ttl());
        Self { not_issued, ..Self::new(StatusCode::INTERNAL_SERVER_ERROR, "not-issued", "no token was issued") }
    }
}

/// A path that is not UTF-8 does not exist.
impl From<PathRejection> for Problem {
    fn from(_: PathRejection) -> Self {
        Self::not_found()
    }
}

impl From<sqlx::Error> for Problem {
    fn from(error: sqlx::Error) -> Self {
        if database::is_unavailable(&error) {
            tracing::warn!(%error, "the database is not available");
            return Self::no_database();
        }
        Self::internal(&error)
    }
}

impl From<session::Error> for Problem {
    fn from(error: session::Error) -> Self {
        match error {
            session::Error::Store(session_store::Error::Backend(reason)) if reason == NO_DATABASE => {
                tracing::warn!(reason, "cannot read or write sessions");
                Self::no_database()
            }
            error => Self::internal(&error),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        if let Some(error) = self.not_issued {
            return error.into_response();
        }
        let unprocessable = self.status == StatusCode::UNPROCESSABLE_ENTITY;
        let mut body = json!({
            "type": "about:blank",
            "title": match self.status.canonical_reason() {
                // The name in token-core and RFC 9110.
                _ if unprocessable => "Unprocessable Content",
                title => title.unwrap_or_default(),
            },
            "status": self.status.as_u16(),
            "code": self.code,
            "detail": self.detail,
        });
        // For clients that read token-core's problems, which have `rule` and `detail` in `errors`.
        if let (true, Some(members)) = (unprocessable, body.as_object_mut()) {
            members.insert("errors".into(), json!([{ "rule": self.code, "detail": self.detail }]));
        }
        let mut response = (self.status, body.to_string()).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = self.retry_after {
            headers.insert(RETRY_AFTER, seconds.into());
        }
        if let Some(challenge) = self.challenge {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
        }
        response
    }
}
