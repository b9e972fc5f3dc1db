//! Says whether a token is genuine and good, and reads its grants back.

pub(crate) mod claims;
pub(crate) mod held_keys;
pub(crate) mod jwks;
pub(crate) mod last_use;
pub(crate) mod tenants;
pub(crate) mod unverified;
pub(crate) mod verifier;
pub(crate) mod verify_error;
