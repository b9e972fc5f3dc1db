//! `{ input = "name" }`: the arguments of a token's issue call.

use std::fmt;

use token_schema::rule;

use super::{in_common, names};
use crate::ast::{self, Spanned, Table};
use crate::model::{Field, Input, InputKind, Kind, Schema, Value};
use crate::naming;
use crate::report::{Problem, Report, in_quotes};
use crate::source::Source;
use crate::span::Span;

#[derive(Default)]
pub(crate) struct Inputs(Vec<Input>);

impl Inputs {
    /// The value that an input gives to a field; `None`: its name is invalid, or it has another type elsewhere.
    pub(crate) fn add(
        &mut self,
        name: &Spanned<String>,
        kind: InputKind,
        [what, field, doc]: [&str; 3],
        schema: &Schema,
        report: &mut Report,
    ) -> Option<Value> {
        let before = report.len();
        names::lower(&format!("{what}: input of `{field}`"), name, report);
        if report.errors_since(before) {
            return None;
        }
        // A member of free JSON has no rules but its type.
        let rules = schema.field(field).cloned().unwrap_or_else(|| Field::new(field.to_owned().into(), Kind::String));
        let Some(other) = self.0.iter_mut().find(|other| other.name == name.value) else {
            let (fields, rules, doc) = (vec![field.to_owned()], vec![rules], doc.to_owned());
            self.0.push(Input { fields, rules, doc, ..input(&name.value, kind, &name.span, report.source()) });
            return Some(Value::Input(name.value.clone()));
        };
        if describe(&other.kind) == describe(&kind) {
            let others: Vec<_> = other.fields.iter().map(String::as_str).zip(&other.rules).collect();
            if let Some(label) = in_common::fault(&rules, &others) {
                let title = format!("{what}: no value of the input `{}` is right for all its fields", name.value);
                let first = report.source().place(other.span.clone());
                let problem = Problem::at(rule::NO_COMMON_VALUE, name, title).label(label);
                report.add(problem.note(&first, "first used here").help("take another input for this field"));
                return None;
            }
            other.fields.push(field.to_owned());
            other.rules.push(rules);
            return Some(Value::Input(name.value.clone()));
        }
        let title = format!("{what}: the input `{}` has two types", name.value);
        let label = format!(
            "here it is {}, but for `{}` {}",
            describe(&kind),
            other.fields.join("`, `"),
            describe(&other.kind)
        );
        let first = report.source().place(other.span.clone());
        let problem = Problem::at(rule::INPUT_TWO_KINDS, name, title).label(label).note(&first, "first used here");
        report.add(problem.help("rename one of them"));
        None
    }

    pub(crate) fn add_all_in(&mut self, table: &Table, source: &Source) {
        // Elsewhere `input` is a key like any other.
        for entry in table.entries.iter().filter(|entry| entry.key.value != "metadata") {
            match &entry.value.value {
                ast::Value::Table(inner) => self.add_all_in(inner, source),
                ast::Value::String(name)
                    if matches!(entry.key.value.as_str(), "input" | "$input")
                        && naming::is_lower_name(name)
                        && !naming::is_unusable(name) =>
                {
                    self.add_unchecked(vec![input(name, InputKind::String, &entry.value.span, source)]);
                }
                _ => {}
            }
        }
    }

    pub(crate) fn add_unchecked(&mut self, inputs: Vec<Input>) {
        for input in inputs {
            if self.0.iter().all(|other| other.name != input.name) {
                self.0.push(input);
            }
        }
    }

    pub(crate) fn finish(self) -> Vec<Input> {
        self.0
    }
}

fn input(name: &str, kind: InputKind, span: &Span, source: &Source) -> Input {
    let (name, line) = (name.to_owned(), source.line(span.start));
    Input { name, kind, fields: Vec::new(), rules: Vec::new(), doc: String::new(), span: span.clone(), line }
}

impl fmt::Display for InputKind {
    /// The type in words, with an article.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&describe(self))
    }
}

pub(crate) fn describe(kind: &InputKind) -> String {
    match kind {
        InputKind::String => "a string".to_owned(),
        InputKind::Bool => "a boolean".to_owned(),
        InputKind::Integer => "an integer".to_owned(),
        InputKind::Sid(sid) => format!("a {}", sid.title),
        InputKind::Strings(separator) if separator.is_empty() => "an array of strings".to_owned(),
        InputKind::Strings(separator) => {
            format!("an array of strings that the token joins with {}", in_quotes(separator))
        }
        InputKind::Json => "a JSON object".to_owned(),
        InputKind::JsonText => "a JSON object in a string".to_owned(),
        InputKind::Rust(path) => format!("a `{path}`"),
    }
}
