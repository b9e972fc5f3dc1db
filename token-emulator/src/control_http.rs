//! What a test can have the emulator do, over HTTP: a path for each call of [`Control`].

use std::time::Duration;

use axum::extract::{DefaultBodyLimit, Query, Request, State};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{Control, Who, origin};

/// The paths. Arguments stand in the query, so that `curl -X POST` is enough.
pub(crate) fn router(control: Control) -> Router {
    Router::new()
        .route("/", get(index))
        .route("/events", get(events))
        .route("/certificate", get(certificate))
        .route("/warn", post(warn))
        .route("/expire", post(expire))
        .route("/go-away", post(go_away))
        .route("/revoke", post(revoke))
        .route("/restore", post(restore))
        .route("/throttle", post(throttle))
        .route("/answer-after", post(answer_after))
        .route("/reject", post(reject))
        .fallback(async || problem(StatusCode::NOT_FOUND, "there is no such path; `GET /` lists them"))
        .layer(DefaultBodyLimit::max(0))
        .layer(middleware::from_fn(only_local))
        .with_state(control)
}

const INDEX: &str = "\
GET  /events?since=N                    what happened, from event N on
GET  /certificate                       the certificate of its TLS connections, in PEM
POST /warn?identity=ID                  say that the token ends soon; who is meant, here and below: identity, key, client, or all
POST /expire?identity=ID                say that the token has ended
POST /go-away?identity=ID               say that the client should connect again
POST /revoke?key=SK…                    take no token of this API Key any more
POST /restore?key=SK…                   take them again
POST /throttle?back_off_ms=N            let nobody in; without back_off_ms: let them in again
POST /answer-after?ms=N                 let every answer wait
POST /reject?code=N                     refuse every token with this code; without a code: judge them again
";

async fn index() -> &'static str {
    INDEX
}

async fn certificate(State(control): State<Control>) -> String {
    control.certificate.to_string()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Since {
    #[serde(default)]
    since: u64,
}

async fn events(State(control): State<Control>, Query(Since { since }): Query<Since>) -> Json<Value> {
    Json(json!({"events": control.log.since(since)}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Meant {
    identity: Option<String>,
    key: Option<String>,
    client: Option<u64>,
}

impl From<Meant> for Who {
    fn from(meant: Meant) -> Self {
        match meant {
            Meant { client: Some(client), .. } => Self::Client(client),
            Meant { identity: Some(identity), .. } => Self::Identity(identity),
            Meant { key: Some(key), .. } => Self::Key(key),
            Meant { .. } => Self::Everybody,
        }
    }
}

async fn warn(State(control): State<Control>, Query(meant): Query<Meant>) -> Json<Value> {
    told(control.warn_now(&meant.into()))
}

async fn expire(State(control): State<Control>, Query(meant): Query<Meant>) -> Json<Value> {
    told(control.expire_now(&meant.into()))
}

async fn go_away(State(control): State<Control>, Query(meant): Query<Meant>) -> Json<Value> {
    told(control.go_away(&meant.into()))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Key {
    key: String,
}

async fn revoke(State(control): State<Control>, Query(Key { key }): Query<Key>) -> Json<Value> {
    told(control.revoke_key(&key))
}

async fn restore(State(control): State<Control>, Query(Key { key }): Query<Key>) -> Json<Value> {
    control.restore_key(&key);
    done()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BackOff {
    back_off_ms: Option<u64>,
}

async fn throttle(State(control): State<Control>, Query(BackOff { back_off_ms }): Query<BackOff>) -> Json<Value> {
    control.throttle(back_off_ms.map(Duration::from_millis));
    done()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct After {
    ms: u64,
}

async fn answer_after(State(control): State<Control>, Query(After { ms }): Query<After>) -> Response {
    /// Longer than any client waits; far longer would be more than a clock can count.
    const LONGEST: u64 = 3_600_000;
    if ms > LONGEST {
        return problem(StatusCode::BAD_REQUEST, "an hour (3600000) is the most");
    }
    control.answer_after(Duration::from_millis(ms));
    done().into_response()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reject {
    code: Option<u32>,
}

async fn reject(State(control): State<Control>, Query(Reject { code }): Query<Reject>) -> Json<Value> {
    control.reject(code);
    done()
}

async fn only_local(request: Request, next: Next) -> Response {
    if origin::is_local(request.headers()) {
        next.run(request).await
    } else {
        problem(StatusCode::FORBIDDEN, "only this machine, and pages of it, may control the emulator")
    }
}

fn told(clients: usize) -> Json<Value> {
    Json(json!({"told": clients}))
}

fn done() -> Json<Value> {
    Json(json!({}))
}

fn problem(status: StatusCode, title: &str) -> Response {
    (status, Json(json!({"status": status.as_u16(), "title": title}))).into_response()
}
