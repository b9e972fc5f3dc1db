//! `ttl`: the lifetime of a declared token.

use std::sync::Arc;

use token_schema::LifetimeFault;
use token_schema::duration::{self, DurationFault, in_text, shown};
use token_schema::rule::{self, Rule};

use crate::ast::{self, Value};
use crate::model::{Format, Sdk};
use crate::report::{Problem, Report, in_quotes, quoted};

/// Rule, title, label and help, and the lifetime to write if there is only one.
type Wrong = (&'static Rule, String, String, (String, Option<String>));

/// Seconds; `None`: missing or invalid.
pub(crate) fn check(
    declaration: &ast::Token,
    what: &str,
    meant: &[String],
    sdks: &[Arc<Sdk>],
    format: &Format,
    report: &mut Report,
) -> Option<u32> {
    let ttl = Ttl::new(format, sdks);
    let Some(entry) = declaration.table.get("ttl") else {
        if !meant.iter().any(|meant| meant == "ttl") {
            Problem::new(rule::TTL_MISSING, declaration.place.clone(), format!("{what}: missing `ttl`"))
                .label("a token that never expires would be a password")
                .add_lines(
                    report.source(),
                    [&declaration.name.span, &declaration.span],
                    &[format!("ttl = \"{}\"", ttl.example)],
                    &ttl.maximum(),
                )
                .add_to(report);
        }
        return None;
    };
    let span = &entry.value.span;
    let value = &entry.value.value;
    // The vendor has tokens that never expire, but a declaration without a lifetime may be a mistake.
    if matches!(value, Value::String(text) if text == "none") && ttl.max == Format::NO_LIMIT && !format.always_expires()
    {
        return Some(Format::NO_LIMIT);
    }
    let seconds = match ttl.seconds(value).and_then(|seconds| ttl.in_bounds(seconds, value)) {
        Ok(seconds) => seconds,
        Err((rule, title, label, (help, lifetime))) => {
            let problem = Problem::new(rule, span.clone(), format!("{what}: {title}")).label(label).help(help);
            report.add(match lifetime {
                Some(lifetime) => problem.edit(span, in_quotes(&lifetime)),
                None => problem,
            });
            return None;
        }
    };
    for (sdk, (why, least)) in sdks.iter().filter_map(|sdk| Some((sdk, sdk.short_lifetime(seconds.into())?))) {
        Problem::new(rule::LIFETIME_SHORT, span.clone(), format!("{what}: the ttl is short for {}", sdk.title))
            .label(why)
            .help(format!("write a lifetime of {least}, such as `ttl = \"{}\"`", ttl.example))
            .add_to(report);
    }
    Some(seconds)
}

/// A lifetime for examples: a quarter of an hour, where the vendor and the SDKs accept it, and twice the time before the expiry at which
/// an SDK renews a token.
pub(crate) fn example<'a>(format: &Format, sdks: impl Iterator<Item = &'a Sdk> + Clone) -> String {
    let least =
        sdks.clone().map(|sdk| sdk.warn_ttl_below.max(2 * sdk.renew_before).max(sdk.min_ttl)).max().unwrap_or_default();
    let most = sdks.map(|sdk| sdk.max_ttl).min().unwrap_or(Format::NO_LIMIT).min(format.max_ttl).max(1);
    shown(900.max(least).clamp(format.min_ttl.min(most), most).into())
}

/// The help, and the lifetime.
fn lifetime(seconds: u64) -> (String, Option<String>) {
    (format!("write `ttl = \"{}\"`", shown(seconds)), Some(shown(seconds)))
}

struct Ttl<'a> {
    format: &'a Format,
    /// The longest lifetime that the vendor and the SDKs accept, seconds.
    max: u32,
    /// The SDK whose limit it is; `None`: it is the vendor's.
    strictest: Option<&'a Sdk>,
    /// The shortest lifetime that the vendor and the SDKs accept, seconds.
    min: u64,
    /// The SDK whose minimum it is; `None`: it is the vendor's.
    patient: Option<&'a Sdk>,
    example: String,
}

