//! `[token.NAME.metadata]`: what extensions and other tools need to know of a token.

use token_schema::rule;
use token_schema::suggest::closest;

use super::meant;
use super::scope::Scope;
use crate::ast::{self, Spanned, Value};
use crate::model::{Model, Toml, TomlValue};
use crate::report::{Problem, Report, listed, quoted};

/// It is a table, and every value in it is one that a model in JSON can hold.
pub(super) fn check(declaration: &ast::Token, what: &str, scope: &Scope, report: &mut Report) {
    let Some(entry) = declaration.table.get("metadata") else { return };
    match &entry.value.value {
        Value::Table(table) => table.entries.iter().for_each(|entry| value(&entry.value, what, report)),
        other => {
            // A vendor may have a field of this name.
            let fields = scope.schema.grants.iter().flat_map(|grant| {
                let inner = meant::paths(grant.shape.as_slice(), "metadata", other).into_iter();
                inner.map(|path| format!("{}.{path}", grant.key))
            });
            let fields: Vec<_> = fields.collect();
            let help = if fields.is_empty() {
                format!("write `metadata.NAME`, or `[token.{}.metadata.NAME]`", declaration.name.value)
            } else {
                format!("for the field of the token, write {}", listed(fields, "or"))
            };
            Problem::at(rule::WRONG_TYPE, &entry.value, format!("{what}: `metadata` is {}", other.what()))
                .label("expected a table: each extension has its own name in it")
                .help(help)
                .add_to(report);
        }
    }
}

fn value(written: &Spanned<Value>, what: &str, report: &mut Report) {
    let fault = match &written.value {
        Value::Array(items) => return items.iter().for_each(|item| value(item, what, report)),
        Value::Table(table) => return table.entries.iter().for_each(|entry| value(&entry.value, what, report)),
        Value::Integer(None) => written.value.what(),
        Value::Float(number) if !number.is_finite() => "`inf` or `nan`",
        _ => return,
    };
    Problem::at(rule::WRONG_TYPE, written, format!("{what}: `metadata` contains {fault}"))
        .label("other tools read the metadata as JSON, which loses such a number")
        .help("write it as a string")
        .add_to(report);
}

/// Reports names that are nearly those which the extensions read. Any other name is for another tool.
pub(crate) fn misspelt(model: &Model, known: &[&str], report: &mut Report) {
    for token in model.tokens.iter().chain(&model.rejected) {
        let metadata = token.toml().get("metadata").map(Toml::value);
        let Some(TomlValue::Table(members)) = metadata else { continue };
        let is_there = |name: &str| members.iter().any(|member| member.key() == Some(name));
        for member in &members {
            let name = member.key().unwrap_or_default();
            let missing = known.iter().copied().filter(|known| !is_there(known));
            let Some(meant) = closest(name, missing).filter(|_| !known.contains(&name)) else { continue };
            let title = format!("token {}: unknown metadata {}", quoted(&token.name), quoted(name));
            Problem::at_place(rule::UNKNOWN_METADATA, &member.key_place(), title)
                .label("no extension of this build reads it")
                .help(format!("did you mean `{meant}`?"))
                .edit(member.key_place().span(), meant)
                .add_to(report);
        }
    }
}
