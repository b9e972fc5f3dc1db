//! `ttl`: the life of a declared token.

use std::sync::Arc;

use token_schema::LifetimeFault;
use token_schema::duration::{self, Fault};
use token_schema::rule::{self, Rule};

use crate::ast::{self, Value};
use crate::model::{Format, Sdk};
use crate::report::{Problem, Report, quoted};

/// Seconds; `None`: missing or wrong.
pub(crate) fn check(
    declaration: &ast::Token,
    what: &str,
    meant: &[String],
    sdks: &[Arc<Sdk>],
    format: &Format,
    report: &mut Report,
) -> Option<u32> {
    let lead = sdks.iter().map(|sdk| sdk.renew_before).max().unwrap_or_default();
    let Some(entry) = declaration.table.get("ttl") else {
        if !meant.iter().any(|meant| meant == "ttl") {
            report.add(
                Problem::new(rule::TTL_MISSING, declaration.place.clone(), format!("{what} lacks `ttl`"))
                    .label("a token without an end would be a password")
                    .help(format!("add `ttl = \"{}\"`{}", example(format, lead), longest_life(format))),
            );
        }
        return None;
    };
    let span = entry.value.span.clone();
    let wrong = |rule, title: String| Problem::new(rule, span.clone(), format!("{what}: {title}"));
    let seconds = match &entry.value.value {
        Value::String(text) => match duration::seconds(text) {
            Ok(seconds) => seconds,
            // Over every longest life.
            Err(Fault::TooLong) => u64::MAX,
            Err(fault) => {
                let rule = match fault {
                    Fault::Milliseconds => rule::MILLISECONDS,
                    Fault::Negative => rule::TTL_NOT_POSITIVE,
                    _ => rule::TTL_UNIT,
                };
                let problem = wrong(rule, format!("the ttl {} {}", quoted(text), fault.what()));
                report.add(problem.label(form(fault, format)).help(correction(text, fault, format, lead)));
                return None;
            }
        },
        Value::Integer(Some(number)) => {
            let problem = wrong(rule::TTL_UNIT, "`ttl` is a number without a unit".to_owned());
            report.add(
                problem
                    .label("it does not say whether seconds or milliseconds are meant")
                    .help(number_help(*number, format, lead)),
            );
            return None;
        }
        other => {
            let problem = wrong(rule::WRONG_TYPE, format!("`ttl` is {}", other.what()));
            let written = format!("write it as in `ttl = \"{}\"`", example(format, lead));
            let help = match other {
                Value::Table(_) => format!("{written}; for a shorter life at run time the program calls `issue_for`"),
                _ => written,
            };
            report.add(problem.label("a life is written as a string with its unit").help(help));
            return None;
        }
    };
    if format.lifetime_fault(seconds) == Some(LifetimeFault::Short) {
        let title = if seconds == 0 {
            "the ttl is zero".to_owned()
        } else {
            format!("the ttl is below {}", duration::shown(u64::from(format.min_ttl)))
        };
        let label = if seconds == 0 {
            "the token would have expired when it is issued"
        } else {
            "the vendor refuses so short a life"
        };
        report.add(
            wrong(rule::TTL_NOT_POSITIVE, title)
                .label(label)
                .help(format!("write a longer life, as in `ttl = \"{}\"`", example(format, lead))),
        );
        return None;
    }
    if let Some((rule, title, label, help)) = too_long(seconds, &entry.value.value, format) {
        report.add(wrong(rule, title).label(label).help(help));
        return None;
    }
    for sdk in sdks.iter().filter(|sdk| sdk.renews_at_once(seconds)) {
        let before = duration::shown(u64::from(sdk.renew_before));
        report.add(
            Problem::new(
                rule::LIFETIME_SHORT,
                span.clone(),
                format!("{what}: {} asks for a new token at once", sdk.title),
            )
            .label(format!("it asks {before} before the end, and the token does not live longer than that"))
            .help(format!("write a longer life, as in `ttl = \"{}\"`", example(format, lead))),
        );
    }
    u32::try_from(seconds).ok()
}

