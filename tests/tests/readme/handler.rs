use std::sync::Arc;

use axum::extract::State;
use axum::routing::post;
use axum::{Extension, Router};
use token_core::{AccessToken, IssueError};

/// The signed-in user. Your session layer adds it to each request.
#[derive(Clone)]
struct User {
    id: String,
}

async fn token(
    State(tokens): State<Arc<Tokens>>,
    Extension(user): Extension<User>,
) -> Result<AccessToken<SupportAgent>, IssueError> {
    tokens.support_agent.issue(&user.id)
}

fn app(tokens: Tokens) -> Router {
    Router::new().route("/token", post(token)).with_state(Arc::new(tokens))
}
