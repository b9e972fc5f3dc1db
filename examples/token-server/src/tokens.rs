//! `POST /tokens/{name}`: issues the tokens of `grants.toml` to the users who may have them.
//!
//! The identity comes from the session. The body holds the declaration's inputs as JSON, and `?ttl=SECONDS` requests a
//! shorter lifetime than declared. The response is the raw token, as an SDK expects it.

use std::time::Duration;

use axum::Extension;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;
use token_core::declared::Profile;

use crate::App;
use crate::caller::Caller;
use crate::declared::{FieldEngineerInput, MeetingGuestInput, Tokens};
use crate::expected::Expected;
use crate::json_body::JsonBody;
use crate::problem::Problem;
use crate::query::QueryParams;
use crate::users::Role::{self, Agent, Guest};

/// A declared token: who may have it, and how it is issued.
const TABLE: [(&str, &[Role], Issue); 4] = [
    ("support_agent", &[Agent], support_agent),
    ("dashboard", &[Agent], dashboard),
    ("meeting_guest", &[Agent, Guest], meeting_guest),
    ("field_engineer", &[Agent], field_engineer),
];

/// Issues a declared token.
type Issue = fn(&Tokens, &Request<'_>) -> Result<Response, Problem>;

/// What a request contains.
struct Request<'a> {
    identity: &'a str,
    life: Option<Duration>,
    body: &'a JsonBody,
}

/// The tokens of a role.
#[must_use]
pub fn open_to(role: Role) -> Vec<&'static str> {
    TABLE.iter().filter(|(_, roles, _)| roles.contains(&role)).map(|(name, ..)| *name).collect()
}

/// All tokens that can be requested.
#[must_use]
pub fn all() -> Vec<&'static str> {
    TABLE.iter().map(|(name, ..)| *name).collect()
}

/// The requested lifetime.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Life {
    /// In seconds.
    ttl: Option<u64>,
}

impl Expected for Life {
    const EXPECTED: &'static str = "at most `ttl`, an integer number of seconds, once";
}

/// The handler. [`caller::require`](crate::caller::require), or a replacement, provides the caller.
///
/// # Errors
///
/// When the token does not exist, the caller may not have it, or the inputs are invalid.
pub async fn issue(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    name: Result<Path<String>, PathRejection>,
    QueryParams(Life { ttl }): QueryParams<Life>,
    body: JsonBody,
) -> Result<Response, Problem> {
    let Path(name) = name?;
    let Some((_, roles, issue)) = TABLE.iter().find(|(known, ..)| *known == name) else {
        return Err(Problem::new(StatusCode::NOT_FOUND, "no-such-token", "unknown token"));
    };
    if !roles.contains(&caller.role) {
        let detail = format!("a {} may have: {}", caller.role, open_to(caller.role).join(", "));
        return Err(Problem::new(StatusCode::FORBIDDEN, "not-yours", detail));
    }
    issue(&app.keys.now(), &Request { identity: &caller.name, life: ttl.map(Duration::from_secs), body: &body })
}

/// The inputs of a declaration without inputs.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

impl Expected for Nothing {
    const EXPECTED: &'static str = "an object without members, or empty";
}

impl Request<'_> {
    fn issue<P: Profile>(&self, profile: &P, input: P::Input<'_>) -> Result<Response, Problem> {
        let token = match self.life {
            None => profile.issue(self.identity, input)?,
            Some(life) => profile.issue_for(life, self.identity, input)?,
        };
        Ok(token.into_response())
    }
}

fn support_agent(tokens: &Tokens, request: &Request<'_>) -> Result<Response, Problem> {
    let Nothing {} = request.body.read()?;
    request.issue(&tokens.support_agent, ())
}

fn dashboard(tokens: &Tokens, request: &Request<'_>) -> Result<Response, Problem> {
    let Nothing {} = request.body.read()?;
    request.issue(&tokens.dashboard, ())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Meeting {
    room: String,
}

impl Expected for Meeting {
    const EXPECTED: &'static str = "an object with `room`, a string, and nothing else";
}

fn meeting_guest(tokens: &Tokens, request: &Request<'_>) -> Result<Response, Problem> {
    let Meeting { room } = request.body.read()?;
    request.issue(&tokens.meeting_guest, MeetingGuestInput { room: &room })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    case: i64,
}

impl Expected for Case {
    const EXPECTED: &'static str = "an object with `case`, an integer, and nothing else";
}

fn field_engineer(tokens: &Tokens, request: &Request<'_>) -> Result<Response, Problem> {
    let Case { case } = request.body.read()?;
    request.issue(&tokens.field_engineer, FieldEngineerInput { case })
}
