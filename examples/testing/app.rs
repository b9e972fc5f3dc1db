use std::sync::Arc;

use axum::extract::State;
use axum::routing::post;
use axum::{Extension, Router};
use token_core::{AccessToken, IssueError};

token_core::include_grants!("../grants.toml");

/// The signed-in user. The session layer adds it to each request.
#[derive(Clone)]
pub struct User {
    pub id: String,
}

async fn token(
    State(tokens): State<Arc<Tokens>>,
    Extension(user): Extension<User>,
) -> Result<AccessToken<Dashboard>, IssueError> {
    tokens.dashboard.issue(&user.id)
}

pub fn app(tokens: Tokens) -> Router {
    Router::new().route("/token", post(token)).with_state(Arc::new(tokens))
}
