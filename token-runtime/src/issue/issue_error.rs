//! Why a token was not issued.

use std::fmt;

#[cfg(feature = "http")]
use crate::rules::argument::Argument;
use crate::rules::finding::Finding;

/// Why a token was not issued: all problems with the arguments of the call.
///
/// With feature `axum` or `http` the error is an HTTP response, [problem+json](https://www.rfc-editor.org/rfc/rfc9457):
///
/// - `422 Unprocessable Content`, with the name of each wrong input and how to correct it, if only inputs are wrong. Inputs are assumed to
///   come from the client; [`server_sent_inputs`](Self::server_sent_inputs) changes that.
/// - `500 Internal Server Error`, without a reason, if anything else is wrong, such as a grant that is written in Rust. Identity and
///   lifetime are assumed to come from the server; [`client_sent_identity`](Self::client_sent_identity) and
///   [`client_sent_ttl`](Self::client_sent_ttl) change that.
///
/// No response contains an argument of the call. For the log, the feature `tracing` writes the rules, and `Display` shows all findings,
/// which may quote the identity and the inputs.
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
    client_sent: ClientSent,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ClientSent {
    identity: bool,
    inputs: bool,
    ttl: bool,
}

impl IssueError {
    /// The reasons, at least one. In strict mode they may include warnings.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Declares that the client sent the identity, so an HTTP response explains what is wrong with it.
    #[must_use]
    pub fn client_sent_identity(mut self) -> Self {
        self.client_sent.identity = true;
        self
    }

    /// Declares that the client sent the lifetime, so an HTTP response explains what is wrong with it.
    #[must_use]
    pub fn client_sent_ttl(mut self) -> Self {
        self.client_sent.ttl = true;
        self
    }

    /// Declares that the server chose the inputs, so an HTTP response does not report them to the client.
    #[must_use]
    pub fn server_sent_inputs(mut self) -> Self {
        self.client_sent.inputs = false;
        self
    }

    pub(crate) fn new(findings: Vec<Finding>) -> Self {
        Self { findings, client_sent: ClientSent { identity: false, inputs: true, ttl: false } }
    }

    /// The findings that the client can correct, if there are no others.
    #[cfg(feature = "http")]
    pub(crate) fn faults_of_the_client(&self) -> Vec<&Finding> {
        // Warnings stop a call only in strict mode, which is not known here: next to an error they do not count.
        let errors = self.findings.iter().any(Finding::is_error);
        let reasons: Vec<_> = self.findings.iter().filter(|finding| finding.is_error() || !errors).collect();
        let sent = |finding: &&Finding| match &finding.argument {
            Some(Argument::Identity) => self.client_sent.identity,
            Some(Argument::Input(_) | Argument::Inputs) => self.client_sent.inputs,
            Some(Argument::Ttl) => self.client_sent.ttl,
            Some(Argument::Variables(_)) | None => false,
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