/// What is wrong with so long a life: rule, title, label and help.
fn too_long(seconds: u64, written: &Value, format: &Format) -> Option<(&'static Rule, String, String, String)> {
    let max = u64::from(format.max_ttl);
    if format.max_ttl == Format::NO_LIMIT {
        return (seconds >= max).then(|| {
            (
                rule::LIFETIME_TOO_LONG,
                "the ttl is over a century".to_owned(),
                "a token that lives for ever is a password".to_owned(),
                shorter(format),
            )
        });
    }
    format.lifetime_fault(seconds).filter(|fault| *fault == LifetimeFault::Long)?;
    // 3,600,000 seconds are an hour in milliseconds.
    let in_milliseconds = seconds.is_multiple_of(1000)
        && seconds / 1000 <= max
        && matches!(written, Value::String(text) if text.ends_with('s'));
    let (rule, help) = if in_milliseconds {
        (
            rule::MILLISECONDS,
            format!("if milliseconds were meant, write `ttl = \"{}\"`", duration::shown(seconds / 1000)),
        )
    } else {
        (rule::LIFETIME_TOO_LONG, shorter(format))
    };
    let shown = if let Value::String(text) = written { quoted(text) } else { duration::shown(seconds) };
    let label = format!("a token lives {} at most", duration::shown(max));
    Some((rule, format!("the ttl {shown} is over the longest life"), label, help))
}

/// How a life is written, and for a day why not so.
fn form(fault: Fault, format: &Format) -> String {
    match (fault, format.max_ttl) {
        (Fault::Days, Format::NO_LIMIT) => "there is no unit `d`, because few tokens should live so long".to_owned(),
        (Fault::Days, max) => {
            format!("there is no unit `d`, because a token lives {} at most", duration::shown(u64::from(max)))
        }
        _ => "a life is an integer and one unit: `s`, `m` or `h`".to_owned(),
    }
}

fn correction(text: &str, fault: Fault, format: &Format, lead: u32) -> String {
    let number = || text.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<u64>().ok();
    if fault == Fault::Days {
        let hours = number().and_then(|days| days.checked_mul(24)).unwrap_or(u64::MAX);
        let longest = u64::from(format.max_ttl) / 3600;
        return match hours {
            0 => format!("write it as in `ttl = \"{}\"`{}", example(format, lead), longest_life(format)),
            _ if hours <= longest => format!("write `ttl = \"{hours}h\"`"),
            _ => shorter(format),
        };
    }
    let seconds = match fault {
        Fault::NoUnit => number(),
        Fault::Milliseconds => number().map(|number| number / 1000).filter(|seconds| *seconds > 0),
        _ => None,
    };
    match seconds {
        Some(seconds) if seconds <= u64::from(format.max_ttl) => {
            format!("write it as in `ttl = \"{}\"`", duration::shown(seconds))
        }
        _ => format!("write it as in `ttl = \"{}\"`{}", example(format, lead), longest_life(format)),
    }
}

/// What to write in place of a life that is too long.
fn shorter(format: &Format) -> String {
    match format.max_ttl {
        Format::NO_LIMIT => "write a life of minutes or hours, and let clients ask for a new token".to_owned(),
        max => format!(
            "write `ttl = \"{}\"` or less, and let clients ask for a new token",
            duration::shown(u64::from(max))
        ),
    }
}

/// A life that the vendor takes, for examples: a quarter of an hour, where that is one. An SDK that asks for the next token `lead` seconds
/// before the end has as long before it asks.
pub(crate) fn example(format: &Format, lead: u32) -> String {
    let most = u64::from(format.max_ttl).max(1);
    duration::shown(900.max(2 * u64::from(lead)).clamp(u64::from(format.min_ttl).min(most), most))
}

/// What to add to a help about a life.
fn longest_life(format: &Format) -> String {
    match format.max_ttl {
        Format::NO_LIMIT => String::new(),
        max => format!("; the longest life is {}", duration::shown(u64::from(max))),
    }
}

fn number_help(number: i64, format: &Format, lead: u32) -> String {
    let max = u64::from(format.max_ttl);
    let seconds = u64::try_from(number).unwrap_or(0);
    match seconds {
        0 => format!("write it as in `ttl = \"{}\"`", example(format, lead)),
        _ if seconds <= max => format!("write `ttl = \"{}\"` if seconds were meant", duration::shown(seconds)),
        _ if seconds.is_multiple_of(1000) && seconds / 1000 <= max => {
            format!("write `ttl = \"{}\"` if milliseconds were meant", duration::shown(seconds / 1000))
        }
        _ => format!("write it as in `ttl = \"{}\"`{}", example(format, lead), longest_life(format)),
    }
}
