//! `[token.NAME.expect]`: a policy beside a declaration, which a later change of the declaration must keep.

use token_schema::{Format, Kind, Shape, duration, rule};

use super::scope::{Lookup, Scope};
use crate::ast::{self, Entry, Spanned, Table, Value as Toml};
use crate::model::{Schema, Token, Value};
use crate::parse::reader::{FromTable as _, table};
use crate::report::{Problem, Report, in_quotes, quoted};

table! {
    /// What a declaration is expected to open, and how long its tokens live.
    Expect [] {
        opens: Vec<Spanned<String>>,
        never: Vec<Spanned<String>>,
        max_ttl: Option<Spanned<String>>,
        literal_sids: Option<Spanned<bool>>,
    }
}

/// The expectations of a declaration, which are read even if the declaration is invalid.
pub(super) struct Expectations {
    expect: Expect,
    max_ttl: Option<u64>,
}

/// Reads the table, and checks that its paths exist.
pub(super) fn read(declaration: &ast::Token, what: &str, scope: &Scope, report: &mut Report) -> Option<Expectations> {
    let entry = declaration.table.get("expect")?.clone();
    let expect = Expect::from_table(format!("{what}: `expect`"), entry, report)?;
    for path in expect.opens.iter().chain(&expect.never) {
        unknown(path, what, scope, report);
    }
    let max_ttl = expect.max_ttl.as_ref().and_then(|text| {
        let seconds = duration::seconds(&text.value);
        if let Err(fault) = &seconds {
            let title = format!("{what}: `max_ttl` {}", fault.what());
            Problem::at(rule::TTL_UNIT, text, title)
                .label("the longest lifetime that the declaration may have")
                .help("write an integer and one unit: `max_ttl = \"1h\"`")
                .add_to(report);
        }
        seconds.ok()
    });
    Some(Expectations { expect, max_ttl })
}

/// Reports a path that is no grant, and no field of one.
fn unknown(path: &Spanned<String>, what: &str, scope: &Scope, report: &mut Report) {
    let (key, field) = path.value.split_once('.').map_or((&*path.value, None), |(key, field)| (key, Some(field)));
    let grant = match scope.grant(key) {
        Lookup::Found(grant) => grant,
        Lookup::Broken => return,
        Lookup::Unknown => {
            Problem::at(rule::UNKNOWN_GRANT, path, format!("{what}: unknown grant {} in `expect`", quoted(key)))
                .label("expected a grant, or a grant and its field")
                .suggest(key, &scope.grant_keys(), "the grants are")
                .add_to(report);
            return;
        }
    };
    let Some(field) = field else { return };
    // Any path may be in free JSON.
    let is_known = grant.shape.field_at(field).is_some() || free_json(&grant.shape, field);
    if !is_known {
        let mut names = Vec::new();
        paths(key, &grant.shape, &mut names);
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        Problem::at(
            rule::GRANT_FIELD_UNKNOWN,
            path,
            format!("{what}: unknown field {} in `expect`", quoted(&path.value)),
        )
        .label(format!("`{key}` has no such field"))
        .suggest(&path.value, &names, "its fields are")
        .add_to(report);
    }
}

/// The paths of all fields.
fn paths(parent: &str, shape: &Shape, found: &mut Vec<String>) {
    for field in shape.as_slice() {
        let path = format!("{parent}.{}", field.name);
        found.push(path.clone());
        if let Kind::Object(shape) = &field.kind {
            paths(&path, shape, found);
        }
    }
}

/// Whether a path leads into free JSON.
fn free_json(shape: &Shape, path: &str) -> bool {
    let Shape::Fields { fields, .. } = shape else { return true };
    let Some((name, deeper)) = path.split_once('.') else { return false };
    let field = fields.iter().find(|field| field.name == name);
    field.is_some_and(|field| matches!(&field.kind, Kind::Object(shape) if free_json(shape, deeper)))
}

