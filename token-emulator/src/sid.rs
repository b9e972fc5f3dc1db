//! SIDs of emulated resources.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// A deterministic SID: the same for the same parts, in every run.
pub(crate) fn sid(prefix: &str, parts: &[&str]) -> String {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        (salt, parts).hash(&mut hasher);
        hasher.finish()
    };
    format!("{prefix}{:016x}{:016x}", half(0), half(1))
}
