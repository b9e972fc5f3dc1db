//! Times how candidates sign and verify access tokens, in the same way for all.
//!
//! A candidate is a small program that passes its functions to [`Bench`]. Before the measurement, each token is
//! compared with `grants.json`, so that all candidates do the same work. Each case prints one line of JSON.
//!
//! It is no part of the workspace: counting allocations takes `unsafe`, which our crates forbid.

mod allocations;
mod bench;
mod claims;
mod credentials;
mod fresh;
mod judge;
mod keys;
mod official;
mod timing;

pub use bench::Bench;
pub use claims::{Claims, Grants, Set, sets};
pub use credentials::{ACCOUNT_SID, API_KEY_SID, HEADER, SECRET, TTL, now};
pub use fresh::Fresh;
pub use judge::signed_length;
pub use keys::pem;
pub use official::tokens;
