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

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let session = Extension(User { id: "alice".into() }); // in place of your session layer
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    Ok(axum::serve(listener, app(Tokens::from_env()?).layer(session)).await?)
}
