//! What a token is checked against.

use smallvec::SmallVec;

use super::findings::Findings;
use super::identity_limits::Plain;
use super::redaction::Redaction;
use crate::credentials::RawCredentials;
use crate::credentials::secret::Secret;

pub(crate) struct Context<'a> {
    pub vendor: &'static token_schema::Vendor,
    /// The grants and SDKs of the application.
    pub additions: &'static token_schema::Additions,
    /// SDKs that the caller named: the token must serve them. Those that its grants open are checked in any case.
    pub sdks: &'a [&'static token_schema::Sdk],
    /// Seconds since 1970.
    pub now: u64,
    /// Seconds.
    pub leeway: u64,
    /// The credentials that signed the token; if that is not known, all that may have.
    pub credentials: &'a [&'a RawCredentials],
    /// Values that were given as credentials and cannot be used, which no output may show.
    pub unusable: &'a [Secret],
    /// Whether warnings are wanted: a verifier does without.
    pub warnings: bool,
    /// Identities in which no SDK finds anything; not needed to check a single token.
    pub plain: Plain,
}

pub(crate) type Served = SmallVec<[&'static token_schema::Sdk; 6]>;

impl<'a> Context<'a> {
    pub(crate) fn findings(&self) -> Findings<'a> {
        Findings::new(self.redaction(), self.additions)
    }

    pub(crate) fn redaction(&self) -> Redaction<'a> {
        Redaction::new(self.vendor, self.credentials, self.unusable)
    }

    pub(crate) fn grants(&self) -> impl Iterator<Item = &'static token_schema::Grant> {
        self.vendor.grants.iter().chain(self.additions.grants.iter())
    }
}