impl<'a> Ttl<'a> {
    fn new(format: &'a Format, sdks: &'a [Arc<Sdk>]) -> Self {
        let strictest =
            sdks.iter().map(|sdk| &**sdk).filter(|sdk| sdk.max_ttl < format.max_ttl).min_by_key(|sdk| sdk.max_ttl);
        let max = strictest.map_or(format.max_ttl, |sdk| sdk.max_ttl);
        let patient =
            sdks.iter().map(|sdk| &**sdk).filter(|sdk| sdk.min_ttl > format.min_ttl).max_by_key(|sdk| sdk.min_ttl);
        let min = patient.map_or(format.min_ttl, |sdk| sdk.min_ttl).into();
        Self { format, max, strictest, min, patient, example: example(format, sdks.iter().map(|sdk| &**sdk)) }
    }

    fn seconds(&self, value: &Value) -> Result<u64, Wrong> {
        Err(match value {
            Value::String(text) => match self.duration(text) {
                Ok(seconds) => return Ok(seconds),
                // Longer than every maximum.
                Err(DurationFault::TooLong) => return Ok(u64::MAX),
                Err(fault) => {
                    let rule = match fault {
                        DurationFault::Milliseconds => rule::MILLISECONDS,
                        DurationFault::Negative => rule::TTL_NOT_POSITIVE,
                        _ => rule::TTL_UNIT,
                    };
                    let title = format!("the ttl {} {}", quoted(text), fault.what());
                    (rule, title, self.units(fault), self.correction(text, fault))
                }
            },
            Value::Integer(Some(number)) => {
                let title = "`ttl` is a number without a unit".to_owned();
                let seconds = u64::try_from(*number).unwrap_or(0);
                let (seconds, unit) = match self.as_milliseconds(seconds) {
                    Some(seconds) => (seconds, "milliseconds"),
                    None => (seconds, "seconds"),
                };
                let help = match self.write(seconds) {
                    Some((help, lifetime)) => (format!("{help} if {unit} were meant"), lifetime),
                    None => self.example(),
                };
                (rule::TTL_UNIT, title, "it may mean seconds or milliseconds".to_owned(), help)
            }
            other => {
                let shorter = "; for a shorter lifetime at run time the program calls `issue_for`";
                let shorter = if matches!(other, Value::Table(_)) { shorter } else { "" };
                let label = "a lifetime is a string with a unit".to_owned();
                (rule::WRONG_TYPE, format!("`ttl` is {}", other.what()), label, (self.example().0 + shorter, None))
            }
        })
    }

    /// Days are for a vendor that accepts more than one.
    fn duration(&self, text: &str) -> Result<u64, DurationFault> {
        let seconds = duration::seconds(text)?;
        if text.ends_with('d') && !self.has_days() { Err(DurationFault::Days) } else { Ok(seconds) }
    }

    fn has_days(&self) -> bool {
        u64::from(self.max) > duration::DAY
    }

