//! A span of time as a schema writes it.

use std::fmt;
use std::time::Duration;

/// So many seconds, in the largest unit that says them exactly: `90s`, `15m`, `8h`.
pub(crate) struct Life(pub u64);

impl Life {
    /// A span with a part of a second, rounded up.
    pub(crate) fn at_least(span: Duration) -> Self {
        Self(span.as_secs().saturating_add(u64::from(span.subsec_nanos() > 0)))
    }
}

impl fmt::Display for Life {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => f.write_str("0s"),
            seconds if seconds.is_multiple_of(3600) => write!(f, "{}h", seconds / 3600),
            seconds if seconds.is_multiple_of(60) => write!(f, "{}m", seconds / 60),
            seconds => write!(f, "{seconds}s"),
        }
    }
}
