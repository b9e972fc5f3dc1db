//! Reads the alerts, page by page, and the details of the newest.

use std::collections::HashSet;
use std::time::Duration;

use serde_json::Value;
use token_preflight::{Answer as Reply, Client, Failure, Request, Sender};
use token_protocols::monitor::{self, Alert, Page};

use crate::moment;
use crate::online::hidden::hidden;

/// Of one request.
const TIMEOUT: Duration = Duration::from_secs(15);
/// Of all requests.
const TIMEOUT_IN_ALL: Duration = Duration::from_secs(60);
/// How long to wait before each further request when there are too many at a time.
const WAITS: [Duration; 3] = [Duration::from_millis(500), Duration::from_secs(1), Duration::from_secs(2)];
/// The vendor gives at most 10,000 alerts.
const MAX_PAGES: usize = 100;
/// The newest are listed.
const MAX_ALERTS: usize = 500;
/// The details of the newest are read, with a request each.
const MAX_DETAILS: usize = 20;

/// What was read.
pub(super) struct Fetched {
    /// The newest first.
    pub(super) alerts: Vec<Noted>,
    pub(super) ended: Ended,
    /// What was sent to sign in, as secret as the password.
    pub(super) authorization: String,
}

pub(super) enum Ended {
    Complete,
    /// The credentials are rejected.
    Rejected(String),
    /// Not everything was read, and why.
    NoAnswer(String),
}

/// An alert, and the parts of its details that may contain a token.
pub(super) struct Noted {
    pub(super) alert: Alert,
    pub(super) details: Vec<String>,
}

/// The alerts with the codes that are wanted, since a time. `id` is the header with the vendor's id of a request.
pub(super) fn fetch(
    client: Client,
    [key, secret]: [&str; 2],
    id: &str,
    from: &str,
    wanted: &dyn Fn(u32) -> bool,
) -> Fetched {
    let client = client.timeouts(TIMEOUT, TIMEOUT_IN_ALL);
    let sender = client.begin();
    let basic = base64_simd::STANDARD.encode_to_string(format!("{key}:{secret}"));
    let get = |path: &str| ask(&sender, path, &basic);
    let mut found: Vec<Alert> = Vec::new();
    let mut asked = HashSet::new();
    let mut query = Some(monitor::since(from));
    let mut ended = Ended::Complete;
    while let Some(parameters) = query.take() {
        if asked.len() >= MAX_PAGES || !asked.insert(parameters.clone()) {
            ended = Ended::NoAnswer(format!("the list has more than {MAX_PAGES} pages, or repeats one"));
            break;
        }
        let answered = get(&format!("{}?{parameters}", monitor::PATH)).map_err(|why| Ended::NoAnswer(why.to_string()));
        match answered.and_then(|answered| read(&answered, id, [secret, &basic])) {
            Ok(page) => {
                found.extend(page.alerts.into_iter().filter(|alert| alert.code.is_some_and(wanted)));
                query = page.next;
            }
            Err(why) => ended = why,
        }
        newest_first(&mut found);
        found.truncate(MAX_ALERTS);
    }
    let mut alerts: Vec<_> = found.into_iter().map(|alert| Noted { alert, details: Vec::new() }).collect();
    for noted in alerts.iter_mut().take(MAX_DETAILS).filter(|_| matches!(ended, Ended::Complete)) {
        let Some(path) = noted.alert.path() else { continue };
        // Without its details an alert is still an alert.
        let Ok(answered) = get(&path) else { break };
        if answered.status() == 200 {
            noted.details = answered.object().map(|object| monitor::details(&object.into())).unwrap_or_default();
        }
    }
    Fetched { alerts, ended, authorization: basic }
}

/// Asks, and asks again when there are too many requests.
fn ask(sender: &Sender<'_>, path: &str, basic: &str) -> Result<Reply, Failure> {
    let request = |wait| {
        let authorization = format!("Basic {basic}").into();
        Request::new(monitor::HOST, path.to_owned(), authorization).after(wait)
    };
    let mut reply = sender.send(&request(Duration::ZERO))?;
    for wait in WAITS {
        if reply.status() != 429 {
            break;
        }
        reply = sender.send(&request(wait))?;
    }
    Ok(reply)
}

fn read(reply: &Reply, id: &str, secrets: [&str; 2]) -> Result<Page, Ended> {
    let status = reply.status();
    let body = Value::from(reply.object().map_err(|why| Ended::NoAnswer(format!("status {status}: {why}")))?);
    if status == 200 {
        let other = || Ended::NoAnswer("the answer is not a list of alerts".to_owned());
        return Page::read(&body).ok_or_else(other);
    }
    let code = body.get("code").and_then(Value::as_u64).map(|code| format!(", code {code}")).unwrap_or_default();
    let message = body.get("message").and_then(Value::as_str).map(|text| format!(": {}", hidden(text, &secrets)));
    let id = reply.request_id(id).map(|id| format!(" (request {})", hidden(id, &secrets))).unwrap_or_default();
    let what = format!("status {status}{code}{}{id}", message.unwrap_or_default());
    Err(match status {
        401 | 403 => Ended::Rejected(format!("the key may not read the alerts: {what}")),
        _ => Ended::NoAnswer(what),
    })
}

/// Alerts without a readable time are the last.
fn newest_first(alerts: &mut [Alert]) {
    alerts.sort_by_cached_key(|alert| std::cmp::Reverse(moment::moment(&alert.date).ok()));
}
