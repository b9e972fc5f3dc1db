//! The answer to a request that gets no token.

use axum::Json;
use axum::http::StatusCode;
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

/// A refusal on the wire.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
pub struct Refusal {
    /// What was wrong, for a person.
    pub error: String,
}

impl From<IssueError> for Refused {
    fn from(error: IssueError) -> Self {
        Self::Token(error)
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let (status, error) = match self {
            Self::Unknown => (StatusCode::UNAUTHORIZED, "it is not known who asks".to_owned()),
            Self::Request(why) => (StatusCode::UNPROCESSABLE_ENTITY, why),
            Self::Token(error) => (StatusCode::UNPROCESSABLE_ENTITY, error.to_string()),
        };
        (status, Json(Refusal { error })).into_response()
    }
}
