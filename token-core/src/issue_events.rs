//! What a log says of tokens: that one was issued, or refused. With feature `tracing`; without it these are empty.

use crate::{AccessToken, Finding};

/// A token went out. `name` is the declaration as it stands in messages.
///
/// Neither the token, which opens what it is for, nor the identity, which is a person's: its `jti` leads to both for whoever may
/// read them.
#[inline]
pub(crate) fn issued<P: ?Sized>(name: &str, token: &AccessToken<P>, ttl: u32) {
    #[cfg(feature = "tracing")]
    tracing::info!(target: TARGET, token = bare(name), jti = token.jti(), ttl, "issued");
    #[cfg(not(feature = "tracing"))]
    let _ = (name, token, ttl);
}

/// No token went out, by these rules. Their messages quote what the call gave, so only their names are said.
pub(crate) fn refused(name: &str, findings: &[Finding]) {
    #[cfg(feature = "tracing")]
    {
        let rules: Vec<_> = findings.iter().map(|finding| finding.rule).collect();
        tracing::warn!(target: TARGET, token = bare(name), rules = rules.join(","), "refused to issue");
    }
    #[cfg(not(feature = "tracing"))]
    let _ = (name, findings);
}

/// What a filter names: a promise, unlike the module in which the events are made.
#[cfg(feature = "tracing")]
const TARGET: &str = "token_core";

#[cfg(feature = "tracing")]
fn bare(name: &str) -> &str {
    name.trim_matches('`')
}
