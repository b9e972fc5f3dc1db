//! Verifying tokens of many tenants.
//!
//! Each tenant has credentials of its own, and so a `Tokens` or [`Verifier`](crate::Verifier) of its own. [`Verifiers`] chooses among them by
//! the key id that the token names, in a time that does not depend on their number, while tenants are added and removed:
//!
//! ```
//! use token_core::tenants::Verifiers;
//! use token_core::twilio::{AccountSid, ApiKeySid, Credentials, Issuer, Twilio, Verifier, VideoGrant};
//! use token_core::{Secret, sid};
//!
//! let acme = Credentials::new(
//!     sid!(AccountSid, "AC000000000000000000000000000000a1"),
//!     sid!(ApiKeySid, "SK000000000000000000000000000000a2"),
//!     Secret::new("TheFakeSecretOfAcmeAcmeAcme12345"),
//! );
//! let bolt = Credentials::new(
//!     sid!(AccountSid, "AC000000000000000000000000000000b1"),
//!     sid!(ApiKeySid, "SK000000000000000000000000000000b2"),
//!     Secret::new("TheFakeSecretOfBoltBoltBolt67890"),
//! );
//! let tenants: Verifiers<Twilio, &str> = Verifiers::new();
//! // With declared tokens: `tokens.verifier().clone()`, again after each rotation.
//! tenants.insert("acme", Verifier::new(&acme))?;
//! tenants.insert("bolt", Verifier::new(&bolt))?;
//!
//! let token = Issuer::new(&bolt).issue("alice", VideoGrant::new())?;
//! let (tenant, claims) = tenants.verify(token.as_str())?;
//! assert_eq!((tenant, claims.identity()), ("bolt", "alice"));
//!
//! // From now on every token of bolt is refused.
//! tenants.remove("bolt");
//! assert!(tenants.verify(token.as_str()).is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Promises
//!
//! - A token is accepted only if a key of the returned tenant signed it and it names the account of this key. A token that one tenant's key
//!   signed with another tenant's account is refused (`sub-other-account`), as is one with another tenant's key id (`signature-mismatch`).
//! - A key belongs to one tenant: a second tenant with the same key id is refused, and the error names both.
//! - Adding, rotating or removing a tenant does not change any other. No lock is held while a token is verified.
//!
//! If a request names its tenant, for example by its host, verify its token with the `verifier()` of this tenant's `Tokens`, or compare
//! the returned tenant: otherwise one tenant's token is valid in the part of another.

pub use crate::verify::tenants::{KeyIdTaken, Verifiers};
pub use crate::verify::unverified::Unverified;
