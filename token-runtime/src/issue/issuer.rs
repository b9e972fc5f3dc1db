//! Issues tokens whose grants are chosen in code.

use std::fmt;
use std::marker::PhantomData;
use std::time::{Duration, SystemTime};

use crate::grant::grant_set::GrantSet;
#[cfg(feature = "issue")]
use crate::issue::access_token::AccessToken;
use crate::issue::issue_error::IssueError;
use crate::issue::strictness::Strictness;
use crate::issue::template::{Constants, Piece, Settings, Template, checked_ttl};
use crate::json::Writer;
use crate::jwt::clock::Clock;
use crate::jwt::layout;
#[cfg(feature = "issue")]
use crate::keys::Unsigned;
use crate::keys::signer::Signer;
use crate::rules;
use crate::rules::argument::Argument;
use crate::rules::finding::Finding;
use crate::rules::header::region_of_sdks;
use crate::rules::opened::is_opened;
use crate::vendors::vendor::Vendor;
use token_schema::duration;

/// Issues tokens whose grants are chosen in code. If the grants are known in advance, declare the token in a `grants.toml` instead.
///
/// The vendor's schema has a default lifetime; [`with_ttl`](Self::with_ttl) changes it.
///
/// ```
/// use token_core::twilio::{AccountSid, ApiKeySid, ChatGrant, ConversationsServiceSid, Credentials, Issuer, Verifier, VoiceGrant};
/// use token_core::{Secret, sid};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// // In a program: `Credentials::from_env()?`.
/// let credentials = Credentials::new(
///     sid!(AccountSid, "AC00000000000000000000000000000001"),
///     sid!(ApiKeySid, "SK00000000000000000000000000000002"),
///     Secret::new("not-a-real-secret"),
/// );
/// let service = sid!(ConversationsServiceSid, "IS00000000000000000000000000000003");
/// let grants = ChatGrant::new(service).and(VoiceGrant::incoming());
/// let token = Issuer::new(&credentials).issue("alice", grants)?;
///
/// let claims = Verifier::new(&credentials).verify(token.as_str())?;
/// assert_eq!(claims.identity(), "alice");
/// assert_eq!(claims.grant::<ChatGrant>()?.service_sid(), service);
/// # Ok(())
/// # }
/// ```
pub struct Issuer<V: Vendor> {
    credentials: V::Credentials,
    signer: Signer,
    ttl: u32,
    region: Option<V::Region>,
    nbf: bool,
    strictness: Strictness,
    clock: Clock,
}

impl<V: Vendor> Issuer<V> {
    /// An issuer that signs with these credentials.
    #[must_use]
    pub fn new(credentials: &V::Credentials) -> Self {
        Self {
            signer: credentials.as_ref().signer(),
            credentials: credentials.clone(),
            ttl: V::TABLE.format.default_ttl,
            region: None,
            nbf: false,
            strictness: Strictness::Lenient,
            clock: Clock::default(),
        }
    }

    /// Sets the lifetime of tokens; a fraction of a second is dropped.
    ///
    /// # Errors
    ///
    /// If the lifetime is shorter (`ttl-too-short`) or longer (`ttl-too-long`) than the vendor allows.
    pub fn with_ttl(mut self, ttl: Duration) -> Result<Self, IssueError> {
        let token_schema::Format { min_ttl, max_ttl, .. } = V::TABLE.format;
        let shortest = min_ttl.max(1);
        self.ttl = checked_ttl(ttl, shortest, max_ttl).map_err(|broken| {
            let (min, max) = (duration::in_text(shortest.into()), duration::in_text(max_ttl.into()));
            let allowed = match max_ttl {
                token_schema::Format::NO_LIMIT => format!("{min} or longer"),
                _ => format!("{min} to {max}"),
            };
            let (requested, title) = (duration::exactly(ttl), &V::TABLE.title);
            let message = format!("invalid lifetime: {requested}; {title} allows {allowed}");
            Finding::new(broken, "ttl", message, format!("use {allowed}")).about(Argument::Ttl)
        })?;
        Ok(self)
    }

    /// Issues tokens for a region other than the default one.
    #[must_use]
    pub fn with_region(mut self, region: V::Region) -> Self {
        self.region = Some(region);
        self
    }

    /// Also writes `nbf`, equal to `iat`. A vendor whose clock is behind refuses the token until its clock reaches `nbf`.
    #[must_use]
    pub fn with_nbf(mut self) -> Self {
        self.nbf = true;
        self
    }

