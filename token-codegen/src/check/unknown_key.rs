//! A key of a declaration that is neither a known key nor a grant.

use std::sync::Arc;

use token_schema::rule;
use token_schema::suggest::closest;

use super::grants::TOKEN_KEYS;
use super::scope::Scope;
use super::{given_elsewhere, meant};
use crate::ast::{Entry, Spanned, Table, Value};
use crate::model::Sdk;
use crate::naming;
use crate::report::{Problem, Report, in_quotes, listed, quoted};
use token_schema::suggest::is_called;

/// What people call a key of a declaration.
const KEY_ALIASES: [(&str, &str); 17] = [
    ("product", "sdk"),
    ("client", "sdk"),
    ("lifetime", "ttl"),
    ("expires", "ttl"),
    ("expires_in", "ttl"),
    ("expiration", "ttl"),
    ("expiration_seconds", "ttl"),
    ("expiry", "ttl"),
    ("exp", "ttl"),
    ("valid_for", "ttl"),
    ("edge", "region"),
    ("not_before", "nbf"),
    ("description", "doc"),
    ("comment", "doc"),
    ("annotations", "metadata"),
    ("labels", "metadata"),
    ("meta", "metadata"),
];

/// Reports the key, and returns the suggested key.
pub(crate) fn report<'s>(
    what: &str,
    entry: &Entry,
    declaration: &Table,
    scope: &'s Scope,
    report: &mut Report,
) -> Option<&'s str> {
    let key = entry.key.value.as_str();
    let (rule, kind) = match entry.value.value {
        Value::Table(_) => (rule::UNKNOWN_GRANT, "grant"),
        _ => (rule::UNKNOWN_KEY, "key"),
    };
    let title = format!("{what}: unknown {kind} {}", quoted(key));
    let problem = Problem::at(rule, &entry.key, title);
    if let Some((label, help)) = given_elsewhere::key(key, what, &scope.schema) {
        report.add(problem.label(label).help(help));
        return None;
    }
    // A key that is there already is not meant.
    let free = |key: &&str| declaration.get(key).is_none_or(|other| entry.joins(other));
    let is_table = matches!(entry.value.value, Value::Table(_));
    let keys = TOKEN_KEYS.into_iter().filter(|key| {
        is_table == matches!(*key, "expect" | "metadata")
            && (*key != "region" || !scope.schema.format.regions.is_empty())
    });
    let grants = scope.grant_keys();
    let alias = keys.clone().find(|meant| KEY_ALIASES.contains(&(naming::snake(key).as_str(), meant)));
    let called = scope.schema.grants.iter().find(|grant| is_called(key, &grant.key, grant.aliases.iter()));
    let of_sdk = grant_of_sdk(key, scope).filter(|(grant, _)| free(grant));
    let paths = paths(key, &entry.value.value, declaration, scope);
    let meant = alias
        .or_else(|| called.map(|grant| &*grant.key))
        .filter(free)
        .or(of_sdk.map(|(grant, _)| grant))
        .or_else(|| closest(key, keys.chain(grants.iter().copied()).filter(free)).filter(|_| paths.is_empty()));
    let region = match &entry.value.value {
        Value::String(name) if meant == Some("region") => scope.schema.format.region_called(name),
        _ => None,
    };
    let problem = match (meant, paths.as_slice()) {
        _ if region.is_some() => {
            let written = format!("region = {}", in_quotes(region.unwrap_or_default()));
            let whole = entry.key.span.start..entry.value.span.end;
            problem.help(format!("write `{written}`")).edit(&whole, written)
        }
        (Some(meant), _) => {
            let why = of_sdk.filter(|(grant, _)| *grant == meant);
            let why = why.map(|(_, sdk)| format!(" It is the grant that the {sdk} SDK uses")).unwrap_or_default();
            problem.help(format!("did you mean `{meant}`?{why}")).edit(&entry.key.span, meant)
        }
        (None, [path]) => {
            let is_name = path.ends_with(&format!(".{key}"));
            let problem = problem.help(if is_name {
                format!("`{key}` is a field of a grant: write `{path}`")
            } else {
                format!("did you mean `{path}`?")
            });
            // A grant that is neither there nor required is for the author to add.
            let grant = path.split('.').next().unwrap_or_default();
            let required = sdks(declaration, scope).iter().any(|sdk| sdk.requires.contains(grant));
            if declaration.get(grant).map_or(required, Entry::is_prefix) {
                problem.edit(&entry.key.span, path)
            } else {
                problem
            }
        }
        (None, []) => problem.help(format!(
            "a declaration has the keys {} and grants: {}",
            listed(TOKEN_KEYS, "and"),
            listed(grants, "and")
        )),
        (None, paths) => problem.help(format!("`{key}` is a field of a grant: write {}", listed(paths, "or"))),
    };
    let label = match entry.value.value {
        Value::Table(_) => format!("neither {} nor this file has this grant", scope.schema.title),
        _ => "it is neither a key of a declaration nor a grant".to_owned(),
    };
    report.add(problem.label(label));
    meant
}

