//! What a token is judged by.

use smallvec::SmallVec;

use super::findings::Findings;
use super::identity_limits::Plain;
use super::opened::opened;
use super::redaction::Redaction;
use crate::credentials::Parts;
use crate::credentials::secret::Secret;
use crate::json::Object;

/// What a token is judged by.
pub(crate) struct Context<'a> {
    pub vendor: &'static token_schema::Vendor,
    /// What the application added.
    pub own: &'static token_schema::Additions,
    /// SDKs that the caller named: the token must open them. Those that its grants open are asked in any case.
    pub sdks: &'a [&'static token_schema::Sdk],
    /// Seconds since 1970.
    pub now: u64,
    /// How far the clocks may be apart, seconds.
    pub leeway: u64,
    /// The credentials whose key signed the token, by the claims that they become; where that is not known, all that may have. None: no
    /// credentials are known.
    pub credentials: &'a [&'a Parts],
    /// Values that were given as credentials and cannot be used, which no output may show.
    pub unusable: &'a [Secret],
    /// Identities of which none of the SDKs has anything to say; not needed to judge a single token.
    pub plain: Plain,
}

/// The SDKs that a token serves.
pub(crate) type Served = SmallVec<[&'static token_schema::Sdk; 6]>;

impl<'a> Context<'a> {
    /// A list of findings, of which none quotes a secret of these credentials.
    pub(crate) fn findings(&self) -> Findings<'a> {
        Findings::new(self.redaction(), self.own)
    }

    pub(crate) fn redaction(&self) -> Redaction<'a> {
        Redaction::new(self.vendor, self.credentials, self.unusable)
    }

    /// The grants of the vendor and of the application.
    pub(crate) fn grants(&self) -> impl Iterator<Item = &'static token_schema::Grant> {
        self.vendor.grants.iter().chain(self.own.grants.iter())
    }

    /// The SDKs that a token serves: those named, and those that its grants open.
    pub(crate) fn served(&self, grants: Option<&Object<'_>>) -> Served {
        let mut sdks = Served::from_slice(self.sdks);
        let Some(grants) = grants else { return sdks };
        for sdk in opened(&[&self.vendor.sdks, &self.own.sdks], grants, || self.grants()) {
            if !self.sdks.iter().any(|named| named.name == sdk.name) {
                sdks.push(sdk);
            }
        }
        sdks
    }
}