    /// Replaces the system's clock.
    #[must_use]
    pub fn with_clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Clock::new(clock);
        self
    }

    /// Turns warnings about an identity into errors.
    #[must_use]
    pub fn strict(mut self) -> Self {
        self.strictness = Strictness::Strict;
        self
    }

    /// Encodes and hashes the grants once, which makes each token much cheaper.
    ///
    /// # Errors
    ///
    /// If an SDK that the grants serve would refuse a grant, or the region.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a set is built for one call; taking it by value keeps `&` out of every caller"
    )]
    pub fn prepare<G: GrantSet>(&self, grants: G) -> Result<PreparedIssuer<G>, IssueError> {
        let mut members = Vec::new();
        grants.write_grants(&mut Writer::new(&mut members));
        let tables = G::TABLES.collect();
        let region = self.region.as_ref().map(AsRef::as_ref);
        let mut findings = Vec::from_iter(self.credentials.as_ref().blank_secret());
        let sdks = rules::read_back(&members, V::TABLE, |grants| {
            findings.extend(rules::no_product(grants, &tables, V::TABLE));
            findings.extend(rules::contents(grants, &tables, V::TABLE));
            let known = || tables.iter().copied();
            let has = |key: &str| layout::has(grants, key, known());
            V::TABLE.sdks.iter().filter(|sdk| is_opened(sdk, grants, has, known)).collect()
        });
        let sdks: Vec<_> = sdks.map_err(|finding| findings.push(finding)).unwrap_or_default();
        findings.extend(region_of_sdks(region, &V::TABLE.format, &sdks));
        findings.retain(Finding::is_error);
        if !findings.is_empty() {
            return Err(IssueError::new(findings));
        }
        let (credentials, grants) = (self.credentials.as_ref(), vec![Piece::Text(members)]);
        let constants = Constants { credentials, signer: &self.signer, region, nbf: self.nbf, grants };
        let settings = Settings {
            name: "this issuer".to_owned(),
            sdks,
            inputs: &[],
            bounds: Vec::new(),
            ttl: self.ttl,
            strictness: self.strictness,
            clock: self.clock.clone(),
        };
        Ok(PreparedIssuer { template: Template::new(constants, settings), grants: PhantomData })
    }
}

#[cfg(feature = "issue")]
impl<V: Vendor> Issuer<V> {
    /// Issues a token.
    ///
    /// # Errors
    ///
    /// If an SDK that the grants serve would refuse the identity, a grant, or the region.
    pub fn issue<G: GrantSet>(&self, identity: &str, grants: G) -> Result<AccessToken<G>, IssueError> {
        self.prepare(grants)?.issue(identity)
    }

    /// Issues a token with a shorter lifetime.
    ///
    /// # Errors
    ///
    /// As [`issue`](Self::issue), and if `ttl` is zero or longer than the issuer's.
    #[doc(alias = "ttl")]
    pub fn issue_for<G: GrantSet>(
        &self,
        ttl: Duration,
        identity: &str,
        grants: G,
    ) -> Result<AccessToken<G>, IssueError> {
        self.prepare(grants)?.issue_for(ttl, identity)
    }
}

impl<V: Vendor> fmt::Debug for Issuer<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Issuer").field("credentials", &self.credentials).field("ttl", &self.ttl).finish_non_exhaustive()
    }
}

/// Issues tokens with one set of grants, encoded and hashed in advance.
pub struct PreparedIssuer<G> {
    template: Template,
    grants: PhantomData<fn() -> G>,
}

impl<G: GrantSet> PreparedIssuer<G> {
    /// The findings about an identity, of all SDKs that the grants serve. Warnings do not stop [`issue`](Self::issue).
    #[must_use]
    pub fn check_identity(&self, identity: &str) -> Vec<Finding> {
        self.template.check_identity(identity)
    }
}

#[cfg(feature = "issue")]
impl<G: GrantSet> PreparedIssuer<G> {
    /// Issues a token.
    ///
    /// # Errors
    ///
    /// If an SDK that the grants serve would refuse the identity.
    pub fn issue(&self, identity: &str) -> Result<AccessToken<G>, IssueError> {
        self.template.issue(identity, &[])
    }

    /// Issues a token with a shorter lifetime.
    ///
    /// # Errors
    ///
    /// As [`issue`](Self::issue), and if `ttl` is zero or longer than the issuer's.
    #[doc(alias = "ttl")]
    pub fn issue_for(&self, ttl: Duration, identity: &str) -> Result<AccessToken<G>, IssueError> {
        self.template.issue_for(ttl, identity, &[])
    }

    /// A token that something else signs, such as a key management service: its message goes out, the signature comes in. Of a vendor whose
    /// tokens are signed with a private key.
    ///
    /// # Errors
    ///
    /// As [`issue`](Self::issue), and if a secret signs the tokens.
    pub fn unsigned(&self, identity: &str) -> Result<Unsigned<G>, IssueError> {
        self.template.unsigned(identity, &[])
    }
}

impl<G> fmt::Debug for PreparedIssuer<G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.template.fmt(f)
    }
}
