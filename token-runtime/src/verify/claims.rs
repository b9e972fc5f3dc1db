//! The claims of a verified token.

use std::fmt;
use std::time::SystemTime;

use crate::credentials::parts::part_of_claim;
use crate::grant::Grant;
use crate::grant::grant_set::{Contents, GrantSet};
use crate::json::{Document, Object, ReadError};
use crate::jwt::clock::system_time;
use crate::jwt::layout;
use crate::rules::finding::Finding;
use crate::rules::times::whole_seconds;
use crate::verify::verify_error::VerifyError;
use token_schema::rule;

/// The claims of a token that was verified.
///
/// Strings are borrowed from the token's JSON, which `Claims` keeps: two allocations hold all of it.
#[derive(Clone)]
pub struct Claims {
    document: Document,
    vendor: &'static token_schema::Vendor,
    /// As the vendor's table spells it.
    region: Option<&'static str>,
    /// The key that signed it, if the header names it.
    key_id: Option<Box<str>>,
}

impl Claims {
    /// The identity that the token is for.
    #[must_use]
    pub fn identity(&self) -> &str {
        let format = &self.vendor.format;
        let home = self.object().and_then(|claims| layout::home(&claims, format));
        let text = |name: &str| home.as_ref()?.get(name)?.as_str().filter(|text| !text.is_empty());
        text(&format.identity)
            .or_else(|| text(format.former_identity.as_deref()?))
            .or_else(|| self.document.text(format.identity_fallback.as_deref()?))
            .unwrap_or_default()
    }

    /// The token's id, if it has one.
    #[must_use]
    pub fn jti(&self) -> Option<&str> {
        self.document.text("jti")
    }

    /// The key that signed it.
    #[must_use]
    pub fn issuer(&self) -> &str {
        self.key_id.as_deref().or_else(|| self.document.text(&self.vendor.format.key)).unwrap_or_default()
    }

    /// The account of the token, if the vendor's tokens name one.
    #[must_use]
    pub fn subject(&self) -> Option<&str> {
        self.document.text("sub")
    }

    /// Whether the token is for this audience: its claim `aud` is this string, or an array with it (RFC 7519, section 4.1.3). A grant with
    /// a field `aud` holds only the first of several.
    #[must_use]
    pub fn has_audience(&self, audience: &str) -> bool {
        self.object().and_then(|claims| claims.get("aud")).is_some_and(|aud| aud.names_audience(audience))
    }

    /// The region that the token names, if any.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        self.region
    }

    /// The time of issue, if the token has it.
    #[must_use]
    pub fn issued_at(&self) -> Option<SystemTime> {
        self.time("iat")
    }

    /// The time before which the token is not valid, if it has one.
    #[must_use]
    pub fn not_before(&self) -> Option<SystemTime> {
        self.time("nbf")
    }

    /// The time of expiry; the end of the year 9999 for a token that never expires, of a vendor that has such tokens.
    #[must_use]
    pub fn expires_at(&self) -> SystemTime {
        self.time("exp").unwrap_or_else(|| system_time(NEVER))
    }

    /// Whether the token has the grant.
    #[must_use]
    pub fn has<G: Grant>(&self) -> bool {
        self.grants().is_some_and(|grants| layout::holds(&grants, G::TABLE))
    }

    /// Reads a grant.
    ///
    /// # Errors
    ///
    /// When the token lacks the grant, or the grant has a value that the type cannot hold (`grant-expected`).
    pub fn grant<G: Grant>(&self) -> Result<G, VerifyError> {
        self.read()
    }

    /// The keys of all grants, known and unknown, in the order of the token.
    #[must_use]
    pub fn grant_keys(&self) -> Vec<String> {
        let format = &self.vendor.format;
        let beside = |key: &str| layout::is_claim(key) || part_of_claim(self.vendor, key).is_some();
        let is_identity = |key: &str| key == format.identity || format.former_identity.as_deref() == Some(key);
        let own = |key: &str| is_identity(key) || (format.grants.is_none() && beside(key));
        let members = self.grants().into_iter().flat_map(|grants| grants.members());
        members.map(|(key, _)| key).filter(|key| !own(key)).map(str::to_owned).collect()
    }

    pub(crate) fn new(
        document: Document,
        vendor: &'static token_schema::Vendor,
        region: Option<&'static str>,
        key_id: Option<Box<str>>,
    ) -> Self {
        Self { document, vendor, region, key_id }
    }

    pub(crate) fn read<S: GrantSet>(&self) -> Result<S, VerifyError> {
        match S::read_grants(&self.grants().ok_or_else(no_grants)?) {
            Ok(grants) => Ok(grants),
            Err(error) => Err(other_grants(&error, &self.vendor.format)),
        }
    }

    fn object(&self) -> Option<Object<'_>> {
        self.document.root().as_object()
    }

    fn grants(&self) -> Option<Object<'_>> {
        layout::grants(&self.object()?, &self.vendor.format)
    }

    fn time(&self, name: &str) -> Option<SystemTime> {
        let node = self.object()?.get(name)?;
        let time = node.as_integer().or_else(|| whole_seconds(node.as_number()?))?;
        u64::try_from(time).ok().map(system_time)
    }
}

/// The end of the year 9999, seconds since 1970.
const NEVER: u64 = 253_402_300_799;

pub(crate) fn no_grants() -> VerifyError {
    Finding::new(rule::GRANTS_MISSING, "claims", "the token has no grants", "send the token as it was issued").into()
}

fn other_grants(error: &ReadError, format: &token_schema::Format) -> VerifyError {
    let at = format.grants.as_deref().map_or("claims".to_owned(), |name| format!("claims.{name}"));
    let (message, fix) = (format!("unexpected grants: {error}"), "issue it with the expected grants");
    Finding::new(rule::GRANT_EXPECTED, at, message, fix).into()
}

impl fmt::Debug for Claims {
    /// Without the identity, which is personal data: the `jti` names the token in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Claims")
            .field("jti", &self.jti())
            .field("issuer", &self.issuer())
            .field("subject", &self.subject())
            .field("region", &self.region())
            .field("issued_at", &self.issued_at())
            .field("not_before", &self.not_before())
            .field("expires_at", &self.expires_at())
            .field("grants", &self.grant_keys())
            .finish_non_exhaustive()
    }
}

/// A token that was verified to carry the grants of `P`.
pub struct Verified<P: Contents> {
    claims: Claims,
    grants: P::Grants,
}

impl<P: Contents> Verified<P> {
    pub(crate) fn new(claims: Claims, grants: P::Grants) -> Self {
        Self { claims, grants }
    }

    /// The claims.
    pub fn claims(&self) -> &Claims {
        &self.claims
    }

    /// The grants.
    pub fn grants(&self) -> &P::Grants {
        &self.grants
    }

    /// Both.
    pub fn into_parts(self) -> (Claims, P::Grants) {
        (self.claims, self.grants)
    }
}

impl<P: Contents<Grants: fmt::Debug>> fmt::Debug for Verified<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verified").field("claims", &self.claims).field("grants", &self.grants).finish()
    }
}
