//! The value of a grant that is written in Rust: the program fills it and passes it to each call.

use token_schema::rule;

use super::examples;
use super::values::Values;
use crate::ast::{self, Entry};
use crate::model::{Grant, InputKind, Value};
use crate::report::Problem;

impl Values<'_> {
    /// `crm = { input = "crm" }`. The file cannot give values to the fields, because only the compiler sees them.
    pub(super) fn rust_grant(&mut self, grant: &Grant, rust: &str, entry: &Entry) -> Option<Value> {
        let key = &grant.key;
        if let ast::Value::Table(table) = &entry.value.value
            && let [only] = table.entries.as_slice()
            && only.key.value == "input"
        {
            let name = self.name(only, key)?;
            return self.inputs.add(&name, InputKind::Rust(rust.to_owned()), [self.what, key, &grant.doc], self.report);
        }
        let title = format!("{}: `{key}` is a grant written in Rust, and only Rust can fill it", self.what);
        self.report.add(
            Problem::new(rule::GRANT_FIELD_TYPE, entry.place(), title)
                .label(format!("only the compiler knows the fields of `{rust}`"))
                .help(format!(
                    "write `{}`, and pass a `{rust}` to each call that issues the token",
                    examples::grant(&self.scope.schema, grant)
                )),
        );
        None
    }
}
