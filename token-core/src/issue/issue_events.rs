//! What a log says of tokens: that one was issued, or refused. With feature `tracing`; without it nothing is said.
//!
//! Neither the token, which opens what it is for, nor the identity, which is a person's: its `jti` leads to both for whoever may
//! read them. The messages of a refusal quote what the call gave, so only the names of the rules are said.

use crate::issue::access_token::AccessToken;
use crate::issue::issue_error::IssueError;

/// Says what came of a call that asked for a token. `name` is the declaration as it stands in messages, `ttl` the life in seconds that was
/// asked for.
#[inline]
pub(crate) fn note<P: ?Sized>(name: &str, ttl: u64, outcome: &Result<AccessToken<P>, IssueError>) {
    #[cfg(feature = "tracing")]
    match outcome {
        Ok(token) => tracing::info!(target: TARGET, token = bare(name), jti = token.jti(), ttl, "issued"),
        Err(error) => refused(name, error),
    }
    #[cfg(not(feature = "tracing"))]
    let _ = (name, ttl, outcome);
}

#[cfg(feature = "tracing")]
fn refused(name: &str, error: &IssueError) {
    let mut rules: Vec<_> = error.findings().iter().map(|finding| finding.rule).collect();
    rules.dedup();
    tracing::warn!(target: TARGET, token = bare(name), rules = rules.join(","), "refused to issue");
}

/// What a filter names: a promise, unlike the module in which the events are made.
#[cfg(feature = "tracing")]
const TARGET: &str = "token_core";

#[cfg(feature = "tracing")]
fn bare(name: &str) -> &str {
    name.trim_matches('`')
}
