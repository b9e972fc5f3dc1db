//! What a client learns of a failure: what it can do, and nothing about a row, a tenant or a key.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use token_core::IssueError;

use crate::tenants::{Absent, Refusal};

/// An error response.
#[derive(Debug)]
pub enum Problem {
    /// A status and a sentence.
    Said(StatusCode, &'static str),
    /// Why token-core issued no token. Its response names the input, and has no secret.
    NotIssued(IssueError),
}

impl Problem {
    pub(crate) const NOT_SIGNED_IN: Self = Self::Said(StatusCode::UNAUTHORIZED, "sign in first");
    pub(crate) const NO_MEMBER: Self = Self::Said(StatusCode::FORBIDDEN, "no access to this tenant");
    pub(crate) const NOT_YOURS: Self = Self::Said(StatusCode::FORBIDDEN, "this token is for others");
    pub(crate) const NO_SUCH_TOKEN: Self = Self::Said(StatusCode::NOT_FOUND, "unknown token");
    pub(crate) const NOT_BOOKED: Self = Self::Said(StatusCode::NOT_FOUND, "the tenant does not use this product");
    pub(crate) const REFUSED: Self = Self::Said(StatusCode::UNAUTHORIZED, "the token is not accepted");
    pub(crate) const UNAVAILABLE: Self = Self::Said(StatusCode::SERVICE_UNAVAILABLE, "try again later");
}

impl From<IssueError> for Problem {
    fn from(error: IssueError) -> Self {
        Self::NotIssued(error)
    }
}

impl From<Absent> for Problem {
    fn from(absent: Absent) -> Self {
        match absent {
            Absent::Unknown | Absent::Suspended => Self::NO_MEMBER,
            Absent::WrongRow(_) => Self::UNAVAILABLE,
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Database(error) => error.into(),
            Refusal::NoTenant => Self::REFUSED,
            Refusal::Token(error) => {
                tracing::info!(rule = error.rule(), "token refused");
                Self::REFUSED
            }
        }
    }
}

impl From<sqlx::Error> for Problem {
    fn from(error: sqlx::Error) -> Self {
        tracing::error!(%error, "the database gave no answer");
        Self::UNAVAILABLE
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, title) = match self {
            Self::NotIssued(error) => return error.into_response(),
            Self::Said(status, title) => (status, title),
        };
        let body = json!({ "status": status.as_u16(), "title": title }).to_string();
        let headers = [(header::CONTENT_TYPE, "application/problem+json"), (header::CACHE_CONTROL, "no-store")];
        let mut response = (status, headers, body).into_response();
        if status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, header::HeaderValue::from_static("Bearer"));
        }
        response
    }
}
