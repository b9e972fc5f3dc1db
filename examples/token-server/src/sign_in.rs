//! `/session`: sign in, ask who is signed in, and sign out.

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;
use tower_sessions::Session;

use crate::caller::{self, Caller};
use crate::expected::Expected;
use crate::json_body::JsonBody;
use crate::problem::Problem;
use crate::users::Users;
use crate::{App, tokens};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SignIn {
    name: String,
    password: String,
}

impl Expected for SignIn {
    const EXPECTED: &'static str = "an object with `name` and `password`, both strings, and nothing else";
}

/// Longest password, bytes: a hash takes as long as its text is long.
const LONGEST_PASSWORD: usize = 256;

/// `POST /session`
pub(crate) async fn sign_in(State(app): State<App>, session: Session, body: JsonBody) -> Result<StatusCode, Problem> {
    let SignIn { name, password } = body.read()?;
    // One answer for all that is wrong: it must not say who has an account.
    let wrong = || Problem::new(StatusCode::UNAUTHORIZED, "wrong-password", "name and password do not belong together");
    if !Users::can_be_named(&name) || password.len() > LONGEST_PASSWORD {
        return Err(wrong());
    }
    app.limits.sign_in(&name).await?;
    if !app.users.password_is_right(&name, password).await? {
        return Err(wrong());
    }
    // A session that somebody planted in this browser before is not the one that is signed in: the id has to be a new one.
    session.clear().await;
    session.cycle_id().await?;
    session.insert(caller::NAME, &name).await?;
    tracing::info!("signed in");
    Ok(StatusCode::NO_CONTENT)
}

/// `GET /session`: who is signed in, and which tokens that opens.
pub(crate) async fn who(State(app): State<App>, session: Session) -> Result<impl IntoResponse, Problem> {
    let Caller { name, role } = caller::of(&session, &app).await?.ok_or_else(Problem::signed_out)?;
    let body = json!({"name": name, "role": role.to_string(), "tokens": tokens::open_to(role)});
    Ok(([(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")], body.to_string()))
}

/// What tower-sessions answers is empty when it cannot save a session after the handler.
pub(crate) async fn unsaved(answer: Response) -> Response {
    if answer.status() == StatusCode::INTERNAL_SERVER_ERROR && !answer.headers().contains_key(CONTENT_TYPE) {
        return Problem::no_database().into_response();
    }
    answer
}

/// `DELETE /session`
pub(crate) async fn sign_out(session: Session) -> Result<StatusCode, Problem> {
    session.flush().await?;
    Ok(StatusCode::NO_CONTENT)
}
