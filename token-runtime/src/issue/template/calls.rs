//! The calls that issue a token now, each with a random id.

use std::sync::Arc;
use std::time::Duration;

use token_schema::{duration, rule};

use super::{At, Template, checked_ttl};
use crate::issue::access_token::AccessToken;
use crate::issue::declaration::InputValue;
use crate::issue::issue_error::IssueError;
use crate::issue::issue_events;
use crate::jwt::jti;
use crate::keys::Unsigned;
use crate::keys::signer::Signer;
use crate::rules::argument::Argument;
use crate::rules::finding::Finding;

impl Template {
    /// Issues a token with the declared lifetime.
    pub fn issue<P: ?Sized>(&self, identity: &str, inputs: &[InputValue<'_>]) -> Result<AccessToken<P>, IssueError> {
        let issued = self.check(identity, inputs, Vec::new()).and_then(|identity| {
            self.write(
                &At { now: self.settings.clock.unix(), ttl: self.settings.ttl, random: &jti::fresh() },
                identity,
                inputs,
            )
        });
        issue_events::note(&self.settings.name, self.settings.ttl.into(), &issued);
        issued
    }

    /// A token with the declared lifetime, without its signature.
    pub fn unsigned<P: ?Sized>(&self, identity: &str, inputs: &[InputValue<'_>]) -> Result<Unsigned<P>, IssueError> {
        let (name, ttl) = (&self.settings.name, self.settings.ttl);
        let unsigned = self.check(identity, inputs, Vec::new()).and_then(|identity| {
            let at = At { now: self.settings.clock.unix(), ttl, random: &jti::fresh() };
            let Signer::Pair(pair) = &self.signer else { return Err(with_secret().into()) };
            let mut tail = Vec::new();
            self.write_tail(&mut tail, &at, identity, inputs);
            let text = self.signed_text(&tail, identity)?;
            Ok(Unsigned::new(text, Arc::clone(pair), self.issued(&at), name.clone(), ttl.into()))
        });
        unsigned.inspect_err(|error| issue_events::note_refused(name, error))
    }

    /// Issues a token with a shorter lifetime; a fraction of a second is dropped.
    pub fn issue_for<P: ?Sized>(
        &self,
        ttl: Duration,
        identity: &str,
        inputs: &[InputValue<'_>],
    ) -> Result<AccessToken<P>, IssueError> {
        let (seconds, findings) =
            self.checked_ttl(ttl).map_or_else(|finding| (0, vec![finding]), |ttl| (ttl, Vec::new()));
        let issued = self.check(identity, inputs, findings).and_then(|identity| {
            self.write(&At { now: self.settings.clock.unix(), ttl: seconds, random: &jti::fresh() }, identity, inputs)
        });
        issue_events::note(&self.settings.name, ttl.as_secs(), &issued);
        issued
    }

    fn checked_ttl(&self, ttl: Duration) -> Result<u32, Finding> {
        let (shortest, longest) = (self.vendor.format.min_ttl.max(1), self.settings.ttl);
        checked_ttl(ttl, shortest, longest).map_err(|broken| {
            let requested = duration::exactly(ttl);
            let (message, fix) = if broken == rule::TTL_TOO_SHORT {
                let shortest = duration::in_text(shortest.into());
                (format!("a lifetime of {requested} is too short for any token"), format!("use {shortest} or more"))
            } else {
                let (name, longest) = (&self.settings.name, duration::in_text(longest.into()));
                let message = format!("a lifetime of {requested} is too long: {name} declares at most {longest}");
                (message, format!("use {longest} or less"))
            };
            Finding::new(broken, "ttl", message, fix).about(Argument::Ttl)
        })
    }
}

fn with_secret() -> Finding {
    let message = "a secret signs the tokens, which is here";
    Finding::new(rule::SIGNER_MISSING, "credentials", message, "call `issue`")
}
