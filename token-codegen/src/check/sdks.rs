//! `[sdk.*]`: the clients, and what they require of a token.

use std::sync::Arc;

use token_schema::duration::{DurationFault, seconds, shown};
use token_schema::rule;
use token_schema::suggest::closest;

use super::counts::MAX_GRANTS;
use super::names;
use super::scope::{Lookup, Scope};
use super::{counts, ranges, regions, unit};
use crate::ast::Spanned;
use crate::declared;
use crate::model::{Format, Identity, Kind, List, Origin, Sdk, Text};
use crate::naming;
use crate::report::{Problem, Report, in_quotes, listed, quoted};
use crate::suggest;

pub(crate) fn check(sdks: &[declared::Sdk], origin: Origin, scope: &mut Scope, report: &mut Report) {
    // An invalid place of the identity is one problem.
    let no_identity = scope.schema.format.identity.is_empty() && !report.has_errors();
    for sdk in sdks {
        let before = report.len();
        let what = format!("[sdk.{}]", sdk.name.value);
        if let Some(identity) = sdk.identity.as_ref().filter(|_| no_identity) {
            let title = format!("[sdk.{}.identity]: the tokens have no identity", sdk.name.value);
            Problem::new(rule::IDENTITY_RULE, identity.place.clone(), title)
                .label("the vendor's format has `identity = \"none\"`")
                .help("remove it")
                .add_to(report);
        }
        names::lower(&what, &sdk.name, report);
        if let Lookup::Found(_) = scope.sdk(&sdk.name.value) {
            names::taken(&what, &sdk.name, "an SDK", &scope.schema.title, report);
            continue;
        }
        let built = build(&what, sdk, origin, scope, report);
        let passed = !report.errors_since(before);
        scope.add_sdk(&sdk.name.value, built.filter(|_| passed));
    }
}

/// `None`: it names an invalid grant.
fn build(what: &str, sdk: &declared::Sdk, origin: Origin, scope: &Scope, report: &mut Report) -> Option<Sdk> {
    let title = sdk.title.as_ref().map_or_else(|| names::in_words(&sdk.name.value), |title| title.value.clone());
    let rust = naming::sdk_trait(&title);
    trait_name(what, sdk, &rust, scope, report);
    let flags = flags(what, "requires", &sdk.requires, scope, report);
    let any_of_flags = self::flags(what, "any_of", &sdk.any_of, scope, report);
    let any_of_grants = are_grants(what, "any_of", &without_fields(&sdk.any_of), scope, report);
    let required = without_fields(&sdk.requires);
    let requires_grants = are_grants(what, "requires", &required, scope, report);
    let allows_grants = are_grants(what, "allows", &sdk.allows, scope, report);
    required_too(what, sdk, report);
    if let Some(over) = sdk.requires.get(MAX_GRANTS) {
        Problem::at(rule::TOO_MANY_GRANTS, over, format!("{what}: more than {MAX_GRANTS} grants in `requires`"))
            .label("no token could contain them all")
            .help("put what belongs together into one grant")
            .add_to(report);
    }
    let regions = sdk.regions.as_ref().map_or_else(
        || scope.schema.format.regions.clone(),
        |regions| {
            for region in regions {
                regions::check(what, region, &scope.schema, report);
            }
            regions.iter().map(|region| region.value.as_str()).collect()
        },
    );
    let names = |names: &[Spanned<String>]| names.iter().map(|name| name.value.as_str()).collect::<List<str>>();
    let max_ttl = max_ttl(what, sdk, &scope.schema.format, report);
    let longest = max_ttl.min(scope.schema.format.max_ttl);
    let table = token_schema::Sdk {
        name: sdk.name.value.clone().into(),
        title: title.into(),
        requires: requires_grants.then(|| names(&required))?,
        flags: flags?.into_iter().collect(),
        any_of: any_of_flags.filter(|_| any_of_grants).map(|_| names(&sdk.any_of))?,
        allows: allows_grants.then(|| names(&sdk.allows))?,
        regions,
        region_rule: region_rule(what, sdk, scope, report),
        identity: sdk.identity.as_ref().map(|identity| build_identity(what, identity, report)).unwrap_or_default(),
        renew_before: below_max_ttl(what, "renew_before", sdk.renew_before.as_ref(), longest, report),
        max_ttl,
        min_ttl: below_max_ttl(what, "min_ttl", sdk.min_ttl.as_ref(), longest, report),
        warn_ttl_below: below_max_ttl(what, "warn_ttl_below", sdk.warn_ttl_below.as_ref(), longest, report),
        aliases: names(&sdk.aliases),
    };
    Some(Sdk {
        table: Arc::new(table),
        rust,
        origin,
        doc: sdk.doc.clone(),
        deprecated: sdk.deprecated.clone(),
        place: report.source().place(sdk.name.span.clone()),
    })
}

