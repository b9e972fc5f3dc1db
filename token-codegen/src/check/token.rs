//! `[token.*]`: the SDKs, lifetime, region and grants of a declaration, and whether they match.

use std::sync::Arc;

use token_schema::rule;

use super::codes::codes;
use super::counts::MAX_GRANTS;
use super::env::Variables;
use super::grant_sdk_match::GrantSdkMatch;
use super::grants::TOKEN_KEYS;
use super::inputs::Inputs;
use super::names;
use super::scope::{Lookup, Scope};
use super::token_region::TokenRegion;
use super::types::Types;
use super::values::Values;
use super::violations::Context;
use super::{examples, expect, metadata, sdks, ttl, unknown_key};
use crate::ast::{self, Entry, Spanned, Table, Value};
use crate::model::{Grant, GrantUse, Schema, Sdk, Token};
use crate::naming;
use crate::report::{Problem, Report, in_quotes, listed, quoted};
use crate::source::Source;
use crate::span::Span;

/// The Rust type of a declaration's profile; `None`: the name is invalid or taken.
pub(crate) fn type_name(declaration: &ast::Token, types: &mut Types, report: &mut Report) -> Option<String> {
    let name = &declaration.name;
    let before = report.len();
    let what = format!("token {}", quoted(&name.value));
    names::lower(&what, name, report);
    if report.errors_since(before) {
        return None;
    }
    let rust = naming::upper_camel(&name.value);
    let mut sound = types.claim(&what, &rust, &name.span, report);
    if sound && has_inputs(&declaration.table) {
        sound = types.claim(&format!("the input of {what}"), &format!("{rust}Input"), &name.span, report);
    }
    sound.then_some(rust)
}

/// Whether the vendor has an SDK of each name that the declaration names.
pub(crate) fn fits(declaration: &ast::Token, schema: &Schema) -> bool {
    let known = |value: &Spanned<Value>| matches!(&value.value, Value::String(name) if schema.sdk(name).is_some());
    declaration.table.get("sdk").is_some_and(|entry| match &entry.value.value {
        Value::Array(items) => items.iter().all(known),
        _ => known(&entry.value),
    })
}

fn has_inputs(table: &Table) -> bool {
    table.entries.iter().filter(|entry| entry.key.value != "metadata").any(|entry| {
        matches!(entry.key.value.as_str(), "input" | "$input")
            || matches!(&entry.value.value, Value::Table(inner) if has_inputs(inner))
    })
}

/// The declaration; as an error, the readable part of an invalid declaration.
#[expect(clippy::result_large_err, reason = "both go into the model")]
pub(crate) fn check(
    declaration: &ast::Token,
    rust: String,
    scope: &Scope,
    variables: &mut Variables,
    report: &mut Report,
) -> Result<Token, Token> {
    let before = report.len();
    let what = format!("token {}", quoted(&declaration.name.value));
    let mut token = outline(declaration, rust, report.source());
    let expectations = expect::read(declaration, &what, scope, report);
    metadata::check(declaration, &what, scope, report);
    let found = Found::of(declaration, &what, scope, report);
    token.doc = text(declaration, "doc", &what, report).map(|doc| doc.value).unwrap_or_default();
    token.nbf =
        read(declaration, "nbf", "`true` or `false`", Value::boolean, &what, report).is_some_and(|nbf| nbf.value);
    token.optional =
        read(declaration, "optional", "`true` or `false`", Value::boolean, &what, report).is_some_and(|it| it.value);
    // The SDKs decide which grants, regions and identities are right.
    let all_sdks;
    (token.sdks, all_sdks) = named_sdks(declaration, &what, &found, scope, report);
    let ttl = ttl::check(declaration, &what, &found.meant, &token.sdks, &scope.schema.format, report);
    // The messages about a grant name the first SDK that uses it.
    let mut inputs = Inputs::default();
    for (grant, entry) in &found.grants {
        let sdk = user_of(grant, &token.sdks, scope);
        // A grant that no SDK uses has one problem, whatever its fields are.
        let known = all_sdks && token.sdks.iter().any(|sdk| Scope::carries(sdk, grant));
        let sdks = if known { token.sdks.as_slice() } else { &[] };
        let context = Context { what: &what, schema: &scope.schema, sdk, sdks, grant };
        let mut values = Values { context, variables, inputs: &mut inputs, report, unmarked: Vec::new() };
        let value = values.grant(grant, entry);
        let span = entry.key.span.clone();
        let line = report.source().line(span.start);
        token.grants.extend(value.map(|value| GrantUse { grant: Arc::clone(grant), value, span, line }));
    }
    too_many(&found, &what, report);
    // The vendor rejects a token without grants, and an SDK rejects a token without the grant that it requires.
    if found.grants.is_empty() && !found.incomplete && !scope.schema.format.grants_optional {
        no_grant(declaration, &what, &token.sdks, scope, report);
    } else {
        let (place, sdks, grants) = (&declaration.place, token.sdks.as_slice(), found.grants.as_slice());
        let table = [&declaration.name.span, &declaration.span];
        let matching = GrantSdkMatch { what: &what, place, table, sdks, grants, scope };
        matching.check(!found.incomplete, all_sdks, report);
        if !found.incomplete {
            matching.check_flags(&token.grants, report);
            matching.check_any_of(&token.grants, report);
        }
    }
    // An SDK does not exist in every region.
    let region = TokenRegion { what: &what, sdks: &token.sdks, scope };
    token.region = region.check(declaration, variables, report);
    match ttl {
        Some(ttl) if all_sdks && !found.incomplete && !report.errors_since(before) => {
            let token = Token { ttl, inputs: inputs.finish(), ..token };
            if let Some(expectations) = expectations {
                expectations.check(declaration, &token, &scope.schema, &what, report);
            }
            Ok(token)
        }
        _ => {
            // The inputs of unchecked fields are included, so that callers see no second error.
            inputs.add_unchecked(std::mem::take(&mut token.inputs));
            Err(Token { inputs: inputs.finish(), ..token })
        }
    }
}

