//! `[format]`: the wire format of a vendor's tokens.

use token_schema::{Algorithm, rule};

use super::grants::CLAIMS;
use super::regions;
use super::sdks::duration;
use crate::ast::Spanned;
use crate::declared::vendor;
use crate::model::{Format, Kind, List, Schema, Shape, Text};
use crate::report::{Problem, Report, in_quotes, quoted};

pub(crate) fn check(format: Option<&vendor::Format>, report: &mut Report) -> Format {
    let Some(format) = format else { return Format::default() };
    let header = header(format, report);
    let other_algorithms = other_algorithms(format, report);
    let grants = format.grants.as_ref().map(|grants| grants.value.clone());
    let (identity, identity_in_grants, identity_in) = identity(format, report);
    let mut seconds = |key: &str, text: Option<&Spanned<String>>, default: u32| {
        text.map_or(default, |text| duration("[format]", key, text, report).unwrap_or_default())
    };
    let unlimited = format.max_ttl.as_ref().is_some_and(|max| max.value == "none");
    let max_ttl = if unlimited { Format::NO_LIMIT } else { seconds("max_ttl", format.max_ttl.as_ref(), 0) };
    let min_ttl = seconds("min_ttl", format.min_ttl.as_ref(), 1);
    let default_ttl = seconds("default_ttl", format.default_ttl.as_ref(), 3600.clamp(1, max_ttl.max(1)));
    let leeway = seconds("leeway", format.leeway.as_ref(), 0);
    let writes = writes(format, report);
    lives_in_order(format, [min_ttl, default_ttl, max_ttl], report);
    region_header(format, report);
    regions::declared(format.regions.as_deref().unwrap_or_default(), report);
    Format {
        header: header.into(),
        other_algorithms,
        legacy_algorithms: legacy_algorithms(format, report),
        region_header: format.region_header.as_ref().map(|name| name.value.clone().into()),
        region_variable: format.region_variable.as_ref().map(|name| name.value.clone()).unwrap_or_default().into(),
        region_rule: format
            .region_header
            .as_ref()
            .map(|name| format!("header-{}", name.value))
            .unwrap_or_default()
            .into(),
        regions: format.regions.iter().flatten().map(|region| region.value.as_str()).collect(),
        region_aliases: regions::aliases(format, report).into(),
        grants: grants.map(Text::from),
        grants_optional: format.grants_optional.as_ref().is_some_and(|optional| optional.value),
        identity: identity.into(),
        identity_in_grants,
        identity_in,
        former_identity: former_identity(format, report),
        identity_fallback: identity_fallback(format, report),
        leeway,
        fractions: format.fractions.as_ref().is_some_and(|fractions| fractions.value),
        absent: absent(format, report),
        claims: claims(format, report).into(),
        // The credentials determine it.
        key: Text::default(),
        key_header: None,
        writes: writes.into_iter().collect(),
        max_ttl,
        min_ttl,
        default_ttl,
    }
}

fn header(format: &vendor::Format, report: &mut Report) -> Vec<(Text, Text)> {
    let Some(header) = &format.header else { return Vec::new() };
    let algorithm = header.value.iter().find(|(name, _)| name.value == "alg");
    let span = algorithm.map_or(header.span.clone(), |(_, value)| value.span.clone());
    let problem = match algorithm {
        Some((_, value)) if Algorithm::named(&value.value).is_some() => None,
        Some((_, value)) => Some(format!("[format]: the algorithm {} is not implemented", quoted(&value.value))),
        None => Some("[format]: missing `alg` in the header".to_owned()),
    };
    if let Some(title) = problem {
        Problem::new(rule::FORMAT_ALGORITHM, span, title)
            .label(format!("the algorithms are {}", algorithms()))
            .help("write `alg = \"HS256\"` for a secret, or that of the vendor's keys")
            .add_to(report);
    }
    if let Some((name, _)) = header.value.iter().find(|(name, _)| name.value.is_empty()) {
        Problem::at(rule::FORMAT_HEADER, name, "[format]: a header parameter has no name")
            .label("it is written into every token")
            .help("remove it")
            .add_to(report);
    }
    header.value.iter().map(|(name, value)| (name.value.clone().into(), value.value.clone().into())).collect()
}

fn algorithms() -> String {
    Algorithm::ALL.map(|algorithm| format!("`{algorithm}`")).join(", ")
}

