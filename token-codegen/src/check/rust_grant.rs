//! The values of a grant that is written in Rust: as far as the file tells, for only the compiler sees the fields.

use super::choices::Bounds;
use super::rust_input;
use super::values::{Target, Values};
use crate::ast::{self, Entry, Table};
use crate::model::{Field, Grant, InputKind, Value};
use crate::report::Problem;

impl Values<'_> {
    /// A grant written in Rust: its type checks the members when the generated code is compiled.
    pub(super) fn rust_grant(&mut self, grant: &Grant, rust: &str, entry: &Entry) -> Option<Value> {
        let ast::Value::Table(table) = &entry.value.value else {
            let title =
                format!("{}: `{}` is {}, not a table of fields", self.what, grant.key, entry.value.value.what());
            let problem = Problem::error("grant-field-type", entry.value.span.clone(), title);
            self.report.add(
                problem
                    .label(format!("it is a `{rust}`"))
                    .help(format!("write `{0}.FIELD = …`, or `{0} = {{ input = \"{0}\" }}`", grant.key)),
            );
            return None;
        };
        match table.entries.as_slice() {
            [only] if only.key.value == "input" && grant.flat => {
                let title = format!("{}: `{}` cannot come from the call as a whole", self.what, grant.key);
                let problem = Problem::error("grant-field-type", entry.place(), title);
                self.report.add(
                    problem
                        .label("it is flat: its fields are members of the token's grants, beside others")
                        .help(format!("give its fields their values: `{}.FIELD = {{ input = \"name\" }}`", grant.key)),
                );
                None
            }
            [only] if only.key.value == "input" => {
                let name = self.name(only, &grant.key)?;
                let about = [self.what, &grant.key, &grant.doc];
                self.inputs.add(&name, InputKind::Rust(rust.to_owned()), about, self.report)
            }
            _ => {
                let value = self.rust_members(&grant.key, table)?;
                self.not_empty(grant, value, "FIELD = …", entry)
            }
        }
    }

    fn rust_members(&mut self, path: &str, table: &Table) -> Option<Value> {
        let mut members = Vec::with_capacity(table.entries.len());
        let mut sound = true;
        for entry in &table.entries {
            let path = format!("{path}.{}", entry.key.value);
            // Of what kind the field is only the compiler will know; a literal, or a variable's default, tells what it should be.
            let literal = match &entry.value.value {
                ast::Value::Table(reference) => reference.get("default").map(|default| &default.value.value),
                literal => Some(literal),
            };
            let kind = match literal.unwrap_or(&entry.value.value) {
                ast::Value::Bool(_) => InputKind::Bool,
                ast::Value::Integer(_) => InputKind::Integer,
                _ => InputKind::Text,
            };
            let value = match &entry.value.value {
                ast::Value::Array(_) => self.texts(&path, &Field::default(), entry),
                other @ (ast::Value::Float(_) | ast::Value::Date) => {
                    let title = format!("{}: `{path}` is {}", self.what, other.what());
                    let problem = Problem::error("grant-field-type", entry.value.span.clone(), title);
                    let label = "a grant written in Rust takes texts, lists of texts, whole numbers, booleans and tables of them";
                    self.report
                        .add(problem.label(label).help("let the program fill the grant: `{ input = \"name\" }`"));
                    None
                }
                ast::Value::Table(inner) if inner.get("env").is_none() && inner.get("input").is_none() => {
                    self.rust_members(&path, inner)
                }
                ast::Value::Table(reference) if reference.get("input").is_some() => {
                    rust_input::kind(self, &path, reference).and_then(|(kind, reference)| {
                        self.reference(
                            &Target { path: &path, doc: "", kind, bounds: Bounds::default() },
                            entry,
                            &reference,
                        )
                    })
                }
                _ => self.scalar(&Target { path: &path, doc: "", kind, bounds: Bounds::default() }, entry),
            };
            sound &= value.is_some();
            members.extend(value.map(|value| (entry.key.value.clone(), value)));
        }
        sound.then_some(Value::Object(members))
    }
}
