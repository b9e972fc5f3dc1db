//! A request's body: as long as allowed, of the right type, and with nothing in it that nobody asked for.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;

use crate::problem::Problem;

/// A body that is JSON, or none at all.
#[derive(Debug)]
pub struct JsonBody(Bytes);

impl JsonBody {
    /// Reads it; an empty body counts as `{}`.
    ///
    /// # Errors
    ///
    /// When it is not JSON, or not what is asked for.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        let text: &[u8] = if self.0.is_empty() { b"{}" } else { &self.0 };
        serde_json::from_slice(text).map_err(|error| {
            // serde's text is about the client's own JSON: where it ends, which member is missing or unknown.
            let (status, code) = if error.is_data() {
                (StatusCode::UNPROCESSABLE_ENTITY, "wrong-input")
            } else {
                (StatusCode::BAD_REQUEST, "bad-json")
            };
            Problem::new(status, code, error.to_string())
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
        // A form, which any site's page can send without asking, is none of these.
        if !json && !body.is_empty() {
            let detail = "send the body as `Content-Type: application/json`";
            return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-json", detail));
        }
        Ok(Self(body))
    }
}

/// The body in full.
pub(crate) async fn whole<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Problem> {
    Bytes::from_request(request, state).await.map_err(|rejection| match rejection {
        BytesRejection::FailedToBufferBody(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "too-large",
            "the body is longer than anything that is asked for here",
        ),
        _ => Problem::new(StatusCode::BAD_REQUEST, "cut-short", "the body did not arrive in full"),
    })
}
