//! The regions of a vendor: each becomes a variant of an enum.

use std::collections::{HashMap, HashSet};

use token_schema::rule;

use crate::ast::Spanned;
use crate::model::Schema;
use crate::naming;
use crate::report::{Problem, Report, in_quotes, listed, quoted};

pub(crate) fn declared(regions: &[Spanned<String>], report: &mut Report) {
    let mut variants: HashMap<String, &str> = HashMap::new();
    let mut seen = HashSet::new();
    // A duplicate region is reported by the reader.
    for region in regions.iter().filter(|region| seen.insert(&region.value)) {
        let wrong = |rule, why: String| {
            Problem::at(rule, region, format!("[format]: invalid region {}", in_quotes(&region.value))).label(why)
        };
        if !naming::is_region_name(&region.value) {
            let lower = region.value.to_lowercase();
            let help = naming::is_region_name(&lower).then(|| format!("write {}", in_quotes(&lower)));
            let why = "it becomes a Rust name: lowercase letters, digits, `-` and `_`, beginning with a letter";
            report.add(wrong(rule::BAD_NAME, why.to_owned()).maybe_help(help));
        } else if let Some(other) = variants.insert(naming::upper_camel(&region.value), &region.value) {
            let variant = naming::upper_camel(&region.value);
            report
                .add(wrong(rule::NAME_CLASH, format!("it would be `Region::{variant}` in Rust, and so is `{other}`")));
        }
    }
}

pub(crate) fn check(what: &str, region: &Spanned<String>, schema: &Schema, report: &mut Report) -> bool {
    let known = &schema.format.regions;
    if known.contains(&region.value) {
        return true;
    }
    let names: Vec<&str> = known.iter().collect();
    let help = match token_schema::suggest::closest(&region.value, names.iter().copied()) {
        Some(closest) if closest == region.value.to_lowercase() => format!("write `{closest}`: regions are lowercase"),
        // Names of two letters and a digit are all alike, so all are shown.
        _ if names.is_empty() => "remove it".to_owned(),
        _ => format!("the regions are {}", listed(names, "and")),
    };
    let title = format!("{what}: unknown region {}", quoted(&region.value));
    Problem::at(rule::REGION_UNKNOWN, region, title)
        .label(format!("{} has no such region", schema.title))
        .help(help)
        .add_to(report);
    false
}