/// The algorithms for other kinds of key: with one for each kind, the key determines the algorithm.
fn other_algorithms(format: &vendor::Format, report: &mut Report) -> List<str> {
    let others = format.other_algorithms.as_deref().unwrap_or_default();
    let header = format.header.iter().flat_map(|header| &header.value).find(|(name, _)| name.value == "alg");
    let mut taken: Vec<_> = header.and_then(|(_, alg)| Algorithm::named(&alg.value)).into_iter().collect();
    for other in others {
        let title = format!("[format]: {} cannot be another algorithm", quoted(&other.value));
        let why = match Algorithm::named(&other.value) {
            None => format!("the algorithms are {}", algorithms()),
            Some(Algorithm::Hs256) => "HS256 signs with a secret, the others with a private key".to_owned(),
            Some(_) if taken.contains(&Algorithm::Hs256) => {
                "tokens are signed with a secret, which has one algorithm".to_owned()
            }
            Some(algorithm) => match taken.iter().find(|known| known.key_kind() == algorithm.key_kind()) {
                Some(known) => format!("`{known}` uses the same kind of key, so a key would have two algorithms"),
                None => {
                    taken.push(algorithm);
                    continue;
                }
            },
        };
        Problem::at(rule::FORMAT_ALGORITHM, other, title).label(why).help("remove it").add_to(report);
    }
    others.iter().map(|other| other.value.as_str()).collect()
}

/// The algorithms that no key has: a signature with one of them cannot be checked, so it is reported by its name alone.
fn legacy_algorithms(format: &vendor::Format, report: &mut Report) -> List<str> {
    let header = format.header.iter().flat_map(|header| &header.value);
    let alg = header.filter(|(name, _)| name.value == "alg").map(|(_, alg)| alg);
    let current: Vec<_> = alg.chain(format.other_algorithms.iter().flatten()).map(|name| &name.value).collect();
    for legacy in &format.legacy_algorithms {
        let why = match Algorithm::named(&legacy.value) {
            None => format!("the algorithms are {}", algorithms()),
            Some(_) if current.contains(&&legacy.value) => "tokens are signed with it".to_owned(),
            Some(_) => continue,
        };
        let title = format!("[format]: {} cannot be a legacy algorithm", quoted(&legacy.value));
        Problem::at(rule::FORMAT_ALGORITHM, legacy, title).label(why).help("remove it").add_to(report);
    }
    format.legacy_algorithms.iter().map(|name| name.value.as_str()).collect()
}

/// The header parameter of the region, and the regions: each requires the other.
fn region_header(format: &vendor::Format, report: &mut Report) {
    match (&format.region_header, format.regions.as_deref()) {
        (Some(header), None) => {
            Problem::at(rule::FORMAT_REGIONS, header, "[format]: `region_header` without `regions`")
                .label("it contains one of the `regions`")
                .help("add `regions = [\"…\"]`, the default first")
                .add_to(report);
        }
        (None, Some([first, ..])) => {
            Problem::at(rule::FORMAT_REGIONS, first, "[format]: `regions` without `region_header`")
                .label("no header parameter would contain the region")
                .help("add `region_header = \"…\"`, the header parameter that contains the region, or remove `regions`")
                .add_to(report);
        }
        _ => {}
    }
    let Some(header) = &format.region_header else { return };
    let in_header = format.header.iter().flat_map(|header| &header.value).any(|(name, _)| name.value == header.value);
    if header.value.is_empty() || in_header {
        let title = format!("[format]: header parameter {} cannot contain the region", quoted(&header.value));
        let shown = quoted(&header.value);
        let (why, help) = match header.value.as_str() {
            "alg" => ("`alg` is the signature algorithm", "write the name of another header parameter".to_owned()),
            _ if in_header => (
                "`header` has a parameter of this name",
                format!(
                    "remove {shown} from `header`, because each token has its own region there, or write another name"
                ),
            ),
            _ => (
                "a header parameter needs a name",
                "write the name of the header parameter, as the vendor spells it".to_owned(),
            ),
        };
        report.add(Problem::at(rule::FORMAT_REGIONS, header, title).label(why).help(help));
    }
}

