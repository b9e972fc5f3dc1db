//! When the token begins and ends. All times are integer seconds since 1970 (RFC 7519, section 2).

use std::fmt::Display;

use token_schema::rule::{self, Rule, Severity};
use token_schema::{LifetimeFault, Sdk, duration};

use super::context::Context;
use crate::json::Node;
use crate::jwt::registered::Registered;
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;

/// Numbers of seconds from here on are milliseconds: 1973 in milliseconds, the year 5138 in seconds.
const MILLISECONDS: i64 = 100_000_000_000;
/// Numbers of milliseconds from here on are microseconds, and of these nanoseconds.
const MICROSECONDS: i64 = MILLISECONDS * 1000;
const NANOSECONDS: i64 = MICROSECONDS * 1000;

/// The largest offset of a time zone, seconds.
const LARGEST_OFFSET: i64 = 14 * 3600;
/// How long before a token is diagnosed it may have been issued, for its times to show a time zone.
const JUST_NOW: i64 = 120;

struct Time {
    name: &'static str,
    missing: Option<(&'static Rule, &'static str)>,
    not_integer: &'static Rule,
    out_of_range: &'static Rule,
}

static IAT: Time = Time {
    name: "iat",
    missing: Some((rule::IAT_MISSING, "the time of issue")),
    not_integer: rule::IAT_NOT_INTEGER,
    out_of_range: rule::IAT_OUT_OF_RANGE,
};
static NBF: Time =
    Time { name: "nbf", missing: None, not_integer: rule::NBF_NOT_INTEGER, out_of_range: rule::NBF_OUT_OF_RANGE };
static EXP: Time = Time {
    name: "exp",
    missing: Some((rule::EXP_MISSING, "the time at which the token expires")),
    not_integer: rule::EXP_NOT_INTEGER,
    out_of_range: rule::EXP_OUT_OF_RANGE,
};

