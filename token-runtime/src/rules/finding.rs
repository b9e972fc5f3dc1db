//! One reason why something is wrong, or may be.

use std::borrow::Cow;
use std::fmt;

use token_schema::Text;
use token_schema::rule::{Rule, Severity};

use crate::rules::argument::Argument;

/// One reason why a token, an identity or a variable is wrong, or may be.
///
/// ```text
/// error[identity-too-long] claims.grants.identity: the identity has 129 characters, but Video accepts at most 128; shorten it to 128
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The id of the rule that is broken, stable and in kebab-case; `token explain` describes it.
    pub rule: &'static str,
    /// Whether the vendor refuses it.
    pub severity: Severity,
    /// Where: `header.cty`, `claims.grants.chat.service_sid`, the name of a variable.
    pub at: Cow<'static, str>,
    /// What is wrong there.
    pub message: String,
    /// What to write instead.
    pub fix: String,
    /// The name of the SDK whose rule it is, if it is the rule of one SDK.
    pub(crate) sdk: Option<&'static Text>,
    pub(crate) argument: Option<Argument>,
}

impl Finding {
    /// Whether the vendor refuses it.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    pub(crate) fn new(
        rule: &'static Rule,
        at: impl Into<Cow<'static, str>>,
        message: impl Into<String>,
        fix: impl Into<String>,
    ) -> Self {
        Self { severity: rule.severity(), ..Self::of_schema(rule.id(), at, message, fix) }
    }

    /// An error by the id of a rule that the vendor's schema defines.
    pub(crate) fn of_schema(
        rule: &'static str,
        at: impl Into<Cow<'static, str>>,
        message: impl Into<String>,
        fix: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            severity: Severity::Error,
            at: at.into(),
            message: message.into(),
            fix: fix.into(),
            sdk: None,
            argument: None,
        }
    }

    pub(crate) fn severity(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }

    pub(crate) fn grant(&self, format: &token_schema::Format) -> Option<&str> {
        let inside = self.at.strip_prefix("claims.")?;
        let inside = match &format.grants {
            Some(grants) => inside.strip_prefix(&**grants)?.strip_prefix('.')?,
            None => inside,
        };
        inside.split('.').next()
    }

    pub(crate) fn of(self, sdk: &'static token_schema::Sdk) -> Self {
        Self { sdk: Some(&sdk.name), ..self }
    }

    pub(crate) fn about(self, argument: Argument) -> Self {
        Self { argument: Some(argument), ..self }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}] {}: {}; {}", self.severity, self.rule, self.at, self.message, self.fix)
    }
}

/// The number of findings of a rule that are not listed: a token may have thousands.
///
/// ```text
/// … and 5984 more of `duplicate-key`
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct More {
    /// The rule's id.
    pub rule: &'static str,
    /// Its severity.
    pub severity: Severity,
    /// At least one.
    pub count: usize,
}

impl fmt::Display for More {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "… and {} more of `{}`", self.count, self.rule)
    }
}
