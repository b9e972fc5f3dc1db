//! A span of time as a schema writes it.

use std::fmt;
use std::time::Duration;

/// A span of time, in the largest unit that says it exactly: `90s`, `15m`, `8h`; with a part of a second `1.5s`, `20ms`, `1ns`.
pub(crate) struct Life(pub Duration);

impl Life {
    pub(crate) fn of_seconds(seconds: u64) -> Self {
        Self(Duration::from_secs(seconds))
    }
}

impl fmt::Display for Life {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_secs() {
            _ if self.0.subsec_nanos() > 0 => write!(f, "{:?}", self.0),
            0 => f.write_str("0s"),
            seconds if seconds.is_multiple_of(3600) => write!(f, "{}h", seconds / 3600),
            seconds if seconds.is_multiple_of(60) => write!(f, "{}m", seconds / 60),
            seconds => write!(f, "{seconds}s"),
        }
    }
}
