//! Bounds for functions that are generic over tokens, and for vendors' modules.
//!
//! An application that issues and verifies its own tokens does not need them.
//!
//! ```
//! use token_core::marker::{GrantSet, Vendor};
//! use token_core::{AccessToken, IssueError, Issuer};
//!
//! /// Issues a token of any vendor, with any grants.
//! fn token<V: Vendor, G: GrantSet>(issuer: &Issuer<V>, identity: &str, grants: G) -> Result<AccessToken<G>, IssueError> {
//!     issuer.issue(identity, grants)
//! }
//! ```

pub use crate::grant::Custom;
pub use crate::grant::grant_set::{Contents, GrantSet, Lacks};
pub use crate::grant::opened_by::OpenedBy;
pub use crate::issue::access_token::Erased;
pub use crate::vendors::vendor::{NoRegion, Vendor};
