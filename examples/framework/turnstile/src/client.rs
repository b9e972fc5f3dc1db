//! The HTTP client of the generated client.

use std::fmt;

use serde::Serialize;

use crate::{Issued, Refusal};

/// A token server, for clients.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    credential: String,
}

impl Client {
    /// The server at `base`; requests are sent with `Authorization: Bearer` and this credential.
    #[must_use]
    pub fn new(base: &str, credential: &str) -> Self {
        let base = base.trim_end_matches('/').to_owned();
        Self { http: reqwest::Client::new(), base, credential: credential.to_owned() }
    }

    /// Requests a token.
    ///
    /// # Errors
    ///
    /// When the server cannot be reached, or refuses.
    pub async fn issue<B: Serialize>(&self, path: &str, body: Option<&B>) -> Result<Issued, ClientError> {
        let mut request = self.http.post(format!("{}{path}", self.base)).bearer_auth(&self.credential);
        if let Some(body) = body {
            request = request.json(body);
        }
        let answer = request.send().await?;
        let status = answer.status();
        if status.is_success() {
            return Ok(answer.json().await?);
        }
        let refusal: Refusal = answer.json().await?;
        Err(ClientError::Refused(status.as_u16(), refusal.to_string()))
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("base", &self.base).finish_non_exhaustive()
    }
}

/// Why a client received no token.
#[derive(Debug)]
pub enum ClientError {
    /// The server cannot be reached, or sent an invalid response.
    Http(reqwest::Error),
    /// The server refused, with a status and the reason.
    Refused(u16, String),
}

impl From<reqwest::Error> for ClientError {
    fn from(error: reqwest::Error) -> Self {
        Self::Http(error)
    }
}

impl fmt::Display for ClientError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Http(error) => write!(f, "no answer: {error}"),
            Self::Refused(status, why) => write!(f, "refused ({status}): {why}"),
        }
    }
}

impl std::error::Error for ClientError {}