    fn in_bounds(&self, seconds: u64, written: &Value) -> Result<u32, Wrong> {
        let max = u64::from(self.max);
        let fault = self.format.lifetime_fault(seconds).or((seconds < self.min).then_some(LifetimeFault::Short));
        let fault = fault.or((seconds > max).then_some(LifetimeFault::Long));
        if fault == Some(LifetimeFault::Short) {
            let (title, label) = match seconds {
                0 => ("the ttl is zero".to_owned(), "the token would have expired when it is issued"),
                _ => {
                    let label = if self.patient.is_some() {
                        "it rejects a token with such a short lifetime"
                    } else {
                        "the vendor rejects a token with such a short lifetime"
                    };
                    let whose = self.patient.map(|sdk| format!(" of {}", sdk.title)).unwrap_or_default();
                    (format!("the ttl is below the minimum{whose}, {}", in_text(self.min)), label)
                }
            };
            let help = format!("write a longer lifetime, such as `ttl = \"{}\"`", self.example);
            return Err((rule::TTL_NOT_POSITIVE, title, label.to_owned(), (help, None)));
        }
        if self.max == Format::NO_LIMIT && seconds >= max {
            let label = "a token that never expires would be a password".to_owned();
            return Err((rule::LIFETIME_TOO_LONG, "the ttl is over a century".to_owned(), label, self.shorter()));
        }
        if fault == Some(LifetimeFault::Long) {
            let text = if let Value::String(text) = written { text.as_str() } else { "" };
            let (rule, help) = match self.as_milliseconds(seconds).filter(|_| text.ends_with('s')) {
                Some(seconds) => {
                    let (help, lifetime) = lifetime(seconds);
                    (rule::MILLISECONDS, (help + " if milliseconds were meant", lifetime))
                }
                None => (rule::LIFETIME_TOO_LONG, self.shorter()),
            };
            let title = format!("the ttl {} is over the maximum", quoted(text));
            let whose = self.strictest.map(|sdk| format!(" for {}", sdk.title)).unwrap_or_default();
            return Err((rule, title, format!("a token{whose} is valid for at most {}", in_text(max)), help));
        }
        Ok(u32::try_from(seconds).unwrap_or(u32::MAX))
    }

    /// The seconds of a number that is too large, if it means milliseconds.
    fn as_milliseconds(&self, seconds: u64) -> Option<u64> {
        let max = u64::from(self.max);
        (seconds > max && seconds.is_multiple_of(1000) && seconds / 1000 <= max).then_some(seconds / 1000)
    }

    /// The units, and why days are not among them.
    fn units(&self, fault: DurationFault) -> String {
        match (fault, self.max) {
            (DurationFault::Days, max) if !self.has_days() => {
                format!("there is no unit `d`, because a token is valid for at most {}", in_text(u64::from(max)))
            }
            _ if self.has_days() => "a lifetime is an integer and one unit: `s`, `m`, `h` or `d`".to_owned(),
            _ => "a lifetime is an integer and one unit: `s`, `m` or `h`".to_owned(),
        }
    }

    fn correction(&self, text: &str, fault: DurationFault) -> (String, Option<String>) {
        let number = text.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<u64>().unwrap_or(0);
        match fault {
            DurationFault::Days => {
                let hours = number.saturating_mul(24);
                match hours {
                    0 => self.example(),
                    _ if hours <= u64::from(self.max) / 3600 => lifetime(hours * 3600),
                    _ => self.shorter(),
                }
            }
            DurationFault::NoUnit => self.write(number).unwrap_or_else(|| self.example()),
            DurationFault::Milliseconds => self.write(number / 1000).unwrap_or_else(|| self.example()),
            _ => self.example(),
        }
    }

    /// The same lifetime with a unit, if the vendor accepts it.
    fn write(&self, seconds: u64) -> Option<(String, Option<String>)> {
        let min = self.min.max(1);
        (min..=u64::from(self.max)).contains(&seconds).then(|| lifetime(seconds))
    }

    fn example(&self) -> (String, Option<String>) {
        (format!("write a lifetime such as `ttl = \"{}\"`{}", self.example, self.maximum()), None)
    }

    fn shorter(&self) -> (String, Option<String>) {
        match self.max {
            Format::NO_LIMIT => {
                ("write a lifetime of minutes or hours, and let clients renew the token".to_owned(), None)
            }
            max => {
                // `23h` in place of a maximum of 23h 59m 59s.
                let max = u64::from(max);
                let whole =
                    [3600, 60].map(|unit| max / unit * unit).into_iter().find(|whole| *whole >= self.min.max(1));
                let (help, lifetime) = lifetime(whole.unwrap_or(max));
                let or_less = if whole.is_none_or(|whole| whole == max) { " or less" } else { "" };
                (format!("{help}{or_less}, and let clients renew the token"), lifetime)
            }
        }
    }

    fn maximum(&self) -> String {
        match self.max {
            Format::NO_LIMIT => String::new(),
            max => format!("; the maximum is {}", in_text(u64::from(max))),
        }
    }
}
