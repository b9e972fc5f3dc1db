//! Free JSON in a declaration: an object as it is, except for `$env` and `$input`.

use token_schema::rule;

use super::node::{Content, Node};
use super::values::Values;
use crate::ast::{self, Entry, Spanned, Table};
use crate::model::{InputKind, Value};
use crate::report::{Problem, quoted};

const REFERENCES: [&str; 2] = ["$env", "$input"];

impl Values<'_> {
    /// An object, or `{ input = "name" }` in its place.
    pub(super) fn json<'e>(&mut self, path: &str, doc: &str, entry: &'e Entry, table: &'e Table) -> Content<'e> {
        match table.entries.as_slice() {
            [only] if only.key.value == "input" => {
                let name = self.name(only, path);
                let place = [self.context.what, path, doc];
                Content::of(name.and_then(|name| self.inputs.add(&name, InputKind::Json, place, self.report)))
            }
            [only, rest @ ..] if only.key.value == "env" && rest.iter().all(|other| other.key.value == "default") => {
                let title = format!("`{path}` cannot come from a variable as a whole");
                self.add(
                    Problem::new(rule::GRANT_FIELD_TYPE, entry.place(), title)
                        .label("it is a JSON object, and a variable holds a string")
                        .help(format!("write `{path}.NAME = {{ \"$env\" = \"VARIABLE\" }}`")),
                );
                Content::Refused
            }
            _ => self.json_object(path, table),
        }
    }

    fn json_object<'e>(&mut self, path: &str, table: &'e Table) -> Content<'e> {
        let before = self.report.len();
        let mut members = Vec::with_capacity(table.entries.len());
        for entry in &table.entries {
            let key = &entry.key.value;
            if key.starts_with('$') {
                self.reserved(path, entry);
                continue;
            }
            members.push((key.clone(), self.json_node(format!("{path}.{key}"), entry, &entry.value)));
        }
        if self.report.errors_since(before) { Content::Refused } else { Content::Object(members) }
    }

    /// A reference is the only key of its table.
    fn reserved(&mut self, path: &str, entry: &Entry) {
        let key = &entry.key.value;
        let is_reference = REFERENCES.contains(&key.as_str());
        let label = if is_reference {
            "a reference is the only key of its table, and not of the field itself"
        } else {
            "keys that begin with `$` are references"
        };
        let help = match token_schema::suggest::closest(key, REFERENCES) {
            Some(closest) if !is_reference => format!("did you mean `{closest}`?"),
            _ => "write it as in `name = { \"$env\" = \"VARIABLE\" }`".to_owned(),
        };
        let title = format!("the key {} in `{path}` is reserved", quoted(key));
        self.add(Problem::at(rule::JSON_REFERENCE, &entry.key, title).label(label).help(help));
    }

    fn json_node<'e>(&mut self, path: String, entry: &'e Entry, toml: &'e Spanned<ast::Value>) -> Node<'e> {
        let content = self.json_value(&path, entry, toml);
        Node { path, entry, toml, content }
    }

    fn json_value<'e>(&mut self, path: &str, entry: &'e Entry, node: &'e Spanned<ast::Value>) -> Content<'e> {
        let why = match &node.value {
            ast::Value::String(_) | ast::Value::Bool(_) | ast::Value::Integer(Some(_)) => {
                return Content::literal(&node.value);
            }
            ast::Value::Float(number) if number.is_finite() => return Content::Value(Value::Float(*number)),
            ast::Value::Array(items) => {
                let items = items.iter().enumerate();
                return Content::Array(
                    items.map(|(at, item)| self.json_node(format!("{path}[{at}]"), entry, item)).collect(),
                );
            }
            ast::Value::Table(table) => {
                return match table.entries.as_slice() {
                    [only] if REFERENCES.contains(&only.key.value.as_str()) => self.json_reference(path, only),
                    _ => self.json_object(path, table),
                };
            }
            ast::Value::Date => "JSON has no dates",
            ast::Value::Integer(None) => "an integer has at most 64 bits",
            ast::Value::Float(_) => "JSON has neither `inf` nor `nan`",
        };
        let title = format!("`{path}` cannot be written as JSON");
        self.add(Problem::at(rule::JSON_VALUE, node, title).label(why).help("write it as a string"));
        Content::Refused
    }

    fn json_reference(&mut self, path: &str, entry: &Entry) -> Content<'static> {
        let Some(name) = self.name(entry, path) else { return Content::Refused };
        Content::of(if entry.key.value == "$input" {
            self.inputs.add(&name, InputKind::String, [self.context.what, path, ""], self.report)
        } else {
            self.variable(&name, InputKind::String, path, None)
        })
    }
}
