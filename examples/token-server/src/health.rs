//! `GET /healthz`: whether this replica can serve requests.

use axum::extract::State;

use crate::App;
use crate::database::within;
use crate::problem::Problem;

/// The handler: `ok` while the database answers.
pub(crate) async fn health(State(app): State<App>) -> Result<&'static str, Problem> {
    match within(sqlx::query("select 1").execute(&app.database.reader)).await {
        Ok(_) => Ok("ok"),
        Err(_) => Err(Problem::no_database()),
    }
}
