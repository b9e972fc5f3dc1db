//! What a diagnosis found.

use std::fmt;
use std::ops::Deref;

use crate::json::JsonObject;
use crate::rules::finding::{Finding, More};

/// The result of a diagnosis.
///
/// Its `Display` is plain text with a finding on each line; its `Serialize` gives
/// `{"verdict","code","findings":[{"rule","severity","at","message","fix","code","codes","docs"}],
/// "more":[{"rule","severity","count"}],"not_checked":[{"what","why"}],"header","claims"}`. Neither shows the signature or a secret.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Diagnosis {
    /// Whether the vendor would accept the token.
    pub verdict: Verdict,
    /// Everything that is wrong, or may be: first the findings about the input, then about the header, the claims and the signature.
    /// Of each rule at most 20 are listed, and the first in each grant.
    pub findings: Vec<Diagnosed>,
    /// The number of findings of each rule that are not listed. Neither the verdict nor a code depends on them.
    pub more: Vec<More>,
    /// Whether one of the credentials made the signature, whatever else is wrong.
    pub is_signed: bool,
    /// What was not checked, and why.
    pub not_checked: Vec<NotChecked>,
    /// The header of the token, if it could be read. A duplicate key has its last value. A string replaces a value that may be a secret.
    pub header: Option<JsonObject>,
    /// The claims, in the same way.
    pub claims: Option<JsonObject>,
}

impl Diagnosis {
    /// The code under which the vendor would most likely refuse the token: that of the first error.
    #[must_use]
    pub fn code(&self) -> Option<u32> {
        self.findings.iter().find(|finding| finding.is_error())?.code
    }

    /// Whether the signature was verified and there is no error.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.verdict == Verdict::Valid
    }

    /// The errors, without the warnings.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnosed> {
        self.findings.iter().filter(|finding| finding.is_error())
    }
}

impl fmt::Display for Diagnosis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.verdict)?;
        for finding in &self.findings {
            write!(f, "\n{}", finding.finding)?;
            if !finding.codes.is_empty() {
                let codes: Vec<_> = finding.codes.iter().map(u32::to_string).collect();
                write!(f, " ({})", codes.join(", "))?;
            }
        }
        for more in &self.more {
            write!(f, "\n{more}")?;
        }
        for item in &self.not_checked {
            write!(f, "\nnot checked: {}: {}", item.what, item.why)?;
        }
        Ok(())
    }
}

/// Whether the vendor would accept a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// No error was found, and one of the credentials signed the token.
    Valid,
    /// An error was found.
    Invalid,
    /// No error was found, but the signature could not be checked, or the secret that made it looks wrong.
    Unverified,
}

impl Verdict {
    /// `valid`, `invalid` or `unverified`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Invalid => "invalid",
            Self::Unverified => "unverified",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A finding with the vendor's error codes. It derefs to the [`Finding`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnosed {
    /// The finding.
    pub finding: Finding,
    /// The vendor's most specific code for it, if it documents any.
    pub code: Option<u32>,
    /// All codes of the vendor for it, the most specific first.
    pub codes: Vec<u32>,
    /// The documentation of the code, or else of the vendor's tokens.
    pub docs: &'static str,
}

impl Deref for Diagnosed {
    type Target = Finding;

    fn deref(&self) -> &Finding {
        &self.finding
    }
}

/// What was not checked, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NotChecked {
    /// `credentials`, `token`, `signature`, `claims`, `sdk`, `key` or `services`.
    pub what: &'static str,
    /// The reason.
    pub why: String,
}