fn region_rule(what: &str, sdk: &declared::Sdk, scope: &Scope, report: &mut Report) -> Text {
    let usual = &scope.schema.format.region_rule;
    let Some(rule) = &sdk.region_rule else { return usual.clone() };
    // Each rule has one row for the SDKs without a row of their own.
    let rows = scope.schema.rules.iter().filter(|row| row.sdks.is_empty());
    let known: Vec<&str> = rows.map(|row| &*row.rule).collect();
    if rule.value != *usual && !known.contains(&rule.value.as_str()) {
        let title = format!("{what}: unknown rule {} in `region_rule`", quoted(&rule.value));
        let label = format!("{} has no `[rule.ID]` of this name", scope.schema.title);
        let problem = Problem::at(rule::UNKNOWN_RULE, rule, title).label(label);
        let problem = match known.as_slice() {
            [] => problem.help("remove it"),
            known => problem.suggest(&rule.value, known, "the rules with codes are"),
        };
        problem.add_to(report);
    }
    rule.value.clone().into()
}

/// The longest lifetime that the SDK accepts; [`Format::NO_LIMIT`]: that of the vendor.
fn max_ttl(what: &str, sdk: &declared::Sdk, format: &Format, report: &mut Report) -> u32 {
    let Some(written) = &sdk.max_ttl else { return Format::NO_LIMIT };
    let Some(seconds) = duration(what, "max_ttl", written, report) else { return Format::NO_LIMIT };
    if seconds == 0 || format.lifetime_fault(seconds.into()).is_some() {
        let title = format!("{what}: `max_ttl` is {}", quoted(&written.value));
        Problem::at(rule::DURATION, written, title)
            .label("it is not within `min_ttl` and `max_ttl` of `[format]`, which hold for every SDK")
            .help("write a duration between them, or remove `max_ttl`")
            .add_to(report);
        return Format::NO_LIMIT;
    }
    seconds
}

/// A time before the expiry, or a recommended lifetime: a token can be valid for longer.
fn below_max_ttl(what: &str, key: &str, written: Option<&Spanned<String>>, max: u32, report: &mut Report) -> u32 {
    let Some(written) = written else { return 0 };
    let Some(seconds) = duration(what, key, written, report) else { return 0 };
    if max > 0 && seconds >= max {
        let max = shown(max.into());
        Problem::at(rule::RENEW_BEFORE, written, format!("{what}: `{key}` is {}", quoted(&written.value)))
            .label(format!("a token is valid for at most {max}"))
            .help(format!("write less than {max}"))
            .add_to(report);
    }
    seconds
}

fn required_too(what: &str, sdk: &declared::Sdk, report: &mut Report) {
    let required = without_fields(&sdk.requires);
    for name in sdk.allows.iter().filter(|name| required.iter().any(|other| other.value == name.value)) {
        let title = format!("{what}: {} is in `allows` and in `requires`", quoted(&name.value));
        Problem::at(rule::NAMED_TWICE, name, title)
            .label("a grant that is required is allowed")
            .help("remove it from `allows`")
            .add_to(report);
    }
}

/// Each SDK is a trait, so that a function can name the SDK whose token it takes.
fn trait_name(what: &str, sdk: &declared::Sdk, rust: &str, scope: &Scope, report: &mut Report) {
    let span = sdk.title.as_ref().map_or(sdk.name.span.clone(), |title| title.span.clone());
    // An empty title is reported where it is read.
    if rust.is_empty() {
        return;
    }
    if !naming::is_type_name(rust) {
        Problem::new(rule::SDK_TITLE, span, format!("{what}: its trait cannot be called {}", quoted(rust)))
            .label("the title without spaces is the name of a Rust trait: letters and digits, beginning with a capital letter")
            .help("write another `title`")
            .add_to(report);
    } else if let Some(other) = scope.schema.sdks.iter().find(|other| other.rust == rust) {
        Problem::new(rule::NAME_CLASH, span, format!("{what}: its Rust trait would be `{rust}`"))
            .label(format!("so is that of the SDK `{}`", other.name))
            .help("write another `title`")
            .add_to(report);
    }
}

