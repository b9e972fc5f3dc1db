//! When the token begins and ends. All times are whole seconds since 1970 (RFC 7519, section 2).

use std::fmt::Display;

use token_schema::duration;
use token_schema::rule::{self, Rule};
use token_schema::{Format, LifetimeFault, Sdk};

use super::context::Context;
use crate::json::Node;
use crate::jwt::registered::Registered;
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;

/// From here on a number of seconds is one of milliseconds: 1973 in these, the year 5138 in those.
const MILLISECONDS: i64 = 100_000_000_000;

/// And from here on it is neither: the year 5138 in milliseconds.
const NO_TIME: i64 = MILLISECONDS * 1000;

/// `iat-…`, `nbf-…`, `exp-…`, `expired`, `milliseconds`, `lifetime-…`.
pub(super) fn check(
    claims: &Registered<'_>,
    context: &Context<'_>,
    served: &[&'static Sdk],
    findings: &mut Findings<'_>,
) {
    let time = |claim: Option<Node<'_>>| claim.map(|node| node.as_integer().unwrap_or(-1));
    if let (Some(iat), nbf, Some(exp)) = (time(claims.iat), time(claims.nbf), time(claims.exp))
        && are_good(iat, nbf, exp, context, served)
    {
        return;
    }
    let iat = read(claims.iat, "iat", findings);
    let nbf = read(claims.nbf, "nbf", findings);
    let exp = read(claims.exp, "exp", findings);
    presence(claims, &context.vendor.format, findings);
    // The same clock that has no instant before 1970 has none after the year 292 billion.
    let now = i64::try_from(context.now).unwrap_or(i64::MAX);
    let leeway = i64::try_from(context.leeway).unwrap_or(i64::MAX);
    begins(rule::IAT_IN_FUTURE, "iat", iat, now, leeway, findings);
    begins(rule::NBF_IN_FUTURE, "nbf", nbf, now, leeway, findings);
    if let Some(exp) = exp {
        if !ends(exp, iat, nbf, now, leeway, findings) {
            return;
        }
        life(exp - iat.or(nbf).unwrap_or(now), iat.or(nbf).is_some(), context, served, findings);
    }
}

/// Whether these are times of which [`check`] has nothing to say; nearly every token has such. `false`: it must look.
fn are_good(iat: i64, nbf: Option<i64>, exp: i64, context: &Context<'_>, served: &[&'static Sdk]) -> bool {
    let format = &context.vendor.format;
    let (Ok(now), Ok(leeway)) = (i64::try_from(context.now), i64::try_from(context.leeway)) else { return false };
    let begun = |time: i64| (0..MILLISECONDS).contains(&time) && time <= now.saturating_add(leeway) && time < exp;
    let life = exp.saturating_sub(iat);
    begun(iat)
        && nbf.is_none_or(begun)
        && exp < MILLISECONDS
        && now < exp.saturating_add(leeway)
        && (i64::from(format.min_ttl)..=i64::from(format.max_ttl)).contains(&life)
        && served.iter().all(|sdk| i64::from(sdk.renew_before) < life)
}

/// `exp-missing`, `iat-missing`.
fn presence(claims: &Registered<'_>, format: &Format, findings: &mut Findings<'_>) {
    if claims.exp.is_none() {
        let fix = "write when the token ends, in seconds since 1970";
        let message = "`exp` is missing: the token does not say when it ends";
        findings.push(Finding::new(rule::EXP_MISSING, "claims.exp", message, fix));
    }
    if claims.iat.is_none() && format.writes.contains("iat") {
        let fix = "write when the token was issued, in seconds since 1970";
        findings.push(Finding::new(
            rule::IAT_MISSING,
            "claims.iat",
            "`iat` is missing: the token does not say when it was issued",
            fix,
        ));
    }
}

/// A time, if it is there and is one: `exp-not-integer`, `nbf-not-integer`, `iat-not-integer`, `milliseconds`,
/// `exp-out-of-range`, `nbf-out-of-range`, `iat-out-of-range`.
fn read(claim: Option<Node<'_>>, name: &'static str, findings: &mut Findings<'_>) -> Option<i64> {
    let node = claim?;
    let at = || format!("claims.{name}");
    let Some(time) = node.as_integer() else {
        findings.push(no_integer(name, at(), &node));
        return None;
    };
    match time {
        0..MILLISECONDS => return Some(time),
        MILLISECONDS..NO_TIME => findings.push(Finding::new(
            rule::MILLISECONDS,
            at(),
            format!("`{name}` is {time}, which counts milliseconds"),
            "divide it by 1000: these times are in seconds since 1970",
        )),
        _ => findings.push(out_of_range(name, at(), &time)),
    }
    None
}

