//! `[foreign.*]`: tokens of another kind that may be mistaken for the vendor's.

use token_schema::rule;

use super::names;
use crate::declared::vendor;
use crate::model::Foreign;
use crate::naming;
use crate::report::{Problem, Report};

pub(crate) fn check(foreign: &[vendor::Foreign], report: &mut Report) -> Vec<Foreign> {
    foreign.iter().filter_map(|foreign| build(foreign, report)).collect()
}

fn build(foreign: &vendor::Foreign, report: &mut Report) -> Option<Foreign> {
    let what = format!("[foreign.{}]", foreign.name.value);
    names::lower(&what, &foreign.name, report);
    let claims = foreign.claims.as_ref()?;
    if claims.value.is_empty() {
        Problem::at(rule::FOREIGN_CLAIMS, claims, format!("{what}: `claims` is empty"))
            .label("every token would be of this kind")
            .help("name a claim that it has: `claims = { scope = \"\" }`")
            .add_to(report);
    }
    Some(Foreign {
        rule: match &foreign.rule {
            // One rule may find the tokens of several vendors.
            Some(rule) if rule.value == rule::OTHER_VENDOR_TOKEN.id() => rule.value.clone().into(),
            Some(rule) => names::own_rule(&what, rule.value.clone(), &rule.span, report),
            None => names::own_rule(&what, naming::kebab(&foreign.name.value), &foreign.name.span, report),
        },
        what: foreign.what.clone()?.into(),
        claims: claims
            .value
            .iter()
            .map(|(name, begin)| (name.value.clone().into(), begin.value.clone().into()))
            .collect(),
        only: foreign.only.as_ref().is_some_and(|only| only.value),
        advice: foreign.advice.clone()?.into(),
    })
}
