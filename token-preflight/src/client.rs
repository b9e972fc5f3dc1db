//! A blocking client that sends the key to the vendor's hosts only.

use std::fmt;
use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use ureq::http::{HeaderValue, Uri};
use ureq::tls::{PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::{Agent, Error};

use crate::preflight::Preflight;
use crate::report::Report;
use crate::request::{Answer, Failure, Request};

/// A blocking HTTP client for [`Preflight::run`].
///
/// It verifies certificates by the system's, follows no redirect, takes no proxy from the environment, and reads no more of an answer
/// than is judged.
#[derive(Clone, Debug)]
pub struct Client {
    base: Option<Base>,
    hosts: Vec<String>,
    roots: Option<RootCerts>,
    per_request: Duration,
    in_all: Duration,
}

#[derive(Clone, Debug)]
struct Base {
    /// Without a `/` at its end.
    url: String,
    is_https: bool,
}

/// How many requests are sent at a time: Twilio limits them for each account.
const AT_A_TIME: usize = 2;

impl Client {
    /// A client for the vendor's own hosts.
    #[must_use]
    pub fn new() -> Self {
        Self {
            base: None,
            hosts: Vec::new(),
            roots: None,
            per_request: Duration::from_secs(10),
            in_all: Duration::from_secs(60),
        }
    }

    /// Allows a host that is not on this machine in [`base_url`](Self::base_url), which comes after it.
    #[must_use]
    pub fn allow_host(mut self, host: impl Into<String>) -> Self {
        self.hosts.push(host.into());
        self
    }

    /// Sends each request to `URL/HOST/PATH` instead, `HOST` being the vendor's: for tests.
    ///
    /// # Errors
    ///
    /// When it is neither on this machine (`http://127.0.0.1:4010`), nor HTTPS to an [allowed host](Self::allow_host): the key and its
    /// secret would go there.
    pub fn base_url(mut self, url: &str) -> Result<Self, ClientError> {
        self.base = Some(self.checked(url)?);
        Ok(self)
    }

    fn checked(&self, url: &str) -> Result<Base, ClientError> {
        let refuse = |why: &str| ClientError(format!("the base URL cannot be used: {why}"));
        let uri: Uri = url.parse().map_err(|_| refuse("it is not a URL, as in `http://127.0.0.1:4010`"))?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(refuse("it has no scheme, as in `http://127.0.0.1:4010`"));
        };
        if authority.as_str().contains('@') || uri.query().is_some() || url.contains('#') {
            return Err(refuse("it has a user, a query or a fragment"));
        }
        let host = authority.host();
        // A name that another resolver may give to another machine.
        if (scheme, host) == ("http", "localhost") {
            return self.checked(&url.replacen("localhost", "127.0.0.1", 1));
        }
        let is_https = match scheme {
            "https" => true,
            "http" => false,
            _ => return Err(refuse("its scheme is neither `http` nor `https`")),
        };
        if !is_loopback(host) {
            if !is_https {
                return Err(refuse(
                    "the key would be sent over `http` to another machine; use `https`, or this machine",
                ));
            }
            if !self.hosts.iter().any(|allowed| allowed.eq_ignore_ascii_case(host)) {
                return Err(refuse("its host is another machine, which must be allowed by name"));
            }
        }
        Ok(Base { url: url.trim_end_matches('/').to_owned(), is_https })
    }

    /// Trusts these certificates (PEM) instead of the system's: that of an emulator, or of a company's own proxy.
    ///
    /// # Errors
    ///
    /// When the text holds no certificate.
    pub fn ca_pem(mut self, pem: &[u8]) -> Result<Self, ClientError> {
        let certificates: Vec<_> = parse_pem(pem)
            .filter_map(|item| match item {
                Ok(PemItem::Certificate(certificate)) => Some(certificate),
                _ => None,
            })
            .collect();
        if certificates.is_empty() {
            return Err(ClientError("it holds no certificate in PEM (`-----BEGIN CERTIFICATE-----`)".to_owned()));
        }
        self.roots = Some(RootCerts::new_with_certs(&certificates));
        Ok(self)
    }

    /// How long to wait for one answer, and for all: ten seconds and a minute by default.
    #[must_use]
    pub fn timeouts(mut self, per_request: Duration, in_all: Duration) -> Self {
        (self.per_request, self.in_all) = (per_request, in_all);
        self
    }

    fn agent(&self) -> Agent {
        let tls = TlsConfig::builder()
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .root_certs(self.roots.clone().unwrap_or(RootCerts::PlatformVerifier))
            .build();
        Agent::config_builder()
            .tls_config(tls)
            .https_only(self.base.as_ref().is_none_or(|base| base.is_https))
            .proxy(None)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .user_agent(concat!("token-preflight/", env!("CARGO_PKG_VERSION")))
            .build()
            .into()
    }

    fn url(&self, request: &Request) -> String {
        match &self.base {
            Some(base) => format!("{}/{}{}", base.url, request.host(), request.path()),
            None => request.url(),
        }
    }

    fn send(&self, agent: &Agent, request: &Request, until: Instant) -> Result<Answer, Failure> {
        let left = |until: Instant| until.saturating_duration_since(Instant::now());
        if request.wait() >= left(until) {
            return Err(Failure::new(format!("the time limit of {} s is reached", self.in_all.as_secs())));
        }
        thread::sleep(request.wait());
        let mut authorization = HeaderValue::from_str(request.authorization())
            .map_err(|_| Failure::new("the key is not a header value"))?;
        authorization.set_sensitive(true);
        let asked = agent
            .get(self.url(request))
            .config()
            .timeout_global(Some(self.per_request.min(left(until))))
            .build()
            .header("Authorization", authorization)
            .header("Accept", "application/json");
        let mut response = asked.call().map_err(|error| self.failure(&error))?;
        let too_large = || Failure::new("the answer is too large");
        let limit = Request::MAX_ANSWER_BYTES as u64;
        if response.body().content_length().is_some_and(|length| length > limit) {
            return Err(too_large());
        }
        let body = response.body_mut().with_config().limit(limit).read_to_vec().map_err(|error| match error {
            Error::BodyExceedsLimit(_) => too_large(),
            error => self.failure(&error),
        })?;
        let headers = response.headers().iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)));
        Ok(headers
            .fold(Answer::new(response.status().as_u16(), body), |answer, (name, value)| answer.header(name, value)))
    }

    fn failure(&self, error: &Error) -> Failure {
        Failure::new(match error {
            Error::Timeout(_) => format!("no whole answer within {} s", self.per_request.as_secs_f32()),
            Error::HostNotFound => "the host was not found".to_owned(),
            Error::Io(error) if error.kind() == io::ErrorKind::ConnectionRefused => {
                "nothing listens at the address".to_owned()
            }
            Error::Io(error) => format!("the connection failed: {error}"),
            error => format!("the request failed: {error}"),
        })
    }
}

