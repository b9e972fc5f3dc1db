//! `ttl`: the lifetime of a declared token.

use std::sync::Arc;

use token_schema::LifetimeFault;
use token_schema::duration::{self, DurationFault, shown};
use token_schema::rule::{self, Rule};

use crate::ast::{self, Value};
use crate::model::{Format, Sdk};
use crate::report::{Problem, Report, quoted};

/// Rule, title, label and help.
type Wrong = (&'static Rule, String, String, String);

/// Seconds; `None`: missing or invalid.
pub(crate) fn check(
    declaration: &ast::Token,
    what: &str,
    meant: &[String],
    sdks: &[Arc<Sdk>],
    format: &Format,
    report: &mut Report,
) -> Option<u32> {
    let ttl = Ttl { format, lead: sdks.iter().map(|sdk| sdk.renew_before).max().unwrap_or_default() };
    let Some(entry) = declaration.table.get("ttl") else {
        if !meant.iter().any(|meant| meant == "ttl") {
            Problem::new(rule::TTL_MISSING, declaration.place.clone(), format!("{what}: missing `ttl`"))
                .label("a token that never expires would be a password")
                .help(format!("add `ttl = \"{}\"`{}", example(format, ttl.lead), ttl.maximum()))
                .add_to(report);
        }
        return None;
    };
    let span = &entry.value.span;
    let value = &entry.value.value;
    let seconds = match ttl.seconds(value).and_then(|seconds| ttl.in_bounds(seconds, value)) {
        Ok(seconds) => seconds,
        Err((rule, title, label, help)) => {
            let problem = Problem::new(rule, span.clone(), format!("{what}: {title}"));
            report.add(problem.label(label).help(help));
            return None;
        }
    };
    for sdk in sdks.iter().filter(|sdk| sdk.renews_at_once(seconds.into())) {
        let before = shown(u64::from(sdk.renew_before));
        let title = format!("{what}: {} renews the token immediately", sdk.title);
        Problem::new(rule::LIFETIME_SHORT, span.clone(), title)
            .label(format!("it renews a token {before} before the expiry, and this token is not valid for longer"))
            .help(format!("write a longer lifetime, such as `ttl = \"{}\"`", example(format, ttl.lead)))
            .add_to(report);
    }
    Some(seconds)
}

/// A lifetime for examples: 15 minutes, if the vendor accepts it, and at least twice the `lead`, the seconds before the expiry when an SDK
/// renews the token.
pub(crate) fn example(format: &Format, lead: u32) -> String {
    let most = u64::from(format.max_ttl).max(1);
    shown(900.max(2 * u64::from(lead)).clamp(u64::from(format.min_ttl).min(most), most))
}

struct Ttl<'a> {
    format: &'a Format,
    /// How long before the expiry the SDKs renew a token, seconds.
    lead: u32,
}

