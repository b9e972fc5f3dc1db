//! `POST /tokens/{name}`: hands out what `grants.toml` declares, to those who may have it.
//!
//! The identity is that of the session. The body holds the declaration's inputs as JSON, and `?ttl=SECONDS` asks for a shorter life
//! than declared. The answer is the raw token, which is all that an SDK takes.

use std::time::Duration;

use axum::Extension;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use crate::App;
use crate::caller::Caller;
use crate::declared::{FieldEngineerInput, MeetingGuestInput, Tokens};
use crate::expected::Expected;
use crate::json_body::JsonBody;
use crate::problem::Problem;
use crate::query::Asked;
use crate::users::Role::{self, Agent, Guest};

/// Each declared token: who may have it, and how it is issued.
const TABLE: [(&str, &[Role], Issue); 4] = [
    ("support_agent", &[Agent], support_agent),
    ("dashboard", &[Agent], dashboard),
    ("meeting_guest", &[Agent, Guest], meeting_guest),
    ("field_engineer", &[Agent], field_engineer),
];

/// Issues one of the declared tokens.
type Issue = fn(&Tokens, &Request<'_>) -> Result<Response, Problem>;

/// What a request asks for.
struct Request<'a> {
    identity: &'a str,
    life: Option<Duration>,
    body: &'a JsonBody,
}

/// The tokens that a role may have.
#[must_use]
pub fn open_to(role: Role) -> Vec<&'static str> {
    TABLE.iter().filter(|(_, roles, _)| roles.contains(&role)).map(|(name, ..)| *name).collect()
}

/// Every token that there is a way to ask for.
#[must_use]
pub fn all() -> Vec<&'static str> {
    TABLE.iter().map(|(name, ..)| *name).collect()
}

/// How long a token is to live.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Life {
    /// Seconds.
    ttl: Option<u64>,
}

impl Expected for Life {
    const EXPECTED: &'static str = "`ttl`, an integer number of seconds, once, and nothing else";
}

/// The handler. [`caller::require`](crate::caller::require), or whatever stands in its place, says who asks.
///
/// # Errors
///
/// When there is no such token, the caller may not have it, or the inputs are not its own.
pub async fn issue(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    name: Result<Path<String>, PathRejection>,
    Asked(Life { ttl }): Asked<Life>,
    body: JsonBody,
) -> Result<Response, Problem> {
    let Path(name) = name?;
    let Some((_, roles, issue)) = TABLE.iter().find(|(known, ..)| *known == name) else {
        return Err(Problem::new(StatusCode::NOT_FOUND, "no-such-token", "no token of that name is declared"));
    };
    if !roles.contains(&caller.role) {
        let detail = format!("a {} may have: {}", caller.role, open_to(caller.role).join(", "));
        return Err(Problem::new(StatusCode::FORBIDDEN, "not-yours", detail));
    }
    issue(&app.keys.now(), &Request { identity: &caller.name, life: ttl.map(Duration::from_secs), body: &body })
}

/// The inputs of a declaration that has none.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

impl Expected for Nothing {
    const EXPECTED: &'static str = "an object without members, or empty";
}

fn support_agent(tokens: &Tokens, asked: &Request<'_>) -> Result<Response, Problem> {
    let (profile, Nothing {}) = (&tokens.support_agent, asked.body.read()?);
    let token =
        asked.life.map_or_else(|| profile.issue(asked.identity), |life| profile.issue_for(life, asked.identity))?;
    Ok(token.into_response())
}

fn dashboard(tokens: &Tokens, asked: &Request<'_>) -> Result<Response, Problem> {
    let (profile, Nothing {}) = (&tokens.dashboard, asked.body.read()?);
    let token =
        asked.life.map_or_else(|| profile.issue(asked.identity), |life| profile.issue_for(life, asked.identity))?;
    Ok(token.into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Meeting {
    room: String,
}

impl Expected for Meeting {
    const EXPECTED: &'static str = "an object with `room`, a string, and nothing else";
}

fn meeting_guest(tokens: &Tokens, asked: &Request<'_>) -> Result<Response, Problem> {
    let Meeting { room } = asked.body.read()?;
    let (profile, input) = (&tokens.meeting_guest, MeetingGuestInput { room: &room });
    let token = match asked.life {
        None => profile.issue(asked.identity, input)?,
        Some(life) => profile.issue_for(life, asked.identity, input)?,
    };
    Ok(token.into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    case: i64,
}

impl Expected for Case {
    const EXPECTED: &'static str = "an object with `case`, an integer, and nothing else";
}

fn field_engineer(tokens: &Tokens, asked: &Request<'_>) -> Result<Response, Problem> {
    let Case { case } = asked.body.read()?;
    let (profile, input) = (&tokens.field_engineer, FieldEngineerInput { case });
    let token = match asked.life {
        None => profile.issue(asked.identity, input)?,
        Some(life) => profile.issue_for(life, asked.identity, input)?,
    };
    Ok(token.into_response())
}
