//! The current time: from the system's clock, or from a clock of the caller.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A clock: the system's, or the caller's.
#[derive(Clone, Default)]
pub struct Clock(Option<Arc<dyn Fn() -> SystemTime + Send + Sync>>);

impl Clock {
    /// A clock of the caller.
    pub fn new(clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(clock)))
    }

    /// Seconds since 1970, rounded down. A time before 1970 counts as 0.
    pub(crate) fn unix(&self) -> u64 {
        let time = self.0.as_ref().map_or_else(system, |clock| clock());
        time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs().min(LATEST))
    }
}

/// The last second of the year 9999, in seconds since 1970. Any later time counts as this one: the expiry of a token must be a time that
/// the system can express.
const LATEST: u64 = 253_402_300_799;

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Clock(the caller's)" } else { "Clock(the system's)" })
    }
}

#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
fn system() -> SystemTime {
    SystemTime::now()
}

/// There is no clock in a bare WebAssembly module. No time is a safe guess: it could accept an expired token.
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
#[expect(
    clippy::panic,
    reason = "a mistake of the program, at its first call; `SystemTime::now` would panic here, too"
)]
fn system() -> SystemTime {
    panic!("this platform has no clock: pass the time, with `Options::at` or `with_clock`")
}

/// The time so many seconds after 1970, as far as the system can express it.
pub(crate) fn system_time(unix: u64) -> SystemTime {
    UNIX_EPOCH.checked_add(Duration::from_secs(unix)).unwrap_or(UNIX_EPOCH)
}
