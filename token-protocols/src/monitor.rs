//! Monitor's alerts: what the vendor noted about failed requests. A documented REST API:
//! <https://www.twilio.com/docs/usage/monitor-alert>.
//!
//! Every member of an answer may be missing or `null`, and an answer may be anything.

use std::time::Duration;

use serde_json::Value;

/// The host of the API, in all regions.
pub const HOST: &str = "monitor.twilio.com";
/// The path of the list.
pub const PATH: &str = "/v1/Alerts";
/// How long alerts are kept.
pub const KEPT: Duration = Duration::from_secs(30 * 24 * 3600);
/// The parameters of the first page of what was noted since a time in RFC 3339, in UTC: `2026-01-31T12:00:00Z`.
#[must_use]
pub fn since(time: &str) -> String {
    format!("PageSize={PAGE}&StartDate={}", time.replace(':', "%3A").replace('+', "%2B"))
}

/// Alerts on a page.
const PAGE: u32 = 100;

/// An alert of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alert {
    /// Its SID.
    pub sid: String,
    /// The vendor's error code.
    pub code: Option<u32>,
    /// `error`, `warning`, `notice` or `debug`.
    pub level: String,
    /// The text, often in the form of a query.
    pub text: String,
    /// When it was noted, in RFC 3339.
    pub date: String,
    /// The method of the request that failed.
    pub method: String,
    /// The URL of the request that failed.
    pub url: String,
    /// What the alert is about.
    pub resource: String,
    /// The service that it is about.
    pub service: String,
}

/// A page of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its alerts.
    pub alerts: Vec<Alert>,
    /// The parameters of the next page.
    pub next: Option<String>,
}

impl Page {
    /// Reads a page; `None` if the answer is not a list of alerts.
    #[must_use]
    pub fn read(answer: &Value) -> Option<Self> {
        let alerts = answer.get("alerts")?.as_array()?.iter().filter(|item| item.is_object()).map(alert).collect();
        let next = answer.pointer("/meta/next_page_url").and_then(Value::as_str).and_then(next_parameters);
        Some(Self { alerts, next })
    }
}

/// Only the parameters of the address are used, so that an answer cannot name another host.
fn next_parameters(url: &str) -> Option<String> {
    let (before, query) = url.split_once('?')?;
    let is_parameter = |c: char| c.is_ascii_alphanumeric() || "-._~%=&+".contains(c);
    (before.ends_with(PATH) && query.len() <= 1000 && query.chars().all(is_parameter)).then(|| query.to_owned())
}

fn alert(item: &Value) -> Alert {
    let text = |name: &str| item.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let code = match item.get("error_code") {
        Some(Value::String(code)) => code.parse().ok(),
        Some(Value::Number(code)) => code.as_u64().and_then(|code| u32::try_from(code).ok()),
        _ => None,
    };
    Alert {
        sid: text("sid"),
        code,
        level: text("log_level"),
        text: text("alert_text"),
        date: text("date_generated"),
        method: text("request_method"),
        url: text("request_url"),
        resource: text("resource_sid"),
        service: text("service_sid"),
    }
}

impl Alert {
    /// The path of its details; `None` if its SID is not one, which must not become a part of a path.
    #[must_use]
    pub fn path(&self) -> Option<String> {
        let digits = self.sid.strip_prefix("NO")?;
        let valid = digits.len() == 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        valid.then(|| format!("{PATH}/{}", self.sid))
    }
}

/// The parts of an alert's details that come from a client or a server: variables, headers and bodies, which may
/// contain a token.
#[must_use]
pub fn details(answer: &Value) -> Vec<String> {
    let names =
        ["alert_text", "request_url", "request_variables", "request_headers", "response_headers", "response_body"];
    let parts = names.iter().filter_map(|name| answer.get(*name));
    parts.map(|part| part.as_str().map_or_else(|| part.to_string(), str::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn any_answer_is_read() {
        for odd in [json!(null), json!([]), json!({}), json!({"alerts": null}), json!({"alerts": {}})] {
            assert_eq!(Page::read(&odd), None, "{odd}");
        }
        let nulls = json!({"alerts": [null, 7, {}, {"sid": null, "error_code": null, "alert_text": []}], "meta": null});
        assert_eq!(Page::read(&nulls), Some(Page { alerts: vec![Alert::default(); 2], next: None }));
        let codes = json!({"alerts": [{"error_code": "51130"}, {"error_code": 20101}, {"error_code": "x"}]});
        let codes: Vec<_> = Page::read(&codes).unwrap().alerts.iter().map(|alert| alert.code).collect();
        assert_eq!(codes, [Some(51130), Some(20101), None]);
    }

    #[test]
    fn an_answer_names_no_other_place() {
        let next = |url: &str| Page::read(&json!({"alerts": [], "meta": {"next_page_url": url}})).unwrap().next;
        let own = "https://monitor.twilio.com/v1/Alerts?PageSize=50&Page=1&PageToken=PANO1";
        assert_eq!(next(own).as_deref(), Some("PageSize=50&Page=1&PageToken=PANO1"));
        assert_eq!(next("https://evil.example/v1/Alerts?Page=1").as_deref(), Some("Page=1"));
        for other in
            ["https://monitor.twilio.com/v1/Keys?Page=1", "x", "/v1/Alerts?a b", "/v1/Alerts?a#@evil.example", ""]
        {
            assert_eq!(next(other), None, "{other}");
        }
        let with = |sid: &str| Alert { sid: sid.into(), ..Alert::default() }.path();
        assert_eq!(with(&format!("NO{}", "0a".repeat(16))), Some(format!("/v1/Alerts/NO{}", "0a".repeat(16))));
        for sid in ["", "NO", "NO../../Keys", "NO0123456789abcdef0123456789abcde/"] {
            assert_eq!(with(sid), None, "{sid}");
        }
    }

    #[test]
    fn a_time_is_a_parameter() {
        assert_eq!(since("2026-01-31T12:00:00Z"), "PageSize=100&StartDate=2026-01-31T12%3A00%3A00Z");
    }
}
