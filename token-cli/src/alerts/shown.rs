//! Alerts as they are printed: without tokens, secrets, headers and bodies.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::Value;
use token_core::diagnose::{Options, diagnose};
use token_schema::Vendor;

use super::concerned::Declared;
use super::fetched::Noted;
use crate::answer::{BOLD, counted, wrapped};
use crate::environment::Environment;
use crate::online::hidden::{hidden, tokens_in};
use crate::{escaped, explain, moment};

/// The tokens of one alert that are diagnosed.
const MAX_TOKENS: usize = 3;
/// Longer than any token that a vendor accepts; the rest of a longer one is not read.
const MAX_TOKEN_BYTES: usize = 16 * 1024;

pub(super) struct Context<'a> {
    pub(super) vendor: &'static Vendor,
    pub(super) environment: &'a Environment,
    pub(super) declared: &'a Declared,
    pub(super) secrets: &'a [&'a str],
}

#[derive(Serialize)]
pub(super) struct Shown<'a> {
    sid: Option<String>,
    date: Option<String>,
    code: Option<u32>,
    level: Option<String>,
    message: Option<String>,
    method: Option<String>,
    url: Option<String>,
    resource_sid: Option<String>,
    service_sid: Option<String>,
    title: Option<&'a str>,
    docs: Option<&'a str>,
    causes: Vec<&'a str>,
    /// `None` without a grants.toml.
    declarations: Option<Vec<&'a str>>,
    tokens: Vec<DiagnosedToken>,
}

#[derive(Serialize)]
struct DiagnosedToken {
    verdict: &'static str,
    findings: Value,
}

impl<'a> Context<'a> {
    pub(super) fn show(&'a self, noted: &Noted) -> Shown<'a> {
        let alert = &noted.alert;
        let text = |text: &str| Some(hidden(text, self.secrets)).filter(|text| !text.is_empty());
        let known = self.vendor.codes.iter().find(|known| Some(known.code) == alert.code);
        Shown {
            sid: text(&alert.sid),
            date: text(&alert.date),
            code: alert.code,
            level: text(&alert.level),
            message: text(&alert.text),
            method: text(&alert.method),
            url: text(without_secrets(&alert.url)),
            resource_sid: text(&alert.resource),
            service_sid: text(&alert.service),
            title: known.map(|known| &*known.title),
            docs: known.map(|known| &*known.docs),
            causes: known.map(|known| known.causes.iter().collect()).unwrap_or_default(),
            declarations: self.declared.by(alert, self.environment, self.vendor),
            tokens: self.diagnosed(noted),
        }
    }

    /// The tokens in the alert and its details, each once, diagnosed as of its time.
    fn diagnosed(&self, noted: &Noted) -> Vec<DiagnosedToken> {
        let parts = [&noted.alert.text, &noted.alert.url].into_iter().chain(&noted.details);
        let mut tokens: Vec<&str> = Vec::new();
        for token in parts.flat_map(|part| tokens_in(part)).map(alone).filter(|token| token.contains('.')) {
            if !tokens.contains(&token) && tokens.len() < MAX_TOKENS {
                tokens.push(token);
            }
        }
        let options = Options::new(self.vendor).credentials_from_lookup(|name| self.environment.get(name));
        let options = match moment::moment(&noted.alert.date) {
            Ok(time) => options.at(time),
            Err(_) => options,
        };
        tokens
            .into_iter()
            .map(|token| {
                let end = token.len().min(MAX_TOKEN_BYTES);
                let diagnosis = diagnose(token.get(..end).unwrap_or(token), &options);
                let mut json: Value = serde_json::from_str(&diagnosis.to_json()).unwrap_or_default();
                let findings = json.get_mut("findings").map(Value::take).unwrap_or_default();
                DiagnosedToken { verdict: diagnosis.verdict.as_str(), findings }
            })
            .collect()
    }
}

/// A token without what follows it in a path or in a percent-encoded text: `/`, `%22`. Base64url has no such
/// characters.
fn alone(token: &str) -> &str {
    let end = token.find(|c| "%/+=".contains(c)).unwrap_or(token.len());
    token.get(..end).filter(|start| start.matches('.').count() >= 2).unwrap_or(token)
}

/// A URL without its user and its query.
fn without_secrets(url: &str) -> &str {
    let url = url.split(['?', '#']).next().unwrap_or_default();
    let authority = url.split_once("://").map_or(url, |(_, rest)| rest);
    if authority.split('/').next().is_some_and(|authority| authority.contains('@')) { "" } else { url }
}

#[derive(Serialize)]
struct Document<'a> {
    alerts: &'a [Shown<'a>],
    since: &'a str,
    complete: bool,
}

pub(super) fn json(alerts: &[Shown<'_>], since: &str, complete: bool) -> String {
    escaped::pretty_json(&Document { alerts, since, complete })
}

pub(super) fn text(alerts: &[Shown<'_>], vendor: &Vendor, since: &str) -> String {
    let mut out = String::new();
    for alert in alerts {
        let word = |word: &Option<String>| word.clone().unwrap_or_else(|| "–".to_owned());
        let code = alert.code.map(|code| code.to_string()).unwrap_or_default();
        let title = alert.title.map(|title| format!(": {title}")).unwrap_or_default();
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{BOLD}{} {} {code}{title}{BOLD:#}", word(&alert.date), word(&alert.level));
        let mut line = |name: &str, text: &str| {
            if !text.is_empty() {
                out += &wrapped(&format!("  {name:<12} "), text);
            }
        };
        line("alert", alert.sid.as_deref().unwrap_or_default());
        line("request", &joined([&alert.method, &alert.url]));
        line("about", &joined([&alert.service_sid, &alert.resource_sid]));
        line("message", alert.message.as_deref().unwrap_or_default());
        line("declared", &alert.declarations.as_ref().map(|names| names.join(", ")).unwrap_or_default());
        for token in &alert.tokens {
            let member =
                |finding: &Value, name: &str| finding.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
            let findings: Vec<_> = token
                .findings
                .as_array()
                .into_iter()
                .flatten()
                .map(|finding| {
                    format!("{}: {}; {}", member(finding, "rule"), member(finding, "message"), member(finding, "fix"))
                })
                .collect();
            line("its token", &format!("{}. {}", token.verdict, findings.join(". ")));
        }
        out += "\n";
    }
    let mut codes: Vec<_> = alerts.iter().filter_map(|alert| alert.code).collect();
    codes.sort_unstable();
    codes.dedup();
    for explained in codes.iter().filter_map(|code| explain::code(*code, vendor)) {
        out += &explained;
        out += "\n";
    }
    out + &format!("{BOLD}{} since {since}{BOLD:#}\n", counted(alerts.len(), "alert"))
}

fn joined(parts: [&Option<String>; 2]) -> String {
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_a_token_is_no_part_of_it() {
        for after in ["", "%22%7D", "/Channels", "=", "+x", "%26a=1"] {
            assert_eq!(alone(&format!("eyJh.eyJz.c2ln{after}")), "eyJh.eyJz.c2ln", "{after}");
        }
        assert_eq!(alone("eyJh%2EeyJz%2Ec2ln"), "eyJh%2EeyJz%2Ec2ln");
    }

    #[test]
    fn a_url_has_no_user_and_no_query() {
        assert_eq!(without_secrets("https://a.example/x?Token=1#y"), "https://a.example/x");
        assert_eq!(without_secrets("https://user:password@a.example/x"), "");
        assert_eq!(without_secrets("https://a.example/user@b"), "https://a.example/user@b");
    }
}
