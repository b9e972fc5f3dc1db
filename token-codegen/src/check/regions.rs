//! The regions of a vendor: each becomes a variant of an enum.

use std::collections::{HashMap, HashSet};

use token_schema::leftover::Leftover;
use token_schema::{Text, rule};

use crate::ast::Spanned;
use crate::declared::vendor::Format;
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
            let why = "it becomes a Rust name: lowercase letters, digits, `-` and `_`, beginning with a letter";
            let problem = wrong(rule::BAD_NAME, why.to_owned());
            let sound = naming::is_region_name(&lower);
            report.add(if sound { problem.write(&in_quotes(&lower)) } else { problem });
        } else if let Some(other) = variants.insert(naming::upper_camel(&region.value), &region.value) {
            let variant = naming::upper_camel(&region.value);
            report
                .add(wrong(rule::NAME_CLASH, format!("it would be `Region::{variant}` in Rust, and so is `{other}`")));
        }
    }
}

/// What else a region is called, with the region.
pub(crate) fn aliases(format: &Format, report: &mut Report) -> Vec<(Text, Text)> {
    let regions: Vec<&str> = format.regions.iter().flatten().map(|region| &*region.value).collect();
    let aliases = format.region_aliases.as_ref().map(|aliases| aliases.value.as_slice()).unwrap_or_default();
    let (sound, unknown): (Vec<_>, Vec<_>) =
        aliases.iter().partition(|(_, region)| regions.contains(&region.value.as_str()));
    for (_, region) in unknown {
        let title = format!("[format]: unknown region {} in `region_aliases`", in_quotes(&region.value));
        Problem::at(rule::REGION_UNKNOWN, region, title)
            .label("it is not one of `regions`")
            .suggest(&region.value, &regions, "the regions are")
            .add_to(report);
    }
    sound.into_iter().map(|(alias, region)| (alias.value.clone().into(), region.value.clone().into())).collect()
}

pub(crate) fn check(what: &str, region: &Spanned<String>, schema: &Schema, report: &mut Report) -> bool {
    let known = &schema.format.regions;
    if known.contains(&region.value) {
        return true;
    }
    let names: Vec<&str> = known.iter().collect();
    let title = format!("{what}: unknown region {}", quoted(&region.value));
    let label = match Leftover::find(&region.value, &["region"]) {
        Some(found) => format!("it is {found}"),
        None => format!("{} has no such region", schema.title),
    };
    let problem = Problem::at(rule::REGION_UNKNOWN, region, title).label(label);
    report.add(if let Some(meant) = schema.format.region_called(&region.value) {
        let help = if meant.eq_ignore_ascii_case(region.value.trim()) {
            format!("write `{meant}`: regions are lowercase")
        } else {
            format!("write `region = {}`, the region of {}", in_quotes(meant), quoted(&region.value))
        };
        problem.help(help).edit(&region.span, in_quotes(meant))
    } else if names.is_empty() {
        problem.help("remove it")
    } else {
        // Names of two letters and a digit are all alike, so all are shown.
        problem.help(format!("the regions are {}", listed(names, "and")))
    });
    false
}
