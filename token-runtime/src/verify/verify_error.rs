//! Why a token was refused.

use std::fmt;

use token_schema::rule::{self, Severity};

use crate::issue::issue_error::reasons;
use crate::rules::finding::{Finding, More};
use crate::rules::findings::Findings;
use crate::rules::redaction::Redaction;

/// Why a token was refused. Messages quote claims, escaped, but never the signature or a secret.
///
/// Tell a client only that its token was refused, and whether it [expired](Self::is_expired).
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct VerifyError {
    findings: Vec<Finding>,
    more: Vec<More>,
}

impl VerifyError {
    /// The id of the first rule that the token breaks.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        self.findings.first().map_or("", |finding| finding.rule)
    }

    /// The errors, at least one. Of each rule at most 20 are listed, and the first in each grant.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The number of errors of a rule that are not listed.
    #[must_use]
    pub fn more(&self) -> &[More] {
        &self.more
    }

    /// Whether the token has expired and is otherwise valid: the client only needs a new token.
    #[must_use]
    pub fn is_expired(&self) -> bool {
        !self.findings.is_empty() && self.findings.iter().all(|finding| finding.rule == rule::EXPIRED)
    }

    pub(crate) fn redacted(self, redaction: &Redaction<'_>) -> Self {
        Self { findings: self.findings.into_iter().map(|finding| redaction.of_finding(finding)).collect(), ..self }
    }

    pub(crate) fn unless_good(mut found: Findings<'_>) -> Result<(), Self> {
        if !found.has_error() {
            return Ok(());
        }
        found.retain(Finding::is_error);
        let (findings, mut more) = found.into_parts();
        more.retain(|more| more.severity == Severity::Error);
        Err(Self { findings, more })
    }
}

impl From<Finding> for VerifyError {
    fn from(finding: Finding) -> Self {
        Self { findings: vec![finding], more: Vec::new() }
    }
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the token is refused")?;
        reasons(f, &self.findings)?;
        self.more.iter().try_for_each(|more| write!(f, "\n  {more}"))
    }
}

/// As `Display`, because `unwrap` prints it.
impl fmt::Debug for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for VerifyError {}