impl Expectations {
    /// Holds a valid declaration against its expectations.
    pub(super) fn check(
        &self,
        declaration: &ast::Token,
        token: &Token,
        schema: &Schema,
        what: &str,
        report: &mut Report,
    ) {
        for path in self.expect.opens.iter().filter(|path| !opens(token, &path.value)) {
            Problem::at(rule::EXPECTATION, path, format!("{what} does not open {}", quoted(&path.value)))
                .label("the declaration is expected to open it")
                .help(format!("add {} to the declaration, or remove it from `opens`", quoted(&path.value)))
                .add_to(report);
        }
        for path in self.expect.never.iter().filter(|path| opens(token, &path.value)) {
            let entry = entry_at(&declaration.table, &path.value);
            let place = entry.map_or_else(|| path.span.clone(), Entry::place);
            let (label, cure) = match entry {
                Some(_) => {
                    let line = report.source().line(path.span.start);
                    (format!("`never` in line {line} forbids it"), "remove it".to_owned())
                }
                None => ("it is absent, which means `true`".to_owned(), format!("write `{} = false`", path.value)),
            };
            Problem::new(rule::EXPECTATION, place, format!("{what} opens {}", quoted(&path.value)))
                .label(label)
                .help(format!("{cure}, or remove {} from `never` if the policy has changed", in_quotes(&path.value)))
                .add_to(report);
        }
        if let (Some(most), Some(max)) = (self.max_ttl, &self.expect.max_ttl)
            && u64::from(token.ttl) > most
        {
            let place = declaration.table.get("ttl").map_or_else(|| token.span.clone(), |ttl| ttl.value.span.clone());
            let title = match token.ttl {
                Format::NO_LIMIT => format!("{what} never expires"),
                ttl => format!("{what} lives {}", duration::in_text(ttl.into())),
            };
            Problem::new(rule::EXPECTATION, place, title)
                .label(format!("`max_ttl` in line {} allows {}", report.source().line(max.span.start), max.value))
                .help(format!("write `ttl = {}`, or raise `max_ttl` if the policy has changed", in_quotes(&max.value)))
                .add_to(report);
        }
        if let Some(literals) = self.expect.literal_sids.as_ref().filter(|literals| !literals.value) {
            literal_sids(declaration, token, schema, literals, what, report);
        }
    }
}

fn literal_sids(
    declaration: &ast::Token,
    token: &Token,
    schema: &Schema,
    literals: &Spanned<bool>,
    what: &str,
    report: &mut Report,
) {
    for used in &token.grants {
        let mut found = Vec::new();
        sids(&used.grant.key, &used.value, schema, &mut found);
        for path in found {
            let place =
                entry_at(&declaration.table, &path).map_or_else(|| used.span.clone(), |it| it.value.span.clone());
            let line = report.source().line(literals.span.start);
            Problem::new(rule::EXPECTATION, place, format!("{what}: `{path}` is a literal SID"))
                .label(format!("`literal_sids = false` in line {line} forbids it"))
                .help("take it from a variable: `{ env = \"NAME\" }`")
                .add_to(report);
        }
    }
}

/// Whether a token has the grant or the field at a path, and it is not `false`. An absent boolean may mean `true`.
fn opens(token: &Token, path: &str) -> bool {
    let (key, inside) = path.split_once('.').unwrap_or((path, ""));
    let Some(used) = token.grants.iter().find(|used| used.grant.key == key) else { return false };
    let mut names = inside.split('.').filter(|name| !name.is_empty());
    match names.try_fold(&used.value, |value, name| member(value, name)) {
        Some(value) => !is_off(value),
        None => used.grant.shape.field_at(inside).is_some_and(|field| field.default == Some(true)),
    }
}

fn member<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    match value {
        Value::Object(members) => members.iter().find(|(other, _)| other == name).map(|(_, value)| value),
        // Callers may pass any member.
        Value::Input(_) => Some(value),
        _ => None,
    }
}

/// `false`, or an object of nothing else, such as a switch.
fn is_off(value: &Value) -> bool {
    match value {
        Value::Bool(on) => !on,
        Value::Object(members) => !members.is_empty() && members.iter().all(|(_, value)| is_off(value)),
        _ => false,
    }
}

/// The paths of the SIDs that are written in the file, also as a default, in free JSON, or in a field for any string. A literal such as
/// `default` is no SID.
fn sids(path: &str, value: &Value, schema: &Schema, found: &mut Vec<String>) {
    let is_sid =
        |text: &str| schema.sids.iter().any(|kind| kind.fault(text).is_none() && !kind.literals.contains(text));
    match value {
        Value::String(text) if is_sid(text) => found.push(path.to_owned()),
        Value::Env(env) if env.default.as_deref().is_some_and(is_sid) => found.push(path.to_owned()),
        Value::Array(items) => items.iter().for_each(|item| sids(path, item, schema, found)),
        Value::Object(members) => {
            for (name, value) in members {
                sids(&format!("{path}.{name}"), value, schema, found);
            }
        }
        _ => {}
    }
}

fn entry_at<'t>(table: &'t Table, path: &str) -> Option<&'t Entry> {
    match path.split_once('.') {
        None => table.get(path),
        Some((name, deeper)) => {
            let entry = table.get(name)?;
            match &entry.value.value {
                Toml::Table(table) => entry_at(table, deeper),
                _ => Some(entry),
            }
        }
    }
}
