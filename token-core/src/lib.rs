//! Short-lived access tokens that the vendor accepts: issued, verified and explained.
//!
//! A vendor's rules are data ([`schema`]), and a token that those rules refuse can hardly be written: what is wrong with it is
//! found by the compiler, or when the program starts, or, where it comes with the request, by the call that issues.
//!
//! An application declares its tokens in a `grants.toml` and issues them through the type that is generated for each. Where the
//! set of grants is decided in code, an [`Issuer`] takes typed grants. Both sign through one template, in which everything that
//! is the same in each token is encoded and hashed once. A [`Verifier`] says whether a token is ours and good.
//!
//! Nothing here reads a file or the clock of a test: variables come through a look-up that the caller may replace, and time
//! through a clock that the caller may replace.

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
mod access_token;
mod claims;
mod clock;
mod compact;
mod credentials;
mod declaration;
mod finding;
mod grant;
mod grant_set;
mod hs256;
mod identity;
mod issue_error;
mod issuer;
pub mod json;
mod jti;
mod life;
mod rules;
pub mod schema;
mod secret;
mod shown;
mod sid;
mod start;
mod start_error;
mod template;
// Generated, and so written without regard to what is in scope, and compared to the byte with what the generator emits: rustfmt
// must not touch it.
#[rustfmt::skip]
#[allow(unused_qualifications, clippy::wildcard_imports)]
pub mod twilio;
mod variable;
mod vendor;
mod verifier;
mod verify_error;

pub use crate::access_token::AccessToken;
pub use crate::claims::{Claims, GrantError, Verified};
pub use crate::finding::{Finding, Severity};
pub use crate::grant::{Custom, Grant};
pub use crate::grant_set::{And, Contents, GrantSet, Lacks};
pub use crate::issue_error::{IssueError, TtlError};
pub use crate::issuer::{Issuer, Prepared};
pub use crate::json::JsonObject;
pub use crate::secret::Secret;
pub use crate::sid::{Sid, SidError};
pub use crate::start_error::StartError;
pub use crate::vendor::{NoRegion, Vendor};
pub use crate::verifier::Verifier;
pub use crate::verify_error::VerifyError;
#[cfg(feature = "derive")]
pub use token_derive::{Grant, include_grants};
