//! Problems with the variables of a start.

use std::borrow::Cow;
use std::fmt;

use token_schema::rule::{self, Severity};

use crate::credentials::problem::Problem;
use crate::rules::finding::Finding;

/// All problems with the variables of a start, in one error.
///
/// `Debug` is the same as `Display`, because a `main` that returns the error prints its `Debug`. Neither shows the value of a variable,
/// which may be a secret in the wrong place.
#[derive(Clone, PartialEq, Eq)]
pub struct StartError {
    source: Cow<'static, str>,
    findings: Vec<Finding>,
}

impl StartError {
    pub(crate) fn new(source: impl Into<Cow<'static, str>>, findings: Vec<Finding>) -> Self {
        Self { source: source.into(), findings }
    }

    /// Where the values came from: `the environment`, or what a [`Source`](crate::start::Source) is called.
    #[must_use]
    pub fn source_name(&self) -> &str {
        &self.source
    }

    /// The problems as data, at least one: variable, rule, places, message. [`start`](crate::start) has an example.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem<'_>> {
        self.findings.iter().map(Finding::problem).collect()
    }

    /// The problems, at least one. Warnings are included in strict mode, and if they may explain a problem with the credentials.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// For a schema whose credentials have no secret, which no generator emits.
    pub(crate) fn no_secret(source: &str) -> Self {
        let fix = "generate the vendor's tables again";
        let finding = Finding::new(rule::VARIABLE_MISSING, "schema", "the credentials have no secret", fix);
        Self::new(source.to_owned(), vec![finding])
    }

    pub(crate) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_warning = |finding: &&Finding| finding.severity != Severity::Error;
        let warnings = self.findings.iter().filter(is_warning).count();
        // In strict mode warnings alone stop the start.
        let warnings = if warnings == self.findings.len() { 0 } else { warnings };
        match self.findings.len() - warnings {
            1 => write!(f, "cannot issue tokens: a problem with {}", self.source)?,
            count => write!(f, "cannot issue tokens: {count} problems with {}", self.source)?,
        }
        match warnings {
            0 => {}
            1 => f.write_str(", and a warning")?,
            count => write!(f, ", and {count} warnings")?,
        }
        self.findings.iter().try_for_each(|finding| {
            let Finding { at, message, fix, .. } = finding;
            let mark = if warnings > 0 && is_warning(&finding) { " (warning)" } else { "" };
            write!(f, "\n\n  {at}{mark}\n    {message}\n    help: {fix}")
        })
    }
}

impl fmt::Debug for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for StartError {}
