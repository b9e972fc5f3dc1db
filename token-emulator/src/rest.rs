//! Twilio's REST API, as far as a preflight asks it: each thing exists, unless the scenario says otherwise.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::Router;
use axum::extract::{Path, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use serde_json::{Value, json};
use token_core::engine::RawCredentials;
use token_core::marker::Vendor as _;
use token_core::twilio::{Credentials, Twilio};

use crate::rest_scenario::{Garbage, KeyState, RestScenario};
use crate::scenario::Scenario;

/// The REST side of an emulator.
#[derive(Clone)]
pub(crate) struct Rest {
    pub(crate) credentials: Arc<[Credentials]>,
    pub(crate) scenario: Arc<Scenario>,
    pub(crate) requests: Arc<AtomicU64>,
}

/// `/rest/HOST/PATH`, where the host is Twilio's.
pub(crate) fn router(rest: Rest) -> Router {
    Router::new().route("/rest/{host}/{*path}", get(answer)).with_state(rest)
}

async fn answer(State(rest): State<Rest>, Path((host, path)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let scenario = rest.scenario.rest();
    tokio::time::sleep(scenario.slow).await;
    let id = rest.requests.fetch_add(1, Ordering::Relaxed);
    let mut response = match scenario.garbage {
        Some(garbage) => nonsense(garbage),
        None if rest.scenario.is_rest_busy() => Refused::new(429, 20429, "Too Many Requests").into_response(),
        None => match rest.judge(&scenario, &host, &path, &headers) {
            Ok(body) => json_response(StatusCode::OK, &body),
            Err(refused) => refused.into_response(),
        },
    };
    if let Ok(id) = format!("RQ{id:032x}").parse() {
        response.headers_mut().insert("twilio-request-id", id);
    }
    response
}

/// An answer with an error.
struct Refused {
    status: u16,
    code: u32,
    message: String,
}

/// Who asks.
enum User {
    Key(KeyState),
    /// The account's own SID and Auth Token.
    Account,
}

impl Rest {
    /// The paths are those of Twilio; a query changes only how many rows a list has.
    fn judge(&self, scenario: &RestScenario, host: &str, path: &str, headers: &HeaderMap) -> Result<Value, Refused> {
        let (product, region) = place(host).ok_or_else(|| Refused::not_found(path))?;
        let (user, account) = self.user(scenario, region, headers)?;
        let segments: Vec<&str> = path.split('/').collect();
        if let User::Key(state) = user {
            if scenario.account != "active" {
                return Err(Refused::new(403, 20403, "Account is not active"));
            }
            // What no Standard key may read.
            let is_own = match (product, segments.as_slice()) {
                ("iam", _) => true,
                ("api", ["2010-04-01", "Accounts", rest @ ..]) => matches!(rest, [_] | [_, "Keys", ..]),
                _ => false,
            };
            if is_own {
                return Err(Refused::unauthorized());
            }
            if state == KeyState::Restricted && product != "api" {
                return Err(Refused::new(401, 70051, "Authorization Failed"));
            }
        }
        if let ("api", Some(of)) = (product, segments.get(2))
            && of.trim_end_matches(".json") != account
        {
            return Err(Refused::unauthorized());
        }
        if segments.iter().any(|segment| scenario.is_missing(product, segment.trim_end_matches(".json"))) {
            return Err(Refused::not_found(path));
        }
        found(scenario, product, &segments, &account).ok_or_else(|| Refused::not_found(path))
    }

    /// The user of the request, and the account.
    fn user(&self, scenario: &RestScenario, region: &str, headers: &HeaderMap) -> Result<(User, String), Refused> {
        let (name, secret) = basic(headers).ok_or_else(Refused::unauthorized)?;
        let is_account = name.starts_with("AC");
        let raw = self.credentials.iter().map(AsRef::<RawCredentials>::as_ref).find(|raw| {
            if is_account {
                raw.claim(0) == name && scenario.auth_token.as_deref() == Some(&secret)
            } else {
                raw.claim(1) == name && raw.has_secret(&secret)
            }
        });
        let account = raw.ok_or_else(Refused::unauthorized)?.claim(0).to_owned();
        if is_account {
            return Ok((User::Account, account));
        }
        let is_elsewhere = scenario.region.as_ref().is_some_and(|own| own != region);
        match scenario.key {
            KeyState::Deleted => Err(Refused::unauthorized()),
            _ if is_elsewhere || self.scenario.is_revoked(&name) => Err(Refused::unauthorized()),
            KeyState::Test => Err(Refused::new(403, 20008, "Resource not accessible with Test Account Credentials")),
            state => Ok((User::Key(state), account)),
        }
    }
}

/// The body of a good answer.
fn found(scenario: &RestScenario, product: &str, segments: &[&str], account: &str) -> Option<Value> {
    let date = "2026-01-01T00:00:00Z";
    let url = format!("https://{product}.twilio.com/{}", segments.join("/"));
    let mut body = match (product, segments) {
        ("api", ["2010-04-01", "Accounts", _, "Applications.json"]) => {
            return Some(json!({"applications": [], "page": 0, "page_size": 1, "start": 0, "end": 0,
                "uri": url, "next_page_uri": null, "previous_page_uri": null}));
        }
        ("api", ["2010-04-01", "Accounts", sid]) => {
            return Some(json!({"sid": sid.strip_suffix(".json")?, "status": scenario.account, "type": "Full",
                "friendly_name": "Emulated", "auth_token": scenario.auth_token, "owner_account_sid": account}));
        }
        ("api", ["2010-04-01", "Accounts", _, "Applications", sid]) => {
            let sid = sid.strip_suffix(".json")?;
            let voice_url = (!scenario.no_voice_url.contains(sid)).then_some("https://example.com/voice");
            return Some(json!({"sid": sid, "account_sid": account, "friendly_name": "Emulated",
                "api_version": "2010-04-01", "voice_url": voice_url, "voice_method": "POST"}));
        }
        ("iam", ["v1", "Keys", sid]) => {
            let policy =
                (scenario.key == KeyState::Restricted).then(|| json!({"allow": ["/twilio/messaging/messages/read"]}));
            return Some(json!({"sid": sid, "friendly_name": "Emulated", "policy": policy}));
        }
        ("sync", ["v1", "Services"]) => {
            let meta = json!({"key": "services", "page": 0, "page_size": 1, "url": url, "first_page_url": url,
                "next_page_url": null, "previous_page_url": null});
            return Some(json!({"services": [], "meta": meta}));
        }
        ("conversations", ["v1", "Services", sid]) | ("taskrouter", ["v1", "Workspaces", sid]) => {
            json!({"sid": sid, "friendly_name": "Emulated"})
        }
        ("conversations", ["v1", "Services", service, "Roles", sid]) => {
            json!({"sid": sid, "chat_service_sid": service, "friendly_name": "Emulated", "type": "service",
                "permissions": ["createChannel"]})
        }
        ("conversations", ["v1", "Credentials", sid]) => {
            let kind = if scenario.gcm.contains(*sid) { "gcm" } else { "fcm" };
            json!({"sid": sid, "friendly_name": "Emulated", "type": kind, "sandbox": "False"})
        }
        ("sync", ["v1", "Services", name]) => {
            let (sid, unique_name) = named("IS", name);
            json!({"sid": sid, "unique_name": unique_name, "friendly_name": "Emulated", "acl_enabled": false})
        }
        ("taskrouter", ["v1", "Workspaces", workspace, "Workers", sid]) => {
            json!({"sid": sid, "workspace_sid": workspace, "friendly_name": "Emulated", "available": true,
                "activity_name": "Idle"})
        }
        ("video", ["v1", "Rooms", name]) => {
            let (sid, unique_name) = named("RM", name);
            json!({"sid": sid, "unique_name": unique_name, "status": "in-progress", "type": "group"})
        }
        _ => return None,
    };
    let object = body.as_object_mut()?;
    for (name, value) in [("account_sid", account), ("date_created", date), ("date_updated", date), ("url", &url)] {
        object.insert(name.to_owned(), value.into());
    }
    Some(body)
}

/// The characters of a SID.
const SID: usize = 34;

/// The SID and the unique name of something that may be asked for by either.
fn named(prefix: &str, name: &str) -> (String, Option<String>) {
    if name.starts_with(prefix) && name.len() == SID {
        (name.to_owned(), None)
    } else {
        (format!("{prefix}{:032x}", name.len()), Some(name.to_owned()))
    }
}

/// The product and the region of a host of Twilio.
fn place(host: &str) -> Option<(&str, &'static str)> {
    let format = &Twilio::TABLE.format;
    let first = format.regions.first()?;
    let product = host.split('.').next()?;
    let is_here = |region: &&str| Twilio::TABLE.preflight.host_of(product, region, first).as_deref() == Some(host);
    Some((product, format.regions.iter().find(is_here)?))
}

fn basic(headers: &HeaderMap) -> Option<(String, String)> {
    let text = headers.get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("Basic ")?;
    let pair = String::from_utf8(base64_simd::STANDARD.decode_to_vec(text).ok()?).ok()?;
    let (name, secret) = pair.split_once(':')?;
    Some((name.to_owned(), secret.to_owned()))
}

impl Refused {
    fn new(status: u16, code: u32, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into() }
    }

    fn unauthorized() -> Self {
        Self::new(401, 20003, "Authenticate")
    }

    fn not_found(path: &str) -> Self {
        Self::new(404, 20404, format!("The requested resource /{path} was not found"))
    }

    fn into_response(self) -> Response {
        let Self { status, code, message } = self;
        let more_info = format!("https://www.twilio.com/docs/errors/{code}");
        let body = json!({"code": code, "message": message, "more_info": more_info, "status": status});
        json_response(StatusCode::from_u16(status).unwrap_or_default(), &body)
    }
}

fn json_response(status: StatusCode, body: &Value) -> Response {
    (status, [(CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

fn nonsense(garbage: Garbage) -> Response {
    let json = [(CONTENT_TYPE, "application/json")];
    match garbage {
        Garbage::Html => ([(CONTENT_TYPE, "text/html")], "<html><body>Welcome</body></html>").into_response(),
        Garbage::Invalid => (json, "{\"sid\": ").into_response(),
        Garbage::Nulls => (json, r#"{"sid":null,"applications":null,"services":null,"status":null}"#).into_response(),
        Garbage::Redirect => (StatusCode::FOUND, [(LOCATION, "https://example.com/")]).into_response(),
        Garbage::Failure => (StatusCode::INTERNAL_SERVER_ERROR, json, "{}").into_response(),
    }
}
