//! The body of a request: of limited size, of the right type, and without unknown members.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;

use crate::expected::Expected;
use crate::problem::Problem;

/// A JSON body, or none.
#[derive(Debug)]
pub struct JsonBody(Bytes);

impl JsonBody {
    /// Reads the body; an empty body counts as `{}`.
    ///
    /// # Errors
    ///
    /// When the body is not JSON, or not of the expected type.
    pub fn read<T: Expected>(&self) -> Result<T, Problem> {
        let text: &[u8] = if self.0.is_empty() { b"{}" } else { &self.0 };
        serde_json::from_slice(text).map_err(|error| {
            if error.is_data() {
                // serde's message repeats values and names of the body.
                let (line, column) = (error.line(), error.column());
                let detail = format!("the body must be {}; error at line {line} column {column}", T::EXPECTED);
                Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "wrong-input", detail)
            } else {
                // The message is only about the syntax and its position.
                Problem::new(StatusCode::BAD_REQUEST, "bad-json", error.to_string())
            }
        })
    }
}

impl<S: Send + Sync> FromRequest<S> for JsonBody {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let json = request.headers().get(CONTENT_TYPE).is_some_and(|value| {
            value
                .to_str()
                .is_ok_and(|value| value.split(';').next().is_some_and(|kind| kind.trim() == "application/json"))
        });
        let body = whole(request, state).await?;
        // Forms, which pages of any site can send, have other content types.
        if !json && !body.is_empty() {
            let detail = "send the body as `Content-Type: application/json`";
            return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-json", detail));
        }
        Ok(Self(body))
    }
}

/// The whole body.
pub(crate) async fn whole<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Problem> {
    Bytes::from_request(request, state).await.map_err(|rejection| match rejection {
        BytesRejection::FailedToBufferBody(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", "the body is too long")
        }
        _ => Problem::new(StatusCode::BAD_REQUEST, "cut-short", "the body is incomplete"),
    })
}
