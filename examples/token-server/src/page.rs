//! The page: sign in, watch the SDKs connect, and have a token explained.

use std::path::Path;

use axum::Router;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{Html, IntoResponse};
use axum::routing::get;
use serde_json::json;
use tower_http::services::ServeDir;

use crate::App;

/// The page and what belongs to it.
pub(crate) fn router(assets: &Path) -> Router<App> {
    Router::new()
        .route("/", get(index))
        .route("/page.css", get(async || ([(CONTENT_TYPE, "text/css; charset=utf-8")], CSS)))
        .route("/config.json", get(config))
        .nest_service("/assets", ServeDir::new(assets))
}

const CSS: &str = include_str!("../page/page.css");

/// The script is built, not committed: where it is missing the page says how to build it.
async fn index(State(app): State<App>) -> Html<&'static str> {
    let built = tokio::fs::try_exists(app.settings.assets.join("page.js")).await.unwrap_or(false);
    Html(if built { include_str!("../page/index.html") } else { include_str!("../page/not-built.html") })
}

/// Where the SDKs connect to: the emulator, or the vendor where there is none.
async fn config(State(app): State<App>) -> impl IntoResponse {
    let body = json!({"emulator": app.settings.emulator});
    ([(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")], body.to_string())
}
