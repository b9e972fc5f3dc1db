//! Durations: as a grants.toml has them (an integer and one unit: `90s`, `15m`, `8h`, `30d`), and in words.
//!
//! Most lifetimes are hours, and a day in a grants.toml is probably a mistake, so a declaration has days only where the vendor accepts more
//! than one.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use crate::Format;

/// Why a string is not a duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DurationFault {
    /// `"900"`
    NoUnit,
    /// `"900ms"`
    Milliseconds,
    /// `"1h30m"`
    TwoUnits,
    /// `"2 days"`, or `"2d"` where there are no days
    Days,
    /// `"1w"`, `"15 min"`
    OtherUnit,
    /// `"1.5h"`
    Fraction,
    /// `"-1h"`
    Negative,
    /// `"soon"`
    NoNumber,
    /// `"99999999999999999999s"`: more seconds than a `u64` holds.
    TooLong,
}

impl DurationFault {
    /// What is wrong, for a sentence that has the string as its subject: "has no unit".
    #[must_use]
    pub fn what(self) -> &'static str {
        match self {
            Self::NoUnit => "has no unit",
            Self::Milliseconds => "is in milliseconds",
            Self::TwoUnits => "has two units",
            Self::Days => "is in days",
            Self::OtherUnit => "has an unknown unit",
            Self::Fraction => "has a fraction",
            Self::Negative => "is negative",
            Self::NoNumber => "is not a duration",
            Self::TooLong => "is too long",
        }
    }
}

impl fmt::Display for DurationFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the value {}", self.what())
    }
}

impl Error for DurationFault {}

/// The seconds of a day.
pub const DAY: u64 = 86_400;

/// Parses a duration.
///
/// # Errors
///
/// When the string is not an integer and one unit, or the duration has more seconds than a `u64` holds.
///
/// ```
/// use token_schema::duration::{DurationFault, seconds};
///
/// assert_eq!([seconds("15m"), seconds("15"), seconds("2d")], [Ok(900), Err(DurationFault::NoUnit), Ok(172_800)]);
/// ```
pub fn seconds(text: &str) -> Result<u64, DurationFault> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let factor = match unit {
        _ if text.starts_with('-') => return Err(DurationFault::Negative),
        _ if number.is_empty() => return Err(DurationFault::NoNumber),
        "" => return Err(DurationFault::NoUnit),
        "s" => 1,
        "m" => 60,
        "h" => 3600,
        "d" => DAY,
        _ if unit.starts_with(['.', ',']) => return Err(DurationFault::Fraction),
        _ if unit.trim_start().to_ascii_lowercase().starts_with("ms") || unit.contains("milli") => {
            return Err(DurationFault::Milliseconds);
        }
        _ if unit.contains(|c: char| c.is_ascii_digit()) => return Err(DurationFault::TwoUnits),
        _ if ["d", "day", "days"].contains(&unit.trim().to_ascii_lowercase().as_str()) => {
            return Err(DurationFault::Days);
        }
        _ => return Err(DurationFault::OtherUnit),
    };
    // Digits alone, so an error means that the number is too large.
    number.parse::<u64>().ok().and_then(|number| number.checked_mul(factor)).ok_or(DurationFault::TooLong)
}

/// So many seconds as in a grants.toml, which has days only where the vendor accepts more than one: `900` → `15m`, `172_800` → `48h`,
/// `7_776_000` → `90d`, [`Format::NO_LIMIT`] → `none`.
#[must_use]
pub fn shown(seconds: u64) -> String {
    match seconds {
        _ if seconds == u64::from(Format::NO_LIMIT) => "none".to_owned(),
        _ if seconds > 2 * DAY && seconds.is_multiple_of(DAY) => format!("{}d", seconds / DAY),
        _ if seconds > 0 && seconds.is_multiple_of(3600) => format!("{}h", seconds / 3600),
        _ if seconds > 0 && seconds.is_multiple_of(60) => format!("{}m", seconds / 60),
        _ => format!("{seconds}s"),
    }
}

/// So many seconds in a text, to the second, so that two lifetimes can be compared: `900` → `15m`, `86_399` → `23h 59m 59s`, `7_779_600` →
/// `90d 1h`, [`Format::NO_LIMIT`] → `none`.
#[must_use]
pub fn in_text(seconds: u64) -> String {
    exactly(Duration::from_secs(seconds))
}

