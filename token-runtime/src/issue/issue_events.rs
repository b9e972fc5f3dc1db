//! Logs that a token was issued or refused, and warnings, with feature `tracing`.
//!
//! Logs neither the token, which gives access, nor the identity, which is personal data: the `jti` identifies both. The messages of a
//! refusal quote arguments of the call, so only the ids of the rules are logged.

use crate::issue::access_token::AccessToken;
use crate::issue::issue_error::IssueError;
use crate::rules::finding::Finding;

/// Logs the result of a call. `name` is the declaration as messages name it, `ttl` the requested lifetime in seconds.
#[inline]
pub(crate) fn note<P: ?Sized>(name: &str, ttl: u64, outcome: &Result<AccessToken<P>, IssueError>) {
    #[cfg(feature = "tracing")]
    match outcome {
        Ok(token) => tracing::info!(target: TARGET, token = name.trim_matches('`'), jti = token.jti(), ttl, "issued"),
        Err(error) => refused(name, error),
    }
    #[cfg(not(feature = "tracing"))]
    let _ = (name, ttl, outcome);
}

/// Logs a refusal without a token.
#[cfg(feature = "issue")]
#[inline]
pub(crate) fn note_refused(name: &str, error: &IssueError) {
    #[cfg(feature = "tracing")]
    refused(name, error);
    #[cfg(not(feature = "tracing"))]
    let _ = (name, error);
}

/// Logs the warnings of a start. Their messages show no value of a secret. `source` is where the values come from.
#[inline]
pub(crate) fn warn_at_start(source: &str, warnings: &[Finding]) {
    #[cfg(feature = "tracing")]
    for Finding { rule, at, message, fix, .. } in warnings {
        tracing::warn!(target: TARGET, source, rule, at = &**at, "{message}; {fix}");
    }
    #[cfg(not(feature = "tracing"))]
    let _ = (source, warnings);
}

/// Logs the warnings of a call that issues a token all the same.
#[inline]
pub(crate) fn warn_at_issue(name: &str, warnings: &[Finding]) {
    #[cfg(feature = "tracing")]
    for Finding { rule, .. } in warnings {
        tracing::warn!(target: TARGET, token = name.trim_matches('`'), rule, "warning");
    }
    #[cfg(not(feature = "tracing"))]
    let _ = (name, warnings);
}

#[cfg(feature = "tracing")]
fn refused(name: &str, error: &IssueError) {
    let mut rules: Vec<_> = error.findings().iter().map(|finding| finding.rule).collect();
    rules.dedup();
    tracing::warn!(target: TARGET, token = name.trim_matches('`'), rules = rules.join(","), "refused to issue");
}

/// The target that log filters name: part of the public API, unlike the module path.
#[cfg(feature = "tracing")]
pub(crate) const TARGET: &str = "token_core";
