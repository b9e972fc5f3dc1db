//! Free JSON in a declaration: an object as it is, except for `$env` and `$input`.

use token_schema::rule;

use super::values::Values;
use crate::ast::{self, Entry, Spanned, Table};
use crate::model::{InputKind, Value};
use crate::report::{Problem, quoted};

const REFERENCES: [&str; 2] = ["$env", "$input"];

impl Values<'_> {
    /// An object, or `{ input = "name" }` in its place.
    pub(super) fn json(&mut self, path: &str, doc: &str, entry: &Entry, table: &Table) -> Option<Value> {
        match table.entries.as_slice() {
            [only] if only.key.value == "input" => {
                let name = self.name(only, path)?;
                self.inputs.add(&name, InputKind::Json, [self.context.what, path, doc], self.report)
            }
            [only, rest @ ..] if only.key.value == "env" && rest.iter().all(|other| other.key.value == "default") => {
                let title = format!("`{path}` cannot come from a variable as a whole");
                self.add(
                    Problem::new(rule::GRANT_FIELD_TYPE, entry.place(), title)
                        .label("it is a JSON object, and a variable holds a string")
                        .help(format!("write `{path}.NAME = {{ \"$env\" = \"VARIABLE\" }}`")),
                );
                None
            }
            _ => self.json_object(path, table),
        }
    }

    fn json_object(&mut self, path: &str, table: &Table) -> Option<Value> {
        let before = self.report.len();
        let mut members = Vec::with_capacity(table.entries.len());
        for entry in &table.entries {
            let key = &entry.key.value;
            if key.starts_with('$') {
                self.reserved(path, entry);
                continue;
            }
            let value = self.json_value(&format!("{path}.{key}"), &entry.value);
            members.extend(value.map(|value| (key.clone(), value)));
        }
        (!self.report.errors_since(before)).then_some(Value::Object(members))
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

    fn json_value(&mut self, path: &str, node: &Spanned<ast::Value>) -> Option<Value> {
        let why = match &node.value {
            ast::Value::String(text) => return Some(Value::String(text.clone())),
            ast::Value::Bool(value) => return Some(Value::Bool(*value)),
            ast::Value::Integer(Some(number)) => return Some(Value::Integer(*number)),
            ast::Value::Float(number) if number.is_finite() => return Some(Value::Float(*number)),
            ast::Value::Array(items) => {
                let items = items.iter().enumerate().map(|(at, item)| self.json_value(&format!("{path}[{at}]"), item));
                // Not `collect::<Option<_>>`: it would stop at the first problem.
                let items: Vec<Option<Value>> = items.collect();
                return items.into_iter().collect::<Option<_>>().map(Value::Array);
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
        None
    }

    fn json_reference(&mut self, path: &str, entry: &Entry) -> Option<Value> {
        let name = self.name(entry, path)?;
        if entry.key.value == "$input" {
            return self.inputs.add(&name, InputKind::String, [self.context.what, path, ""], self.report);
        }
        self.variable(&name, InputKind::String, path, None)
    }
}
