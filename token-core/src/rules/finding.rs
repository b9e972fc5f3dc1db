//! One reason why something is wrong, or may be.

use std::borrow::Cow;
use std::fmt;

use token_schema::rule::{Rule, Severity};

use crate::issue::declaration::InputField;
use crate::rules::argument::Argument;

/// One reason why a token, an identity or a variable is wrong, or may be.
///
/// ```text
/// error[identity-too-long] claims.grants.identity: the identity counts 129, and Video takes 128 at most; shorten it
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The id of the rule that is broken, stable and in kebab-case. [`Rule::find`] knows what it says.
    pub rule: &'static str,
    /// Whether it is refused.
    pub severity: Severity,
    /// Where: `header.cty`, `claims.grants.chat.service_sid`, the name of a variable.
    pub at: Cow<'static, str>,
    /// What is wrong with the value that stands there.
    pub message: String,
    /// What to write instead.
    pub fix: String,
    /// The SDK that asks for it, by its name, where it is one SDK's rule.
    pub(crate) sdk: Option<&'static str>,
    /// The argument of the call that issues, where it is about one.
    pub(crate) argument: Option<Argument>,
    /// The input, where it is about one.
    pub(crate) input: Option<&'static InputField>,
}

impl Finding {
    /// Whether it is refused.
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

    /// An error by a rule's id, for rules that the vendor's schema defines.
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
            input: None,
        }
    }

    /// The same, where it is worse than the rule says, or not as bad.
    pub(crate) fn severity(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }

    /// The key of the grant in which it stands.
    pub(crate) fn grant(&self, format: &token_schema::Format) -> Option<&str> {
        let inside = self.at.strip_prefix("claims.")?;
        let inside = match &format.grants {
            Some(grants) => inside.strip_prefix(&**grants)?.strip_prefix('.')?,
            None => inside,
        };
        inside.split('.').next()
    }

    /// The same, as the rule of one SDK.
    pub(crate) fn of(self, sdk: &'static token_schema::Sdk) -> Self {
        Self { sdk: Some(&sdk.name), ..self }
    }

    /// The same, about an argument of the call that issues.
    pub(crate) fn about(self, argument: Argument) -> Self {
        Self { argument: Some(argument), ..self }
    }

    /// The same, about one input of that call.
    pub(crate) fn about_input(self, field: &'static InputField) -> Self {
        Self { input: Some(field), ..self.about(Argument::Inputs) }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}] {}: {}; {}", self.severity, self.rule, self.at, self.message, self.fix)
    }
}

/// How many findings of a rule there are beyond those that are listed: a token may hold thousands.
///
/// ```text
/// … and 5984 more of `duplicate-key`
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct More {
    /// The rule.
    pub rule: &'static str,
    /// Its severity.
    pub severity: Severity,
    /// How many are not listed, at least one.
    pub count: usize,
}

impl fmt::Display for More {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "… and {} more of `{}`", self.count, self.rule)
    }
}