/// `iat-…`, `nbf-…`, `exp-…`, `expired`, `milliseconds`, `lifetime-…`.
pub(super) fn check(
    claims: &Registered<'_>,
    context: &Context<'_>,
    served: &[&'static Sdk],
    findings: &mut Findings<'_>,
) {
    // A clock that has no instant before 1970 has none after the year 292 billion.
    let now = i64::try_from(context.now).unwrap_or(i64::MAX);
    let latest = now.saturating_add_unsigned(context.leeway);
    let time = |claim: Option<Node<'_>>| claim.map(|node| node.as_integer().unwrap_or(-1));
    if let (Some(iat), nbf, Some(exp)) = (time(claims.iat), time(claims.nbf), time(claims.exp))
        && are_valid(iat, nbf, exp, latest, context, served)
    {
        return;
    }
    let format = &context.vendor.format;
    let [iat, nbf, exp] = [(&IAT, claims.iat), (&NBF, claims.nbf), (&EXP, claims.exp)]
        .map(|(time, claim)| time.read(claim, format.fractions, findings));
    // What the vendor's clock forgives is a warning.
    let within_leeway = |seconds: i64, finding: Finding| {
        if format.leeway == 0 || seconds > i64::from(format.leeway) {
            return finding;
        }
        let message = format!(
            "{}, within the {} that {} allows",
            finding.message,
            in_words(format.leeway.into()),
            context.vendor.title
        );
        Finding { message, ..finding }.severity(Severity::Warning)
    };
    if format.always_expires() {
        EXP.require(claims.exp, findings);
    } else if claims.exp.is_none() {
        let fix = "set `exp`, so that a stolen token is of use for a limited time";
        let finding = Finding::new(rule::EXP_MISSING, "claims.exp", "the token never expires: it has no `exp`", fix);
        findings.push(finding.severity(Severity::Warning));
    }
    if context.vendor.format.writes.contains(IAT.name) {
        IAT.require(claims.iat, findings);
    }
    let begins = [("iat", rule::IAT_IN_FUTURE, iat), ("nbf", rule::NBF_IN_FUTURE, nbf)];
    for (name, rule, time) in begins {
        if let Some(time) = time.filter(|&time| time > latest) {
            let zone = is_offset(time - now);
            let note = if zone { ", as a local time is in another time zone" } else { "" };
            let fix = match name {
                _ if zone => "write the time in UTC, as seconds since 1970",
                "nbf" => "remove `nbf`, or set the clock of the machine that issued the token",
                _ => "set the clock of the machine that issued the token, and write the time in UTC",
            };
            let ahead = if zone { offset_in_words(time - now) } else { in_words(time - now) };
            let message = format!("`{name}` is {ahead} ahead of the clock{note}");
            findings.push(within_leeway(time - now, Finding::new(rule, format!("claims.{name}"), message, fix)));
        }
    }
    let Some(exp) = exp else { return };
    if let Some((name, ..)) = begins.into_iter().find(|(.., time)| time.is_some_and(|time| exp <= time)) {
        let message = format!("`exp` is not after `{name}`, so the token is never valid{}", duration_note(exp));
        let fix = "set `exp` to the time of issue plus the lifetime, in seconds";
        findings.push(Finding::new(rule::EXP_BEFORE_IAT, "claims.exp", message, fix));
        return;
    }
    // The token has expired from the second `exp` on (RFC 7519, section 4.1.4).
    if now >= exp.saturating_add_unsigned(context.leeway) {
        let message = match now - exp {
            0 => "the token expired just now (`exp` is exclusive)".to_owned(),
            past => format!("the token expired {} ago{}", in_words(past), duration_note(exp)),
        };
        let fix = "issue a new token; clients should renew theirs before `exp`";
        findings.push(within_leeway(now - exp, Finding::new(rule::EXPIRED, "claims.exp", message, fix)));
    }
    let begin = iat.or(nbf);
    findings.extend(lifetime(exp - begin.unwrap_or(now), begin.is_some(), context, served));
}

/// Whether [`check`] finds nothing about these times, as in nearly every token; `false` if it must look. `latest` is now and the leeway.
fn are_valid(
    iat: i64,
    nbf: Option<i64>,
    exp: i64,
    latest: i64,
    context: &Context<'_>,
    served: &[&'static Sdk],
) -> bool {
    let format = &context.vendor.format;
    let has_begun = |time: i64| (0..MILLISECONDS).contains(&time) && time <= latest && time < exp;
    let lifetime = exp.saturating_sub(iat);
    has_begun(iat)
        && nbf.is_none_or(has_begun)
        && exp < MILLISECONDS
        && context.now < exp.cast_unsigned().saturating_add(context.leeway)
        && (i64::from(format.min_ttl)..=i64::from(format.max_ttl)).contains(&lifetime)
        && !is_of_milliseconds(lifetime.unsigned_abs())
        && served.iter().all(|sdk| sdk.fits_lifetime(lifetime.unsigned_abs()))
}

impl Time {
    /// `exp-missing`, `iat-missing`.
    fn require(&self, claim: Option<Node<'_>>, findings: &mut Findings<'_>) {
        if let (Some((rule, what)), None) = (self.missing, claim) {
            let (at, name) = (format!("claims.{}", self.name), self.name);
            let fix = format!("set `{name}` to {what}, in seconds since 1970");
            findings.push(Finding::new(rule, at, format!("missing `{name}`; expected {what}"), fix));
        }
    }

    /// A valid time: `…-not-integer`, `…-out-of-range`, `milliseconds`.
    fn read(&self, claim: Option<Node<'_>>, fractions: bool, findings: &mut Findings<'_>) -> Option<i64> {
        let (node, name) = (claim?, self.name);
        let out_of_range = |value: &dyn Display| {
            let message = format!("`{name}` is {value}, which is out of range for a time");
            (self.out_of_range, message, "write seconds since 1970")
        };
        let (rule, message, fix) = match (node.as_integer(), node.as_number()) {
            (Some(time @ 0..MILLISECONDS), _) => return Some(time),
            (Some(time @ MILLISECONDS..MICROSECONDS), _) => {
                let fix = "divide it by 1000: these times are in seconds since 1970";
                (rule::MILLISECONDS, format!("`{name}` is {time}, which is in milliseconds"), fix)
            }
            (Some(time @ MICROSECONDS..), _) => {
                let unit = if time < NANOSECONDS { "microseconds" } else { "nanoseconds" };
                let message =
                    format!("`{name}` is {time}, which is out of range for a time in seconds, but not in {unit}");
                (self.out_of_range, message, "write seconds since 1970")
            }
            (Some(time), _) => out_of_range(&time),
            (None, Some(number)) if number.fract() == 0.0 && number.abs() >= 1e15 => {
                out_of_range(&format_args!("{number:e}"))
            }
            (None, number) => {
                let message = match number {
                    Some(number) if number.fract() == 0.0 => {
                        format!("`{name}` is written with a decimal point or an exponent")
                    }
                    Some(number) => format!("`{name}` is {number}, not an integer"),
                    None => format!("`{name}` is {}, not a number", node.kind()),
                };
                let fix = "write seconds since 1970 as an integer, without quotes, fraction or exponent";
                (self.not_integer, message, fix)
            }
        };
        let finding = Finding::new(rule, format!("claims.{name}"), message, fix);
        let accepted = node.as_number().filter(|_| fractions && *rule == *self.not_integer).and_then(whole_seconds);
        findings.push(if accepted.is_some() { finding.severity(Severity::Warning) } else { finding });
        accepted
    }
}

/// Whether a lifetime in seconds is five minutes or a multiple in milliseconds. No usual number of days is one.
fn is_of_milliseconds(seconds: u64) -> bool {
    seconds >= 600_000 && seconds.is_multiple_of(300_000)
}

/// `lifetime-too-long`, `lifetime-too-short`, `lifetime-milliseconds`, `lifetime-short`. `has_begin`: the lifetime is measured from `iat`
/// or `nbf`, else from now.
fn lifetime(seconds: i64, has_begin: bool, context: &Context<'_>, served: &[&'static Sdk]) -> Option<Finding> {
    let (format, title) = (&context.vendor.format, &context.vendor.title);
    let seconds = u64::try_from(seconds).unwrap_or_default();
    let shown = duration::in_text(seconds);
    let of_milliseconds = is_of_milliseconds(seconds);
    let note = if of_milliseconds { ", as if milliseconds were counted as seconds" } else { "" };
    // The lifetime that was meant is not known, so whole hours too many are all that shows the zone.
    let excess = seconds.cast_signed() - i64::from(format.max_ttl);
    let is_zone = (3600..=LARGEST_OFFSET).contains(&excess) && excess % 900 == 0 && !of_milliseconds;
    let zone = if is_zone { "; if the hours too many are those of a time zone, write `exp` in UTC" } else { "" };
    let strictest = served.iter().copied().min_by_key(|sdk| sdk.max_ttl).filter(|sdk| seconds > sdk.max_ttl.into());
    let (rule, sdk, message, fix) = match (format.lifetime_fault(seconds), strictest) {
        (None, Some(sdk)) => (
            rule::LIFETIME_TOO_LONG,
            Some(sdk),
            format!(
                "the lifetime is {shown}{note}, but {} accepts at most {}",
                sdk.title,
                duration::in_text(sdk.max_ttl.into())
            ),
            format!("set `exp` to at most {} seconds after `iat`", sdk.max_ttl),
        ),
        (Some(LifetimeFault::Long), _) => (
            rule::LIFETIME_TOO_LONG,
            None,
            format!(
                "the lifetime is {shown}{note}, but {title} accepts at most {}",
                duration::in_text(format.max_ttl.into())
            ),
            format!("set `exp` to at most {} seconds after `iat`{zone}", format.max_ttl),
        ),
        // Only the remaining time is known, which is short for every token some day.
        _ if !has_begin => return None,
        (Some(LifetimeFault::Short), _) => (
            rule::LIFETIME_TOO_SHORT,
            None,
            format!(
                "the lifetime is {shown}, but {title} requires at least {}",
                duration::in_text(format.min_ttl.into())
            ),
            format!("set `exp` to at least {} seconds after `iat`", format.min_ttl),
        ),
        (None, None) if served.iter().any(|sdk| seconds < sdk.min_ttl.into()) => {
            let sdk = served.iter().copied().max_by_key(|sdk| sdk.min_ttl)?;
            let least = duration::in_text(sdk.min_ttl.into());
            let message = format!("the lifetime is {shown}, but {} requires at least {least}", sdk.title);
            let fix = format!("set `exp` to at least {} seconds after `iat`", sdk.min_ttl);
            (rule::LIFETIME_TOO_SHORT, Some(sdk), message, fix)
        }
        (None, None) if of_milliseconds => (
            rule::LIFETIME_MILLISECONDS,
            None,
            format!("the lifetime is {shown}{note}"),
            format!(
                "set `exp` to {} seconds after the time of issue, if the lifetime is {seconds} milliseconds",
                seconds / 1000
            ),
        ),
        (None, None) => {
            let short = |sdk: &&'static Sdk| Some((*sdk, sdk.short_lifetime(seconds)?));
            let longest = |(sdk, _): &(&'static Sdk, _)| sdk.warn_ttl_below.max(sdk.renew_before);
            let (sdk, (why, least)) = served.iter().filter_map(short).max_by_key(longest)?;
            let message = format!("the lifetime is {shown}, but {why}");
            (rule::LIFETIME_SHORT, Some(sdk), message, format!("use a lifetime of {least}"))
        }
    };
    Some(Finding { sdk: sdk.map(|sdk| &sdk.name), ..Finding::new(rule, "claims.exp", message, fix) })
}

/// The whole seconds of a time with a fraction.
#[expect(clippy::cast_possible_truncation, reason = "it is between 0 and the year 5138")]
pub(crate) fn whole_seconds(time: f64) -> Option<i64> {
    (0.0..1e11).contains(&time).then(|| time.floor() as i64)
}

/// Whether so many seconds are the offset of a time zone, in a token that was issued just now.
fn is_offset(seconds: i64) -> bool {
    let is_near = |offset: i64| (offset - JUST_NOW..=offset).contains(&seconds);
    (2..=28).any(|half_hours| is_near(half_hours * 1800))
        || [5, 8, 12].into_iter().any(|hours| is_near(hours * 3600 + 2700))
}

/// For a duration in place of a time.
fn duration_note(exp: i64) -> String {
    if exp > 1_000_000 { String::new() } else { format!(" ({exp} is a duration, but `exp` is a point in time)") }
}

/// The offset of a time zone, to which the clocks of two machines never lead exactly: `5 hours and 30 minutes`.
fn offset_in_words(seconds: i64) -> String {
    let minutes = (seconds + 450) / 900 * 15;
    match minutes % 60 {
        0 => in_words(minutes * 60),
        rest => format!("{} and {rest} minutes", in_words(minutes / 60 * 3600)),
    }
}

fn in_words(seconds: i64) -> String {
    duration::in_words(seconds.unsigned_abs())
}