fn too_many(found: &Found<'_>, what: &str, report: &mut Report) {
    if let Some((_, entry)) = found.grants.get(MAX_GRANTS) {
        let count = found.grants.len();
        Problem::new(rule::TOO_MANY_GRANTS, entry.place(), format!("{what} has {count} grants"))
            .label(format!("a token has at most {MAX_GRANTS}"))
            .help("declare two tokens, or merge grants that belong together")
            .add_to(report);
    }
}

/// The part of an invalid declaration that generated code needs: its name, place and inputs.
pub(crate) fn outline(declaration: &ast::Token, rust: String, source: &Source) -> Token {
    let mut inputs = Inputs::default();
    inputs.add_all_in(&declaration.table, source);
    Token {
        name: declaration.name.value.clone(),
        rust,
        doc: String::new(),
        span: declaration.place.clone(),
        line: source.line(declaration.place.start),
        sdks: Vec::new(),
        ttl: 1,
        region: None,
        nbf: false,
        // Generated code is the same for callers, whatever else is wrong.
        optional: matches!(
            declaration.table.get("optional"),
            Some(Entry { value: Spanned { value: Value::Bool(true), .. }, .. })
        ),
        grants: Vec::new(),
        inputs: inputs.finish(),
        written: Arc::new(Entry {
            key: declaration.name.clone(),
            value: Spanned { value: Value::Table(declaration.table.clone()), span: declaration.span.clone() },
        }),
        source: source.clone(),
    }
}

struct Found<'a> {
    grants: Vec<(Arc<Grant>, &'a Entry)>,
    /// The keys that the unknown keys seem to mean: they are not reported as missing.
    meant: Vec<String>,
    /// Whether a key has a problem of its own, so that the grants of the token are not known.
    incomplete: bool,
}

impl<'a> Found<'a> {
    fn of(declaration: &'a ast::Token, what: &str, scope: &Scope, report: &mut Report) -> Self {
        let mut found = Self { grants: Vec::new(), meant: Vec::new(), incomplete: false };
        for entry in &declaration.table.entries {
            let key = entry.key.value.as_str();
            if TOKEN_KEYS.contains(&key) {
                continue;
            }
            match scope.grant(key) {
                Lookup::Found(grant) => found.grants.push((Arc::clone(grant), entry)),
                Lookup::Broken => found.incomplete = true,
                Lookup::Unknown => {
                    let meant = if legacy(what, entry, scope, report) {
                        None
                    } else {
                        unknown_key::report(what, entry, &declaration.table, scope, report)
                    };
                    // `tll` is not a grant, `chatt` may be one.
                    found.incomplete |= meant.is_none_or(|meant| !TOKEN_KEYS.contains(&meant));
                    found.meant.extend(meant.map(str::to_owned));
                }
            }
        }
        found
    }
}

fn legacy(what: &str, entry: &Entry, scope: &Scope, report: &mut Report) -> bool {
    let Some(legacy) = scope.schema.legacy.iter().find(|legacy| legacy.key == entry.key.value) else { return false };
    let vendor = &scope.schema.title;
    let codes = codes(&scope.schema, rule::LEGACY_GRANT.id(), None);
    Problem::at(rule::LEGACY_GRANT, &entry.key, format!("{what}: `{}` is a legacy grant", legacy.key))
        .label(format!("{vendor} replaced it{codes}"))
        .help(format!("write `{}` instead", legacy.replaced_by))
        .edit(&entry.key.span, &*legacy.replaced_by)
        .add_to(report);
    true
}

fn text(declaration: &ast::Token, key: &str, what: &str, report: &mut Report) -> Option<Spanned<String>> {
    read(declaration, key, "a string", Value::string, what, report)
}

