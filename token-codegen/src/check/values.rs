//! The grants of a declaration: their values are read here, the judge finds what is wrong with them, and `violations` writes the messages.

use std::sync::Arc;

use token_schema::judge::{Absent, Judge, Options, Violation};
use token_schema::path::Path;
use token_schema::rule;

use super::env::Variables;
use super::inputs::Inputs;
use super::json_place::Place;
use super::node::{Content, Node};
use super::optional;
use super::violations::Context;
use crate::ast::{self, Entry, Spanned, Table};
use crate::model::{Env, Field, Grant, InputKind, Kind, Shape, Value};
use crate::report::{Problem, Report, Severity, quoted};
use crate::span::Span;

pub(super) struct Values<'a> {
    pub(super) context: Context<'a>,
    pub(super) variables: &'a mut Variables,
    pub(super) inputs: &'a mut Inputs,
    pub(super) report: &'a mut Report,
    /// Warnings of objects in free JSON that seem to be meant as references, by the place of the object.
    pub(super) unmarked: Vec<(Span, Problem)>,
}

impl Values<'_> {
    /// The value of a grant; `None`: it is invalid.
    pub(super) fn grant(&mut self, grant: &Grant, entry: &Entry) -> Option<Value> {
        let before = self.report.len();
        let content = match (&entry.value.value, &grant.shape, &grant.rust_path) {
            (_, _, Some(rust)) => self.rust_grant(grant, rust, entry),
            (ast::Value::Table(table), shape, None) => self.shape(&grant.key, shape, &grant.doc, entry, table),
            (literal, ..) => Content::literal(literal),
        };
        let node = Node { path: grant.key.to_string(), entry, toml: &entry.value, content };
        self.judge(|judge| judge.grant(&node, grant, &Path::top(&grant.key)));
        let unmarked = std::mem::take(&mut self.unmarked).into_iter().map(|(_, problem)| problem);
        for problem in optional::fields(&node, grant).into_iter().chain(unmarked) {
            self.add(problem);
        }
        // Without a field the token does not have a flat grant.
        if grant.flat && matches!(&node.content, Content::Object(members) if members.is_empty()) {
            self.context.empty_flat_grant(grant, entry, self.report);
        }
        let value = node.into_value().filter(|_| !self.report.errors_since(before))?;
        Some(in_token(value, grant.shape.as_slice()))
    }

    fn judge<'t, 'v, 'e: 'v>(&mut self, judge: impl FnOnce(&mut Judge<'_, 't, 'v, &'v Node<'e>>)) {
        let sdks: Vec<&token_schema::Sdk> = self.context.sdks.iter().map(|sdk| &***sdk).collect();
        let (context, report, unmarked) = (&self.context, &mut *self.report, &mut self.unmarked);
        let mut missing: Vec<(&Node<'_>, Vec<&Field>)> = Vec::new();
        let mut misplaced: Vec<&Node<'_>> = Vec::new();
        let found = &mut |_: &Path<'_>, node: &'v Node<'e>, violation: Violation<'t, 'v>| match violation {
            // What an object seems to lack is there under another name.
            Violation::Missing(..) | Violation::NoAccess { .. }
                if misplaced.iter().any(|other| std::ptr::eq(*other, node)) => {}
            // The fields that an object lacks are one problem.
            Violation::Missing(field, _) => match missing.iter_mut().find(|(other, _)| std::ptr::eq(*other, node)) {
                Some((_, fields)) => fields.push(field),
                None => missing.push((node, vec![field])),
            },
            // It has the type of an object because its author means a reference.
            Violation::Member { .. } | Violation::Item { .. }
                if unmarked.iter().any(|(span, _)| *span == node.toml.span) =>
            {
                for (_, problem) in unmarked.extract_if(.., |(span, _)| *span == node.toml.span) {
                    context.add(problem.severity(Severity::Error), report);
                }
            }
            violation => {
                if let Violation::Unknown { key, fields, .. } = violation
                    && Context::is_misplaced(node, key, fields)
                {
                    misplaced.push(node);
                }
                context.report(node, violation, report);
            }
        };
        let options = Options { absent: Absent::NONE, sdks: &sdks, leftovers: true, in_token: false };
        judge(&mut Judge { options, report: found });
        for (node, fields) in missing {
            context.missing(&node.path, node.entry, &fields, report);
        }
    }

    /// A table as an object, or a reference in its place.
    fn shape<'e>(&mut self, path: &str, shape: &Shape, doc: &str, entry: &'e Entry, table: &'e Table) -> Content<'e> {
        match shape {
            Shape::Fields { fields, .. } => self.object(path, fields, entry, table),
            Shape::Json => self.json(Place { field: path, doc, in_string: false }, entry, table),
        }
    }

    fn object<'e>(&mut self, path: &str, fields: &[Field], entry: &'e Entry, table: &'e Table) -> Content<'e> {
        let field_of = |name: &str| fields.iter().find(|field| field.name == name);
        // The fields of an object get their values one by one.
        if let [only] = table.entries.as_slice()
            && let key @ ("env" | "input") = only.key.value.as_str()
            && field_of(key).is_none()
        {
            return Content::Other;
        }
        let mut members = Vec::with_capacity(table.entries.len());
        for member in &table.entries {
            let path = format!("{path}.{}", member.key.value);
            let content = field_of(&member.key.value)
                .map_or(Content::Other, |field| self.field(&path, field, member, &member.value));
            members.push((member.key.value.clone(), Node { path, entry: member, toml: &member.value, content }));
        }
        // A required field with one possible value may be left out.
        for field in fields.iter().filter(|field| table.get(&field.name).is_none()) {
            if let Some(value) = Value::fixed(field) {
                let path = format!("{path}.{}", field.name);
                let node = Node { path, entry, toml: &entry.value, content: Content::Fixed(value) };
                members.push((field.name.to_string(), node));
            }
        }
        Content::Object(members)
    }

    fn field<'e>(&mut self, path: &str, field: &Field, entry: &'e Entry, toml: &'e Spanned<ast::Value>) -> Content<'e> {
        match (&field.kind, &toml.value) {
            (Kind::Object(Shape::Json), ast::Value::Table(table)) if field.in_string => {
                self.json(Place { field: path, doc: &field.doc, in_string: true }, entry, table)
            }
            (Kind::Object(shape), ast::Value::Table(table)) => self.shape(path, shape, &field.doc, entry, table),
            (Kind::Switch(member), ast::Value::Table(table)) => {
                let only = Field { doc: field.doc.clone(), ..Field::new(member.clone(), Kind::Boolean) };
                let mut content = self.object(path, std::slice::from_ref(&only), entry, table);
                if let Content::Object(members) = &mut content
                    && table.get(member).is_none()
                {
                    let names = members.iter().map(|(name, _)| name.as_str());
                    if token_schema::suggest::closest(member, names).is_none() {
                        self.context.missing(path, entry, &[&only], self.report);
                    }
                    let node = Node { path: path.to_owned(), entry, toml, content: Content::Refused };
                    members.push((member.to_string(), node));
                }
                content
            }
            (Kind::Strings, ast::Value::Array(items)) if items.is_empty() => {
                self.add(
                    Problem::at(rule::EMPTY_LIST, toml, format!("`{path}` is empty"))
                        .label("an empty array is not the same as no value")
                        .help("add a string, or remove the field"),
                );
                Content::Refused
            }
            (Kind::Strings, ast::Value::Array(items)) => {
                let item = |toml: &'e Spanned<ast::Value>| Node {
                    path: path.to_owned(),
                    entry,
                    toml,
                    content: Content::literal(&toml.value),
                };
                Content::Array(items.iter().map(item).collect())
            }
            (Kind::String | Kind::Boolean | Kind::Integer | Kind::Strings | Kind::Sid(_), ast::Value::Table(table)) => {
                self.reference(path, field, table)
            }
            (Kind::Sid(sid), ast::Value::String(text)) => {
                if sid.fault(text).is_none()
                    && let Some(sid) = self.context.schema.sid(&sid.name)
                {
                    let text = Spanned { value: text.clone(), span: toml.span.clone() };
                    self.variables.literal(&text, sid, [self.context.what, path], self.context.schema, self.report);
                }
                Content::literal(&toml.value)
            }
            (_, value) => Content::literal(value),
        }
    }

    /// `{ env = "NAME", default = … }` or `{ input = "name" }`.
    fn reference<'e>(&mut self, path: &str, field: &Field, table: &'e Table) -> Content<'e> {
        const KEYS: [&str; 4] = ["env", "input", "default", "optional"];
        let before = self.report.len();
        let (known, unknown): (Vec<_>, Vec<_>) =
            table.entries.iter().partition(|member| KEYS.contains(&member.key.value.as_str()));
        let is_misspelt = |member: &&Entry| token_schema::suggest::closest(&member.key.value, KEYS).is_some();
        if known.is_empty() && !unknown.iter().any(is_misspelt) {
            return Content::Other;
        }
        let free: Vec<&str> =
            KEYS.into_iter().filter(|key| known.iter().all(|member| member.key.value != *key)).collect();
        for member in unknown {
            let title = format!("unknown key {} in the value of `{path}`", quoted(&member.key.value));
            let problem = Problem::at(rule::UNKNOWN_KEY, &member.key, title);
            self.add(problem.label("it would have no effect").suggest_key(
                &member.key.value,
                &free,
                "the keys here are",
            ));
        }
        let [env, input, default, optional] = KEYS.map(|key| table.get(key));
        let optional = optional.is_some_and(|optional| self.optional(path, optional, env, default));
        if let (Some(_), Some(input)) = (env, input) {
            let title = format!("`{path}` has both `env` and `input`");
            self.add(
                Problem::at(rule::ENV_AND_INPUT, &input.key, title)
                    .label("a value has one source")
                    .help("remove one of them; `default` is the value for a variable that is not set"),
            );
        } else if let (None, Some(default)) = (env, default) {
            let title = format!("`{path}` has a `default` without `env`");
            self.add(
                Problem::at(rule::DEFAULT_WITHOUT_ENV, &default.key, title)
                    .label("a default is the value for a variable that is not set")
                    .help("write the value itself, or add `env`"),
            );
        }
        let env = env.and_then(|env| self.name(env, path));
        let input = input.and_then(|input| self.name(input, path));
        let kind = self.input_kind(field).filter(|_| !self.report.errors_since(before));
        Content::of(match (kind, env, input) {
            (Some(kind), Some(env), _) => {
                let default = default.map(|default| self.default(path, field, default));
                match default {
                    Some(None) => None,
                    default => self.variable(&env, kind, path, default.flatten(), optional),
                }
            }
            (Some(kind), None, Some(input)) => self.input(&input, kind, [path, &field.doc]),
            _ => None,
        })
    }

    fn input_kind(&self, field: &Field) -> Option<InputKind> {
        Some(match &field.kind {
            Kind::Strings => InputKind::Strings(field.separator.to_string()),
            Kind::Boolean => InputKind::Bool,
            Kind::Integer => InputKind::Integer,
            Kind::Sid(sid) => InputKind::Sid(Arc::clone(self.context.schema.sid(&sid.name)?)),
            _ => InputKind::String,
        })
    }

    /// The value that an input gives to a field, by its path and documentation.
    pub(super) fn input(&mut self, name: &Spanned<String>, kind: InputKind, [path, doc]: [&str; 2]) -> Option<Value> {
        let Context { what, schema, .. } = self.context;
        self.inputs.add(name, kind, [what, path, doc], schema, self.report)
    }

    pub(super) fn variable(
        &mut self,
        name: &Spanned<String>,
        kind: InputKind,
        path: &str,
        default: Option<String>,
        optional: bool,
    ) -> Option<Value> {
        let Context { what, schema, .. } = self.context;
        if !self.variables.check(name, &kind, [what, path], schema, self.report) {
            return None;
        }
        let line = self.report.source().line(name.span.start);
        let (name, span, field) = (name.value.clone(), name.span.clone(), path.to_owned());
        Some(Value::Env(Env { name, default, optional, kind, field, span, line }))
    }

    /// `optional = true` beside `env`.
    fn optional(&mut self, path: &str, optional: &Entry, env: Option<&Entry>, default: Option<&Entry>) -> bool {
        let problem = match &optional.value.value {
            ast::Value::Bool(false) => return false,
            ast::Value::Bool(true) => match (env, default) {
                (Some(_), None) => return true,
                (None, _) => Problem::at(rule::OPTIONAL, &optional.key, format!("`{path}` is optional without `env`"))
                    .label("a field is left out when its variable is not set")
                    .help("add `env`, or remove `optional`"),
                (Some(_), Some(_)) => {
                    Problem::at(rule::OPTIONAL, &optional.key, format!("`{path}` has both `default` and `optional`"))
                        .label("with a default the field is never left out")
                        .help("remove one of them")
                }
            },
            other => {
                Problem::at(rule::WRONG_TYPE, &optional.value, format!("`optional` of `{path}` is {}", other.what()))
                    .label("expected `true` or `false`")
            }
        };
        self.add(problem);
        false
    }

    fn default(&mut self, path: &str, field: &Field, default: &Entry) -> Option<String> {
        let before = self.report.len();
        let content = match default.value.value {
            ast::Value::Table(_) => Content::Other,
            _ => self.field(path, field, default, &default.value),
        };
        let node = Node { path: path.to_owned(), entry: default, toml: &default.value, content };
        self.judge(|judge| {
            // Here it is an error, below.
            judge.options.leftovers = false;
            judge.value(&node, field, &Path::top(path));
        });
        match node.into_value().filter(|_| !self.report.errors_since(before))? {
            Value::String(text) => {
                let stray = if text.trim() == text {
                    field.leftover(&text).map(|found| found.noun())
                } else {
                    Some("white space around the value".to_owned())
                };
                let Some(stray) = stray.filter(|_| !field.free_text) else { return Some(text) };
                self.add(
                    Problem::at(rule::DEFAULT_STRAY, &default.value, format!("the default of `{path}` holds {stray}"))
                        .label("a variable with such a value is refused when the program starts")
                        .help("write the value alone, or remove the default"),
                );
                None
            }
            Value::Bool(value) => Some(value.to_string()),
            Value::Integer(number) => Some(number.to_string()),
            // As a variable holds them.
            Value::Array(items) => {
                let items =
                    items.iter().filter_map(|item| if let Value::String(text) = item { Some(&**text) } else { None });
                let separator = if field.separator.is_empty() { "," } else { &*field.separator };
                Some(items.collect::<Vec<_>>().join(separator))
            }
            _ => None,
        }
    }

    pub(super) fn name(&mut self, entry: &Entry, path: &str) -> Option<Spanned<String>> {
        if let ast::Value::String(name) = &entry.value.value {
            return Some(Spanned { value: name.clone(), span: entry.value.span.clone() });
        }
        let key = &entry.key.value;
        let title = format!("`{key}` of `{path}` is {}", entry.value.value.what());
        let problem = Problem::at(rule::WRONG_TYPE, &entry.value, title);
        self.add(problem.label("expected a name in quotes"));
        None
    }

    /// `crm = { input = "crm" }`, the value of a grant in Rust. Only the compiler knows its fields.
    fn rust_grant<'e>(&mut self, grant: &Grant, rust: &str, entry: &'e Entry) -> Content<'e> {
        let key = &grant.key;
        if let ast::Value::Table(table) = &entry.value.value
            && let [only] = table.entries.as_slice()
            && only.key.value == "input"
        {
            let (kind, name) = (InputKind::Rust(rust.to_owned()), self.name(only, key));
            return Content::of(name.and_then(|name| self.input(&name, kind, [key, &grant.doc])));
        }
        let example = super::examples::grant(self.context.schema, grant);
        let title = format!("`{key}` is a grant written in Rust, and only Rust can fill it");
        let (name, value) = (&entry.key.span, &entry.value.span);
        let edit = (name.end < value.start).then(|| example.clone());
        self.add(
            Problem::new(rule::GRANT_FIELD_TYPE, entry.place(), title)
                .label(format!("only the compiler knows the fields of `{rust}`"))
                .help(format!("write `{example}`, and pass a `{rust}` to each call that issues the token"))
                .maybe_edit(&(name.start..value.end), edit),
        );
        Content::Refused
    }

    pub(super) fn add(&mut self, problem: Problem) {
        self.context.add(problem, self.report);
    }
}

/// A value as the token has it: the strings of an array with a `separator` are one string, and so is JSON `in_string`.
fn in_token(value: Value, fields: &[Field]) -> Value {
    let Value::Object(members) = value else { return value };
    let member = |(name, value): (String, Value)| {
        let Some(field) = fields.iter().find(|field| *field.name == *name) else { return (name, value) };
        let value = match (&field.kind, value) {
            (Kind::Strings, Value::Array(items)) if !field.separator.is_empty() => {
                let text = |item: &Value| if let Value::String(text) = item { Some(text.clone()) } else { None };
                Value::String(items.iter().filter_map(text).collect::<Vec<_>>().join(&*field.separator))
            }
            (Kind::Object(Shape::Json), value @ Value::Object(_)) if field.in_string => {
                Value::String(crate::segments::constant(&value))
            }
            (Kind::Object(shape), value) => in_token(value, shape.as_slice()),
            (_, value) => value,
        };
        (name, value)
    };
    Value::Object(members.into_iter().map(member).collect())
}
