//! What [token-core](https://docs.rs/token-core) does at run time: it issues, verifies and explains access tokens.
//!
//! Applications depend on token-core, which re-exports everything here beside the macros of token-derive. A crate that depends on both waits
//! for the macros before it compiles, so what needs no macro is in this crate: a clean build is a tenth shorter.

// The label of a feature in token-core's documentation comes from the item itself, not from a private module around it. So a public item of a
// module with a `cfg` repeats it.
#![cfg_attr(docsrs, feature(doc_cfg))]

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
mod credentials;
pub mod declared;
pub mod diagnose;
#[doc(hidden)]
pub mod engine;
mod grant;
mod issue;
#[doc(hidden)]
pub mod json;
mod jwt;
pub mod keys;
pub mod marker;
mod region_error;
mod rules;
mod sid;
pub mod start;
pub mod tenants;
mod vendors;
mod verify;

pub use crate::credentials::secret::Secret;
pub use crate::credentials::start_error::StartError;
pub use crate::grant::Grant;
pub use crate::grant::grant_set::And;
pub use crate::issue::access_token::AccessToken;
pub use crate::issue::issue_error::IssueError;
pub use crate::issue::issuer::{Issuer, PreparedIssuer};
pub use crate::issue::token_response::TokenResponse;
#[doc(inline)]
pub use crate::json::JsonObject;
pub use crate::region_error::RegionError;
pub use crate::rules::finding::{Finding, More};
pub use crate::sid::{Sid, SidError};
pub use crate::vendors::*;
pub use crate::verify::claims::{Claims, Verified};
pub use crate::verify::verifier::Verifier;
pub use crate::verify::verify_error::VerifyError;
pub use token_schema::rule::Severity;
