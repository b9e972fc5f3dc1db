//! `GET /healthz`: whether this replica can answer requests.

use axum::extract::State;
use axum::http::StatusCode;

use crate::App;
use crate::problem::Problem;

/// The handler: `ok` while the database answers.
pub(crate) async fn health(State(app): State<App>) -> Result<&'static str, Problem> {
    let asked = sqlx::query("select 1").execute(&app.database);
    match tokio::time::timeout(PATIENCE, asked).await {
        Ok(Ok(_)) => Ok("ok"),
        _ => Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, "no-database", "the database does not answer")),
    }
}

/// Sooner than a load balancer's usual limit.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(2);
