//! Regions: that they exist.

use crate::ast::Spanned;
use crate::report::{Problem, Report, listed, quoted};
use crate::suggest;

/// Whether the vendor has this region; if not, says so.
pub(crate) fn check(what: &str, region: &Spanned<String>, known: &[String], vendor: &str, report: &mut Report) -> bool {
    if known.contains(&region.value) {
        return true;
    }
    let names: Vec<&str> = known.iter().map(String::as_str).collect();
    let help = match suggest::closest(&region.value, names.iter().copied()) {
        Some(closest) if closest == region.value.to_lowercase() => format!("regions are lower case: `{closest}`"),
        // Names of two letters and a digit are all alike, so all are shown.
        _ if names.is_empty() => "remove it".to_owned(),
        _ => format!("the regions are {}", listed(names, "and")),
    };
    report.add(
        Problem::error(
            "region-unknown",
            region.span.clone(),
            format!("{what}: unknown region {}", quoted(&region.value)),
        )
        .label(format!("{vendor} has no such region"))
        .help(help),
    );
    false
}
