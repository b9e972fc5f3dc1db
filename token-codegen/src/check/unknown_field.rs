//! A key of an object in a declaration that is none of its fields.

use token_schema::judge::Value as _;
use token_schema::rule;
use token_schema::suggest::{closest, respelt};

use super::node::Node;
use super::violations::{Context, permits};
use super::{given_elsewhere, meant};
use crate::ast::{Entry, Table, Value};
use crate::model::{Field, Origin};
use crate::report::{Problem, listed, quoted};

impl Context<'_> {
    pub(super) fn unknown(&self, object: &Node<'_>, key: &str, fields: &[Field]) -> Problem {
        let entry = object.member(key).map_or(object.entry, |member| member.entry);
        let title = format!("unknown field {} in `{}`", quoted(key), object.path);
        if let Some((label, help)) = given_elsewhere::field(key, &object.path, self.what, self.grant, self.schema) {
            return Problem::new(rule::GRANT_FIELD_UNKNOWN, entry.place(), title).label(label).help(help);
        }
        let label = match self.grant.origin {
            Origin::Own => format!("{} has no such field", self.user()),
            Origin::Vendor => self.ignores("it"),
        };
        let problem = Problem::new(rule::GRANT_FIELD_UNKNOWN, entry.place(), title).label(label);
        let table = if let Value::Table(table) = &object.toml.value { Some(table) } else { None };
        match places(table, entry, key, fields).as_slice() {
            [] => problem.help(format!("the fields are {}", listed(fields.iter().map(|field| &*field.name), "and"))),
            [place] => {
                let shown = if place.contains('.') { format!("{}.{place}", object.path) } else { place.clone() };
                let problem = problem.help(format!("did you mean {}?", quoted(&shown)));
                // A value of another type is a mistake of its own.
                let field = fields.iter().find(|field| field.name == *place);
                let fits = field.is_none_or(|field| meant::takes(field, &entry.value.value));
                if fits { problem.edit(&entry.key.span, place) } else { problem }
            }
            several => {
                let paths = several.iter().map(|place| format!("{}.{place}", object.path));
                problem.help(format!("did you mean {}?", listed(paths, "or")))
            }
        }
    }

    /// Whether an unknown key is meant as a field of an inner object, so that the object itself lacks nothing.
    pub(super) fn is_misplaced(object: &Node<'_>, key: &str, fields: &[Field]) -> bool {
        let Some(member) = object.member(key) else { return false };
        let table = if let Value::Table(table) = &object.toml.value { Some(table) } else { None };
        places(table, member.entry, key, fields).iter().any(|place| place.contains('.'))
    }
}

/// The fields that a key may be meant as, from the object on. What is there already is not meant, and no permission is guessed.
fn places(table: Option<&Table>, entry: &Entry, key: &str, fields: &[Field]) -> Vec<String> {
    let is_free = |path: &str| {
        let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
        table.and_then(|table| table.get(first)).is_none_or(|other| match (rest, &other.value.value) {
            // A prefix takes a further key.
            (Some(rest), Value::Table(inner)) => other.is_prefix() && inner.get(rest).is_none(),
            _ => entry.joins(other),
        })
    };
    let mut places = meant::paths(fields, key, &entry.value.value);
    places.retain(|path| is_free(path));
    if places.is_empty() {
        let free = || fields.iter().filter(|field| is_free(&field.name));
        let value = &entry.value.value;
        let names = |takes: fn(&Field, &Value) -> bool| {
            let likely = free().filter(move |field| (fields.len() == 1 || !permits(field)) && takes(field, value));
            likely.map(|field| &*field.name)
        };
        let meant = respelt(key, free().map(|field| &*field.name))
            .or_else(|| closest(key, names(meant::takes)))
            .or_else(|| closest(key, names(|_, value| !matches!(value, Value::Bool(_)))));
        places.extend(meant.map(str::to_owned));
    }
    places
}
