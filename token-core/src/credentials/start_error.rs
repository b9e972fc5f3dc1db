//! What is wrong with the environment.

use std::fmt;

use token_schema::rule;

use crate::rules::finding::Finding;

/// Everything that is wrong with the environment, in one error.
///
/// Its `Debug` is its `Display`, because that is what a `main` that returns it prints. Values of variables are not in it: any
/// may be a secret that stands in the wrong place.
#[derive(Clone, PartialEq, Eq)]
pub struct StartError {
    findings: Vec<Finding>,
}

impl StartError {
    /// The problems, at least one. A warning is among them in strict mode, and where a part of the credentials looks like something else
    /// while another part is wrong: the one may explain the other.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// An error where there is a problem.
    pub(crate) fn unless_empty(findings: Vec<Finding>) -> Result<(), Self> {
        if findings.is_empty() { Ok(()) } else { Err(Self { findings }) }
    }

    /// For a schema that describes no complete credentials, which no generator emits.
    pub(crate) fn nothing_found() -> Self {
        let fix = "generate the vendor's tables again";
        Self { findings: vec![Finding::new(rule::VARIABLE_MISSING, "schema", "the credentials have no secret", fix)] }
    }
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.findings.len() {
            1 => f.write_str("there is a problem with the environment, so no token can be issued:")?,
            count => write!(f, "there are {count} problems with the environment, so no token can be issued:")?,
        }
        for finding in &self.findings {
            write!(f, "\n\n  {}\n    {}", finding.at, finding.message)?;
            write!(f, "\n    help: {}", finding.fix)?;
        }
        Ok(())
    }
}

impl fmt::Debug for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for StartError {}
