//! `[token.NAME.expect]`: a policy beside a declaration, which a later change of the declaration must keep.

use token_schema::{Kind, Shape, duration, rule};

use super::scope::{Lookup, Scope};
use crate::ast::{self, Entry, Spanned, Table, Value as Toml};
use crate::model::{Token, Value};
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
    pub(super) fn check(&self, declaration: &ast::Token, token: &Token, what: &str, report: &mut Report) {
        for path in self.expect.opens.iter().filter(|path| !opens(token, &path.value)) {
            Problem::at(rule::EXPECTATION, path, format!("{what} does not open {}", quoted(&path.value)))
                .label("the declaration is expected to open it")
                .help(format!("add {} to the declaration, or remove it from `opens`", quoted(&path.value)))
                .add_to(report);
        }
        for path in self.expect.never.iter().filter(|path| opens(token, &path.value)) {
            let place = entry_at(&declaration.table, &path.value).map_or_else(|| path.span.clone(), Entry::place);
            let label = format!("`never` in line {} forbids it", report.source().line(path.span.start));
            let help =
                format!("remove it, or remove {} from `never` if the policy has changed", in_quotes(&path.value));
            Problem::new(rule::EXPECTATION, place, format!("{what} opens {}", quoted(&path.value)))
                .label(label)
                .help(help)
                .add_to(report);
        }
        if let (Some(most), Some(max)) = (self.max_ttl, &self.expect.max_ttl)
            && u64::from(token.ttl) > most
        {
            let place = declaration.table.get("ttl").map_or_else(|| token.span.clone(), |ttl| ttl.value.span.clone());
            let title = format!("{what} lives {}", duration::shown(token.ttl.into()));
            Problem::new(rule::EXPECTATION, place, title)
                .label(format!("`max_ttl` in line {} allows {}", report.source().line(max.span.start), max.value))
                .help(format!("write `ttl = {}`, or raise `max_ttl` if the policy has changed", in_quotes(&max.value)))
                .add_to(report);
        }
        if let Some(literals) = self.expect.literal_sids.as_ref().filter(|literals| !literals.value) {
            literal_sids(declaration, token, literals, what, report);
        }
    }
}

fn literal_sids(declaration: &ast::Token, token: &Token, literals: &Spanned<bool>, what: &str, report: &mut Report) {
    for used in &token.grants {
        let mut found = Vec::new();
        sids(&used.grant.key, &used.value, &used.grant.shape, &mut found);
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

/// Whether a token has the grant or the field at a path, and it is not `false`.
fn opens(token: &Token, path: &str) -> bool {
    let mut names = path.split('.');
    let used = names.next().and_then(|key| token.grants.iter().find(|used| used.grant.key == key));
    let value = used.and_then(|used| names.try_fold(&used.value, |value, name| member(value, name)));
    value.is_some_and(|value| !is_off(value))
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

/// The paths of the SIDs that are written in the file. A literal such as `default` is no SID.
fn sids(path: &str, value: &Value, shape: &Shape, found: &mut Vec<String>) {
    let (Value::Object(members), Shape::Fields { fields, .. }) = (value, shape) else { return };
    for (name, value) in members {
        let path = format!("{path}.{name}");
        match (fields.iter().find(|field| field.name == *name).map(|field| &field.kind), value) {
            (Some(Kind::Sid(kind)), Value::String(text)) if !kind.literals.contains(text) => found.push(path),
            (Some(Kind::Object(shape)), value) => sids(&path, value, shape, found),
            _ => {}
        }
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
