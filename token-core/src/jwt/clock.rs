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

    /// The same, at less cost and nearly always right: as of the system's last tick, unless the second may be over since. To read the
    /// clock to the nanosecond takes five times as long, some 20 ns.
    ///
    /// A tick is 10 ms old at most, but for a machine that was stopped: so whoever would refuse a token by this asks
    /// [`if_other_than`](Self::if_other_than) first. What it accepts may then have ended while the machine stood still.
    pub(crate) fn nearly_unix(&self) -> u64 {
        match &self.0 {
            Some(clock) => seconds(clock()),
            None => match last_tick() {
                (second, 0..900_000_000) => second,
                _ => seconds(SystemTime::now()),
            },
        }
    }

    /// What [`unix`](Self::unix) says now, where that is not what [`nearly_unix`](Self::nearly_unix) said.
    pub(crate) fn if_other_than(&self, nearly: u64) -> Option<u64> {
        let now = if self.0.is_some() { nearly } else { self.unix() };
        (now != nearly).then_some(now)
    }

    /// For issuing a token: as of the system's last tick. Behind the clock is no harm to a new token; a verifier that is behind would
    /// take one of the very second for one of the future.
    #[inline]
    pub(crate) fn last_tick(&self) -> u64 {
        self.0.as_ref().map_or_else(|| last_tick().0, |clock| seconds(clock()))
    }
}

/// Seconds, and nanoseconds, of the system's clock when it ticked last.
#[cfg(target_os = "linux")]
#[inline]
fn last_tick() -> (u64, u64) {
    use rustix::time::{ClockId, clock_gettime};
    let tick = clock_gettime(ClockId::RealtimeCoarse);
    (u64::try_from(tick.tv_sec).unwrap_or(0), u64::try_from(tick.tv_nsec).unwrap_or(u64::MAX))
}

/// Where ticks cannot be asked for, what the clock says now.
#[cfg(not(target_os = "linux"))]
fn last_tick() -> (u64, u64) {
    (seconds(SystemTime::now()), 0)
}

/// A clock beyond [`LATEST`] counts as that: the end of a token must be a time that the system can express.
fn seconds(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs().min(LATEST))
}

/// The last second of the year 9999, in seconds since 1970.
const LATEST: u64 = 253_402_300_799;

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Clock(the caller's)" } else { "Clock(the system's)" })
    }
}

/// The time so many seconds after 1970, as far as the system can express it.
pub(crate) fn system_time(unix: u64) -> SystemTime {
    UNIX_EPOCH.checked_add(Duration::from_secs(unix)).unwrap_or(UNIX_EPOCH)
}
