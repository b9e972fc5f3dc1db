//! The kind of an input that fills a field of a grant written in Rust: here only the file can say it, and the compiler holds the field
//! to it.

use std::sync::Arc;

use super::grants;
use super::scope::Lookup;
use super::values::Values;
use crate::ast::{self, Entry, Table};
use crate::model::InputKind;
use crate::report::{Problem, quoted};
use crate::suggest;

/// `{ input = "case", type = "integer" }`: the kind, and the reference without it; `None`: something in it is wrong.
pub(crate) fn kind(values: &mut Values<'_>, path: &str, table: &Table) -> Option<(InputKind, Table)> {
    let rest = table.entries.iter().filter(|entry| !matches!(entry.key.value.as_str(), "type" | "sid"));
    let rest = Table { entries: rest.cloned().collect() };
    let kind = match (table.get("type"), table.get("sid")) {
        (None, None) => InputKind::Text,
        (Some(kind), None) => scalar(values, path, kind)?,
        (None, Some(sid)) => self::sid(values, path, sid)?,
        (Some(_), Some(sid)) => {
            let title = format!("{}: the input of `{path}` has both `type` and `sid`", values.what);
            let problem = Problem::error("field-kind", sid.key.span.clone(), title);
            values.report.add(problem.label("an input has one kind").help("keep one of them"));
            return None;
        }
    };
    Some((kind, rest))
}

fn scalar(values: &mut Values<'_>, path: &str, kind: &Entry) -> Option<InputKind> {
    let name = name(values, path, kind)?;
    Some(match name.value.as_str() {
        "text" => InputKind::Text,
        "bool" => InputKind::Bool,
        "integer" => InputKind::Integer,
        "json" => InputKind::Json,
        other => {
            let (_, help) = suggest::help(other, &["text", "bool", "integer", "json"], "the types are");
            let title = format!("{}: the input of `{path}` has the unknown type {}", values.what, quoted(other));
            let problem = Problem::error("field-kind", name.span, title);
            values.report.add(problem.label("no value could be checked against it").help(help));
            return None;
        }
    })
}

fn sid(values: &mut Values<'_>, path: &str, sid: &Entry) -> Option<InputKind> {
    let name = name(values, path, sid)?;
    match values.scope.sid(&name.value) {
        Lookup::Found(kind) => Some(InputKind::Sid(Arc::clone(kind))),
        Lookup::Broken => None,
        Lookup::Unknown => {
            grants::unknown_sid(&format!("{}: the input of `{path}`", values.what), &name, values.scope, values.report);
            None
        }
    }
}

fn name(values: &mut Values<'_>, path: &str, entry: &Entry) -> Option<ast::Spanned<String>> {
    if let ast::Value::Text(name) = &entry.value.value {
        return Some(ast::Spanned { value: name.clone(), span: entry.value.span.clone() });
    }
    let (key, what) = (&entry.key.value, entry.value.value.what());
    let title = format!("{}: `{key}` of the input of `{path}` is {what}", values.what);
    let problem = Problem::error("wrong-type", entry.value.span.clone(), title);
    values.report.add(problem.label(format!("`{key}` takes a name, in quotes")));
    None
}
