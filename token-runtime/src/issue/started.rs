//! The state of a started program.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use zeroize::Zeroizing;

use crate::credentials::start_error::StartError;
use crate::issue::declaration::Declarations;
use crate::issue::lent::{Lend, Lent};
use crate::issue::strictness::Strictness;
use crate::jwt::clock::Clock;
use crate::rules::finding::Finding;
use crate::vendors::vendor::Vendor;
use crate::verify::verifier::Verifier;

/// The values of variables, by name.
pub(crate) type Values = BTreeMap<&'static str, Zeroizing<String>>;

/// The state that the profiles of a started program share.
pub struct Started<V: Vendor> {
    verifier: Verifier<V>,
    credentials: V::Credentials,
    /// Where the values came from.
    source: Cow<'static, str>,
    warnings: Vec<Finding>,
    declarations: &'static Declarations,
    /// The variables of the grants, for a preflight.
    values: Values,
    /// Longest lifetime of a declared token, seconds; `issue_for` only shortens lifetimes.
    longest: u32,
    strictness: Strictness,
}

impl<V: Vendor> Started<V> {
    pub(crate) fn new(
        declarations: &'static Declarations,
        credentials: V::Credentials,
        source: Cow<'static, str>,
        warnings: Vec<Finding>,
        values: Values,
    ) -> Self {
        Self {
            verifier: Verifier::new(&credentials).with_additions(declarations.additions),
            longest: declarations.tokens.iter().map(|declaration| declaration.ttl).max().unwrap_or_default(),
            credentials,
            source,
            warnings,
            declarations,
            values,
            strictness: Strictness::Lenient,
        }
    }

    /// Verifies the tokens that the profiles issue.
    #[must_use]
    pub fn verifier(&self) -> &Verifier<V> {
        &self.verifier
    }

    /// Values that look wrong but may be right.
    #[must_use]
    pub fn warnings(&self) -> &[Finding] {
        &self.warnings
    }

    /// Turns warnings into errors.
    pub fn set_strictness(&mut self, strictness: Strictness) -> Result<(), StartError> {
        self.strictness = strictness;
        let stop = self.warnings().iter().filter(|warning| strictness.stops(warning)).cloned();
        let findings: Vec<_> = strictness.unknown().chain(stop).collect();
        if findings.is_empty() { Ok(()) } else { Err(StartError::new(self.source.clone(), findings)) }
    }

    /// Which warnings are errors.
    #[must_use]
    pub fn strictness(&self) -> Strictness {
        self.strictness
    }

    /// Takes the time from another clock.
    pub fn set_clock(&mut self, clock: &Clock) {
        self.verifier.set_clock(clock);
    }

    /// The source of the time.
    #[must_use]
    pub fn clock(&self) -> Clock {
        self.verifier.clock()
    }

    /// The credentials that sign tokens.
    #[must_use]
    pub fn credentials(&self) -> &V::Credentials {
        &self.credentials
    }

    /// Also accepts tokens signed with these credentials, which the configuration names beside those that sign.
    pub fn also_accept<'o>(&mut self, others: impl IntoIterator<Item = &'o V::Credentials>)
    where
        V::Credentials: 'o,
    {
        others.into_iter().for_each(|other| self.verifier.hold(other));
    }

    /// Also accepts tokens that `before` signed, until the last of them has expired; those of another account only with
    /// `across_accounts`.
    pub fn follow(&mut self, before: &Self, across_accounts: bool) {
        self.verifier.follow(&before.verifier, before.credentials.as_ref(), before.longest, across_accounts);
    }
}

impl<V: Vendor> Lend for Started<V> {
    fn lend(&self) -> Lent<'_> {
        let value_of = |name: &str| self.values.get(name).map(|value| value.as_str());
        Lent::new(self.credentials.as_ref(), self.declarations, &value_of, V::IS_BUILT_IN)
    }
}

impl<V: Vendor> fmt::Debug for Started<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Started").field("warnings", &self.warnings()).finish_non_exhaustive()
    }
}
