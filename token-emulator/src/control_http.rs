//! What a test can have the emulator do, over HTTP: a path for each call of [`Control`].

use std::error::Error as _;
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, FromRequestParts, Query, Request, State};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::codes::KnownCode;
use crate::problem::Problem;
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
        .fallback(no_such_path)
        .method_not_allowed_fallback(other_method)
        .layer(DefaultBodyLimit::max(0))
        .layer(middleware::from_fn(only_local))
        .with_state(control)
}

/// What `GET /` answers, and what a refusal says to write: a line for each path.
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

async fn events(State(control): State<Control>, Asked(Since { since }): Asked<Since>) -> Json<Value> {
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

async fn warn(State(control): State<Control>, Asked(meant): Asked<Meant>) -> Json<Value> {
    told(control.warn_now(&meant.into()))
}

async fn expire(State(control): State<Control>, Asked(meant): Asked<Meant>) -> Json<Value> {
    told(control.expire_now(&meant.into()))
}

async fn go_away(State(control): State<Control>, Asked(meant): Asked<Meant>) -> Json<Value> {
    told(control.go_away(&meant.into()))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Key {
    key: String,
}

async fn revoke(State(control): State<Control>, Asked(Key { key }): Asked<Key>) -> Json<Value> {
    told(control.revoke_key(&key))
}

async fn restore(State(control): State<Control>, Asked(Key { key }): Asked<Key>) -> Json<Value> {
    control.restore_key(&key);
    done()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BackOff {
    back_off_ms: Option<u64>,
}

async fn throttle(State(control): State<Control>, Asked(BackOff { back_off_ms }): Asked<BackOff>) -> Json<Value> {
    control.throttle(back_off_ms.map(Duration::from_millis));
    done()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct After {
    ms: u64,
}

async fn answer_after(
    State(control): State<Control>,
    Asked(After { ms }): Asked<After>,
) -> Result<Json<Value>, Problem> {
    /// Longer than any client waits; far longer would be more than a clock can count.
    const LONGEST: u64 = 3_600_000;
    if ms > LONGEST {
        let detail = format!("`ms` is {ms}, and no client waits longer than an hour: write {LONGEST} or less");
        return Err(Problem::new(StatusCode::BAD_REQUEST, detail));
    }
    control.answer_after(Duration::from_millis(ms));
    Ok(done())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reject {
    code: Option<u32>,
}

async fn reject(State(control): State<Control>, Asked(Reject { code }): Asked<Reject>) -> Result<Json<Value>, Problem> {
    let code = code.map(KnownCode::try_from).transpose();
    control.reject(code.map_err(|unknown| Problem::new(StatusCode::BAD_REQUEST, unknown.to_string()))?);
    Ok(done())
}

async fn no_such_path(uri: Uri) -> Problem {
    let there = INDEX.lines().filter_map(path).collect::<Vec<_>>().join(", ");
    let detail = format!("there is no path `{}`; there are {there}, and `GET /` says what each does", uri.path());
    Problem::new(StatusCode::NOT_FOUND, detail)
}

async fn other_method(method: Method, uri: Uri) -> Problem {
    Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        format!("`{}` does not take {method}{}", uri.path(), usage(uri.path())),
    )
}

/// What is asked of a path, from the query.
struct Asked<T>(T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let Query(asked) = Query::try_from_uri(&parts.uri).map_err(|refused| {
            // Before the reason itself stands only that it is about a query.
            let reason = refused.source().map_or_else(|| refused.body_text(), ToString::to_string);
            let detail = format!("the query is wrong: {reason}{}", usage(parts.uri.path()));
            Problem::new(StatusCode::BAD_REQUEST, detail)
        })?;
        Ok(Self(asked))
    }
}

/// How a path is asked, to be added to what is wrong.
fn usage(asked: &str) -> String {
    let line = INDEX.lines().find(|line| path(line) == Some(asked));
    let words: Vec<&str> = line.into_iter().flat_map(|line| line.split_whitespace().take(2)).collect();
    if words.is_empty() { "; `GET /` lists the paths".to_owned() } else { format!("; write `{}`", words.join(" ")) }
}

/// The path of a line of the index.
fn path(line: &str) -> Option<&str> {
    line.split_whitespace().nth(1)?.split('?').next()
}

async fn only_local(request: Request, next: Next) -> Response {
    if origin::is_local(request.headers()) {
        next.run(request).await
    } else {
        let detail = "only this machine, and pages of it, may control the emulator: write 127.0.0.1, localhost or [::1] as the host of \
                      the address, and of the page's address, if a page asks";
        Problem::new(StatusCode::FORBIDDEN, detail).into_response()
    }
}

fn told(clients: usize) -> Json<Value> {
    Json(json!({"told": clients}))
}

fn done() -> Json<Value> {
    Json(json!({}))
}
