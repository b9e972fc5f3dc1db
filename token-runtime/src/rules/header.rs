//! The header: the type of the token, its algorithm and its region.

use token_schema::leftover::Leftover;
use token_schema::rule::{self, Severity};
use token_schema::{Algorithm, Format, List, Sdk, Vendor};

use super::claims::perhaps_secret;
use super::context::Context;
use crate::credentials::parts::part_of_key;
use crate::json::Object;
use crate::rules::finding::Finding;
use crate::rules::findings::Findings;
use crate::rules::shown::Shown;

/// `header-typ`, `header-alg`, `alg-none`, `header-cty`: each parameter that the format requires, byte for byte.
/// With `legacy` an algorithm that the vendor still accepts is a warning.
pub(super) fn parameters(header: &Object<'_>, vendor: &'static Vendor, legacy: bool, findings: &mut Findings<'_>) {
    let format = &vendor.format;
    for (name, expected) in &*format.header {
        let (name, expected): (&str, &str) = (name, expected);
        let found = header.get(name);
        let text = found.and_then(|node| node.as_str());
        let is_other = || name == "alg" && text.is_some_and(|alg| format.other_algorithms.contains(alg));
        if text == Some(expected) || is_other() {
            continue;
        }
        let rule = match name {
            "alg" if text.is_some_and(|alg| alg.eq_ignore_ascii_case("none")) => rule::ALG_NONE,
            "alg" => rule::HEADER_ALG,
            "typ" => rule::HEADER_TYP,
            "cty" => rule::HEADER_CTY,
            _ => rule::HEADER_OTHER,
        };
        let is_legacy = legacy && name == "alg" && is_legacy(header, format);
        let message = match (found, text) {
            (_, Some(text)) if is_legacy => {
                format!("`alg` is {}, which {} accepts from a legacy key only", Shown(text), vendor.title)
            }
            (None, _) => format!("missing `{name}`"),
            (Some(node), None) => format!("`{name}` is {}", node.kind()),
            (_, Some(text)) if rule == rule::ALG_NONE => {
                format!("`alg` is {}, so the token is not signed", Shown(text))
            }
            (_, Some(text)) => format!("invalid `{name}`: {}", Shown(text)),
        };
        let mut fix = format!("set `{name}` to `{expected}`");
        if name == "alg" {
            let has_key = Algorithm::named(expected).is_some_and(|algorithm| algorithm.key_kind().is_some());
            if has_key && text.is_some_and(|alg| alg.starts_with("HS")) {
                fix = format!("sign with the private key, not with a secret: `{expected}`");
            }
            if !format.other_algorithms.is_empty() {
                fix = format!("{fix}, or {}, that of the key", in_words(&format.other_algorithms));
            }
        }
        // RFC 7519, section 5.1, makes `typ` optional, and some libraries do not write it: a warning, unless the vendor has a code for it.
        let is_optional = rule == rule::HEADER_TYP && found.is_none() && expected == "JWT";
        let is_refused = || !vendor.codes_of(rule.id(), "").is_empty();
        let is_warning = is_optional && !is_refused() || is_legacy;
        let severity = if is_warning { Severity::Warning } else { rule.severity() };
        findings.push(Finding::new(rule, format!("header.{name}"), message, fix).severity(severity));
    }
}

/// `header-kid`, `key-perhaps-secret`: the parameter that names the key. Without it all keys of the algorithm are tried, and a receiver may not do so.
pub(super) fn key(header: &Object<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let vendor = context.vendor;
    let Some(name) = &vendor.format.key_header else { return };
    let node = header.get(name);
    if let Some(text) = node.and_then(|node| node.as_str()).filter(|text| !text.is_empty()) {
        findings.extend(perhaps_secret(text, context, findings.redaction()));
        return;
    }
    // The legacy key has no id.
    if node.is_none() && is_legacy(header, &vendor.format) {
        return;
    }
    let title = part_of_key(vendor).map_or("id of the key", |(part, _)| &part.title);
    let message = match node {
        None => format!("missing `{name}`; expected the {title}"),
        Some(node) if node.as_str().is_some() => format!("`{name}` is empty; expected the {title}"),
        Some(node) => format!("`{name}` is {}, not a string; expected the {title}", node.kind()),
    };
    findings.push(Finding::new(
        rule::HEADER_KID,
        format!("header.{name}"),
        message,
        format!("set `{name}` to the {title}"),
    ));
}

/// Whether the algorithm is one that the vendor still accepts.
fn is_legacy(header: &Object<'_>, format: &Format) -> bool {
    header.get("alg").and_then(|node| node.as_str()).is_some_and(|alg| format.legacy_algorithms.contains(alg))
}

/// `header-crit`: extensions that a reader must understand; access tokens have none (RFC 7515, section 4.1.11).
pub(super) fn critical(header: &Object<'_>, findings: &mut Findings<'_>) {
    if header.get("crit").is_some() {
        let message = "`crit` requires extensions, which no access token has";
        findings.push(Finding::new(rule::HEADER_CRIT, "header.crit", message, "remove `crit`"));
    }
}

/// The format's rule for its region parameter: a region that does not exist. `null` counts as missing, because one of the official
/// libraries writes it.
pub(super) fn region(header: &Object<'_>, format: &'static Format, findings: &mut Findings<'_>) {
    let Some(name) = &format.region_header else { return };
    let Some(node) = header.get(name).filter(|node| !node.is_null()) else { return };
    let text = node.as_str();
    let message = match text {
        Some(region) if format.regions.contains(region) => return,
        Some("") => "the region is empty".to_owned(),
        Some(region) => match Leftover::find(region, &["region", name]) {
            Some(found) => format!("the region is {found}"),
            None => format!("unknown region {}", Shown(region)),
        },
        None => format!("the region is {}, not a string", node.kind()),
    };
    let default = format.regions.first().unwrap_or_default();
    let fix = match text.and_then(|region| format.region_called(region)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("use one of {}, or remove it for `{default}`", in_words(&format.regions)),
    };
    findings.push(Finding::of_schema(&format.region_rule, format!("header.{name}"), message, fix));
}

/// The region that a header names, where it exists.
pub(crate) fn region_of(header: &Object<'_>, format: &'static Format) -> Option<&'static str> {
    let region = header.get(format.region_header.as_deref()?)?.as_str()?;
    format.regions.iter().find(|known| *known == region)
}

/// An SDK that is not available in the token's region: the format's rule for its region parameter, or that of the SDK.
pub(crate) fn region_of_sdks(region: Option<&str>, format: &Format, sdks: &[&'static Sdk]) -> Vec<Finding> {
    let Some(name) = &format.region_header else { return Vec::new() };
    let Some(region) = region.or(format.regions.first()) else { return Vec::new() };
    let others = sdks.iter().filter(|sdk| !sdk.is_in(region));
    let finding = |sdk: &&'static Sdk| {
        let at = format!("header.{name}");
        let message = format!("{} is not available in `{region}`, so it rejects the token", sdk.title);
        let fix = format!("use one of its regions: {}", in_words(&sdk.regions));
        Finding::of_schema(&sdk.region_rule, at, message, fix).of(sdk)
    };
    others.map(finding).collect()
}

fn in_words(regions: &List<str>) -> String {
    regions.iter().map(|region| format!("`{region}`")).collect::<Vec<_>>().join(", ")
}
