//! Times and durations as people write and read them. All dates are in UTC.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use token_schema::duration;

/// Parses seconds since 1970, or a date and time with an offset (RFC 3339).
pub(crate) fn moment(text: &str) -> Result<SystemTime, String> {
    const FORM: &str = "write seconds since 1970, or a date and time with an offset, as in 2026-01-31T12:00:00Z";
    let seconds = match text.parse::<u64>() {
        // Thirteen digits are milliseconds: the year 5138 in seconds.
        Ok(number) if number >= 100_000_000_000 => {
            return Err(format!("the value is in milliseconds, or later than the year 5138; {FORM}"));
        }
        Ok(seconds) => Some(seconds),
        Err(_) => text.parse::<Timestamp>().ok().and_then(|date| u64::try_from(date.as_second()).ok()),
    };
    seconds.and_then(|seconds| UNIX_EPOCH.checked_add(Duration::from_secs(seconds))).ok_or_else(|| FORM.to_owned())
}

pub(crate) fn duration(text: &str) -> Result<Duration, String> {
    let seconds = duration::seconds(text)
        .map_err(|fault| format!("{fault}; write an integer and one unit (s, m or h), as in 90s, 15m or 2h"))?;
    Ok(Duration::from_secs(seconds))
}

/// The date for seconds since 1970; `None` if out of range.
pub(crate) fn date(unix: i64) -> Option<String> {
    Timestamp::from_second(unix).ok().map(|date| date.strftime("%Y-%m-%d %H:%M:%S UTC").to_string())
}

/// A time in RFC 3339, in UTC, to the second; `None` if out of range.
#[cfg(feature = "online")]
pub(crate) fn rfc3339(time: SystemTime) -> Option<String> {
    let seconds = time.duration_since(UNIX_EPOCH).ok()?.as_secs();
    let time = Timestamp::from_second(i64::try_from(seconds).ok()?).ok()?;
    Some(time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}

/// The distance to a time: `in 14 minutes`, `2 hours ago`.
pub(crate) fn from_now(unix: i64, now: i64) -> String {
    let seconds = unix.saturating_sub(now);
    if seconds == 0 {
        return "now".to_owned();
    }
    let span = duration::in_words(seconds.unsigned_abs());
    if seconds > 0 { format!("in {span}") } else { format!("{span} ago") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments() {
        let at = |seconds| Ok(UNIX_EPOCH + Duration::from_secs(seconds));
        assert_eq!(moment("1790000000"), at(1_790_000_000));
        assert_eq!(moment("2026-09-21T13:33:20Z"), at(1_789_997_600));
        assert_eq!(moment("2026-09-21T15:33:20+02:00"), at(1_789_997_600));
        for wrong in ["", "now", "-5", "2026-09-21", "2026-09-21T13:33:20", "1790000000000", "1960-01-01T00:00:00Z"] {
            assert!(moment(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn dates_and_distances() {
        assert_eq!(date(0).unwrap(), "1970-01-01 00:00:00 UTC");
        assert_eq!(date(i64::MAX), None);
        let from = |seconds| from_now(seconds, 0);
        assert_eq!([from(0), from(14 * 60 + 40), from(-2 * 3600)], ["now", "in 14 minutes", "2 hours ago"]);
        assert_eq!([from(59), from(-86_400)], ["in 59 seconds", "1 day ago"]);
        assert_eq!([from(i64::MAX), from_now(i64::MIN, i64::MAX)], ["in 292471208677 years", "292471208677 years ago"]);
    }
}