fn are_grants(what: &str, key: &str, names: &[Spanned<String>], scope: &Scope, report: &mut Report) -> bool {
    let mut sound = true;
    for name in names {
        match scope.grant(&name.value) {
            Lookup::Found(_) => {}
            Lookup::Broken => sound = false,
            Lookup::Unknown => {
                let title = format!("{what}: unknown grant {} in `{key}`", quoted(&name.value));
                Problem::at(rule::UNKNOWN_GRANT, name, title)
                    .label("no token could contain it")
                    .suggest(&name.value, &scope.grant_keys(), "the grants are")
                    .add_to(report);
            }
        }
    }
    sound
}

/// The grants of `requires`, each once: an entry may go on to a field, `video.roomJoin`.
fn without_fields(requires: &[Spanned<String>]) -> Vec<Spanned<String>> {
    let mut grants: Vec<Spanned<String>> = Vec::with_capacity(requires.len());
    for Spanned { value, span } in requires {
        let grant = value.split_once('.').map_or(value.as_str(), |(grant, _)| grant);
        if grants.iter().all(|known| known.value != grant) {
            grants.push(Spanned { value: grant.to_owned(), span: span.clone() });
        }
    }
    grants
}

/// The entries of `requires` or `any_of` that name a boolean. Unknown grants are reported elsewhere.
fn flags(what: &str, of: &str, entries: &[Spanned<String>], scope: &Scope, report: &mut Report) -> Option<Vec<String>> {
    let before = report.len();
    let mut flags = Vec::new();
    for entry in entries {
        let Some((key, name)) = entry.value.split_once('.') else { continue };
        let Lookup::Found(grant) = scope.grant(key) else { continue };
        let fields = grant.shape.as_slice();
        if fields.iter().any(|field| field.name == name && matches!(field.kind, Kind::Boolean)) {
            flags.push(entry.value.clone());
            continue;
        }
        let booleans: Vec<&str> =
            fields.iter().filter(|field| matches!(field.kind, Kind::Boolean)).map(|field| &*field.name).collect();
        let title = format!("{what}: {} in `{of}` is not a boolean of `{key}`", quoted(&entry.value));
        let problem = Problem::at(rule::REQUIRES_FLAG, entry, title)
            .label("expected `GRANT`, or `GRANT.BOOLEAN` for a boolean that must be `true`");
        report.add(match closest(name, booleans.iter().copied()).map(|meant| format!("{key}.{meant}")) {
            Some(meant) => problem.help(format!("did you mean `{meant}`?")).edit(&entry.span, in_quotes(&meant)),
            None => problem.help(suggest::help(name, &booleans, "its booleans are").1),
        });
    }
    (!report.errors_since(before)).then_some(flags)
}

/// The seconds of a duration; `None`: invalid.
pub(crate) fn duration(what: &str, key: &str, text: &Spanned<String>, report: &mut Report) -> Option<u32> {
    let fault = match seconds(&text.value).map(u32::try_from) {
        Ok(Ok(seconds)) => return Some(seconds),
        Ok(Err(_)) | Err(DurationFault::TooLong) => "is longer than a century",
        Err(fault) => fault.what(),
    };
    Problem::at(rule::DURATION, text, format!("{what}: `{key}` {fault}"))
        .label("a duration is an integer and one unit")
        .help("write it as in `\"90s\"`, `\"15m\"` or `\"8h\"`")
        .add_to(report);
    None
}

fn build_identity(what: &str, identity: &declared::Identity, report: &mut Report) -> Identity {
    let mut count = |key: &str, number: Option<&Spanned<i64>>| {
        number
            .and_then(|number| counts::count(what, rule::IDENTITY_RULE, key, number, counts::NO_LIMIT, report))
            .unwrap_or_default()
    };
    let max = count("max", identity.max.as_ref());
    let warn_above = count("warn_above", identity.warn_above.as_ref());
    if let Some(span) = identity.warn_above.as_ref().filter(|_| max > 0 && warn_above >= max).map(|warn| &warn.span) {
        Problem::new(rule::IDENTITY_RULE, span.clone(), format!("{what}: `warn_above` is not below `max`"))
            .label("a longer identity is an error, so the warning would never appear")
            .add_to(report);
    }
    let unit = unit::check(what, rule::IDENTITY_RULE, identity.unit.as_ref(), report);
    if let (Some(prefix), None) = (&identity.reserved_prefix, &identity.reserved_for) {
        Problem::at(rule::IDENTITY_RULE, prefix, format!("{what}: `reserved_prefix` without `reserved_for`"))
            .label("messages name the place where it belongs")
            .help("add `reserved_for = \"…\"`")
            .add_to(report);
    }
    let text = |text: Option<&String>| text.cloned().unwrap_or_default().into();
    let prefer = identity.prefer.as_ref().map(|prefer| ranges::check(what, "prefer", prefer, report));
    Identity {
        optional: identity.optional,
        max,
        unit,
        warn_above,
        forbid: identity.forbid.clone().into(),
        forbid_control: identity.forbid_control,
        avoid: identity.avoid.clone().into(),
        prefer: prefer.unwrap_or_default().into(),
        reserved_prefix: text(identity.reserved_prefix.as_ref().map(|prefix| &prefix.value)),
        reserved_for: text(identity.reserved_for.as_ref()),
    }
}