impl Default for Client {
    fn default() -> Self {
        Self::new()
    }
}

impl Preflight {
    /// Asks the vendor, with at most two requests at a time.
    #[must_use]
    pub fn run(self, client: &Client) -> Report {
        self.run_watched(client, &mut |_| {})
    }

    /// As [`run`](Self::run), and calls `watch` before each request.
    pub fn run_watched(mut self, client: &Client, watch: &mut dyn FnMut(&Request)) -> Report {
        let agent = client.agent();
        let until = Instant::now() + client.in_all;
        loop {
            let requests = self.requests();
            if requests.is_empty() {
                return self.finish();
            }
            for some in requests.chunks(AT_A_TIME) {
                some.iter().for_each(&mut *watch);
                let answers: Vec<_> = thread::scope(|scope| {
                    let agent = &agent;
                    let send = |request| scope.spawn(move || client.send(agent, request, until));
                    let threads: Vec<_> = some.iter().map(send).collect();
                    threads.into_iter().map(|it| it.join().unwrap_or_else(|_| Err(Failure::new("it failed")))).collect()
                });
                for (request, answer) in some.iter().zip(answers) {
                    self.answer(request, answer);
                }
            }
        }
    }
}

/// Whether a host is this machine, whatever its resolver says.
fn is_loopback(host: &str) -> bool {
    let address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Why a client cannot be made.
#[derive(Clone, Debug)]
pub struct ClientError(String);

impl fmt::Display for ClientError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ClientError {}
