//! A value alone: a literal, a variable or an input, of the kind that its field has.

use std::sync::Arc;

use token_schema::rule;

use super::choices;
use super::env::Variables;
use super::inputs::{Inputs, describe};
use super::scope::Scope;
use super::sid_literal;
use crate::ast::{self, Entry, Spanned, Table};
use crate::model::{Env, Field, InputKind, Sdk, Value};
use crate::report::{Problem, Report, quoted};
use crate::span::Span;
use crate::suggest;

/// Checks the values of one grant in one declaration.
pub(super) struct Values<'a> {
    /// The declaration, for messages.
    pub(super) what: &'a str,
    pub(super) scope: &'a Scope,
    /// The SDK in whose name messages speak.
    pub(super) sdk: Option<&'a Sdk>,
    /// The SDKs that the declaration names. Empty: it is not known which.
    pub(super) sdks: &'a [Arc<Sdk>],
    pub(super) variables: &'a mut Variables,
    pub(super) inputs: &'a mut Inputs,
    pub(super) report: &'a mut Report,
}

/// What a scalar must be, and where it stands.
pub(super) struct Target<'t> {
    pub(super) path: &'t str,
    pub(super) doc: &'t str,
    pub(super) kind: InputKind,
    /// What bounds the value; free JSON has no bounds.
    pub(super) field: Option<&'t Field>,
}

