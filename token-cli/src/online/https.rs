//! A request of a few seconds with credentials, whose answer is a small JSON document.

use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;
use ureq::Agent;
use ureq::http::{HeaderMap, StatusCode};
use ureq::tls::{Certificate, RootCerts, TlsConfig, TlsProvider};

use super::destination::Destination;
use super::tls;
use crate::answer::Answer;

/// Of one request.
const TIMEOUT: Duration = Duration::from_secs(15);
/// Of one answer.
const MAX_BYTES: u64 = 4 * 1024 * 1024;
/// How long to wait before each retry when the account makes too many requests at a time.
const RETRIES: [Duration; 3] = [Duration::from_millis(500), Duration::from_secs(1), Duration::from_secs(2)];

/// Sends requests with the same credentials.
pub(crate) struct Client {
    agent: Agent,
    /// The header with the credentials.
    authorization: String,
    deadline: Instant,
}

/// An answer, whatever its status.
#[derive(Debug)]
pub(crate) struct Answered {
    pub(crate) status: u16,
    pub(crate) body: Value,
    /// The vendor's name for the request, for its support.
    pub(crate) request_id: Option<String>,
}

impl Client {
    /// A client whose requests all end at the deadline.
    pub(crate) fn new(ca: Option<&Path>, user: &str, password: &str, deadline: Instant) -> Result<Self, Answer> {
        let roots = match ca {
            None => RootCerts::PlatformVerifier,
            Some(path) => {
                let certificates = tls::certificates(path)?;
                let owned: Vec<_> = certificates.iter().map(|one| Certificate::from_der(one).to_owned()).collect();
                RootCerts::Specific(Arc::new(owned))
            }
        };
        let tls = TlsConfig::builder()
            .provider(TlsProvider::Rustls)
            .unversioned_rustls_crypto_provider(tls::provider())
            .root_certs(roots)
            .build();
        let config = Agent::config_builder()
            .tls_config(tls)
            // Each would send the credentials elsewhere.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(None)
            .http_status_as_error(false)
            .max_response_header_size(64 * 1024)
            .user_agent(concat!("token-cli/", env!("CARGO_PKG_VERSION")));
        let basic = base64_simd::STANDARD.encode_to_string(format!("{user}:{password}"));
        Ok(Self { agent: config.build().new_agent(), authorization: format!("Basic {basic}"), deadline })
    }

    /// The part of the header that is as secret as the password.
    pub(crate) fn secret(&self) -> &str {
        self.authorization.trim_start_matches("Basic ")
    }

    /// Asks, and asks again when there are too many requests. The error is why there is no answer.
    pub(crate) fn get(&self, to: &Destination, query: &str) -> Result<Answered, String> {
        let mut retries = RETRIES.iter();
        loop {
            let answered = self.get_once(to, query)?;
            let Some(pause) = retries.next().filter(|_| answered.status == StatusCode::TOO_MANY_REQUESTS) else {
                return Ok(answered);
            };
            thread::sleep((*pause).min(self.left()));
        }
    }

    fn get_once(&self, to: &Destination, query: &str) -> Result<Answered, String> {
        let left = self.left().min(TIMEOUT);
        if left.is_zero() {
            return Err("the time for all requests is over".to_owned());
        }
        if to.loopback && to.addresses().is_ok_and(|addresses| addresses.is_empty()) {
            return Err("the host is not on this machine".to_owned());
        }
        let separator = if query.is_empty() { "" } else { "?" };
        let request = self.agent.get(format!("{}{separator}{query}", to.url(["https", "http"])));
        let request = request.header("Authorization", &self.authorization).header("Accept", "application/json");
        let request = request.config().timeout_global(Some(left)).https_only(to.tls).build();
        let mut response = request.call().map_err(|reason| why(&reason))?;
        let status = response.status().as_u16();
        if response.status().is_redirection() {
            return Err(format!("the server answered with HTTP status {status}, and redirects are not followed"));
        }
        let request_id = request_id(response.headers());
        if !response.body().mime_type().is_some_and(|kind| kind.ends_with("json")) {
            return Err(format!("the server answered with HTTP status {status}, and not with JSON"));
        }
        let body = response.body_mut().with_config().limit(MAX_BYTES).read_to_vec().map_err(|reason| why(&reason))?;
        let body = serde_json::from_slice(&body)
            .map_err(|_| format!("the server answered with HTTP status {status}, and with invalid JSON"))?;
        Ok(Answered { status, body, request_id })
    }

    fn left(&self) -> Duration {
        self.deadline.saturating_duration_since(Instant::now())
    }
}

/// Any header that ends so; it is shown, so it must be short and plain.
fn request_id(headers: &HeaderMap) -> Option<String> {
    let (_, id) = headers.iter().find(|(name, _)| name.as_str().ends_with("-request-id"))?;
    let id = id.to_str().ok()?;
    (id.len() <= 64 && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')).then(|| id.to_owned())
}

fn why(reason: &ureq::Error) -> String {
    match reason {
        ureq::Error::Timeout(_) => "the server did not answer in time".to_owned(),
        ureq::Error::BodyExceedsLimit(_) => format!("the answer is longer than {} MiB", MAX_BYTES >> 20),
        other => format!("no answer: {other}"),
    }
}
