//! One question to the vendor, and its answer.

use std::fmt;
use std::time::Duration;

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