impl Ttl<'_> {
    fn seconds(&self, value: &Value) -> Result<u64, Wrong> {
        Err(match value {
            Value::String(text) => match duration::seconds(text) {
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
                    Some(help) => format!("{help} if {unit} were meant"),
                    None => self.example(),
                };
                (rule::TTL_UNIT, title, "it may mean seconds or milliseconds".to_owned(), help)
            }
            other => {
                let shorter = "; for a shorter lifetime at run time the program calls `issue_for`";
                let shorter = if matches!(other, Value::Table(_)) { shorter } else { "" };
                let label = "a lifetime is a string with a unit".to_owned();
                (rule::WRONG_TYPE, format!("`ttl` is {}", other.what()), label, self.example() + shorter)
            }
        })
    }

    fn in_bounds(&self, seconds: u64, written: &Value) -> Result<u32, Wrong> {
        let max = u64::from(self.format.max_ttl);
        let fault = self.format.lifetime_fault(seconds);
        if fault == Some(LifetimeFault::Short) {
            let (title, label) = match seconds {
                0 => ("the ttl is zero".to_owned(), "the token would have expired when it is issued"),
                _ => {
                    let min = shown(u64::from(self.format.min_ttl));
                    (format!("the ttl is below {min}"), "the vendor rejects a token with such a short lifetime")
                }
            };
            let help = format!("write a longer lifetime, such as `ttl = \"{}\"`", example(self.format, self.lead));
            return Err((rule::TTL_NOT_POSITIVE, title, label.to_owned(), help));
        }
        if self.format.max_ttl == Format::NO_LIMIT && seconds >= max {
            let label = "a token that never expires would be a password".to_owned();
            return Err((rule::LIFETIME_TOO_LONG, "the ttl is over a century".to_owned(), label, self.shorter()));
        }
        if fault == Some(LifetimeFault::Long) {
            let text = if let Value::String(text) = written { text.as_str() } else { "" };
            let (rule, help) = match self.as_milliseconds(seconds).filter(|_| text.ends_with('s')) {
                Some(seconds) => {
                    (rule::MILLISECONDS, format!("write `ttl = \"{}\"` if milliseconds were meant", shown(seconds)))
                }
                None => (rule::LIFETIME_TOO_LONG, self.shorter()),
            };
            let title = format!("the ttl {} is over the maximum", quoted(text));
            return Err((rule, title, format!("a token is valid for at most {}", shown(max)), help));
        }
        Ok(u32::try_from(seconds).unwrap_or(u32::MAX))
    }

    /// The seconds of a number that is too large, if it means milliseconds.
    fn as_milliseconds(&self, seconds: u64) -> Option<u64> {
        let max = u64::from(self.format.max_ttl);
        (seconds > max && seconds.is_multiple_of(1000) && seconds / 1000 <= max).then_some(seconds / 1000)
    }

    /// The units, and why days are not among them.
    fn units(&self, fault: DurationFault) -> String {
        match (fault, self.format.max_ttl) {
            (DurationFault::Days, Format::NO_LIMIT) => {
                "there is no unit `d`, because few tokens need such a lifetime".to_owned()
            }
            (DurationFault::Days, max) => {
                format!("there is no unit `d`, because a token is valid for at most {}", shown(u64::from(max)))
            }
            _ => "a lifetime is an integer and one unit: `s`, `m` or `h`".to_owned(),
        }
    }

    fn correction(&self, text: &str, fault: DurationFault) -> String {
        let number = text.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<u64>().unwrap_or(0);
        match fault {
            DurationFault::Days if number == 0 => self.example(),
            DurationFault::Days => match number.saturating_mul(24) {
                hours if hours <= u64::from(self.format.max_ttl) / 3600 => format!("write `ttl = \"{hours}h\"`"),
                _ => self.shorter(),
            },
            DurationFault::NoUnit => self.write(number).unwrap_or_else(|| self.example()),
            DurationFault::Milliseconds => self.write(number / 1000).unwrap_or_else(|| self.example()),
            _ => self.example(),
        }
    }

    /// The same lifetime with a unit, if the vendor accepts it.
    fn write(&self, seconds: u64) -> Option<String> {
        (1..=u64::from(self.format.max_ttl)).contains(&seconds).then(|| format!("write `ttl = \"{}\"`", shown(seconds)))
    }

    fn example(&self) -> String {
        format!("write a lifetime such as `ttl = \"{}\"`{}", example(self.format, self.lead), self.maximum())
    }

    fn shorter(&self) -> String {
        match self.format.max_ttl {
            Format::NO_LIMIT => "write a lifetime of minutes or hours, and let clients renew the token".to_owned(),
            max => format!("write `ttl = \"{}\"` or less, and let clients renew the token", shown(u64::from(max))),
        }
    }

    fn maximum(&self) -> String {
        match self.format.max_ttl {
            Format::NO_LIMIT => String::new(),
            max => format!("; the maximum is {}", shown(u64::from(max))),
        }
    }
}
