//! A request's query, with nothing in it that nobody asked for.

use axum::extract::{FromRequestParts, Query};
use axum::http::StatusCode;
use axum::http::request::Parts;

use crate::expected::Expected;
use crate::problem::Problem;

/// The query, or a problem that says what is expected.
#[derive(Debug)]
pub struct Asked<T>(pub T);

impl<T: Expected, S: Send + Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        // The rejection's text repeats names of the query.
        Query::try_from_uri(&parts.uri).map(|Query(query)| Self(query)).map_err(|_| {
            let detail = format!("the query may hold {}", T::EXPECTED);
            Problem::new(StatusCode::BAD_REQUEST, "wrong-query", detail)
        })
    }
}
