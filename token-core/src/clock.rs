//! What time it is: the system's clock, or one that the caller gives.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A clock; the system's unless another is given.
#[derive(Clone, Default)]
pub struct Clock(Option<Arc<dyn Fn() -> SystemTime + Send + Sync>>);

impl Clock {
    /// A clock of the caller's.
    pub fn new(clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(clock)))
    }

    /// Seconds since 1970, rounded down: for judging a token. A clock that stands before 1970 counts as 0.
    pub(crate) fn unix(&self) -> u64 {
        seconds(self.0.as_ref().map_or_else(SystemTime::now, |clock| clock()))
    }

    /// The same for issuing one: the system's clock as of its last tick, a few milliseconds ago at most. To read it to the nanosecond
    /// takes five times as long, some 20 ns of a token's 340. Behind the clock is no harm to a new token; a verifier that
    /// is behind would take one of the very second for one of the future.
    #[cfg(target_os = "linux")]
    pub(crate) fn last_tick(&self) -> u64 {
        use rustix::time::{ClockId, clock_gettime};
        match &self.0 {
            Some(clock) => seconds(clock()),
            None => u64::try_from(clock_gettime(ClockId::RealtimeCoarse).tv_sec).unwrap_or(0),
        }
    }

    #[cfg(not(target_os = "linux"))]
    pub(crate) fn last_tick(&self) -> u64 {
        self.unix()
    }
}

fn seconds(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Clock(the caller's)" } else { "Clock(the system's)" })
    }
}

/// The time so many seconds after 1970, as far as the system can express it.
pub(crate) fn system_time(unix: u64) -> SystemTime {
    UNIX_EPOCH.checked_add(Duration::from_secs(unix)).unwrap_or(UNIX_EPOCH)
}
