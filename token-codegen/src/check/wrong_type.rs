//! A value of a wrong type in a declaration.

use token_schema::rule;

use super::examples;
use super::node::Node;
use crate::ast;
use crate::model::{Field, Kind, Schema, Shape};
use crate::report::Problem;
use crate::source::Source;

const OBJECT: &str = "it is a JSON object with fields";

/// A value in place of an object, or of a value of another type.
pub(super) fn problem(schema: &Schema, source: &Source, node: &Node<'_>, kind: &Kind) -> Problem {
    let path = &node.path;
    match kind {
        Kind::Object(Shape::Json) => not_object(node, "it is a JSON object")
            .help(format!("write `{path} = {{ … }}`, or `{path} = {{ input = \"name\" }}`")),
        Kind::Object(shape) => not_fields(schema, source, node, shape.as_slice()),
        Kind::Switch(member) => {
            let only = Field::new(member.clone(), Kind::Boolean);
            not_fields(schema, source, node, std::slice::from_ref(&only))
        }
        _ => wrong_scalar(node, kind),
    }
}

fn not_object(node: &Node<'_>, label: &str) -> Problem {
    let path = &node.path;
    let (title, label) = match &node.toml.value {
        ast::Value::Table(table) => {
            let key = table.entries.first().map_or("env", |entry| &entry.key.value);
            (format!("`{path}` cannot come from `{key}` as a whole"), "each of its fields gets its own value")
        }
        other => (format!("`{path}` is {}, not a table", other.what()), label),
    };
    Problem::new(rule::GRANT_FIELD_TYPE, node.place(), title).label(label)
}

/// A value in place of an object with fields: it may be meant as that of the first field that is needed.
fn not_fields(schema: &Schema, source: &Source, node: &Node<'_>, fields: &[Field]) -> Problem {
    let (path, problem) = (&node.path, not_object(node, OBJECT));
    if let ast::Value::Bool(false) = node.toml.value
        && !matches!(fields, [Field { kind: Kind::Boolean, .. }])
    {
        return problem.help("remove it: a token has only the grants and fields that it declares");
    }
    let mut current = fields.iter().filter(|field| field.deprecated.is_none());
    let Some(field) = fields.iter().find(|field| field.required).or_else(|| current.next()).or(fields.first()) else {
        return problem.help(format!("write `{path} = {{}}`"));
    };
    let (key, value) = (&node.entry.key.span, &node.toml.span);
    // Not the value of a table with a header.
    let written = source.text().get(value.clone()).filter(|_| key.end < value.start);
    let fits = match (&field.kind, &node.toml.value) {
        (Kind::String, ast::Value::String(text)) => !text.trim().is_empty(),
        (Kind::Sid(sid), ast::Value::String(text)) => sid.fault(text).is_none(),
        (Kind::Boolean, ast::Value::Bool(_)) | (Kind::Boolean | Kind::String | Kind::Sid(_), ast::Value::Table(_)) => {
            true
        }
        _ => false,
    };
    // One of several optional fields would be a guess.
    let is_clear = field.required || current.next().is_none();
    match written.filter(|_| fits && is_clear) {
        Some(written) => problem
            .help(format!("write `{path}.{} = {written}`", field.name))
            .edit(&(key.end..key.end), format!(".{}", field.name)),
        None => {
            let needed = fields.iter().filter(|other| field.needs.contains(&other.name));
            let lines = std::iter::once(field).chain(needed).map(|field| examples::field(schema, field));
            let lines: Vec<String> = lines.map(|line| format!("`{path}.{line}`")).collect();
            problem.help(format!("write {}", lines.join(" and ")))
        }
    }
}

pub(super) fn not_array(node: &Node<'_>, source: &Source) -> Problem {
    let (path, toml) = (&node.path, node.toml);
    let title = format!("`{path}` is {}, not an array of strings", toml.value.what());
    let problem = Problem::at(rule::GRANT_FIELD_TYPE, toml, title);
    match (&toml.value, source.text().get(toml.span.clone())) {
        (ast::Value::String(_), Some(written)) => problem
            .label("expected an array of strings")
            .help(format!("write `{path} = [{written}]`"))
            .edit(&toml.span, format!("[{written}]")),
        _ => problem
            .label("expected an array of strings")
            .help(format!("write `{path} = [\"…\"]`, or `{path} = {{ input = \"name\" }}`")),
    }
}

pub(super) fn item(array: &Node<'_>, item: &Node<'_>) -> Problem {
    let title = format!("an item of `{}` is {}", array.path, item.toml.value.what());
    Problem::at(rule::GRANT_FIELD_TYPE, item.toml, title)
        .label("expected a string: an array comes from a variable or an input as a whole")
        .help("write a string in quotes")
}

pub(super) fn empty_item(array: &Node<'_>, item: &Node<'_>) -> Problem {
    Problem::at(rule::EMPTY_TEXT, item.toml, format!("an item of `{}` is empty", array.path))
        .label("expected a string that is not empty")
        .help("write a string, or remove the item")
}

fn wrong_scalar(node: &Node<'_>, kind: &Kind) -> Problem {
    let (path, value) = (&node.path, &node.toml.value);
    let problem = Problem::new(rule::GRANT_FIELD_TYPE, node.place(), format!("`{path}` is {}", value.what()));
    match kind {
        Kind::Integer if matches!(value, ast::Value::Integer(None)) => {
            problem.label("out of range").help("write a number in this range")
        }
        Kind::Integer => problem
            .label("expected an integer")
            .help("write a number without quotes or fraction")
            .convert(node.toml, ast::Value::integer),
        Kind::Boolean => {
            problem.label("expected a boolean").help("write `true` or `false`").convert(node.toml, ast::Value::boolean)
        }
        _ => problem
            .label(format!("expected {kind}"))
            .help("write it in quotes, or as `{ env = \"NAME\" }` or `{ input = \"name\" }`"),
    }
}
