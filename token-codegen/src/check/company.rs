//! What a field wants beside it: other fields of its object, and an SDK that uses it.

use token_schema::judge::{Judge, Misspelt, Power, Violation};
use token_schema::path::Path;
use token_schema::rule::{self, Severity};

use super::examples;
use super::object_path::{object_name, prefix};
use super::values::Values;
use crate::ast::{Entry, Table};
use crate::model::{Field, List, Sdk, Value};
use crate::report::{Problem, capped};

impl Values<'_> {
    /// What the judge finds in the fields of an object beside each other. `meant` are fields that are there but wrong, or under a
    /// wrong name.
    pub(super) fn company(
        &mut self,
        path: &str,
        entry: &Entry,
        table: &Table,
        value: &Value,
        fields: (&[Field], &List<str>),
        meant: &[&str],
    ) {
        let sdks: Vec<&token_schema::Sdk> = self.sdks.iter().map(|sdk| &***sdk).collect();
        let meant: Vec<_> = meant.iter().map(|field| Misspelt { key: "", field }).collect();
        let mut found = Vec::new();
        let report = &mut |_: &Path<'_>, violation| found.push(violation);
        Judge { sdks: &sdks, report }.object(value, fields, &meant, &Path::top(path));
        for violation in found {
            match violation {
                Violation::Missing(field, _) => self.missing(path, entry, field),
                Violation::Needed { field, by, power, .. } => {
                    for member in by.into_iter().filter_map(|name| table.get(name)) {
                        self.needed(path, entry, member, field, power);
                    }
                }
                Violation::NoAccess { any_of, last, .. } => self.no_access(path, entry, table, &any_of, last),
                Violation::NotForSdk(field) => {
                    if let Some(member) = table.get(&field.name) {
                        self.not_for_sdk(&format!("{path}.{}", field.name), field, member);
                    }
                }
                // The values were checked one by one.
                _ => {}
            }
        }
    }

    /// `member` does nothing without another field.
    fn needed(&mut self, path: &str, object: &Entry, member: &Entry, need: &Field, power: Option<Power>) {
        let name = &member.key.value;
        let (title, why) = match power {
            None => (format!("has `{name}` without `{}`", need.name), "without it"),
            Some(Power::Open) => {
                (format!("has `{name}` while `{}` may be false at run time", need.name), "when it is false,")
            }
            Some(_) => (format!("has `{name}` while `{}` is false", need.name), "then"),
        };
        let title = format!("{}: {} {title}", self.what, object_name(path));
        let example = format!("{}{}", prefix(path, object), examples::field(&self.scope.schema, need));
        let add = if power.is_some() { "write" } else { "add" };
        let label = format!("{why} {} does nothing with `{name}`", self.user());
        self.report.add(
            Problem::new(rule::GRANT_FIELD_MISSING, member.place(), title)
                .label(label)
                .help(format!("{add} `{example}`")),
        );
    }

    /// A field that none of the declaration's SDKs uses gives away more than the client needs.
    fn not_for_sdk(&mut self, path: &str, field: &Field, entry: &Entry) {
        let named = |sdk: &Sdk| field.sdks.contains(&sdk.name);
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
