//! Why a token was not issued.

use std::fmt;

#[cfg(feature = "http")]
use crate::rules::argument::Argument;
use crate::rules::finding::Finding;

/// Why a token was not issued: everything that was wrong with what the call gave.
///
/// With feature `axum` or `http` it is an HTTP response, [problem+json](https://www.rfc-editor.org/rfc/rfc9457). A handler that returns
/// it answers
///
/// - `422 Unprocessable Content`, with the name of each wrong input and what to change, when only inputs are wrong: they are taken to
///   be the client's, unless the handler says [`server_sent_inputs`](Self::server_sent_inputs);
/// - `500 Internal Server Error`, without a reason, when anything else is wrong, such as a grant that is written in Rust. The identity is taken to be the server's own, of
///   its session, unless the handler says [`client_sent_identity`](Self::client_sent_identity); so is the lifetime, unless it says
///   [`client_sent_ttl`](Self::client_sent_ttl).
///
/// No response repeats a value that the call gave. The reason of a 500 is for the log: the feature `tracing` writes its rules, and
/// `Display` all of it, which may quote the identity and the inputs.
///
/// ```
/// use token_core::twilio::{Issuer, VideoGrant};
/// use token_core::{AccessToken, IssueError};
///
/// /// A handler for guests who choose their own name.
/// fn token(issuer: &Issuer, name: &str) -> Result<AccessToken<VideoGrant>, IssueError> {
///     issuer.issue(name, VideoGrant::new()).map_err(IssueError::client_sent_identity)
/// }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct IssueError {
    findings: Vec<Finding>,
    /// Which arguments of the call the client sent.
    client_sent: ClientSent,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ClientSent {
    identity: bool,
    inputs: bool,
    ttl: bool,
}

impl IssueError {
    /// The reasons, at least one. In strict mode there may be warnings among them.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Says that the client sent the identity, so that an HTTP response tells it what is wrong with it.
    #[must_use]
    pub fn client_sent_identity(mut self) -> Self {
        self.client_sent.identity = true;
        self
    }

    /// Says that the client sent the lifetime that `issue_for` was given, so that an HTTP response tells it what is wrong with it.
    #[must_use]
    pub fn client_sent_ttl(mut self) -> Self {
        self.client_sent.ttl = true;
        self
    }

    /// Says that the inputs are the server's own, so that an HTTP response does not blame the client for them.
    #[must_use]
    pub fn server_sent_inputs(mut self) -> Self {
        self.client_sent.inputs = false;
        self
    }

    pub(crate) fn new(findings: Vec<Finding>) -> Self {
        Self { findings, client_sent: ClientSent { identity: false, inputs: true, ttl: false } }
    }

    /// What the client can mend, where that is all that is wrong; otherwise nothing.
    #[cfg(feature = "http")]
    pub(crate) fn faults_of_the_client(&self) -> Vec<&Finding> {
        // Warnings stop a call in strict mode only, and beside an error nobody knows whether they did.
        let errors = self.findings.iter().any(Finding::is_error);
        let reasons: Vec<_> = self.findings.iter().filter(|finding| finding.is_error() || !errors).collect();
        let sent = |finding: &&Finding| match finding.argument {
            Some(Argument::Identity) => self.client_sent.identity,
            Some(Argument::Inputs) => self.client_sent.inputs,
            Some(Argument::Ttl) => self.client_sent.ttl,
            None => false,
        };
        if reasons.iter().all(sent) { reasons } else { Vec::new() }
    }
}

impl From<Finding> for IssueError {
    fn from(finding: Finding) -> Self {
        Self::new(vec![finding])
    }
}

impl fmt::Display for IssueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no token was issued")?;
        reasons(f, &self.findings)
    }
}

/// As `Display`, because `unwrap` prints it.
impl fmt::Debug for IssueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for IssueError {}

/// `: message; fix` for one finding, and a list for several.
pub(crate) fn reasons(f: &mut fmt::Formatter<'_>, findings: &[Finding]) -> fmt::Result {
    match findings {
        [] => Ok(()),
        [one] => write!(f, ": {} ({}); {}", one.message, one.at, one.fix),
        several => {
            f.write_str(":")?;
            several.iter().try_for_each(|finding| write!(f, "\n  {finding}"))
        }
    }
}
