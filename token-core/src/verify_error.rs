//! Why a token was refused.

use std::fmt;

use crate::Finding;
use crate::issue_error::reasons;

/// Why a token was refused: every error that was found in it. It shows claims, escaped, but never the signature.
///
/// A client is best told no more than that its token was refused, and whether it [expired](Self::is_expired).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct VerifyError {
    findings: Vec<Finding>,
}

impl VerifyError {
    /// The rule that refused it; the first, where there are several.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        self.findings.first().map_or("", |finding| finding.rule)
    }

    /// All errors that were found, at least one.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Whether its only fault is that its time is over: a client with such a token only needs a new one.
    #[must_use]
    pub fn is_expired(&self) -> bool {
        !self.findings.is_empty() && self.findings.iter().all(|finding| finding.rule == "expired")
    }

    pub(crate) fn new(findings: Vec<Finding>) -> Self {
        Self { findings }
    }
}

impl From<Finding> for VerifyError {
    fn from(finding: Finding) -> Self {
        Self::new(vec![finding])
    }
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the token is refused")?;
        reasons(f, &self.findings)
    }
}

impl std::error::Error for VerifyError {}