/// Like [`in_text`], with fractions of a second: `1.5s`, `20ms`, `1m 1ns`.
#[must_use]
pub fn exactly(span: Duration) -> String {
    let seconds = span.as_secs();
    if span.is_zero() || span == Duration::from_secs(Format::NO_LIMIT.into()) {
        return shown(seconds);
    }
    let days = if seconds > 2 * DAY { seconds / DAY } else { 0 };
    let rest = seconds - days * DAY;
    let [hours, minutes] = [rest / 3600, rest % 3600 / 60];
    let last = Duration::new(rest % 60, span.subsec_nanos());
    let units = [(days, "d"), (hours, "h"), (minutes, "m")].into_iter().filter(|(count, _)| *count > 0);
    let last = (!last.is_zero()).then(|| format!("{last:?}"));
    units.map(|(count, unit)| format!("{count}{unit}")).chain(last).collect::<Vec<_>>().join(" ")
}

/// Seconds in words, rounded down to the largest unit that gives two or more: `119 seconds`, `2 minutes`.
#[must_use]
pub fn in_words(seconds: u64) -> String {
    const UNITS: [(u64, &str); 4] = [(365 * 86_400, "year"), (86_400, "day"), (3600, "hour"), (60, "minute")];
    let unit = UNITS.into_iter().find(|(unit, _)| seconds >= 2 * unit || seconds == *unit);
    let (count, name) = unit.map_or((seconds, "second"), |(unit, name)| (seconds / unit, name));
    format!("{count} {name}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_sentences() {
        for (seconds, words) in [
            (0, "0 seconds"),
            (1, "1 second"),
            (119, "119 seconds"),
            (120, "2 minutes"),
            (3600, "1 hour"),
            (7199, "119 minutes"),
            (172_800, "2 days"),
            (u64::MAX, "584942417355 years"),
        ] {
            assert_eq!(in_words(seconds), words);
        }
    }

    #[test]
    fn in_texts() {
        for (span, text) in [
            (Duration::ZERO, "0s"),
            (Duration::from_nanos(1), "1ns"),
            (Duration::from_millis(1500), "1.5s"),
            (Duration::from_secs(59), "59s"),
            (Duration::from_secs(90), "1m 30s"),
            (Duration::from_secs(3600), "1h"),
            (Duration::from_secs(86_399), "23h 59m 59s"),
            (Duration::from_secs(86_400), "24h"),
            (Duration::new(86_400, 1), "24h 1ns"),
            (Duration::from_secs(172_801), "2d 1s"),
            (Duration::from_secs(90 * DAY + 3600), "90d 1h"),
            (Duration::from_secs(Format::NO_LIMIT.into()), "none"),
        ] {
            assert_eq!(exactly(span), text);
        }
        assert_eq!(in_text(5400), "1h 30m");
    }

    #[test]
    fn parsing() {
        for (text, expected) in [
            ("90s", Ok(90)),
            ("15m", Ok(900)),
            ("8h", Ok(28_800)),
            ("0s", Ok(0)),
            ("", Err(DurationFault::NoNumber)),
            ("h", Err(DurationFault::NoNumber)),
            ("900", Err(DurationFault::NoUnit)),
            ("900ms", Err(DurationFault::Milliseconds)),
            ("1h30m", Err(DurationFault::TwoUnits)),
            ("30d", Ok(2_592_000)),
            ("1D", Err(DurationFault::Days)),
            ("2 Days", Err(DurationFault::Days)),
            ("1w", Err(DurationFault::OtherUnit)),
            ("15 min", Err(DurationFault::OtherUnit)),
            ("1.5h", Err(DurationFault::Fraction)),
            ("-1h", Err(DurationFault::Negative)),
            ("soon", Err(DurationFault::NoNumber)),
            ("１h", Err(DurationFault::NoNumber)),
            ("99999999999999999999s", Err(DurationFault::TooLong)),
            ("18446744073709551615s", Ok(u64::MAX)),
            ("18446744073709551615h", Err(DurationFault::TooLong)),
        ] {
            assert_eq!(seconds(text), expected, "{text}");
        }
        assert_eq!(DurationFault::NoUnit.to_string(), "the value has no unit");
        assert_eq!([shown(900), shown(7200), shown(61), shown(0)], ["15m", "2h", "61s", "0s"]);
        assert_eq!([shown(86_400), shown(172_800), shown(180_000)], ["24h", "48h", "50h"]);
        assert_eq!([shown(3 * DAY), shown(90 * DAY), shown(90 * DAY + 3600)], ["3d", "90d", "2161h"]);
    }
}
