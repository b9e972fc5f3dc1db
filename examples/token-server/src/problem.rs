//! What went wrong, as `application/problem+json` ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)).
//!
//! A problem says what the client can do about it. What is wrong in here goes to the log, and the client learns no more than
//! that it is not its fault.

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

/// A refusal, ready to be sent.
#[derive(Debug)]
pub struct Problem {
    status: StatusCode,
    /// A stable name, for programs.
    code: &'static str,
    detail: String,
    retry_after: Option<u64>,
    challenge: Option<&'static str>,
    /// Why a token was not issued: a problem of token-core's, instead of all of the above.
    not_issued: Option<IssueError>,
}

impl Problem {
    /// A problem that the client can do something about: `detail` says what.
    #[must_use]
    pub fn new(status: StatusCode, code: &'static str, detail: impl Into<String>) -> Self {
        Self { status, code, detail: detail.into(), retry_after: None, challenge: None, not_issued: None }
    }

    /// A fault of ours. The reason is logged and not sent.
    #[must_use]
    pub fn internal(reason: &impl Display) -> Self {
        tracing::error!(%reason, "internal error");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "it is not your fault, and was noted; try again later")
    }

    /// The server has more to do than it can; so little waits that the next try may well be taken.
    #[must_use]
    pub fn busy() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "busy", "the server has too much to do; try again in a moment")
            .after(1)
    }

    /// The database does not answer.
    #[must_use]
    pub fn no_database() -> Self {
        let detail = "the database does not answer; try again in a moment";
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "no-database", detail).after(2)
    }

    /// There is nothing to ask for.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found", "there is nothing at this path")
    }

    /// Nobody is signed in.
    #[must_use]
    pub fn signed_out() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "signed-out", "sign in first: POST /session")
    }

    /// The client has to wait so many seconds.
    #[must_use]
    pub fn after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// What the client is to authenticate with, for `WWW-Authenticate`.
    #[must_use]
    pub fn challenge(mut self, challenge: &'static str) -> Self {
        self.challenge = Some(challenge);
        self
    }
}

/// Inputs and lifetime come with the request, the identity from the session: what the vendor would mind about it is a fault of ours.
impl From<IssueError> for Problem {
    fn from(error: IssueError) -> Self {
        let not_issued = Some(error.client_sent_ttl());
        Self { not_issued, ..Self::new(StatusCode::INTERNAL_SERVER_ERROR, "not-issued", "no token was issued") }
    }
}

/// A path that is no text is none of ours.
impl From<PathRejection> for Problem {
    fn from(_: PathRejection) -> Self {
        Self::not_found()
    }
}

impl From<sqlx::Error> for Problem {
    fn from(error: sqlx::Error) -> Self {
        if database::is_unavailable(&error) {
            tracing::warn!(%error, "the database does not answer");
            return Self::no_database();
        }
        Self::internal(&error)
    }
}

impl From<session::Error> for Problem {
    fn from(error: session::Error) -> Self {
        match error {
            session::Error::Store(session_store::Error::Backend(reason)) if reason == NO_DATABASE => {
                tracing::warn!(reason, "no session can be read or written");
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
                // As token-core and RFC 9110 call it.
                _ if unprocessable => "Unprocessable Content",
                title => title.unwrap_or_default(),
            },
            "status": self.status.as_u16(),
            "code": self.code,
            "detail": self.detail,
        });
        // For clients that read token-core's problems: both have the rule and the detail of each error here.
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
