//! What a field wants beside it: other fields of its object, and an SDK that uses it.

use token_schema::rule::{self, Severity};

use super::examples;
use super::object_path::{object_name, prefix};
use super::values::Values;
use crate::ast::Entry;
use crate::model::{Field, Kind, Sdk, Value};
use crate::report::{Problem, capped};

impl Values<'_> {
    /// `needs`: the fields that this one needs must be there, and not be off. `meant` are those that are there but
    /// wrong.
    pub(crate) fn needs(
        &mut self,
        path: &str,
        object: &Entry,
        member: &Entry,
        fields: &[Field],
        members: &[(String, Value)],
        meant: &[&str],
    ) {
        let name = &member.key.value;
        let Some(field) = fields.iter().find(|field| field.name == *name) else { return };
        let needed = field.needs.iter().filter(|need| !meant.contains(need));
        for need in needed.filter_map(|need| fields.iter().find(|other| other.name == *need)) {
            let value = members.iter().find(|(member, _)| *member == need.name).map(|(_, value)| value);
            let (title, why) = match value.map(|value| Power::of(value, &need.kind)) {
                Some(Power::On) => continue,
                // A required field is missed by itself.
                None if need.required || need.default == Some(true) => continue,
                None => (format!("has `{name}` without `{}`", need.name), "without it"),
                Some(Power::Off) => (format!("has `{name}` while `{}` is false", need.name), "then"),
                Some(Power::Open) => {
                    (format!("has `{name}` while `{}` may be false at run time", need.name), "when it is false,")
                }
            };
            let title = format!("{}: {} {title}", self.what, object_name(path));
            let example = format!("{}{}", prefix(path, object), examples::field(&self.scope.schema, need));
            let add = if value.is_some() { "write" } else { "add" };
            let label = format!("{why} {} does nothing with `{name}`", self.user());
            self.report.add(
                Problem::new(rule::GRANT_FIELD_MISSING, member.place(), title)
                    .label(label)
                    .help(format!("{add} `{example}`")),
            );
        }
    }

    /// `sdk`: a field that none of the declaration's SDKs uses gives away more than the client needs.
    pub(crate) fn used(&mut self, path: &str, field: &Field, value: &Value, entry: &Entry) {
        let off = matches!(value, Value::Bool(false));
        let named = |sdk: &Sdk| field.sdks.contains(&sdk.name);
        if field.sdks.is_empty() || off || self.sdks.is_empty() || self.sdks.iter().any(|sdk| named(sdk)) {
            return;
        }
        let titles = |sdks: Vec<String>| capped(sdks).join(" and ");
        let users: Vec<String> =
            self.scope.schema.sdks.iter().filter(|sdk| named(sdk)).map(|sdk| sdk.title.to_string()).collect();
        let given: Vec<String> = self.sdks.iter().map(|sdk| sdk.title.to_string()).collect();
        let does = if given.len() == 1 { "does" } else { "do" };
        let title = format!("{}: {} {does} not use `{path}`", self.what, titles(given));
        let label = format!("it is for {}, and whoever holds the token could use it", titles(users));
        let help = match field.sdks.first() {
            Some(name) => format!("remove it; or add \"{name}\" to `sdk`, if the holder may do that"),
            None => "remove it".to_owned(),
        };
        self.report.add(
            Problem::new(rule::GRANT_FIELD_NOT_FOR_SDK, entry.place(), title)
                .severity(Severity::Error)
                .label(label)
                .help(help),
        );
    }
}

/// Whether a field that is there gives what it is for: a boolean or a switch may be off, or be decided when the program runs.
pub(crate) enum Power {
    On,
    Off,
    Open,
}

impl Power {
    pub(crate) fn of(value: &Value, kind: &Kind) -> Self {
        let boolean = match (kind, value) {
            (Kind::Switch(_), Value::Object(members)) => members.first().map(|(_, value)| value),
            (Kind::Boolean, value) => Some(value),
            _ => return Self::On,
        };
        match boolean {
            Some(Value::Bool(true)) => Self::On,
            Some(Value::Env(_) | Value::Input(_)) => Self::Open,
            _ => Self::Off,
        }
    }
}
