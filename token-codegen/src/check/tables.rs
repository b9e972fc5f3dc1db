//! `[legacy.*]`, `[code.*]` and `[rule.*]`.

use token_schema::rule::{self, Rule};

use super::scope::{Lookup, Scope};
use super::sdks;
use crate::ast::Spanned;
use crate::declared::{self, vendor};
use crate::model::{Code, Legacy, List, RuleCodes, Visible};
use crate::report::{Problem, Report, quoted};

/// The legacy keys, which are reserved names, without those that [`replacements`] refuses.
pub(crate) fn legacy_keys(file: &declared::File) -> Vec<Legacy> {
    let is_unused = |legacy: &&vendor::Legacy| file.grants.iter().all(|grant| grant.key.value != legacy.key.value);
    let build = |legacy: &vendor::Legacy| {
        let replaced_by = legacy.replaced_by.as_ref()?.value.clone().into();
        Some(Legacy { key: legacy.key.value.clone().into(), replaced_by })
    };
    file.legacy.iter().filter(is_unused).filter_map(build).collect()
}

/// The ids of rules with codes, because an SDK may name one.
pub(crate) fn rule_ids(file: &declared::File) -> Vec<RuleCodes> {
    let named = |rule: &vendor::Rule| row(rule, List::EMPTY, Vec::new());
    file.rules.iter().map(named).collect()
}

/// A legacy key is not a grant, and its replacement is.
pub(crate) fn replacements(file: &declared::File, scope: &Scope, report: &mut Report) {
    for legacy in &file.legacy {
        let key = &legacy.key;
        if file.grants.iter().any(|grant| grant.key.value == key.value) {
            let title = format!("[legacy.{0}]: `{0}` is a grant of this schema", key.value);
            Problem::at(rule::RESERVED_KEY, key, title)
                .label("every token with this grant would be reported as outdated")
                .help(format!("remove `[legacy.{}]`", key.value))
                .add_to(report);
            continue;
        }
        let Some(by) = &legacy.replaced_by else { continue };
        if let Lookup::Unknown = scope.grant(&by.value) {
            let title = format!("[legacy.{}]: unknown grant {} in `replaced_by`", legacy.key.value, quoted(&by.value));
            Problem::at(rule::UNKNOWN_GRANT, by, title)
                .label("messages suggest it in place of the legacy grant")
                .suggest(&by.value, &scope.grant_keys(), "the grants are")
                .add_to(report);
        }
    }
}

pub(crate) fn codes(file: &declared::File, report: &mut Report) -> Vec<Code> {
    let default_docs = |code: u32| file.code_docs.replace("{code}", &code.to_string());
    let mut codes = Vec::with_capacity(file.codes.len());
    for code in &file.codes {
        let Ok(number) = code.number.value.parse::<u32>() else {
            let title = format!("[code.{}]: invalid code; expected a number", code.number.value);
            Problem::at(rule::CODE_NUMBER, &code.number, title).label("rules refer to it by its number").add_to(report);
            continue;
        };
        if codes.iter().any(|other: &Code| other.code == number) {
            let title = format!("[code.{}]: duplicate code {number}", code.number.value);
            Problem::at(rule::CODE_NUMBER, &code.number, title)
                .label("it is not clear which of the two is meant")
                .help("keep one of them, without leading zeros or a sign")
                .add_to(report);
        }
        codes.push(Code {
            code: number,
            title: code.title.clone().into(),
            docs: code.docs.clone().unwrap_or_else(|| default_docs(number)).into(),
            causes: code.causes.iter().map(|cause| cause.value.as_str()).collect(),
            visible: visible(code, report),
            fields: code.fields.iter().map(|field| field.value.as_str()).collect(),
        });
    }
    codes
}

fn visible(code: &vendor::Code, report: &mut Report) -> Visible {
    let Some(visible) = &code.visible else { return Visible::Partly };
    match visible.value.as_str() {
        "yes" => Visible::Yes,
        "partly" => Visible::Partly,
        "no" => Visible::No,
        other => {
            let title = format!("[code.{}]: `visible` is {}", code.number.value, quoted(other));
            Problem::at(rule::CODE_VISIBLE, visible, title)
                .label("it tells whether a token shows the causes")
                .suggest(other, &["yes", "partly", "no"], "it is one of")
                .add_to(report);
            Visible::Partly
        }
    }
}

pub(crate) fn rules(rules: &[vendor::Rule], scope: &Scope, report: &mut Report) -> Vec<RuleCodes> {
    let known: std::collections::HashSet<u32> = scope.schema.codes.iter().map(|code| code.code).collect();
    let own = scope.schema.vendor.own_rules();
    let listed = rule::ALL.iter().copied().chain(&own).filter(|rule| rule.topic().has_codes()).map(Rule::id);
    let ids: Vec<&str> = listed.chain(scope.schema.sdks.iter().map(|sdk| &*sdk.region_rule)).collect();
    let mut built = Vec::with_capacity(rules.len());
    for rule in rules {
        let what = format!("[rule.{}]", rule.id.value);
        is_known(&rule.id, &ids, report);
        let mut numbers = |codes: &[Spanned<i64>]| -> Vec<u32> {
            let mut numbers = Vec::with_capacity(codes.len());
            for code in codes {
                match u32::try_from(code.value).ok().filter(|number| known.contains(number)) {
                    Some(number) => numbers.push(number),
                    None => report.add(
                        Problem::at(rule::UNKNOWN_CODE, code, format!("{what}: unknown code {}", code.value))
                            .label("messages could not explain it")
                            .help(format!("add `[code.{}]`", code.value)),
                    ),
                }
            }
            numbers
        };
        built.push(row(rule, List::EMPTY, numbers(&rule.codes)));
        let by_sdk = rule.by_sdk.iter().map(|(sdk, codes)| (sdk.value.as_str(), numbers(codes)));
        built.extend(grouped(by_sdk).into_iter().map(|(sdks, codes)| row(rule, sdks, codes)));
        sdks::all_known(&what, rule.by_sdk.iter().map(|(sdk, _)| sdk), scope, report);
    }
    built
}

fn row(rule: &vendor::Rule, sdks: List<str>, codes: Vec<u32>) -> RuleCodes {
    RuleCodes { rule: rule.id.value.clone().into(), sdks, codes: codes.into() }
}

/// One row for the SDKs with the same codes.
pub(super) fn grouped<'a, T: PartialEq>(by_sdk: impl IntoIterator<Item = (&'a str, T)>) -> Vec<(List<str>, T)> {
    let mut rows: Vec<(Vec<&str>, T)> = Vec::new();
    for (sdk, codes) in by_sdk {
        match rows.iter_mut().find(|(_, known)| *known == codes) {
            Some((sdks, _)) => sdks.push(sdk),
            None => rows.push((vec![sdk], codes)),
        }
    }
    rows.into_iter().map(|(sdks, codes)| (sdks.into_iter().collect(), codes)).collect()
}

fn is_known(id: &Spanned<String>, known: &[&str], report: &mut Report) {
    if !known.contains(&id.value.as_str()) {
        let help = match token_schema::suggest::closest(&id.value, known.iter().copied()) {
            Some(meant) => format!("did you mean {}?", quoted(meant)),
            None => "`token explain` lists the rules".to_owned(),
        };
        Problem::at(rule::UNKNOWN_RULE, id, format!("[rule.{}]: unknown rule about tokens or credentials", id.value))
            .label("its codes would never be shown")
            .help(help)
            .add_to(report);
    }
}
