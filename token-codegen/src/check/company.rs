//! What a field wants beside it: other fields of its object, and an SDK that uses it.

use super::examples;
use super::objects::{object_name, prefix};
use super::values::Values;
use crate::ast::Entry;
use crate::model::{Field, Sdk, Value};
use crate::report::Problem;

impl Values<'_> {
    /// `needs`: the fields without which this one is of no use. `has` says which are there, or were meant to be.
    pub(crate) fn needs(
        &mut self,
        path: &str,
        object: &Entry,
        member: &Entry,
        fields: &[Field],
        has: &dyn Fn(&str) -> bool,
    ) {
        let name = &member.key.value;
        let Some(field) = fields.iter().find(|field| field.name == *name) else { return };
        // A field that is required is missed by itself.
        let missing = field.needs.iter().filter(|need| !has(need));
        for need in missing.filter_map(|need| fields.iter().find(|other| other.name == **need && !other.required)) {
            let title = format!("{}: {} has `{name}` without `{}`", self.what, object_name(path), need.name);
            let example = format!("{}{}", prefix(path, object), examples::field(&self.scope.schema, need));
            let label = format!("without it {} does nothing with `{name}`", self.user());
            self.report.add(
                Problem::error("grant-field-missing", member.place(), title)
                    .label(label)
                    .help(format!("add `{example}`")),
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
        let titles = |sdks: Vec<&str>| sdks.join(" and ");
        let users: Vec<&str> =
            self.scope.schema.sdks.iter().filter(|sdk| named(sdk)).map(|sdk| sdk.title.as_str()).collect();
        let given: Vec<&str> = self.sdks.iter().map(|sdk| sdk.title.as_str()).collect();
        let does = if given.len() == 1 { "does" } else { "do" };
        let title = format!("{}: {} {does} not use `{path}`", self.what, titles(given));
        let label = format!("it is for {}, and whoever holds the token could use it", titles(users));
        let help = match field.sdks.first() {
            Some(name) => format!("remove it; or add \"{name}\" to `sdk`, if the holder may do that"),
            None => "remove it".to_owned(),
        };
        self.report.add(Problem::error("grant-field-not-for-sdk", entry.place(), title).label(label).help(help));
    }
}
