//! `POST /diagnose`: explains why a token would be refused. Accepts any text, and returns the findings as JSON.

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;
use serde::Deserialize;
use token_core::diagnose::diagnose;

use crate::App;
use crate::expected::Expected;
use crate::json_body::whole;
use crate::problem::Problem;
use crate::query::QueryParams;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct For {
    /// The SDK for the token; its requirements are checked too.
    sdk: Option<String>,
}

impl Expected for For {
    const EXPECTED: &'static str = "at most `sdk`, once";
}

/// The handler. The signature is checked with the server's keys; the token and the diagnosis are neither kept nor
/// logged.
pub(crate) async fn explain(
    State(app): State<App>,
    QueryParams(For { sdk }): QueryParams<For>,
    request: Request,
) -> Result<impl IntoResponse, Problem> {
    let body = whole(request, &()).await?;
    let mut options = app.keys.now().verifier().diagnose_options();
    if let Some(sdk) = sdk {
        options = options.sdk_named(&sdk).map_err(|error| {
            let detail = format!("`sdk` must be one of {}", error.known().join(", "));
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "no-such-sdk", detail)
        })?;
    }
    // A trailing line break of a pasted token is not part of it.
    let diagnose = move || diagnose(body.trim_ascii_end(), &options).to_json();
    let found = app.diagnosing.run(diagnose).await?;
    Ok(([(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")], found))
}
