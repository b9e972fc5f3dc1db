//! What a vendor's rules for access tokens are, as data, and what is wrong with a value.
//!
//! `token-core` judges tokens by it at run time, `token-codegen` a `grants.toml` at build time: a rule's meaning stands here once.
//! It knows no TOML, no JWT, no vendor and no cryptography. Applications use the other two; this crate makes no promise of its own.

pub mod duration;
pub mod suggest;
