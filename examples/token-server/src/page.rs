//! The page: sign in, see the SDKs connect, and diagnose a token.

use std::path::Path;

use axum::Router;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{Html, IntoResponse};
use axum::routing::get;
use serde_json::json;
use tower_http::services::ServeDir;

use crate::App;

/// The page and its files.
pub(crate) fn router(assets: &Path) -> Router<App> {
    Router::new()
        .route("/", get(index))
        .route("/page.css", get(async || style(include_str!("../page/page.css"))))
        .route("/diagnosis.css", get(async || style(include_str!("../page/diagnosis.css"))))
        .route("/config.json", get(config))
        .nest_service("/assets", ServeDir::new(assets))
}

fn style(text: &'static str) -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/css; charset=utf-8")], text)
}

/// The script is built, not committed; without it the page explains how to build it.
async fn index(State(app): State<App>) -> Html<&'static str> {
    let built = tokio::fs::try_exists(app.settings.assets.join("page.js")).await.unwrap_or(false);
    Html(if built { include_str!("../page/index.html") } else { include_str!("../page/not-built.html") })
}

/// The addresses for the SDKs: the emulator's, or null for the vendor's own.
async fn config(State(app): State<App>) -> impl IntoResponse {
    let body = json!({"emulator": app.settings.emulator});
    ([(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")], body.to_string())
}