/// The valid SDKs that a declaration names, and whether all are valid.
pub(crate) fn named(
    what: &str,
    names: &[Spanned<String>],
    scope: &Scope,
    report: &mut Report,
) -> (Vec<Arc<Sdk>>, bool) {
    let mut sdks: Vec<Arc<Sdk>> = Vec::with_capacity(names.len());
    let mut sound = true;
    for name in names {
        match scope.sdk(&name.value) {
            Lookup::Found(sdk) if sdks.iter().any(|other| other.name == sdk.name) => {
                Problem::at(rule::SDK_TWICE, name, format!("{what}: duplicate SDK `{}`", sdk.name))
                    .label("once is enough")
                    .help("remove one of them")
                    .add_to(report);
            }
            Lookup::Found(sdk) => {
                if let Some(why) = &sdk.deprecated {
                    let title = format!("{what}: the SDK `{}` is deprecated", sdk.name);
                    report.add(Problem::at(rule::DEPRECATED_SDK, name, title).label(why));
                }
                sdks.push(Arc::clone(sdk));
            }
            Lookup::Broken => sound = false,
            Lookup::Unknown => {
                unknown(what, name, scope, report);
                sound = false;
            }
        }
    }
    (sdks, sound)
}

/// Whether all these SDKs are known; reports the others.
pub(crate) fn all_known<'a>(
    what: &str,
    names: impl IntoIterator<Item = &'a Spanned<String>>,
    scope: &Scope,
    report: &mut Report,
) -> bool {
    let mut unknown = names.into_iter().filter(|name| matches!(scope.sdk(&name.value), Lookup::Unknown)).peekable();
    let known = unknown.peek().is_none();
    unknown.for_each(|name| self::unknown(what, name, scope, report));
    known
}

fn unknown(what: &str, sdk: &Spanned<String>, scope: &Scope, report: &mut Report) {
    let problem = Problem::at(rule::UNKNOWN_SDK, sdk, format!("{what}: unknown SDK {}", quoted(&sdk.value)))
        .label(format!("neither {} nor this file has an SDK of this name", scope.schema.title));
    let before = report.source().text().get(..sdk.span.start).unwrap_or_default().trim_end();
    report.add(if let Some(names) = several(&sdk.value, scope) {
        let (form, names) = if before.ends_with(['[', ',']) {
            ("write each SDK on its own", names)
        } else {
            ("write several SDKs as an array", format!("[{names}]"))
        };
        problem.help(format!("{form}: `{names}`")).edit(&sdk.span, names)
    } else if let Some(meant) = scope.schema.sdk_called(&sdk.value) {
        problem.help(format!("did you mean `{}`?", meant.name)).edit(&sdk.span, in_quotes(&meant.name))
    } else if let Some((name, help)) = of_grant(&sdk.value, scope) {
        let problem = problem.help(help);
        match name {
            Some(name) => problem.edit(&sdk.span, in_quotes(name)),
            None => problem,
        }
    } else {
        problem.suggest(&sdk.value, &scope.sdk_names(), "the SDKs are")
    });
}

fn several(text: &str, scope: &Scope) -> Option<String> {
    let names: Vec<&str> =
        text.split([',', ';', '|', '+', '&', '/', ' ']).map(str::trim).filter(|name| !name.is_empty()).collect();
    let all_known = names.iter().all(|name| !matches!(scope.sdk(name), Lookup::Unknown));
    (all_known && names.len() > 1).then(|| {
        let names: Vec<String> = names.iter().map(|name| in_quotes(name)).collect();
        names.join(", ")
    })
}

/// The one SDK that uses this grant, and the help.
fn of_grant<'s>(name: &str, scope: &'s Scope) -> Option<(Option<&'s str>, String)> {
    let using: Vec<&str> =
        scope.schema.sdks.iter().filter(|sdk| sdk.requires.contains(name)).map(|sdk| &*sdk.name).collect();
    let verb = if using.len() == 1 { "uses" } else { "use" };
    let help = (!using.is_empty())
        .then(|| format!("`{name}` is a grant; did you mean {}, which {verb} it?", listed(&using, "or")))?;
    Some((<[&str; 1]>::try_from(using).ok().map(|[name]| name), help))
}
