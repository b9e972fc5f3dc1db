//! The query of a request, without unknown parameters.

use axum::extract::{FromRequestParts, Query};
use axum::http::StatusCode;
use axum::http::request::Parts;

use crate::expected::Expected;
use crate::problem::Problem;

/// The query; an error describes what is expected.
#[derive(Debug)]
pub struct QueryParams<T>(pub T);

impl<T: Expected, S: Send + Sync> FromRequestParts<S> for QueryParams<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        // The rejection's message repeats names of the query.
        Query::try_from_uri(&parts.uri).map(|Query(query)| Self(query)).map_err(|_| {
            let detail = format!("invalid query; expected {}", T::EXPECTED);
            Problem::new(StatusCode::BAD_REQUEST, "wrong-query", detail)
        })
    }
}
