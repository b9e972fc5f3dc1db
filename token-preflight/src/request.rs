//! One question to the vendor, and its answer.

use std::fmt;
use std::time::Duration;

use serde_json::{Map, Value};
use zeroize::Zeroizing;

/// One `GET` request to the vendor's API.
///
/// Its `Debug` does not show the authorization.
pub struct Request {
    pub(crate) id: usize,
    pub(crate) host: String,
    pub(crate) path: String,
    pub(crate) authorization: Zeroizing<String>,
    pub(crate) wait: Duration,
    pub(crate) about: String,
}

impl Request {
    /// The most bytes of an answer that are read.
    pub const MAX_ANSWER_BYTES: usize = 1024 * 1024;

    /// A request of the command line, which is in no preflight.
    #[doc(hidden)]
    #[must_use]
    pub fn new(host: &str, path: String, authorization: Zeroizing<String>) -> Self {
        let wait = Duration::ZERO;
        Self { id: 0, host: host.to_owned(), path, authorization, wait, about: String::new() }
    }

    /// The same request, after a wait.
    #[doc(hidden)]
    #[must_use]
    pub fn after(self, wait: Duration) -> Self {
        Self { wait, ..self }
    }

    /// The host, over HTTPS: `conversations.twilio.com`.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The path, with its query: `/v1/Services/IS…`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The address: the host over HTTPS, and the path.
    #[must_use]
    pub fn url(&self) -> String {
        format!("https://{}{}", self.host, self.path)
    }

    /// The value of the header `Authorization`. Send it to this [address](Self::url) only, and follow no redirect with it.
    #[must_use]
    pub fn authorization(&self) -> &str {
        &self.authorization
    }

    /// How long to wait before it is sent: not zero when the vendor asked for fewer requests.
    #[must_use]
    pub fn wait(&self) -> Duration {
        self.wait
    }

    /// What it asks about, for people: `Conversations service`.
    #[must_use]
    pub fn about(&self) -> &str {
        &self.about
    }

    /// The request as a line, without the authorization.
    pub(crate) fn line(&self) -> String {
        format!("GET {}", self.url())
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request").field("url", &self.url()).field("wait", &self.wait).finish_non_exhaustive()
    }
}

/// The longest id of a request that is shown.
const MAX_ID: usize = 64;

/// The vendor's answer to a request.
#[derive(Clone)]
pub struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// An answer with its body.
    ///
    /// Read no more than [`Request::MAX_ANSWER_BYTES`] of a body: a longer one is not judged.
    #[must_use]
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: Vec::new(), body: body.into() }
    }

    /// Adds a header. `Content-Type`, `Retry-After` and the one that identifies the request are read.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Its status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The vendor's id of the request in this header, if a line of a log may hold it: nothing that could change how a terminal shows it.
    #[doc(hidden)]
    #[must_use]
    pub fn request_id(&self, header: &str) -> Option<&str> {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        self.get(header).filter(|id| !id.is_empty() && id.len() <= MAX_ID && id.bytes().all(is_plain))
    }

    /// The object of the body; or why there is none. The answer may be a page of a proxy, from which nothing follows.
    #[doc(hidden)]
    pub fn object(&self) -> Result<Map<String, Value>, &'static str> {
        if self.body.len() > Request::MAX_ANSWER_BYTES {
            return Err("the answer is too large");
        }
        if (300..=399).contains(&self.status) {
            return Err("a redirect is not followed");
        }
        let kind = self.get("content-type").unwrap_or_default().to_ascii_lowercase();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        if kind != "application/json" && !kind.ends_with("+json") {
            return Err("the answer is not JSON");
        }
        match serde_json::from_slice(&self.body) {
            Ok(Value::Object(object)) => Ok(object),
            Ok(_) => Err("the answer is not a JSON object"),
            Err(_) => Err("the answer is not valid JSON"),
        }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(one, _)| one.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

/// Without the body, which may hold a secret of the account.
impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer").field("status", &self.status).finish_non_exhaustive()
    }
}

/// Why there is no answer.
#[derive(Clone, Debug)]
pub struct Failure(pub(crate) String);

impl Failure {
    /// A reason in words, `the host was not found`.
    #[must_use]
    pub fn new(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}
