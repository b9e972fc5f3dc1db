//! A key of a declaration that is neither a known key nor a grant.

use token_schema::rule;

use super::grants::TOKEN_KEYS;
use super::scope::Scope;
use crate::ast::{Entry, Table, Value};
use crate::naming;
use crate::report::{Problem, Report, listed, quoted};

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
    if let Some((label, help)) = no_key_at_all(key, what, scope) {
        report.add(problem.label(label).help(help));
        return None;
    }
    let grants = scope.grant_keys();
    // A key that is there already is not meant.
    let free = |key: &&str| declaration.get(key).is_none_or(|other| entry.joins(other));
    let keys = TOKEN_KEYS.into_iter().filter(|key| {
        !matches!(entry.value.value, Value::Table(_)) && (*key != "region" || !scope.schema.format.regions.is_empty())
    });
    let candidates: Vec<&'s str> = keys.chain(grants.iter().copied()).filter(free).collect();
    let named = fields_named(key, scope);
    let of_sdk = grant_of_sdk(key, scope).filter(|(grant, _)| free(grant));
    let closest = || token_schema::suggest::closest(key, candidates.iter().copied()).filter(|_| named.is_none());
    let meant = of_sdk.map(|(grant, _)| grant).or_else(closest);
    let problem = match (of_sdk, meant) {
        (Some((grant, sdk)), _) => {
            problem.help(format!("did you mean `{grant}`? It is the grant that the {sdk} SDK uses"))
        }
        (None, Some(closest)) => problem.help(format!("did you mean `{closest}`?")),
        (None, None) => problem.help(named.unwrap_or_else(|| {
            format!("a declaration has the keys {} and grants: {}", listed(TOKEN_KEYS, "and"), listed(grants, "and"))
        })),
    };
    let problem = match meant {
        Some(meant) => problem.edit(&entry.key.span, meant),
        None => problem,
    };
    let label = match entry.value.value {
        Value::Table(_) => format!("neither {} nor this file has this grant", scope.schema.title),
        _ => "it is neither a key of a declaration nor a grant".to_owned(),
    };
    report.add(problem.label(label));
    meant
}

/// Label and help for a value that comes from the program: the identity or the credentials.
fn no_key_at_all(key: &str, what: &str, scope: &Scope) -> Option<(String, String)> {
    let format = &scope.schema.format;
    if key == "identity" || key == format.identity {
        let label = "each call gives the identity, not the declaration".to_owned();
        let name = what.trim_start_matches("token ").trim_matches('`');
        return Some((
            label,
            format!("remove it: the identity is the first argument, `tokens.{name}.issue(identity, …)`"),
        ));
    }
    let named =
        |env: &str| env.eq_ignore_ascii_case(key) || env.to_lowercase().ends_with(&format!("_{}", naming::snake(key)));
    let part = scope.schema.credentials.iter().find(|part| part.name == key || part.env.iter().any(named))?;
    let variable = part.env.first()?;
    Some((
        "a grants.toml has no credentials".to_owned(),
        format!("remove it: `Tokens::from_env` reads {variable}, and `Tokens::from_lookup` gets it from your program"),
    ))
}

fn grant_of_sdk<'s>(key: &str, scope: &'s Scope) -> Option<(&'s str, &'s str)> {
    let sdk = scope.schema.sdks.iter().find(|sdk| sdk.name == naming::snake(key))?;
    Some((sdk.requires.first()?, &sdk.title))
}

fn fields_named(key: &str, scope: &Scope) -> Option<String> {
    let grants = scope.schema.grants.iter().filter(|grant| grant.shape.field(key).is_some());
    let paths: Vec<String> = grants.map(|grant| format!("{}.{key}", grant.key)).collect();
    (!paths.is_empty()).then(|| format!("`{key}` is a field of a grant: write {}", listed(paths, "or")))
}
