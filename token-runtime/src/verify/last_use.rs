//! Logs which keys still verify tokens, with feature `tracing`: so an operator knows when a previous key can be removed.

use crate::credentials::RawCredentials;

/// When a key last verified a token that was accepted, as far as it was logged. Clones share it.
#[derive(Clone, Default)]
pub(crate) struct LastUse {
    /// Seconds since 1970.
    #[cfg(feature = "tracing")]
    logged: std::sync::Arc<std::sync::atomic::AtomicU64>,
}

impl LastUse {
    /// Logs the use of a key: the first one, and then at most one a minute.
    #[inline]
    pub(crate) fn note(&self, credentials: &RawCredentials, now: u64) {
        #[cfg(feature = "tracing")]
        {
            use std::sync::atomic::Ordering::Relaxed;
            let logged = self.logged.load(Relaxed);
            // Two threads in one moment log it once.
            let is_due = now.abs_diff(logged) >= MINUTE;
            if is_due && self.logged.compare_exchange(logged, now, Relaxed, Relaxed).is_ok() {
                let key = credentials.shown_key_id();
                tracing::info!(target: crate::issue::issue_events::TARGET, key, "key used");
            }
        }
        #[cfg(not(feature = "tracing"))]
        let _ = (self, credentials, now);
    }
}

#[cfg(feature = "tracing")]
const MINUTE: u64 = 60;