impl Values<'_> {
    /// In whose name messages speak.
    pub(super) fn user(&self) -> &str {
        self.sdk.map_or(&self.scope.schema.title, |sdk| &sdk.title)
    }

    /// A text, boolean, number or SID.
    pub(super) fn scalar(&mut self, target: &Target<'_>, entry: &Entry) -> Option<Value> {
        match &entry.value.value {
            ast::Value::Table(table) => self.reference(target, entry, table),
            _ => self.literal(target, &entry.value),
        }
    }

    fn literal(&mut self, target: &Target<'_>, node: &Spanned<ast::Value>) -> Option<Value> {
        let value = self.of_its_kind(target, node)?;
        let about = [self.what, target.path, self.user()];
        match target.field.and_then(|field| choices::problem(field, &value, node, about)) {
            Some(problem) => {
                self.report.add(problem);
                None
            }
            None => Some(value),
        }
    }

    fn of_its_kind(&mut self, target: &Target<'_>, node: &Spanned<ast::Value>) -> Option<Value> {
        match (&target.kind, &node.value) {
            (InputKind::Bool, ast::Value::Bool(value)) => Some(Value::Bool(*value)),
            (InputKind::Integer, ast::Value::Integer(Some(number))) => Some(Value::Integer(*number)),
            (InputKind::Integer, ast::Value::Integer(None)) => {
                let title = format!("{}: `{}` is too large", self.what, target.path);
                self.report.add(
                    Problem::new(rule::GRANT_FIELD_TYPE, node.span.clone(), title)
                        .label("an integer has at most 64 bits"),
                );
                None
            }
            (InputKind::String, ast::Value::String(text)) if text.trim().is_empty() => {
                let title = format!("{}: `{}` is empty", self.what, target.path);
                let problem = Problem::new(rule::EMPTY_TEXT, node.span.clone(), title)
                    .label("an empty text is not the same as none");
                self.report.add(problem.help("write a text, or remove the field"));
                None
            }
            (InputKind::String, ast::Value::String(text)) => Some(Value::String(text.clone())),
            (InputKind::Sid(sid), ast::Value::String(text)) => {
                let text = Spanned { value: text.clone(), span: node.span.clone() };
                let (schema, at) = (&self.scope.schema, [self.what, target.path]);
                if !sid_literal::check(&text, sid, at, (schema, self.sdk), self.report) {
                    return None;
                }
                self.variables.literal(&text, sid, at, schema, self.report);
                Some(Value::String(text.value))
            }
            (_, other) => {
                self.wrong_type(target, node.span.clone(), other);
                None
            }
        }
    }

    /// A list of texts, as it stands.
    pub(super) fn texts(&mut self, path: &str, field: &Field, entry: &Entry) -> Option<Value> {
        let ast::Value::Array(items) = &entry.value.value else {
            let title = format!("{}: `{path}` is {}, not an array of strings", self.what, entry.value.value.what());
            let problem = Problem::new(rule::GRANT_FIELD_TYPE, entry.value.span.clone(), title);
            self.report
                .add(problem.label("it is written in the file, as a whole").help(format!("write `{path} = [\"…\"]`")));
            return None;
        };
        if items.is_empty() {
            let title = format!("{}: `{path}` is empty", self.what);
            let problem = Problem::new(rule::EMPTY_LIST, entry.value.span.clone(), title);
            self.report.add(
                problem
                    .label("an empty list is not the same as none")
                    .help("write a text into it, or remove the field"),
            );
            return None;
        }
        let target = Target { path, doc: &field.doc, kind: InputKind::String, field: Some(field) };
        // Not `collect::<Option<_>>`: it would stop at the first problem.
        let texts: Vec<Option<Value>> = items.iter().map(|item| self.item(&target, item)).collect();
        texts.into_iter().collect::<Option<_>>().map(Value::Array)
    }

    /// A text of a list.
    fn item(&mut self, target: &Target<'_>, node: &Spanned<ast::Value>) -> Option<Value> {
        if let ast::Value::String(_) = &node.value {
            return self.literal(target, node);
        }
        let title = format!("{}: an item of `{}` is {}", self.what, target.path, node.value.what());
        let problem = Problem::new(rule::GRANT_FIELD_TYPE, node.span.clone(), title);
        let problem = problem.label("each item of this list is a text, and the list is written in the file as a whole");
        self.report.add(problem.help("write a text in quotes"));
        None
    }

    fn wrong_type(&mut self, target: &Target<'_>, span: Span, value: &ast::Value) {
        let takes = describe(&target.kind);
        let title = format!("{}: `{}` is {}", self.what, target.path, value.what());
        let write = match (&target.kind, value) {
            (InputKind::Bool, ast::Value::String(text)) if matches!(text.as_str(), "true" | "false") => {
                format!("write {text} without quotes")
            }
            (InputKind::Bool, _) => "write `true` or `false`".to_owned(),
            (InputKind::Integer, _) => "write a number without quotes or fraction".to_owned(),
            _ => "write it in quotes, or as `{ env = \"NAME\" }` or `{ input = \"name\" }`".to_owned(),
        };
        self.report
            .add(Problem::new(rule::GRANT_FIELD_TYPE, span, title).label(format!("this field is {takes}")).help(write));
    }

    /// `{ env = "NAME", default = … }` or `{ input = "name" }`.
    pub(super) fn reference(&mut self, target: &Target<'_>, entry: &Entry, table: &Table) -> Option<Value> {
        const KEYS: [&str; 3] = ["env", "input", "default"];
        let before = self.report.len();
        let path = target.path;
        if table.entries.iter().all(|member| {
            !KEYS.contains(&member.key.value.as_str())
                && token_schema::suggest::closest(&member.key.value, KEYS).is_none()
        }) {
            self.wrong_type(target, entry.place(), &entry.value.value);
            return None;
        }
        for member in table.entries.iter().filter(|member| !KEYS.contains(&member.key.value.as_str())) {
            let (_, help) = suggest::help(&member.key.value, &KEYS, "the keys here are");
            let title = format!("{}: unknown key {} in the value of `{path}`", self.what, quoted(&member.key.value));
            self.report.add(
                Problem::new(rule::UNKNOWN_KEY, member.key.span.clone(), title)
                    .label("it would have no effect")
                    .help(help),
            );
        }
        let [env, input, default] = KEYS.map(|key| table.get(key));
        if let (Some(_), Some(input)) = (env, input) {
            let title = format!("{}: `{path}` has both `env` and `input`", self.what);
            let problem = Problem::new(rule::ENV_AND_INPUT, input.key.span.clone(), title);
            self.report.add(
                problem
                    .label("a value comes from one place")
                    .help("keep one of them; `default` gives a value for a variable that is not set"),
            );
        } else if let (None, Some(default)) = (env, default) {
            let title = format!("{}: `{path}` has a `default` without `env`", self.what);
            let problem = Problem::new(rule::DEFAULT_WITHOUT_ENV, default.key.span.clone(), title);
            self.report.add(
                problem
                    .label("a default stands for a variable that is not set")
                    .help("write the value itself, or add `env`"),
            );
        }
        let env = env.and_then(|env| self.name(env, path));
        let input = input.and_then(|input| self.name(input, path));
        if self.report.errors_since(before) {
            return None;
        }
        if let Some(env) = env {
            let default = match default {
                Some(default) => Some(self.default(target, default)?),
                None => None,
            };
            let checked = self.variables.check(&env, &target.kind, [self.what, path], &self.scope.schema, self.report);
            return checked.then(|| self.env(env, default, target));
        }
        self.inputs.add(&input?, target.kind.clone(), [self.what, path, target.doc], self.report)
    }

    fn env(&self, name: Spanned<String>, default: Option<String>, target: &Target<'_>) -> Value {
        let Spanned { value: name, span } = name;
        let line = self.report.source().line(span.start);
        Value::Env(Env { name, default, kind: target.kind.clone(), field: target.path.to_owned(), span, line })
    }

    /// The text that stands for a variable which is not set.
    fn default(&mut self, target: &Target<'_>, default: &Entry) -> Option<String> {
        match self.literal(target, &default.value)? {
            Value::String(text) if is_stray(&text) => {
                let title =
                    format!("{}: the default of `{}` has white space or quotes around it", self.what, target.path);
                self.report.add(
                    Problem::new(rule::DEFAULT_STRAY, default.value.span.clone(), title)
                        .label("in a variable that would be a slip, so the program would not start with it")
                        .help("write the text alone"),
                );
                None
            }
            Value::String(text) => Some(text),
            Value::Bool(value) => Some(value.to_string()),
            Value::Integer(number) => Some(number.to_string()),
            _ => None,
        }
    }

    pub(super) fn name(&mut self, entry: &Entry, path: &str) -> Option<Spanned<String>> {
        if let ast::Value::String(name) = &entry.value.value {
            return Some(Spanned { value: name.clone(), span: entry.value.span.clone() });
        }
        let key = &entry.key.value;
        let title = format!("{}: `{key}` of `{path}` is {}", self.what, entry.value.value.what());
        self.report.add(
            Problem::new(rule::WRONG_TYPE, entry.value.span.clone(), title)
                .label(format!("`{key}` takes a name, in quotes")),
        );
        None
    }

    /// A text in free JSON that comes from the environment or from the call.
    pub(super) fn json_reference(&mut self, path: &str, entry: &Entry) -> Option<Value> {
        let name = self.name(entry, path)?;
        let target = Target { path, doc: "", kind: InputKind::String, field: None };
        if entry.key.value == "$input" {
            return self.inputs.add(&name, target.kind, [self.what, path, ""], self.report);
        }
        let checked = self.variables.check(&name, &target.kind, [self.what, path], &self.scope.schema, self.report);
        checked.then(|| self.env(name, None, &target))
    }
}

/// What a variable's value must not have around it when the program starts.
fn is_stray(text: &str) -> bool {
    let quoted = |quote: char| text.len() > 1 && text.starts_with(quote) && text.ends_with(quote);
    text.trim() != text || quoted('"') || quoted('\'')
}