fn no_integer(name: &str, at: String, node: &Node<'_>) -> Finding {
    let rule = match name {
        "exp" => rule::EXP_NOT_INTEGER,
        "nbf" => rule::NBF_NOT_INTEGER,
        _ => rule::IAT_NOT_INTEGER,
    };
    let message = match node.as_number() {
        Some(number) if number.fract() == 0.0 && number.abs() >= 1e15 => {
            return out_of_range(name, at, &format_args!("{number:e}"));
        }
        Some(number) if number.fract() == 0.0 => format!("`{name}` is written with a point or an exponent"),
        Some(number) => format!("`{name}` is {number}, not an integer"),
        None => format!("`{name}` is {}, not a number", node.kind()),
    };
    Finding::new(rule, at, message, "write whole seconds since 1970, without quotes and without a point")
}

fn out_of_range(name: &str, at: String, value: &dyn Display) -> Finding {
    let rule = match name {
        "exp" => rule::EXP_OUT_OF_RANGE,
        "nbf" => rule::NBF_OUT_OF_RANGE,
        _ => rule::IAT_OUT_OF_RANGE,
    };
    Finding::new(rule, at, format!("`{name}` is {value}, and no token has that time"), "write whole seconds since 1970")
}

/// A time that has not come yet.
fn begins(rule: &'static Rule, name: &str, time: Option<i64>, now: i64, leeway: i64, findings: &mut Findings<'_>) {
    if let Some(time) = time.filter(|&time| time > now.saturating_add(leeway)) {
        findings.push(Finding::new(
            rule,
            format!("claims.{name}"),
            format!("`{name}` is {} ahead of the clock", span(time - now)),
            match name {
                "nbf" => "leave `nbf` out, or set the clock of the machine that issued the token",
                _ => "set the clock of the machine that issued the token; write the time in UTC",
            },
        ));
    }
}

/// `exp-before-iat`, `expired`; `false` where the token has no life that could be measured. From the second `exp` on the token is over (RFC 7519, section 4.1.4).
fn ends(exp: i64, iat: Option<i64>, nbf: Option<i64>, now: i64, leeway: i64, findings: &mut Findings<'_>) -> bool {
    let begin = [("iat", iat), ("nbf", nbf)]
        .into_iter()
        .find_map(|(name, time)| Some((name, time.filter(|&time| exp <= time)?)));
    if let Some((name, _)) = begin {
        findings.push(Finding::new(
            rule::EXP_BEFORE_IAT,
            "claims.exp",
            format!("the token ends before it lives: `exp` is not after `{name}`{}", lifetime_note(exp)),
            "add the life to the time of issue, both in seconds",
        ));
        return false;
    }
    if now >= exp.saturating_add(leeway) {
        findings.push(Finding::new(
            rule::EXPIRED,
            "claims.exp",
            match now - exp {
                0 => "the token ends in this very second, which does not count any more".to_owned(),
                past => format!("the token ended {} ago{}", span(past), lifetime_note(exp)),
            },
            "issue a new one; a client asks for it before the end",
        ));
    }
    true
}

/// `lifetime-too-long`, `lifetime-too-short`, `lifetime-short`. The life is measured from `iat`, else from `nbf`, else from now.
fn life(life: i64, known: bool, context: &Context<'_>, served: &[&'static Sdk], findings: &mut Findings<'_>) {
    let format = &context.vendor.format;
    let fault = format.lifetime_fault(u64::try_from(life).unwrap_or_default());
    if fault == Some(LifetimeFault::Long) {
        findings.push(Finding::new(
            rule::LIFETIME_TOO_LONG,
            "claims.exp",
            format!(
                "the token lives {}, and {} takes {} at most",
                duration::shown(life.unsigned_abs()),
                context.vendor.title,
                duration::shown(format.max_ttl.into())
            ),
            format!("write an `exp` that is {} seconds after `iat`, or less", format.max_ttl),
        ));
    }
    // Without a beginning only what is left can be seen, which is short for every token some day.
    if !known || life <= 0 {
        return;
    }
    if fault == Some(LifetimeFault::Short) {
        findings.push(Finding::new(
            rule::LIFETIME_TOO_SHORT,
            "claims.exp",
            format!(
                "the token lives {}, and {} takes {} at least",
                duration::shown(life.unsigned_abs()),
                context.vendor.title,
                duration::shown(format.min_ttl.into())
            ),
            format!("write an `exp` that is {} seconds after `iat`, or more", format.min_ttl),
        ));
        return;
    }
    if let Some(sdk) =
        served.iter().filter(|sdk| sdk.renews_at_once(life.unsigned_abs())).max_by_key(|sdk| sdk.renew_before)
    {
        let before = duration::shown(sdk.renew_before.into());
        findings.push(
            Finding::new(
                rule::LIFETIME_SHORT,
                "claims.exp",
                format!(
                    "the token lives {}, and {} asks for a new one {before} before the end: at once",
                    duration::shown(life.unsigned_abs()),
                    sdk.title
                ),
                format!("let it live longer than {before}"),
            )
            .of(sdk),
        );
    }
}

/// A lifetime where a time belongs.
fn lifetime_note(exp: i64) -> String {
    if exp > 1_000_000 { String::new() } else { format!(" ({exp} is a span, and `exp` is a time)") }
}

fn span(seconds: i64) -> String {
    duration::in_words(seconds.unsigned_abs())
}