/// The member of the identity, whether it is among the grants, and the objects around it where it is in a grant.
fn identity(format: &vendor::Format, report: &mut Report) -> (String, bool, List<str>) {
    let Some(identity) = format.identity.as_ref().filter(|identity| identity.value != "none") else {
        let has_iat = format.writes.as_ref().is_none_or(|writes| writes.iter().any(|claim| claim.value == "iat"));
        if let Some(identity) = format.identity.as_ref().filter(|_| !has_iat) {
            Problem::at(rule::FORMAT_IDENTITY, identity, "[format]: no identity, and no `iat`")
                .label("each token begins with one of them")
                .help("add `iat` to `writes`, or write `identity = \"sub\"`")
                .add_to(report);
        }
        return (String::new(), false, List::EMPTY);
    };
    let grants = format.grants.as_ref().map(|grants| grants.value.as_str());
    // The claim of the grants may have dots in its name itself, as a URL has.
    let member = grants.and_then(|grants| identity.value.strip_prefix(grants)?.strip_prefix('.'));
    match member {
        None if !identity.value.is_empty() && !identity.value.contains('.') => {
            (identity.value.clone(), false, List::EMPTY)
        }
        Some(member) if !member.is_empty() && !member.contains('.') => (member.to_owned(), true, List::EMPTY),
        None if grants.is_none() && is_path(&identity.value) => {
            let mut names: Vec<&str> = identity.value.split('.').collect();
            let member = names.pop().unwrap_or_default();
            (member.to_owned(), false, names.into_iter().collect())
        }
        _ => {
            let (claim, member) = identity.value.rsplit_once('.').unwrap_or_default();
            let claim = grants.unwrap_or(claim);
            let claim = if claim.is_empty() || CLAIMS.contains(&claim) { "grants" } else { claim };
            let member = if member.is_empty() { "identity" } else { member };
            let (grants, place) = (in_quotes(claim), in_quotes(&format!("{claim}.{member}")));
            let title = format!("[format]: invalid `identity`: {}", quoted(&identity.value));
            Problem::at(rule::FORMAT_IDENTITY, identity, title)
                .label("expected a claim, or a member of the claim that `grants` names")
                .help(format!(
                    "write `identity = \"sub\"`, or `grants = {grants}` and `identity = {place}`, or `identity = \"none\"`"
                ))
                .add_to(report);
            (identity.value.clone(), false, List::EMPTY)
        }
    }
}

fn is_path(identity: &str) -> bool {
    let is_name =
        |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b));
    identity.split('.').all(is_name) && identity.split('.').next().is_some_and(|it| !CLAIMS.contains(&it))
}

/// An identity in a grant is in an object that the schema declares, and is no field of it.
pub(crate) fn identity_object(format: Option<&vendor::Format>, schema: &Schema, report: &mut Report) {
    let names: Vec<&str> = schema.format.identity_in.iter().collect();
    let Some(identity) = format.and_then(|format| format.identity.as_ref()) else { return };
    if names.is_empty() || report.has_errors() {
        return;
    }
    let (title, why, help) = match object_at(&names, schema) {
        Some(shape) if shape.field(&schema.format.identity).is_none() => return,
        Some(_) => (
            format!("[format]: the identity {} is a field of a grant", quoted(&identity.value)),
            "each call gives the identity, so no declaration may set it",
            "remove the field".to_owned(),
        ),
        None => {
            let object = names.join(".");
            let table = names.join(".field.");
            let title = format!("[format]: no grant has the object {}", quoted(&object));
            let help = format!("declare it as `[grant.{table}.field]`, or write `identity = \"sub\"`");
            (title, "the identity is a member of an object with fields, in a grant", help)
        }
    };
    Problem::at(rule::FORMAT_IDENTITY, identity, title).label(why).help(help).add_to(report);
}

/// The object with fields at a path from the claims inward.
fn object_at<'s>(names: &[&str], schema: &'s Schema) -> Option<&'s Shape> {
    let (first, deeper) = names.split_first()?;
    let grant = schema.grants.iter().find(|grant| !grant.flat && grant.key == *first).map(|grant| &grant.shape);
    let flat = || schema.grants.iter().filter(|grant| grant.flat).find_map(|grant| inside(&grant.shape, first));
    let shape = deeper.iter().try_fold(grant.or_else(flat)?, |shape, name| inside(shape, name))?;
    matches!(shape, Shape::Fields { .. }).then_some(shape)
}

fn inside<'s>(shape: &'s Shape, name: &str) -> Option<&'s Shape> {
    match &shape.field(name)?.kind {
        Kind::Object(shape) => Some(shape),
        _ => None,
    }
}

/// Whether the tokens have no identity, so that a key about it has no effect, which is reported.
fn has_no_identity(format: &vendor::Format, key: &str, value: &Spanned<String>, report: &mut Report) -> bool {
    let is_none = format.identity.as_ref().is_some_and(|identity| identity.value == "none");
    if is_none {
        Problem::at(rule::FORMAT_IDENTITY, value, format!("[format]: `{key}` without an identity"))
            .label("`identity = \"none\"`: no token has an identity")
            .help("remove it")
            .add_to(report);
    }
    is_none
}

/// The former name of an identity that is a claim, or among the grants, as the present one is.
fn former_identity(format: &vendor::Format, report: &mut Report) -> Option<Text> {
    let former = format.former_identity.as_ref()?;
    if has_no_identity(format, "former_identity", former, report) {
        return None;
    }
    let is_present = format.identity.as_ref().is_some_and(|identity| identity.value == former.value);
    if former.value.is_empty() || former.value.contains('.') || is_present || CLAIMS.contains(&former.value.as_str()) {
        let title = format!("[format]: `former_identity` cannot be {}", quoted(&former.value));
        Problem::at(rule::FORMAT_IDENTITY, former, title)
            .label("it is another name for `identity` in the same place, and not a registered claim")
            .help("write the former name alone, or remove `former_identity`")
            .add_to(report);
        return None;
    }
    Some(former.value.clone().into())
}