/// Reports the unknown keys at the top of a file.
pub(crate) fn at_the_top(unknown: &[(Entry, Problem)], scope: Option<&Scope>, report: &mut Report) {
    for (entry, problem) in unknown {
        let explained = scope.and_then(|scope| at_the_wrong_place(entry, scope));
        report.add(match explained {
            Some((label, help)) => Problem { edit: None, ..problem.clone() }.label(label).help(help),
            None => problem.clone(),
        });
    }
}

/// Label and help for a key of a declaration, or for a credential.
fn at_the_wrong_place(entry: &Entry, scope: &Scope) -> Option<(String, String)> {
    let key = entry.key.value.as_str();
    if !TOKEN_KEYS.contains(&key) && !scope.grant_keys().contains(&key) {
        return given_elsewhere::key(key, "NAME", &scope.schema);
    }
    let help = match entry.value.value {
        Value::Table(_) => format!("write `[token.NAME.{key}]`"),
        _ => "move it below a line `[token.NAME]`".to_owned(),
    };
    Some(("it belongs to a declaration".to_owned(), help))
}

fn grant_of_sdk<'s>(key: &str, scope: &'s Scope) -> Option<(&'s str, &'s str)> {
    let sdk = scope.schema.sdks.iter().find(|sdk| sdk.name == naming::snake(key))?;
    Some((sdk.requires.first()?, &sdk.title))
}

/// The known SDKs that a declaration names.
fn sdks<'s>(declaration: &Table, scope: &'s Scope) -> Vec<&'s Arc<Sdk>> {
    let named = declaration.get("sdk").map(|entry| match &entry.value.value {
        Value::Array(items) => items.as_slice(),
        _ => std::slice::from_ref(&entry.value),
    });
    let known = |name: &Spanned<Value>| match &name.value {
        Value::String(name) => scope.schema.sdk(name),
        _ => None,
    };
    named.unwrap_or_default().iter().filter_map(known).collect()
}

/// The fields of this name in the grants that the declaration's SDKs use, with their whole paths.
fn paths(key: &str, value: &Value, declaration: &Table, scope: &Scope) -> Vec<String> {
    let sdks = sdks(declaration, scope);
    let grants = || scope.schema.grants.iter();
    let in_grants = |used: bool| -> Vec<String> {
        grants()
            .filter(|grant| !used || sdks.iter().any(|sdk| Scope::carries(sdk, grant)))
            .flat_map(|grant| {
                let inner = meant::paths(grant.shape.as_slice(), key, value).into_iter();
                inner.map(|path| format!("{}.{path}", grant.key))
            })
            .collect()
    };
    let used = in_grants(true);
    if used.is_empty() { in_grants(false) } else { used }
}
