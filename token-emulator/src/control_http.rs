//! The control port: [`Control`] over HTTP, one path for each method.

use std::error::Error as _;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, FromRequestParts, Query, Request, State};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::codes::KnownCode;
use crate::problem::Problem;
use crate::{Control, Event, RestScenario, Target, origin};

/// Arguments are in the query, so that `curl -X POST` is enough.
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
        .route("/rest", post(rest))
        .fallback(no_such_path)
        .method_not_allowed_fallback(other_method)
        .layer(DefaultBodyLimit::max(0))
        .layer(middleware::from_fn(only_local))
        .with_state(control)
}

/// The response to `GET /`, one line for each path; error messages quote it.
const INDEX: &str = "\
GET  /events?since=N                    events, from number N on
GET  /certificate                       the certificate of the TLS connections, in PEM
POST /warn?identity=ID                  warn that the token expires soon; identity, key, client, or all
POST /expire?identity=ID                report that the token has expired; the same parameters
POST /go-away?identity=ID               ask the client to reconnect; the same parameters
POST /revoke?key=SK…                    refuse the tokens of this API Key
POST /restore?key=SK…                   accept them again
POST /throttle?back_off_ms=N            refuse new clients; without back_off_ms: accept them again
POST /answer-after?ms=N                 delay every reply
POST /reject?code=N                     refuse every token with this code; without code: verify tokens again
POST /rest?KEY=VALUE                    what the REST side answers, as with --rest; without settings: each thing exists
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

#[derive(Serialize)]
struct EventList {
    events: Vec<Arc<Event>>,
}

async fn events(State(control): State<Control>, QueryParams(Since { since }): QueryParams<Since>) -> Json<EventList> {
    Json(EventList { events: control.log.since(since) })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Selector {
    identity: Option<String>,
    key: Option<String>,
    client: Option<u64>,
}

impl From<Selector> for Target {
    fn from(selector: Selector) -> Self {
        match selector {
            Selector { client: Some(client), .. } => Self::Client(client),
            Selector { identity: Some(identity), .. } => Self::Identity(identity),
            Selector { key: Some(key), .. } => Self::Key(key),
            Selector { .. } => Self::All,
        }
    }
}

async fn warn(State(control): State<Control>, QueryParams(selector): QueryParams<Selector>) -> Json<Value> {
    told(control.warn_now(&selector.into()))
}

async fn expire(State(control): State<Control>, QueryParams(selector): QueryParams<Selector>) -> Json<Value> {
    told(control.expire_now(&selector.into()))
}

async fn go_away(State(control): State<Control>, QueryParams(selector): QueryParams<Selector>) -> Json<Value> {
    told(control.go_away(&selector.into()))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Key {
    key: String,
}

async fn revoke(State(control): State<Control>, QueryParams(Key { key }): QueryParams<Key>) -> Json<Value> {
    told(control.revoke_key(&key))
}

async fn restore(State(control): State<Control>, QueryParams(Key { key }): QueryParams<Key>) -> Json<Value> {
    control.restore_key(&key);
    done()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BackOff {
    back_off_ms: Option<u64>,
}

async fn throttle(
    State(control): State<Control>,
    QueryParams(BackOff { back_off_ms }): QueryParams<BackOff>,
) -> Json<Value> {
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
    QueryParams(After { ms }): QueryParams<After>,
) -> Result<Json<Value>, Problem> {
    /// An hour. No client waits longer, and a huge delay would overflow the clock.
    const MAX_MS: u64 = 3_600_000;
    if ms > MAX_MS {
        let detail = format!("`ms` is {ms}, longer than an hour; write {MAX_MS} or less");
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

async fn reject(
    State(control): State<Control>,
    QueryParams(Reject { code }): QueryParams<Reject>,
) -> Result<Json<Value>, Problem> {
    let code = code.map(KnownCode::try_from).transpose();
    control.reject(code.map_err(|unknown| Problem::new(StatusCode::BAD_REQUEST, unknown.to_string()))?);
    Ok(done())
}

/// Each parameter is a setting, and a key may be repeated.
async fn rest(
    State(control): State<Control>,
    QueryParams(settings): QueryParams<Vec<(String, String)>>,
) -> Result<Json<Value>, Problem> {
    let scenario = settings
        .iter()
        .try_fold(RestScenario::default(), |scenario, (key, value)| scenario.with(&format!("{key}={value}")));
    control.rest(scenario.map_err(|unknown| Problem::new(StatusCode::BAD_REQUEST, unknown.to_string()))?);
    Ok(done())
}

async fn no_such_path(uri: Uri) -> Problem {
    let paths = INDEX.lines().filter_map(path).collect::<Vec<_>>().join(", ");
    let detail = format!("unknown path `{}`; expected one of {paths}; `GET /` describes them", uri.path());
    Problem::new(StatusCode::NOT_FOUND, detail)
}

async fn other_method(method: Method, uri: Uri) -> Problem {
    Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        format!("`{}` does not take {method}{}", uri.path(), usage(uri.path())),
    )
}

/// Query parameters; an error names the usage of the path.
struct QueryParams<T>(T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for QueryParams<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let Query(params) = Query::try_from_uri(&parts.uri).map_err(|refused| {
            // The outer error only says that the query failed to parse.
            let reason = refused.source().map_or_else(|| refused.body_text(), ToString::to_string);
            let detail = format!("invalid query: {reason}{}", usage(parts.uri.path()));
            Problem::new(StatusCode::BAD_REQUEST, detail)
        })?;
        Ok(Self(params))
    }
}

/// A suggestion to append to an error about a path.
fn usage(requested: &str) -> String {
    let line = INDEX.lines().find(|line| path(line) == Some(requested));
    let words: Vec<&str> = line.into_iter().flat_map(|line| line.split_whitespace().take(2)).collect();
    if words.is_empty() { "; `GET /` lists the paths".to_owned() } else { format!("; write `{}`", words.join(" ")) }
}

/// The path in a line of the index.
fn path(line: &str) -> Option<&str> {
    line.split_whitespace().nth(1)?.split('?').next()
}

async fn only_local(request: Request, next: Next) -> Response {
    if origin::is_local(request.headers()) {
        next.run(request).await
    } else {
        let detail = "only this machine, and pages served from it, may control the emulator; \
                      use 127.0.0.1, localhost or [::1] as the host of the URL, and of the page's origin";
        Problem::new(StatusCode::FORBIDDEN, detail).into_response()
    }
}

fn told(clients: usize) -> Json<Value> {
    Json(json!({"told": clients}))
}

fn done() -> Json<Value> {
    Json(json!({}))
}
