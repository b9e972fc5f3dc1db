//! The handlers: one issues every token of every tenant, and one reads whose token it gets.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use serde_json::json;
use token_core::declared::{Inputs, Profile};
use token_core::{TokenResponse, twilio};

use crate::database::Database;
use crate::declared::{Guest, WorkerInput};
use crate::problem::Problem;
use crate::tenants::Tenants;

/// What every handler has.
#[derive(Clone)]
pub struct App {
    /// The members of each tenant are read for each request.
    pub database: Database,
    /// The tenants.
    pub tenants: Arc<Tenants>,
}

/// The routes.
pub fn router(app: App) -> Router {
    Router::new()
        .route("/tenants/{tenant}/tokens/{name}", post(issue))
        .route("/tenants/{tenant}/me", get(me))
        .with_state(app)
}

/// The user who is signed in: the proxy before this server sets `x-user`, and removes it from what clients send.
struct User(String);

impl<S: Sync> FromRequestParts<S> for User {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let name = parts.headers.get("x-user").and_then(|value| value.to_str().ok());
        name.map(|name| Self(name.to_owned())).ok_or(Problem::NOT_SIGNED_IN)
    }
}

async fn issue(
    State(app): State<App>,
    Path((tenant, name)): Path<(String, String)>,
    User(user): User,
    body: Bytes,
) -> Result<TokenResponse, Problem> {
    // First, so that a tenant is loaded for its members only.
    let member = app.database.member(&tenant, &user).await?.ok_or(Problem::NO_MEMBER)?;
    let tenant = app.tenants.get(&tenant).await??;
    if member.role != "agent" && name != "guest" {
        return Err(Problem::NOT_YOURS);
    }
    let tokens = &tenant.tokens;
    match name.as_str() {
        "agent" => token(Some(&tokens.agent), &user, ()),
        "guest" => {
            let inputs: Inputs<Guest> = serde_json::from_slice(&body).map_err(wrong_body)?;
            token(Some(&tokens.guest), &user, inputs.get().map_err(wrong_body)?)
        }
        "dashboard" => token(tokens.dashboard.as_ref(), &user, ()),
        // A worker's SID is the server's word, not the client's.
        "worker" => {
            let worker_sid: twilio::WorkerSid =
                member.worker_sid.ok_or(Problem::NOT_YOURS)?.parse().map_err(|_| wrong_worker(&tenant.id, &user))?;
            token(tokens.worker.as_ref(), &user, WorkerInput { worker_sid })
        }
        _ => Err(Problem::NO_SUCH_TOKEN),
    }
}

/// Issues any of the declared tokens; an optional one is `None` for a tenant who does without.
fn token<P: Profile>(profile: Option<&P>, user: &str, input: P::Input<'_>) -> Result<TokenResponse, Problem> {
    Ok(profile.ok_or(Problem::NOT_BOOKED)?.issue(user, input)?.into())
}

fn wrong_body(_: serde_json::Error) -> Problem {
    Problem::Said(StatusCode::BAD_REQUEST, "the body must be JSON: an object with the inputs of the token, as strings")
}

fn wrong_worker(tenant: &str, user: &str) -> Problem {
    let help = "write the SID of a worker, WK and 32 hexadecimal digits, or null";
    tracing::error!(tenant, user, column = "worker_sid", help, "wrong row: not the SID of a worker");
    Problem::UNAVAILABLE
}

/// Whose token it is: the tenant and the identity. Another tenant's token is refused here, however valid it is there.
async fn me(State(app): State<App>, Path(tenant): Path<String>, headers: HeaderMap) -> Result<Response, Problem> {
    let header = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = header.and_then(|value| value.strip_prefix("Bearer ")).ok_or(Problem::REFUSED)?;
    let (owner, claims) = app.tenants.verify(token).await?;
    if *owner.id != *tenant {
        tracing::warn!(tenant, owner = &*owner.id, "a token of another tenant");
        return Err(Problem::REFUSED);
    }
    Ok(axum::Json(json!({ "tenant": &*owner.id, "identity": claims.identity() })).into_response())
}
