//! Spans of time: a whole number and one unit, `90s`, `15m`, `8h`.

/// Why a text is no span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// `"900"`
    NoUnit,
    /// `"900ms"`
    Milliseconds,
    /// `"1h30m"`
    TwoUnits,
    /// `"1d"`, `"15 min"`
    OtherUnit,
    /// `"1.5h"`
    Fraction,
    /// `"-1h"`
    Negative,
    /// `"soon"`, and what no integer holds
    NoNumber,
}

impl Fault {
    /// What is wrong, said of the text.
    pub(crate) fn what(self) -> &'static str {
        match self {
            Self::NoUnit => "has no unit",
            Self::Milliseconds => "is in milliseconds",
            Self::TwoUnits => "has two units",
            Self::OtherUnit => "has a unit other than `s`, `m` and `h`",
            Self::Fraction => "has a fraction",
            Self::Negative => "is negative",
            Self::NoNumber => "is no span of time",
        }
    }
}

/// Seconds.
pub(crate) fn seconds(text: &str) -> Result<u64, Fault> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let factor = match unit {
        "s" => 1,
        "m" => 60,
        "h" => 3600,
        _ if text.starts_with('-') => return Err(Fault::Negative),
        _ if number.is_empty() => return Err(Fault::NoNumber),
        "" => return Err(Fault::NoUnit),
        _ if unit.starts_with(['.', ',']) => return Err(Fault::Fraction),
        _ if unit.trim_start().to_ascii_lowercase().starts_with("ms") || unit.contains("milli") => {
            return Err(Fault::Milliseconds);
        }
        _ if unit.contains(|c: char| c.is_ascii_digit()) => return Err(Fault::TwoUnits),
        _ => return Err(Fault::OtherUnit),
    };
    number.parse::<u64>().ok().and_then(|number| number.checked_mul(factor)).ok_or(Fault::NoNumber)
}

/// `900` → `15m`.
pub(crate) fn shown(seconds: u64) -> String {
    match seconds {
        _ if seconds > 0 && seconds.is_multiple_of(3600) => format!("{}h", seconds / 3600),
        _ if seconds > 0 && seconds.is_multiple_of(60) => format!("{}m", seconds / 60),
        _ => format!("{seconds}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_of_time() {
        for (text, expected) in [
            ("90s", Ok(90)),
            ("15m", Ok(900)),
            ("8h", Ok(28_800)),
            ("0s", Ok(0)),
            ("", Err(Fault::NoNumber)),
            ("h", Err(Fault::NoNumber)),
            ("900", Err(Fault::NoUnit)),
            ("900ms", Err(Fault::Milliseconds)),
            ("1h30m", Err(Fault::TwoUnits)),
            ("1d", Err(Fault::OtherUnit)),
            ("15 min", Err(Fault::OtherUnit)),
            ("1.5h", Err(Fault::Fraction)),
            ("-1h", Err(Fault::Negative)),
            ("soon", Err(Fault::NoNumber)),
            ("99999999999999999999s", Err(Fault::NoNumber)),
            ("18446744073709551615h", Err(Fault::NoNumber)),
        ] {
            assert_eq!(seconds(text), expected, "{text}");
        }
        assert_eq!([shown(900), shown(7200), shown(61), shown(0)], ["15m", "2h", "61s", "0s"]);
    }
}
