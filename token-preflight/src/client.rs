//! A blocking client that sends the key to the vendor's hosts only.

use std::io;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use ureq::http::HeaderValue;
use ureq::tls::{PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::{Agent, Error};

use crate::preflight::Preflight;
use crate::report::Report;
use crate::request::{Answer, Failure, Request};
use crate::server::{ClientError, Server};

/// A blocking HTTP client for [`Preflight::run`].
///
/// It verifies certificates by the system's, follows no redirect, takes no proxy from the environment, and reads no more of an answer
/// than is judged.
#[derive(Clone, Debug)]
pub struct Client {
    base: Option<Server>,
    hosts: Vec<String>,
    roots: Option<RootCerts>,
    per_request: Duration,
    in_all: Duration,
}

/// How many requests are sent at a time: Twilio limits them for each account.
const AT_A_TIME: usize = 2;
/// Of one answer, in all.
const MAX_HEADER_BYTES: usize = 64 * 1024;

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
        self.base = Some(Server::instead(url, &self.hosts)?);
        Ok(self)
    }

    /// Trusts these certificates (PEM) instead of the system's: that of an emulator, or of a company's own proxy.
    ///
    /// # Errors
    ///
    /// When the text holds no certificate, or an invalid one.
    pub fn ca_pem(mut self, pem: &[u8]) -> Result<Self, ClientError> {
        let certificates: Vec<_> = parse_pem(pem)
            .filter_map(|item| match item {
                Ok(PemItem::Certificate(certificate)) => Some(certificate),
                _ => None,
            })
            .collect();
        if certificates.is_empty() {
            return Err(ClientError::new("it holds no certificate in PEM (`-----BEGIN CERTIFICATE-----`)".to_owned()));
        }
        // An invalid one would be left out, and the server's would be of an unknown issuer.
        let mut roots = rustls::RootCertStore::empty();
        for certificate in &certificates {
            let added = roots.add(certificate.der().to_vec().into());
            added.map_err(|why| ClientError::new(format!("it holds an invalid certificate: {why}")))?;
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
            .https_only(self.base.as_ref().is_none_or(Server::is_tls))
            // Each would send the key elsewhere.
            .proxy(None)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .max_response_header_size(MAX_HEADER_BYTES)
            .user_agent(concat!("token-preflight/", env!("CARGO_PKG_VERSION")))
            .build()
            .into()
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

    fn url(&self, request: &Request) -> String {
        let host = request.host();
        let server = self.base.clone().unwrap_or_else(|| Server::of_vendor(host));
        server.url(["https", "http"], host, request.path())
    }

    /// Begins to send: the time limit for all requests runs from here.
    #[doc(hidden)]
    #[must_use]
    pub fn begin(&self) -> Sender<'_> {
        Sender { client: self, agent: self.agent(), until: Instant::now() + self.in_all }
    }
}

/// A client that sends.
#[derive(Debug)]
pub struct Sender<'a> {
    client: &'a Client,
    agent: Agent,
    until: Instant,
}

impl Sender<'_> {
    /// Sends a request after its wait.
    ///
    /// # Errors
    ///
    /// When there is no answer in time, or one that is too long.
    pub fn send(&self, request: &Request) -> Result<Answer, Failure> {
        let left = || self.until.saturating_duration_since(Instant::now());
        if request.wait() >= left() {
            return Err(Failure::new(format!("the time limit of {} s is reached", self.client.in_all.as_secs())));
        }
        thread::sleep(request.wait());
        let mut authorization = HeaderValue::from_str(request.authorization())
            .map_err(|_| Failure::new("the key is not a header value"))?;
        authorization.set_sensitive(true);
        let asked = self
            .agent
            .get(self.client.url(request))
            .config()
            .timeout_global(Some(self.client.per_request.min(left())))
            .build()
            .header("Authorization", authorization)
            .header("Accept", "application/json");
        let mut response = asked.call().map_err(|error| self.client.failure(&error))?;
        let too_large = || Failure::new("the answer is too large");
        let limit = Request::MAX_ANSWER_BYTES as u64;
        if response.body().content_length().is_some_and(|length| length > limit) {
            return Err(too_large());
        }
        let body = response.body_mut().with_config().limit(limit).read_to_vec().map_err(|error| match error {
            Error::BodyExceedsLimit(_) => too_large(),
            error => self.client.failure(&error),
        })?;
        let headers = response.headers().iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)));
        Ok(headers
            .fold(Answer::new(response.status().as_u16(), body), |answer, (name, value)| answer.header(name, value)))
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
        let sender = client.begin();
        loop {
            let requests = self.requests();
            if requests.is_empty() {
                return self.finish();
            }
            for some in requests.chunks(AT_A_TIME) {
                some.iter().for_each(&mut *watch);
                let answers: Vec<_> = thread::scope(|scope| {
                    let sender = &sender;
                    let send = |request| scope.spawn(move || sender.send(request));
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
