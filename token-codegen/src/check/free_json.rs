//! Free JSON in a declaration: as it stands, but for `$env` and `$input`.

use token_schema::rule;

use super::values::Values;
use crate::ast::{self, Entry, Spanned, Table};
use crate::model::{InputKind, Value};
use crate::report::{Problem, quoted};

const REFERENCES: [&str; 2] = ["$env", "$input"];

/// Free JSON: an object as it stands, or an input.
pub(super) fn json(values: &mut Values<'_>, entry: &Entry, path: &str, doc: &str) -> Option<Value> {
    let ast::Value::Table(table) = &entry.value.value else {
        let title = format!("{}: `{path}` is {}, not a table", values.what, entry.value.value.what());
        let problem =
            Problem::new(rule::GRANT_FIELD_TYPE, entry.value.span.clone(), title).label("it is a JSON object");
        values.report.add(problem.help(format!("write `{path} = {{ … }}`, or `{path} = {{ input = \"name\" }}`")));
        return None;
    };
    match table.entries.as_slice() {
        [only] if only.key.value == "input" => {
            let name = values.name(only, path)?;
            values.inputs.add(&name, InputKind::Json, [values.what, path, doc], values.report)
        }
        [only, rest @ ..] if only.key.value == "env" && rest.iter().all(|other| other.key.value == "default") => {
            let title = format!("{}: `{path}` cannot come from a variable as a whole", values.what);
            let problem = Problem::new(rule::GRANT_FIELD_TYPE, entry.place(), title)
                .label("it is a JSON object, and a variable holds a text");
            values.report.add(problem.help(format!("write `{path}.NAME = {{ \"$env\" = \"VARIABLE\" }}`")));
            None
        }
        _ => object(values, path, table),
    }
}

/// The members of an object; `None`: something in it is wrong.
fn object(values: &mut Values<'_>, path: &str, table: &Table) -> Option<Value> {
    let before = values.report.len();
    let mut members = Vec::with_capacity(table.entries.len());
    for entry in &table.entries {
        let key = &entry.key.value;
        if key.starts_with('$') {
            // A reference stands in place of a member's value, never beside members.
            let reference = REFERENCES.contains(&key.as_str());
            let title = format!("{}: the key {} in `{path}` is reserved", values.what, quoted(key));
            let label = if reference {
                "a reference is the only key of its table, and not of the field itself"
            } else {
                "keys that begin with `$` are references"
            };
            let help = match token_schema::suggest::closest(key, REFERENCES) {
                Some(closest) if !reference => format!("did you mean `{closest}`?"),
                _ => "write it as in `name = { \"$env\" = \"VARIABLE\" }`".to_owned(),
            };
            values
                .report
                .add(Problem::new(rule::JSON_REFERENCE, entry.key.span.clone(), title).label(label).help(help));
            continue;
        }
        let path = format!("{path}.{key}");
        members.extend(value(values, &path, &entry.value).map(|value| (key.clone(), value)));
    }
    (!values.report.errors_since(before)).then_some(Value::Object(members))
}

fn value(values: &mut Values<'_>, path: &str, node: &Spanned<ast::Value>) -> Option<Value> {
    let why = match &node.value {
        ast::Value::String(text) => return Some(Value::String(text.clone())),
        ast::Value::Bool(value) => return Some(Value::Bool(*value)),
        ast::Value::Integer(Some(number)) => return Some(Value::Integer(*number)),
        ast::Value::Float(number) if number.is_finite() => return Some(Value::Float(*number)),
        ast::Value::Array(items) => {
            let items = items.iter().enumerate().map(|(at, item)| value(values, &format!("{path}[{at}]"), item));
            // Not `collect::<Option<_>>`: it would stop at the first problem.
            let items: Vec<Option<Value>> = items.collect();
            return items.into_iter().collect::<Option<_>>().map(Value::Array);
        }
        ast::Value::Table(table) => {
            return match table.entries.as_slice() {
                [only] if REFERENCES.contains(&only.key.value.as_str()) => values.json_reference(path, only),
                _ => object(values, path, table),
            };
        }
        ast::Value::Date => "JSON has no dates",
        ast::Value::Integer(None) => "an integer has at most 64 bits",
        ast::Value::Float(_) => "JSON has neither `inf` nor `nan`",
    };
    let title = format!("{}: `{path}` cannot be written as JSON", values.what);
    values.report.add(Problem::new(rule::JSON_VALUE, node.span.clone(), title).label(why).help("write it as a string"));
    None
}
