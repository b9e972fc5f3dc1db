//! SIDs of what is not really there.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// A SID: the same for the same thing, in every run.
pub(crate) fn sid(prefix: &str, parts: &[&str]) -> String {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        (salt, parts).hash(&mut hasher);
        hasher.finish()
    };
    format!("{prefix}{:016x}{:016x}", half(0), half(1))
}
