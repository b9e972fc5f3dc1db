//! The response to a request that gets no token: `application/problem+json`.

use std::fmt;

use axum::Json;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use token_core::IssueError;
use utoipa::ToSchema;

/// Why a request gets no token.
#[derive(Clone, Debug)]
pub enum Refused {
    /// The application does not know who asks.
    Unknown,
    /// The body is not what the token needs.
    Request(String),
    /// An SDK would refuse the token.
    Token(IssueError),
}

/// A refusal on the wire, [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457).
#[derive(Clone, Debug, Default, Deserialize, Serialize, ToSchema)]
pub struct Refusal {
    /// The status in words.
    pub title: String,
    /// What is wrong, where the client can mend it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Each wrong input.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<Fault>,
}

/// What is wrong with one input.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
pub struct Fault {
    /// What is wrong, and what to write.
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
            Self::Unknown => (StatusCode::UNAUTHORIZED, "Unauthorized", "it is not known who asks".to_owned()),
            Self::Request(why) => (StatusCode::UNPROCESSABLE_ENTITY, "Unprocessable Content", why),
            // The identity is that of the application's login, so the client learns of its own inputs only.
            Self::Token(error) => return error.into_response(),
        };
        let refusal = Refusal { title: title.to_owned(), detail: Some(detail), errors: Vec::new() };
        let mut response = (status, Json(refusal)).into_response();
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        response
    }
}

/// The most exact that it says.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.errors.is_empty() {
            return f.write_str(self.detail.as_deref().unwrap_or(&self.title));
        }
        let faults: Vec<_> = self.errors.iter().map(|fault| fault.detail.as_str()).collect();
        f.write_str(&faults.join(", "))
    }
}