/// The claim that the vendor reads in place of an absent identity.
fn identity_fallback(format: &vendor::Format, report: &mut Report) -> Option<Text> {
    let fallback = format.identity_fallback.as_ref()?;
    if has_no_identity(format, "identity_fallback", fallback, report) {
        return None;
    }
    let is_identity = format.identity.as_ref().is_some_and(|identity| identity.value == fallback.value);
    if fallback.value.is_empty() || is_identity {
        let title = format!("[format]: `identity_fallback` cannot be {}", quoted(&fallback.value));
        Problem::at(rule::FORMAT_IDENTITY, fallback, title)
            .label("it is another claim than `identity`")
            .help("write the name of a claim, such as `jti`, or remove `identity_fallback`")
            .add_to(report);
        return None;
    }
    Some(fallback.value.clone().into())
}

/// The values that mean the same as an absent member.
fn absent(format: &vendor::Format, report: &mut Report) -> List<str> {
    const ALL: [&str; 3] = ["null", "empty", "false"];
    for value in format.absent.iter().filter(|value| !ALL.contains(&value.value.as_str())) {
        Problem::at(
            rule::FORMAT_ABSENT,
            value,
            format!("[format]: unknown value {} in `absent`", quoted(&value.value)),
        )
        .label("it lists the values that mean the same as an absent member")
        .suggest(&value.value, &ALL, "the values are")
        .add_to(report);
    }
    format.absent.iter().map(|value| value.value.as_str()).collect()
}

/// The claims that are the same in every token.
fn claims(format: &vendor::Format, report: &mut Report) -> Vec<(Text, Text)> {
    let Some(claims) = &format.claims else { return Vec::new() };
    for (name, value) in claims.value.iter().filter(|(_, value)| value.value.trim().is_empty()) {
        Problem::at(rule::EMPTY_TEXT, value, format!("[format]: the claim {} is empty", quoted(&name.value)))
            .label("every token would have the empty string")
            .help("write the value that the vendor expects, or remove the claim")
            .add_to(report);
    }
    claims.value.iter().map(|(name, value)| (name.value.clone().into(), value.value.clone().into())).collect()
}

/// The claims for the times and the ID of every token, in the order of `ALL`.
fn writes(format: &vendor::Format, report: &mut Report) -> Vec<&'static str> {
    const ALL: [&str; 4] = ["iat", "nbf", "exp", "jti"];
    let Some(writes) = &format.writes else { return vec!["iat", "exp", "jti"] };
    // An empty array is reported by the reader.
    if writes.is_empty() {
        return Vec::new();
    }
    let has = |name: &str| writes.iter().any(|claim| claim.value == name);
    for claim in writes.iter().filter(|claim| !ALL.contains(&claim.value.as_str())) {
        let title = format!("[format]: unknown claim {} in `writes`", quoted(&claim.value));
        Problem::at(rule::FORMAT_WRITES, claim, title)
            .label("it lists the claims for the times and the ID of every token")
            .suggest(&claim.value, &ALL, "the claims here are")
            .add_to(report);
    }
    let has_limit = format.max_ttl.as_ref().is_some_and(|max| max.value != "none");
    let missing = match (has("exp") || !has_limit, has("iat") || has("nbf")) {
        (false, _) => Some(("`exp`", "a token with a longest lifetime expires")),
        (true, false) => Some(("both `iat` and `nbf`", "without the time of issue the lifetime of a token is unknown")),
        (true, true) => None,
    };
    if let Some((what, why)) = missing {
        let span = writes.first().map_or(format.place.clone(), |first| first.span.clone());
        Problem::new(rule::FORMAT_WRITES, span, format!("[format]: missing {what} in `writes`"))
            .label(why)
            .help("write it as in `writes = [\"iat\", \"exp\"]`")
            .add_to(report);
    }
    ALL.into_iter().filter(|name| has(name)).collect()
}

fn lives_in_order(format: &vendor::Format, [min, default, max]: [u32; 3], report: &mut Report) {
    let Some(max_ttl) = format.max_ttl.as_ref().filter(|_| max > 0) else { return };
    let wrong = |span: &Spanned<String>, title: &str| {
        Problem::at(rule::FORMAT_TTL, span, title)
            .label("the lifetimes must be in this order: `min_ttl`, `default_ttl`, `max_ttl`, and none of them zero")
    };
    if min == 0 || min > max {
        report.add(wrong(format.min_ttl.as_ref().unwrap_or(max_ttl), "[format]: `min_ttl` is zero or above `max_ttl`"));
    } else if default < min || default > max {
        let title = "[format]: `default_ttl` is not between `min_ttl` and `max_ttl`";
        report.add(wrong(format.default_ttl.as_ref().unwrap_or(max_ttl), title));
    }
}
