//! A preflight with an asynchronous client of the caller.

use std::future::Future;
use std::time::Duration;

use crate::preflight::Preflight;
use crate::report::Report;
use crate::request::{Answer, Failure, Request};

/// Sends requests with an HTTP client of your own, on its runtime.
///
/// `tests/transport.rs` has a small one. With reqwest 0.13 and Tokio:
///
/// ```no_run
/// # use std::time::Duration;
/// # use token_preflight::{Answer, Failure, Preflight, Report, Request, Transport};
/// struct Reqwest(reqwest::Client);
///
/// impl Transport for Reqwest {
///     async fn send(&self, request: &Request) -> Result<Answer, Failure> {
///         let failed = |error: reqwest::Error| Failure::new(error.without_url().to_string());
///         let sent = self.0.get(request.url()).header("authorization", request.authorization());
///         let mut response = sent.send().await.map_err(failed)?;
///         let mut body = Vec::new();
///         while let Some(part) = response.chunk().await.map_err(failed)? {
///             body.extend_from_slice(&part);
///             if body.len() > Request::MAX_ANSWER_BYTES {
///                 return Err(Failure::new("the answer is too large"));
///             }
///         }
///         let mut answer = Answer::new(response.status().as_u16(), body);
///         for (name, value) in response.headers() {
///             answer = answer.header(name.as_str(), value.to_str().unwrap_or_default());
///         }
///         Ok(answer)
///     }
///
///     async fn sleep(&self, time: Duration) {
///         tokio::time::sleep(time).await;
///     }
/// }
///
/// async fn run(preflight: Preflight) -> Result<Report, reqwest::Error> {
///     // No redirect is followed, no proxy taken from the environment, and no answer waited for longer than ten seconds.
///     let client = reqwest::Client::builder()
///         .https_only(true)
///         .redirect(reqwest::redirect::Policy::none())
///         .no_proxy()
///         .timeout(Duration::from_secs(10))
///         .build()?;
///     Ok(preflight.run_with(&Reqwest(client)).await)
/// }
/// ```
pub trait Transport {
    /// Sends a request to its [address](Request::url), with its [authorization](Request::authorization), and returns the answer.
    ///
    /// # Errors
    ///
    /// When there is no answer, or one longer than [`Request::MAX_ANSWER_BYTES`].
    fn send(&self, request: &Request) -> impl Future<Output = Result<Answer, Failure>> + Send;

    /// Waits, when the vendor asked for fewer requests.
    fn sleep(&self, time: Duration) -> impl Future<Output = ()> + Send;
}

impl Preflight {
    /// Asks the vendor, one request at a time. Drop the future to end it early.
    pub async fn run_with(mut self, transport: &impl Transport) -> Report {
        loop {
            let requests = self.requests();
            if requests.is_empty() {
                return self.finish();
            }
            for request in requests {
                if !request.wait().is_zero() {
                    transport.sleep(request.wait()).await;
                }
                let answer = transport.send(&request).await;
                self.answer(&request, answer);
            }
        }
    }
}
