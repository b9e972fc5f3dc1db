//! Reads the alerts, page by page, and the details of the newest.

use std::collections::HashSet;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::Value;
use token_protocols::monitor::{self, Alert, Page};

use crate::answer::Answer;
use crate::moment;
use crate::online::destination::Destination;
use crate::online::hidden::hidden;
use crate::online::https::{Answered, Client};

/// Of all requests.
const TIMEOUT: Duration = Duration::from_secs(60);
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

type To<'a> = &'a dyn Fn(&str) -> Result<Destination, Answer>;

/// The alerts with the codes that are wanted, since a time.
pub(super) fn fetch(
    to: To<'_>,
    ca: Option<&Path>,
    [key, secret]: [&str; 2],
    from: &str,
    wanted: &dyn Fn(u32) -> bool,
) -> Result<Fetched, Answer> {
    let client = Client::new(ca, key, secret, Instant::now() + TIMEOUT)?;
    let mut found: Vec<Alert> = Vec::new();
    let mut asked = HashSet::new();
    let mut query = Some(monitor::since(from));
    let mut ended = Ended::Complete;
    let list = to(monitor::PATH)?;
    while let Some(parameters) = query.take() {
        if asked.len() >= MAX_PAGES || !asked.insert(parameters.clone()) {
            ended = Ended::NoAnswer(format!("the list has more than {MAX_PAGES} pages, or repeats one"));
            break;
        }
        match client.get(&list, &parameters).map(|answered| read(&answered, [secret, client.secret()])) {
            Ok(Ok(page)) => {
                found.extend(page.alerts.into_iter().filter(|alert| alert.code.is_some_and(wanted)));
                query = page.next;
            }
            Ok(Err(why)) => ended = why,
            Err(reason) => ended = Ended::NoAnswer(reason),
        }
        newest_first(&mut found);
        found.truncate(MAX_ALERTS);
    }
    let mut alerts: Vec<_> = found.into_iter().map(|alert| Noted { alert, details: Vec::new() }).collect();
    for noted in alerts.iter_mut().take(MAX_DETAILS).filter(|_| matches!(ended, Ended::Complete)) {
        let Some(path) = noted.alert.path() else { continue };
        // Without its details an alert is still an alert.
        let Ok(answered) = client.get(&to(&path)?, "") else { break };
        if answered.status == 200 {
            noted.details = monitor::details(&answered.body);
        }
    }
    Ok(Fetched { alerts, ended, authorization: client.secret().to_owned() })
}

fn read(answered: &Answered, secrets: [&str; 2]) -> Result<Page, Ended> {
    if answered.status == 200 {
        let other = || Ended::NoAnswer("the answer is not a list of alerts".to_owned());
        return Page::read(&answered.body).ok_or_else(other);
    }
    let code =
        answered.body.get("code").and_then(Value::as_u64).map(|code| format!(", code {code}")).unwrap_or_default();
    let message =
        answered.body.get("message").and_then(Value::as_str).map(|text| format!(": {}", hidden(text, &secrets)));
    let id = answered.request_id.as_ref().map(|id| format!(" (request {id})")).unwrap_or_default();
    let what = format!("status {}{code}{}{id}", answered.status, message.unwrap_or_default());
    Err(match answered.status {
        401 | 403 => Ended::Rejected(format!("the key may not read the alerts: {what}")),
        _ => Ended::NoAnswer(what),
    })
}

/// Alerts without a readable time are the last.
fn newest_first(alerts: &mut [Alert]) {
    alerts.sort_by_cached_key(|alert| std::cmp::Reverse(moment::moment(&alert.date).ok()));
}
