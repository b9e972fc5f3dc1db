//! `POST /diagnose`: why a token would be refused. Takes anything that is pasted, answers with the findings as JSON.

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
use crate::query::Asked;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct For {
    /// The SDK that is to use it; what it requires is then checked too.
    sdk: Option<String>,
}

impl Expected for For {
    const EXPECTED: &'static str = "`sdk`, once, and nothing else";
}

/// The handler. The keys that this server knows check the signature; neither it nor the token is kept or logged.
pub(crate) async fn explain(
    State(app): State<App>,
    Asked(For { sdk }): Asked<For>,
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
    // What a paste ends in is no part of the token.
    let diagnose = move || diagnose(body.trim_ascii_end(), &options).to_json();
    let found = app.diagnosing.run(diagnose).await?;
    Ok(([(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")], found))
}
