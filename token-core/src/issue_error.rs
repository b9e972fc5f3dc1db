//! Why a token was not issued.

use std::fmt;

use crate::Finding;

/// Why a token was not issued: everything that was wrong with what the call gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueError {
    findings: Vec<Finding>,
}

impl IssueError {
    /// The reasons, at least one. In strict mode there may be warnings among them.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    pub(crate) fn new(findings: Vec<Finding>) -> Self {
        Self { findings }
    }

    pub(crate) fn into_findings(self) -> Vec<Finding> {
        self.findings
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

/// A life that no token may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TtlError {
    message: String,
}

impl TtlError {
    pub(crate) fn new(message: String) -> Self {
        Self { message }
    }
}

impl fmt::Display for TtlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for TtlError {}
