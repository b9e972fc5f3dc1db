//! `GET /cases/{case}`: verifies a token. Needs no session, because the token is all that a client of another server
//! has.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use serde_json::json;

use crate::App;
use crate::declared::{CrmGrant, FieldEngineer};
use crate::problem::Problem;

/// The handler.
pub(crate) async fn read(
    State(app): State<App>,
    case: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Problem> {
    let Path(case) = case?;
    let bearer = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    let Some(token) = bearer else {
        let detail = "send a `field_engineer` token as `Authorization: Bearer …`";
        return Err(Problem::new(StatusCode::UNAUTHORIZED, "no-token", detail).challenge("Bearer"));
    };
    let verified = app.keys.now().verifier().verify_as::<FieldEngineer>(token).map_err(|error| {
        // The reasons are only logged, so that forged tokens reveal nothing.
        tracing::info!(rules = %error.findings().iter().map(|finding| finding.rule).collect::<Vec<_>>().join(","), "token refused");
        let (code, detail) = if error.is_expired() {
            ("expired", "the token has expired; request a new one")
        } else {
            ("refused", "the token is not valid for cases")
        };
        Problem::new(StatusCode::UNAUTHORIZED, code, detail).challenge("Bearer error=\"invalid_token\"")
    })?;
    let crm: &CrmGrant = verified.grants().grant();
    if case != crm.case().to_string() {
        return Err(Problem::new(StatusCode::FORBIDDEN, "another-case", "the token was issued for another case"));
    }
    let body = json!({"case": crm.case(), "engineer": verified.claims().identity(), "state": "open"});
    Ok(([(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")], body.to_string()))
}
