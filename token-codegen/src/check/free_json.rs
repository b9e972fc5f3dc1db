//! Free JSON in a declaration: an object as it is, except for `$env` and `$input`.

use token_schema::rule;

use super::json_place::Place;
use super::node::{Content, Node};
use super::values::Values;
use crate::ast::{self, Entry, Spanned, Table};
use crate::model::{InputKind, Value};
use crate::naming;
use crate::reference::{self, INSIDE_JSON as REFERENCES};
use crate::report::{Problem, Severity, in_quotes, listed, quoted};

/// A table that is, or nearly is, a reference of another field: `{ env = "ROOM", default = "lobby" }`. With a value that is no name it is
/// an object: `{ input = ["publish"] }`.
struct Reference<'e> {
    source: &'e Entry,
    /// The variable or the input.
    name: &'e str,
    /// Keys that only a reference has.
    beside: Vec<&'e str>,
}

impl<'e> Reference<'e> {
    fn of(table: &'e Table) -> Option<Self> {
        let is_name = |entry: &Entry| matches!(entry.value.value, ast::Value::String(_));
        let key = reference::source(table.entries.iter().map(|entry| (entry.key.value.as_str(), is_name(entry))))?;
        let source = table.get(key)?;
        let ast::Value::String(name) = &source.value.value else { return None };
        let beside = table.entries.iter().map(|entry| entry.key.value.as_str()).filter(|other| *other != key);
        Some(Self { source, name, beside: beside.collect() })
    }

    fn is_variable(&self) -> bool {
        self.source.key.value.ends_with("env")
    }

    fn keys(&self) -> Vec<&'e str> {
        std::iter::once(self.source.key.value.as_str()).chain(self.beside.iter().copied()).collect()
    }
}

