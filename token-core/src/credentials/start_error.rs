//! Problems with the environment.

use std::fmt;

use token_schema::rule;

use crate::rules::finding::Finding;

/// All problems with the environment, in one error.
///
/// `Debug` is the same as `Display`, because a `main` that returns the error prints its `Debug`. Neither shows the value of a variable,
/// which may be a secret in the wrong place.
#[derive(Clone, PartialEq, Eq)]
pub struct StartError {
    pub(crate) findings: Vec<Finding>,
}

impl StartError {
    /// The problems, at least one. Warnings are included in strict mode, and if they may explain a problem with the credentials.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// For a schema whose credentials have no secret, which no generator emits.
    pub(crate) fn no_secret() -> Self {
        let fix = "generate the vendor's tables again";
        Self { findings: vec![Finding::new(rule::VARIABLE_MISSING, "schema", "the credentials have no secret", fix)] }
    }
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.findings.len() {
            1 => f.write_str("cannot issue tokens: the environment has a problem")?,
            count => write!(f, "cannot issue tokens: the environment has {count} problems")?,
        }
        self.findings
            .iter()
            .try_for_each(|Finding { at, message, fix, .. }| write!(f, "\n\n  {at}\n    {message}\n    help: {fix}"))
    }
}

impl fmt::Debug for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for StartError {}
