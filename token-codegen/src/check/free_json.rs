//! Free JSON in a declaration: an object as it is, except for `$env` and `$input`.

use token_schema::rule;

use super::node::{Content, Node};
use super::values::Values;
use crate::ast::{self, Entry, Spanned, Table};
use crate::model::{InputKind, Value};
use crate::naming;
use crate::report::{Problem, Severity, in_quotes, quoted};

const REFERENCES: [&str; 2] = ["$env", "$input"];

impl Values<'_> {
    /// JSON that is a string in the token: it is constant, or an input as a whole.
    pub(super) fn json_text<'e>(&mut self, path: &str, doc: &str, entry: &'e Entry, table: &'e Table) -> Content<'e> {
        let content = self.json_as(InputKind::JsonText, path, doc, entry, table);
        let Content::Object(members) = &content else { return content };
        if members.iter().all(|(_, node)| node.is_constant()) {
            return content;
        }
        self.add(
            Problem::new(rule::JSON_REFERENCE, entry.place(), format!("`{path}` contains a reference"))
                .label("the token has this JSON as a string, which is written before the program starts")
                .help(format!("write the values, or take all of it from each call: `{path} = {{ input = \"name\" }}`")),
        );
        Content::Refused
    }

    /// An object, or `{ input = "name" }` in its place.
    pub(super) fn json<'e>(&mut self, path: &str, doc: &str, entry: &'e Entry, table: &'e Table) -> Content<'e> {
        self.json_as(InputKind::Json, path, doc, entry, table)
    }

    fn json_as<'e>(
        &mut self,
        kind: InputKind,
        path: &str,
        doc: &str,
        entry: &'e Entry,
        table: &'e Table,
    ) -> Content<'e> {
        match table.entries.as_slice() {
            [only] if only.key.value == "input" => {
                let name = self.name(only, path);
                let place = [self.context.what, path, doc];
                Content::of(name.and_then(|name| self.inputs.add(&name, kind, place, self.report)))
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

    /// Warns of `room = { env = "ROOM" }`, which looks like a reference, and is an object.
    fn unmarked(&mut self, path: &str, member: &str, only: &Entry) {
        let ast::Value::String(name) = &only.value.value else { return };
        let is_variable = name.contains('_') || naming::snake(name) == naming::snake(member);
        let seems = match only.key.value.as_str() {
            "env" => is_variable && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_'),
            "input" => naming::snake(name) == naming::snake(member),
            _ => false,
        };
        if seems {
            let key = &only.key.value;
            let title = format!("`{path}` is an object with the member `{key}`, not a reference");
            self.add(
                Problem::at(rule::JSON_REFERENCE, &only.key, title)
                    .severity(Severity::Warning)
                    .label("in free JSON, a reference begins with `$`")
                    .help(format!("write `{{ \"${key}\" = {} }}`", in_quotes(name)))
                    .edit(&only.key.span, in_quotes(&format!("${key}"))),
            );
        }
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
        let title = format!("the key {} in `{path}` is reserved", quoted(key));
        let problem = Problem::at(rule::JSON_REFERENCE, &entry.key, title).label(label);
        self.add(match token_schema::suggest::closest(key, REFERENCES) {
            Some(meant) if !is_reference => {
                problem.help(format!("did you mean `{meant}`?")).edit(&entry.key.span, in_quotes(meant))
            }
            _ => problem.help("write it as in `name = { \"$env\" = \"VARIABLE\" }`"),
        });
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
                    entries => {
                        if let [only] = entries {
                            self.unmarked(path, &entry.key.value, only);
                        }
                        self.json_object(path, table)
                    }
                };
            }
            ast::Value::Date(_) => "JSON has no dates",
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
            self.variable(&name, InputKind::String, path, None, false)
        })
    }
}