impl Values<'_> {
    /// An object, or `{ input = "name" }` in its place.
    pub(super) fn json<'e>(&mut self, place: Place<'_>, entry: &'e Entry, table: &'e Table) -> Content<'e> {
        let Place { field, doc, in_string } = place;
        if let Some(reference) = Reference::of(table) {
            if reference.keys() == ["input"] {
                let kind = if in_string { InputKind::JsonText } else { InputKind::Json };
                let name = self.name(reference.source, field);
                return Content::of(name.and_then(|name| self.input(&name, kind, [field, doc])));
            }
            self.not_as_a_whole(place, entry, &reference);
            return Content::Refused;
        }
        let content = self.json_object(place, field, table);
        match &content {
            Content::Object(members) if in_string && !members.iter().all(|(_, node)| node.is_constant()) => {
                self.add(
                    Problem::new(rule::JSON_REFERENCE, entry.place(), format!("`{field}` contains a reference"))
                        .label("the token has this JSON as a string, which is written before the program starts")
                        .help(place.without_reference()),
                );
                Content::Refused
            }
            _ => content,
        }
    }

    /// A reference in the place of the object, other than an input alone.
    fn not_as_a_whole(&mut self, place: Place<'_>, entry: &Entry, reference: &Reference<'_>) {
        let (field, key) = (place.field, &reference.source.key);
        let name = in_quotes(reference.name);
        let problem = if reference.is_variable() {
            let title = format!("`{field}` cannot come from a variable as a whole");
            let problem = Problem::new(rule::GRANT_FIELD_TYPE, entry.place(), title)
                .label("it is a JSON object, and a variable holds a string");
            if place.in_string {
                problem.help(place.without_reference())
            } else {
                let name = if reference.name.is_empty() { "\"VARIABLE\"" } else { &name };
                problem.help(format!("write `{field}.NAME = {{ \"$env\" = {name} }}`"))
            }
        } else {
            let is_name = naming::is_lower_name(reference.name);
            let name = if is_name { &name } else { "\"name\"" };
            let help = format!("write `{field} = {{ input = {name} }}`");
            let beside = listed(&reference.beside, "and");
            match reference.beside.as_slice() {
                [] => {
                    let title = format!("`{field}` cannot come from `$input` as a whole");
                    let problem = Problem::at(rule::JSON_REFERENCE, key, title);
                    let edit = is_name.then(|| "input".to_owned());
                    problem.label("`$input` is for a string inside the JSON").help(help).maybe_edit(&key.span, edit)
                }
                _ => Problem::at(rule::JSON_REFERENCE, key, format!("`{field}` has {beside} beside `{}`", key.value))
                    .label("each call gives an input, so it has no default, and is never left out")
                    .help(help),
            }
        };
        self.add(problem);
    }

    fn json_object<'e>(&mut self, place: Place<'_>, path: &str, table: &'e Table) -> Content<'e> {
        let before = self.report.len();
        let mut members = Vec::with_capacity(table.entries.len());
        for entry in &table.entries {
            let key = &entry.key.value;
            // JSON in a string has no references inside.
            let is_name = place.in_string && !REFERENCES.contains(&key.as_str());
            if key.starts_with('$') && !is_name {
                self.reserved(place, path, entry);
                continue;
            }
            let path = format!("{path}.{}", naming::in_path(key));
            members.push((key.clone(), self.json_node(place, path, entry, &entry.value)));
        }
        if self.report.errors_since(before) { Content::Refused } else { Content::Object(members) }
    }

    /// Warns of `room = { env = "ROOM" }`, which looks like a reference, and is an object.
    fn unmarked(
        &mut self,
        place: Place<'_>,
        path: &str,
        member: &str,
        toml: &Spanned<ast::Value>,
        reference: &Reference<'_>,
    ) {
        let name = reference.name;
        // Alone they are words of JSON, too; the other keys of a reference leave no doubt.
        let is_alone = reference.beside.is_empty();
        let is_of_member = naming::snake(name) == naming::snake(member);
        let seems = match reference.source.key.value.as_str() {
            "env" => {
                (!is_alone || name.contains('_') || is_of_member)
                    && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
            }
            "input" => is_of_member || !is_alone && naming::is_lower_name(name),
            _ => false,
        };
        if !seems {
            return;
        }
        let key = &reference.source.key;
        let words = if is_alone { "member" } else { "members" };
        let title =
            format!("`{path}` is an object with the {words} {}, not a reference", listed(reference.keys(), "and"));
        let problem = Problem::at(rule::JSON_REFERENCE, key, title).severity(Severity::Warning);
        let marked = format!("${}", key.value);
        let problem = if place.in_string {
            problem
                .label("the token has this JSON as a string, which is written before the program starts")
                .help(place.without_reference())
        } else if is_alone {
            problem
                .label("in free JSON, a reference begins with `$`")
                .help(format!("write `{{ \"{marked}\" = {} }}`", in_quotes(name)))
                .edit(&key.span, in_quotes(&marked))
        } else {
            problem
                .label("in free JSON, a reference begins with `$`, and is alone in its table")
                .help(format!("write `{{ \"{marked}\" = {} }}`", in_quotes(name)))
        };
        self.unmarked.push((toml.span.clone(), problem));
    }

    /// A reference is the only key of its table.
    fn reserved(&mut self, place: Place<'_>, path: &str, entry: &Entry) {
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
            _ if place.in_string => problem.help(place.without_reference()),
            _ if is_reference => problem.help("write it as in `name = { \"$env\" = \"VARIABLE\" }`"),
            _ => problem.help(format!(
                "write it as in `name = {{ \"$env\" = \"VARIABLE\" }}`; a member of this name can only come with all of the JSON: \
                 `{} = {{ input = \"name\" }}`",
                place.field
            )),
        });
    }

    fn json_node<'e>(
        &mut self,
        place: Place<'_>,
        path: String,
        entry: &'e Entry,
        toml: &'e Spanned<ast::Value>,
    ) -> Node<'e> {
        let content = self.json_value(place, &path, entry, toml);
        Node { path, entry, toml, content }
    }

    fn json_value<'e>(
        &mut self,
        place: Place<'_>,
        path: &str,
        entry: &'e Entry,
        node: &'e Spanned<ast::Value>,
    ) -> Content<'e> {
        let why = match &node.value {
            ast::Value::String(_) | ast::Value::Bool(_) | ast::Value::Integer(Some(_)) => {
                return Content::literal(&node.value);
            }
            ast::Value::Float(number) if number.is_finite() => return Content::Value(Value::Float(*number)),
            ast::Value::Array(items) => {
                let items = items.iter().enumerate();
                return Content::Array(
                    items.map(|(at, item)| self.json_node(place, format!("{path}[{at}]"), entry, item)).collect(),
                );
            }
            ast::Value::Table(table) => {
                return match table.entries.as_slice() {
                    [only] if REFERENCES.contains(&only.key.value.as_str()) => self.json_reference(path, only),
                    _ => {
                        if let Some(reference) = Reference::of(table) {
                            self.unmarked(place, path, &entry.key.value, node, &reference);
                        }
                        self.json_object(place, path, table)
                    }
                };
            }
            ast::Value::Date(_) => "JSON has no dates",
            out_of_range @ ast::Value::Integer(None) => out_of_range.what(),
            ast::Value::Float(_) => "JSON has neither `inf` nor `nan`",
        };
        let title = format!("`{path}` cannot be written as JSON");
        self.add(Problem::at(rule::JSON_VALUE, node, title).label(why).help("write it as a string"));
        Content::Refused
    }

    fn json_reference(&mut self, path: &str, entry: &Entry) -> Content<'static> {
        let Some(name) = self.name(entry, path) else { return Content::Refused };
        Content::of(if entry.key.value == "$input" {
            self.input(&name, InputKind::String, [path, ""])
        } else {
            self.variable(&name, InputKind::String, path, None, false)
        })
    }
}