fn read<T>(
    declaration: &ast::Token,
    key: &str,
    expected: &str,
    read: fn(Value) -> Result<T, Value>,
    what: &str,
    report: &mut Report,
) -> Option<Spanned<T>> {
    let entry = declaration.table.get(key)?;
    let value = &entry.value;
    if let Ok(found) = read(value.value.clone()) {
        return Some(Spanned { value: found, span: value.span.clone() });
    }
    let title = format!("{what}: `{key}` is {}", value.value.what());
    let place = if matches!(value.value, Value::Table(_)) { entry.place() } else { value.span.clone() };
    let problem = Problem::new(rule::WRONG_TYPE, place, title).label(format!("expected {expected}"));
    report.add(match &value.value {
        Value::Table(table) if table.get("env").is_some() => problem.help(format!(
            "only a field of a grant can come from a variable; for several values of `{key}` declare several tokens, and let the \
             program choose"
        )),
        _ => problem.convert(value, read),
    });
    None
}

/// The known SDKs, and whether all SDKs of the declaration are known.
fn named_sdks(
    declaration: &ast::Token,
    what: &str,
    found: &Found<'_>,
    scope: &Scope,
    report: &mut Report,
) -> (Vec<Arc<Sdk>>, bool) {
    let missing = |span: &Span, title: &str| {
        Problem::new(rule::SDK_MISSING, span.clone(), format!("{what}: {title}"))
            .label("the SDK that uses the token determines the grants that it needs")
            .help(format!("add `sdk = \"NAME\"`; the SDKs are {}", listed(scope.sdk_names(), "and")))
    };
    let Some(entry) = declaration.table.get("sdk") else {
        if !found.meant.iter().any(|meant| meant == "sdk") {
            report.add(no_sdk(
                declaration,
                found,
                scope,
                missing(&declaration.place, "missing `sdk`"),
                report.source(),
            ));
        }
        return (Vec::new(), false);
    };
    let items = match &entry.value.value {
        Value::Array(items) => items.as_slice(),
        _ => std::slice::from_ref(&entry.value),
    };
    let mut names = Vec::with_capacity(items.len());
    for item in items {
        let Value::String(name) = &item.value else {
            let title = format!("{what}: `sdk` is {}", item.value.what());
            let label = "expected the name of an SDK, or an array of names";
            report.add(Problem::at(rule::WRONG_TYPE, item, title).label(label));
            return (Vec::new(), false);
        };
        names.push(Spanned { value: name.clone(), span: item.span.clone() });
    }
    if names.is_empty() {
        report.add(missing(&entry.value.span, "`sdk` is empty"));
        return (Vec::new(), false);
    }
    sdks::named(what, &names, scope, report)
}

/// The help that adds the SDKs which use the declaration's grants, if it has any.
fn no_sdk(declaration: &ast::Token, found: &Found<'_>, scope: &Scope, problem: Problem, source: &Source) -> Problem {
    let mut users: Vec<&Arc<Sdk>> = Vec::new();
    for (grant, _) in &found.grants {
        let carriers = scope.carriers(grant);
        if !carriers.iter().any(|sdk| users.iter().any(|user| user.name == sdk.name)) {
            users.extend(carriers.first());
        }
    }
    let names = users.iter().map(|sdk| in_quotes(&sdk.name)).collect::<Vec<_>>().join(", ");
    let names = match users.len() {
        0 => return problem,
        1 => names,
        _ => format!("[{names}]"),
    };
    let then = format!("; the SDKs are {}", listed(scope.sdk_names(), "and"));
    problem.add_lines(source, [&declaration.name.span, &declaration.span], &[format!("sdk = {names}")], &then)
}

fn user_of<'a>(grant: &Grant, sdks: &'a [Arc<Sdk>], scope: &'a Scope) -> Option<&'a Sdk> {
    let named = sdks.iter().find(|sdk| Scope::carries(sdk, grant));
    named.or_else(|| scope.schema.sdks.iter().find(|sdk| Scope::carries(sdk, grant))).map(Arc::as_ref)
}

fn no_grant(declaration: &ast::Token, what: &str, sdks: &[Arc<Sdk>], scope: &Scope, report: &mut Report) {
    let first = sdks.first();
    let user = first.map_or(scope.schema.title.as_ref(), |sdk| sdk.title.as_ref());
    let codes = codes(&scope.schema, rule::NO_PRODUCT_GRANT.id(), first.map(|sdk| sdk.name.as_ref()));
    let wanted = sdks.iter().flat_map(|sdk| sdk.requires.iter().map(move |key| (sdk, key)));
    let needed = wanted.filter_map(|(sdk, key)| match scope.grant(key) {
        Lookup::Found(grant) => {
            Some((examples::opening(&scope.schema, Some(sdk), grant), examples::or_unlimited(grant)))
        }
        _ => None,
    });
    let (needed, then): (Vec<_>, Vec<_>) = needed.unzip();
    let needed = needed.concat();
    let problem = Problem::new(rule::NO_PRODUCT_GRANT, declaration.place.clone(), format!("{what} has no grants"))
        .label(format!("{user} rejects a token that grants access to nothing{codes}"));
    report.add(if needed.is_empty() {
        problem.help(format!("add a grant: {}", listed(scope.grant_keys(), "or")))
    } else {
        problem.add_lines(report.source(), [&declaration.name.span, &declaration.span], &needed, &then.concat())
    });
}
