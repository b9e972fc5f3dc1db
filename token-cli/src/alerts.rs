//! `token alerts`: what the vendor noted about tokens that it refused.

mod concerned;
mod fetched;
mod shown;

use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use clap::Args;
use token_core::engine::RawCredentials;
use token_protocols::{Sdk, monitor};
use token_schema::{Role, Vendor};

use self::concerned::Declared;
use self::fetched::{Ended, fetch};
use crate::answer::{Answer, Exit, Outcome, error, note};
use crate::check::Format;
use crate::environment::{Environment, Files};
use crate::online::trusted::Trusted;
use crate::{grants_file, moment, vendors};

/// List the account's alerts about tokens, newest first
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(crate) struct Alerts {
    /// How far to look back: 90s, 15m, 24h; at most 720h
    #[arg(long, value_name = "DURATION", default_value = "24h", value_parser = since)]
    since: Duration,
    /// Only alerts with this error code, also if it is not about tokens
    #[arg(long, value_name = "CODE")]
    code: Option<u32>,
    /// Send the requests to URL/HOST/PATH instead of the vendor's HOST: a test server
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The file whose declarations the alerts may concern
    #[arg(long, value_name = "FILE", default_value = grants_file::DEFAULT)]
    grants: PathBuf,
    /// The output format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    trusted: Trusted,
    #[command(flatten)]
    environment: Files,
}

const AFTER: &str = "\
The alerts are those of the account of the credentials in the environment. Each
is listed with its causes, as `token explain` gives them, and with the
declarations that it may concern. A token in the headers or bodies of the newest
20 is diagnosed as of the time of the alert, and never printed.

Monitor may not know every refusal: no alert does not mean that no token was
rejected.

Exit status: 0 listed, also if there are none; 1 the credentials are incomplete
or rejected; 2 invalid arguments; 3 no answer, or not all alerts were read.
With `--format json` the output is
  {\"alerts\": [{\"sid\", \"date\", \"code\", \"level\", \"message\", \"method\", \"url\",
   \"resource_sid\", \"service_sid\", \"title\", \"docs\", \"causes\", \"declarations\",
   \"tokens\": [{\"verdict\", \"findings\"}]}], \"since\", \"complete\": true|false}
where findings are those of `token diagnose`, and other values may be null.

Examples:
  token alerts --since 1h
  token alerts --code 51130 --env-file .env
  token alerts --format json | jq -r '.alerts[].code'";

impl Alerts {
    pub(crate) fn run(self) -> Outcome {
        let vendor = vendors::table(vendors::named(Sdk::VENDOR)?.schema());
        // Before a credential is read.
        let client = self.trusted.client(self.base_url.as_deref())?;
        let (environment, warnings) = self.environment.sound()?;
        let declared = Declared::read(&self.grants, vendor)?;
        RawCredentials::from_lookup(vendor, |name| environment.get(name)).map_err(|problems| {
            Answer::bad(declared.problems.clone() + &self.environment.problems(problems.findings()))
        })?;
        let [key, secret] = key_and_secret(vendor, &environment)
            .ok_or_else(|| Answer::bad(error("the environment has no key and secret", "")))?;
        let now = SystemTime::now();
        let from = now.checked_sub(self.since).unwrap_or(UNIX_EPOCH);
        let wanted = |code: u32| match self.code {
            Some(only) => code == only,
            None => vendor.codes.iter().any(|known| known.code == code),
        };
        let from = moment::rfc3339(from).ok_or_else(|| Answer::usage(error("--since: out of range", "")))?;
        let mut fetched = fetch(client, [&key, &secret], &vendor.preflight.request_id, &from, &wanted);
        let mut secrets = vec![secret];
        secrets.extend(vendor.other_secrets.iter().filter_map(|(name, _)| environment.get(name)));
        secrets.push(std::mem::take(&mut fetched.authorization));
        let secrets: Vec<_> = secrets.iter().map(String::as_str).collect();
        let context = shown::Context { vendor, environment: &environment, declared: &declared, secrets: &secrets };
        let alerts: Vec<_> = fetched.alerts.iter().map(|alert| context.show(alert)).collect();
        let out = match self.format {
            Format::Text => shown::text(&alerts, vendor, &from),
            Format::Json => shown::json(&alerts, &from, matches!(fetched.ended, Ended::Complete)),
        };
        let mut err = warnings;
        err += &declared.problems;
        err += &note("Monitor may not know every refusal: a token may be rejected without an alert");
        let exit = match &fetched.ended {
            Ended::Complete => Exit::Good,
            Ended::Rejected(reason) => {
                err += &error(
                    reason,
                    "check that the key is active, and of this account; a restricted key needs a permission for alerts",
                );
                Exit::Bad
            }
            Ended::NoAnswer(reason) => {
                let what = if alerts.is_empty() { "the alerts are unknown" } else { "not all alerts were read" };
                err += &error(&format!("{what}: {reason}"), "");
                Exit::NoAnswer
            }
        };
        Ok(Answer { out, err, exit })
    }
}

fn since(text: &str) -> Result<Duration, String> {
    let given = moment::duration(text)?;
    if given.is_zero() {
        return Err("no alert is that new; write a longer time, as in 1h".to_owned());
    }
    if given > monitor::KEPT {
        return Err(format!("alerts are kept for {} hours", monitor::KEPT.as_secs() / 3600));
    }
    Ok(given)
}

/// The values that sign in: the claim that names the key, and the secret.
fn key_and_secret(vendor: &Vendor, environment: &Environment) -> Option<[String; 2]> {
    let value = |is_it: fn(&Role) -> bool| {
        let credential = vendor.credentials.iter().find(|credential| is_it(&credential.role))?;
        credential.env.iter().find_map(|name| environment.get(name).filter(|value| !value.is_empty()))
    };
    let key = value(|role| matches!(role, Role::Claim(claim, _) if claim == "iss"))?;
    Some([key, value(|role| matches!(role, Role::Secret))?])
}
