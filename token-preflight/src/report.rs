//! What a preflight found.

use std::fmt;

use serde::{Serialize, Serializer};
use token_schema::rule::Severity;
use token_schema::visible::escaped;

/// What the vendor's answers show.
///
/// Its `Display` is plain text, and its `Serialize` gives
/// `{"findings":[{"rule","severity","at","message","fix","code","codes","docs","request_id"}],
/// "checked":[{"at","request","status"}],"not_checked":[{"what","why"}]}`. Neither holds a secret.
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// What is wrong, or may be.
    pub findings: Vec<Finding>,
    /// What was asked, and answered.
    pub checked: Vec<Checked>,
    /// What no answer settled, and why.
    pub not_checked: Vec<NotChecked>,
}

/// One thing that is wrong at the vendor, or may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// The id of the rule, stable and in kebab-case; `token explain` describes it.
    pub rule: String,
    /// Whether clients fail.
    #[serde(serialize_with = "severity")]
    pub severity: Severity,
    /// Where: the variable, and the line of the `grants.toml`.
    pub at: String,
    /// What is wrong there.
    pub message: String,
    /// What to do.
    pub fix: String,
    /// The vendor's code: that of the answer, or else the most specific one.
    pub code: Option<u32>,
    /// All codes of the vendor for it.
    pub codes: Vec<u32>,
    /// The documentation of the code, or else of the vendor's tokens.
    pub docs: String,
    /// The vendor's id of the request, for its support.
    pub request_id: Option<String>,
}

/// A question that was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Checked {
    /// Where the value is from: the variable, and the line of the `grants.toml`.
    pub at: String,
    /// The request: `GET https://…`.
    pub request: String,
    /// The status of the answer.
    pub status: u16,
}

/// A question that was not answered, or not asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct NotChecked {
    /// What it is about.
    pub what: String,
    /// The reason.
    pub why: String,
}

impl Report {
    /// Whether clients will fail: there is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(Finding::is_error)
    }

    /// The report as one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Plain data, which cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Finding {
    /// Whether clients fail.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.findings {
            writeln!(f, "{finding}")?;
        }
        for item in &self.not_checked {
            writeln!(f, "not checked: {}: {}", escaped(&item.what), escaped(&item.why))?;
        }
        Ok(())
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rule, severity, at, message, fix, .. } = self;
        write!(f, "{severity}[{rule}] {}: {}; {fix}", escaped(at), escaped(message))?;
        if let Some(code) = self.code {
            write!(f, " ({code})")?;
        }
        match &self.request_id {
            Some(id) => write!(f, " [request {id}]"),
            None => Ok(()),
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn severity<S: Serializer>(severity: &Severity, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(severity.as_str())
}
