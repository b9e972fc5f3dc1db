//! `[foreign.*]`: tokens of another kind that may be mistaken for the vendor's.

use std::borrow::Cow;

use token_schema::rule;

use super::scope::Scope;
use super::{names, sdks};
use crate::ast::{Spanned, Texts};
use crate::declared::vendor;
use crate::model::Foreign;
use crate::naming;
use crate::report::{Problem, Report, quoted};

pub(crate) fn check(foreign: &[vendor::Foreign], scope: &Scope, report: &mut Report) -> Vec<Foreign> {
    foreign.iter().filter_map(|foreign| build(foreign, scope, report)).collect()
}

fn build(foreign: &vendor::Foreign, scope: &Scope, report: &mut Report) -> Option<Foreign> {
    let what = format!("[foreign.{}]", foreign.name.value);
    names::lower(&what, &foreign.name, report);
    sdks::all_known(&what, &foreign.sdks, scope, report);
    let marks = |texts: &Option<Spanned<Texts>>| -> Vec<_> {
        let texts = texts.iter().flat_map(|texts| &texts.value);
        texts.map(|(name, pattern)| (name.value.clone().into(), pattern.value.clone().into())).collect()
    };
    let (header, claims) = (marks(&foreign.header), marks(&foreign.claims));
    if header.is_empty() && claims.is_empty() {
        let (place, title) = match &foreign.claims {
            Some(claims) => (&claims.span, format!("{what}: `claims` is empty")),
            None => (&foreign.name.span, format!("{what}: missing `claims` or `header`")),
        };
        Problem::new(rule::FOREIGN_CLAIMS, place.clone(), title)
            .label("every token would be of this kind")
            .help("name a claim that it has: `claims = { scope = \"*\" }`")
            .add_to(report);
    }
    for (name, pattern) in [&foreign.header, &foreign.claims].into_iter().flatten().flat_map(|texts| &texts.value) {
        check_pattern(&what, &name.value, pattern, report);
    }
    Some(Foreign {
        rule: match &foreign.rule {
            // One rule may find the tokens of several vendors.
            Some(rule) if rule.value == rule::OTHER_VENDOR_TOKEN.id() => rule.value.clone().into(),
            Some(rule) => names::own_rule(&what, rule.value.clone(), &rule.span, report),
            None => names::own_rule(&what, naming::kebab(&foreign.name.value), &foreign.name.span, report),
        },
        what: foreign.what.clone()?.into(),
        header: header.into(),
        claims: claims.into(),
        only: foreign.only.as_ref().is_some_and(|only| only.value),
        sdks: foreign.sdks.iter().map(|sdk| Cow::Owned(sdk.value.clone())).collect(),
        advice: foreign.advice.clone()?.into(),
    })
}

/// A pattern is a whole string, or a beginning and `*`.
fn check_pattern(what: &str, name: &str, pattern: &Spanned<String>, report: &mut Report) {
    let begin = pattern.value.strip_suffix('*').unwrap_or(&pattern.value);
    let fault = match &*pattern.value {
        "" => "is empty",
        _ if begin.contains('*') => "has a `*` before its end",
        _ => return,
    };
    Problem::at(rule::FOREIGN_CLAIMS, pattern, format!("{what}: the pattern of {} {fault}", quoted(name)))
        .label("no token would be of this kind")
        .help("write the whole value, its beginning and `*`, or `*` alone for any value")
        .add_to(report);
}
