//! Times what signs and verifies access tokens, the same way for every candidate.
//!
//! A candidate is a small program that hands its calls to [`Bench`]. Before a call is timed, what it makes is held against
//! `grants.json`, so that all candidates do the same work. One line of JSON goes out for each case.
//!
//! It is no part of the workspace: counting allocations takes `unsafe`, which our crates forbid.

mod allocations;
mod bench;
mod claims;
mod credentials;
mod fresh;
mod judge;
mod official;
mod timing;

pub use bench::Bench;
pub use claims::{Claims, Grants, Set, sets};
pub use credentials::{ACCOUNT_SID, API_KEY_SID, HEADER, SECRET, TTL, now};
pub use fresh::Fresh;
pub use judge::signed_length;
pub use official::tokens;
