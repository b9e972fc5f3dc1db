//! Logs that a token was issued or refused, with feature `tracing`.
//!
//! Logs neither the token, which gives access, nor the identity, which is personal data: the `jti` identifies both. The messages of a
//! refusal quote arguments of the call, so only the ids of the rules are logged.

use crate::issue::access_token::AccessToken;
use crate::issue::issue_error::IssueError;

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

#[cfg(feature = "tracing")]
fn refused(name: &str, error: &IssueError) {
    let mut rules: Vec<_> = error.findings().iter().map(|finding| finding.rule).collect();
    rules.dedup();
    tracing::warn!(target: TARGET, token = name.trim_matches('`'), rules = rules.join(","), "refused to issue");
}

/// The target that log filters name: part of the public API, unlike the module path.
#[cfg(feature = "tracing")]
const TARGET: &str = "token_core";
