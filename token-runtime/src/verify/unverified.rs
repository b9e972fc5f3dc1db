//! Who a token claims to be, before it is verified.

use std::fmt;

use crate::json::Document;

/// What a token claims about itself. **None of it is verified**: anyone can write such a token.
///
/// It serves to find the keys that verify the token, for example a tenant's row in a database. Decide nothing else with it.
pub struct Unverified {
    claims: Document,
    key_id: Option<String>,
}

impl Unverified {
    pub(crate) fn new(claims: Document, key_id: Option<String>) -> Self {
        Self { claims, key_id }
    }

    /// The id of the key that the token claims to be signed with.
    #[must_use]
    pub fn issuer(&self) -> Option<&str> {
        self.key_id.as_deref()
    }

    /// The claim `sub`: the account, or the identity of a vendor whose tokens name no account.
    #[must_use]
    pub fn subject(&self) -> Option<&str> {
        self.claims.text("sub")
    }
}

/// Without the claims: whoever wrote them chose their content.
impl fmt::Debug for Unverified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unverified").finish_non_exhaustive()
    }
}
