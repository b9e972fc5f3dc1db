//! `/session`: sign in, show the user, and sign out.

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

/// The maximum length of a password in bytes, because hashing time grows with the length.
const LONGEST_PASSWORD: usize = 256;

/// `POST /session`
pub(crate) async fn sign_in(State(app): State<App>, session: Session, body: JsonBody) -> Result<StatusCode, Problem> {
    let SignIn { name, password } = body.read()?;
    // One response for all failures, so that it does not reveal who has an account.
    let wrong = || Problem::new(StatusCode::UNAUTHORIZED, "wrong-password", "wrong name or password");
    if !Users::can_be_named(&name) || password.len() > LONGEST_PASSWORD {
        return Err(wrong());
    }
    app.limits.sign_in(&name).await?;
    if !app.users.password_is_right(&name, password).await? {
        return Err(wrong());
    }
    // A new session id prevents session fixation.
    session.clear().await;
    session.cycle_id().await?;
    session.insert(caller::NAME, &name).await?;
    tracing::info!("signed in");
    Ok(StatusCode::NO_CONTENT)
}

/// `GET /session`: the user, and the tokens of the user's role.
pub(crate) async fn who(State(app): State<App>, session: Session) -> Result<impl IntoResponse, Problem> {
    let Caller { name, role } = caller::of(&session, &app).await?.ok_or_else(Problem::signed_out)?;
    let body = json!({"name": name, "role": role.to_string(), "tokens": tokens::open_to(role)});
    Ok(([(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")], body.to_string()))
}

/// tower-sessions responds with an empty body when it cannot save a session after the handler.
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
