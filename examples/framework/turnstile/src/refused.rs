//! The response to a refused request: `application/problem+json`.

use std::fmt;

use axum::Json;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use token_core::IssueError;
use utoipa::ToSchema;

/// Why a request is refused.
#[derive(Clone, Debug)]
pub enum Refused {
    /// The caller is unknown to the application.
    Unknown,
    /// The body is invalid for the token.
    Request(String),
    /// An SDK would refuse the token.
    Token(IssueError),
}

/// The body of the response, [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457).
#[derive(Clone, Debug, Default, Deserialize, Serialize, ToSchema)]
pub struct Refusal {
    /// The reason phrase of the status.
    pub title: String,
    /// What is wrong, if the client can fix it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The invalid inputs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<Fault>,
}

/// An invalid input.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
pub struct Fault {
    /// What is wrong, and how to fix it.
    pub detail: String,
}

impl From<IssueError> for Refused {
    fn from(error: IssueError) -> Self {
        Self::Token(error)
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let (status, title, detail) = match self {
            Self::Unknown => (StatusCode::UNAUTHORIZED, "Unauthorized", "the caller is unknown".to_owned()),
            Self::Request(why) => (StatusCode::UNPROCESSABLE_ENTITY, "Unprocessable Content", why),
            // token-core explains errors in inputs only, because the identity comes from the application's login.
            Self::Token(error) => return error.into_response(),
        };
        let refusal = Refusal { title: title.to_owned(), detail: Some(detail), errors: Vec::new() };
        let mut response = (status, Json(refusal)).into_response();
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        response
    }
}

/// The most specific message.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.errors.is_empty() {
            return f.write_str(self.detail.as_deref().unwrap_or(&self.title));
        }
        let faults: Vec<_> = self.errors.iter().map(|fault| fault.detail.as_str()).collect();
        f.write_str(&faults.join(", "))
    }
}
