//! The calls that issue a token now.

use std::time::Duration;

use super::{Issuer, PreparedIssuer};
use crate::grant::grant_set::GrantSet;
use crate::issue::access_token::AccessToken;
use crate::issue::issue_error::IssueError;
use crate::keys::Unsigned;
use crate::vendors::vendor::Vendor;

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
