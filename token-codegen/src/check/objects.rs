//! An object of a grant: that its fields exist, that it has what it needs, and that it opens something.

use super::codes::codes;
use super::company::Power;
use super::examples;
use super::object_path::{object_name, prefix};
use super::values::Values;
use crate::ast::{Entry, Table};
use crate::model::{Field, Kind, Value};
use crate::report::{Problem, quoted};
use crate::suggest;

impl Values<'_> {
    /// The object that a table is; `None`: something in it is wrong.
    pub(crate) fn object(
        &mut self,
        path: &str,
        entry: &Entry,
        table: &Table,
        fields: &[Field],
        any_of: &[String],
    ) -> Option<Value> {
        let before = self.report.len();
        let mut members: Vec<(String, Value)> = Vec::with_capacity(table.entries.len());
        // What is there but wrong, and what is there under a wrong name: neither is missed.
        let mut meant: Vec<&str> = Vec::new();
        for member in &table.entries {
            let Some(field) = fields.iter().find(|field| field.name == member.key.value) else {
                meant.extend(self.unknown_field(path, member, fields));
                continue;
            };
            match self.field(&format!("{path}.{}", field.name), field, member) {
                Some(value) => {
                    self.used(&format!("{path}.{}", field.name), field, &value, member);
                    members.push((field.name.clone(), value));
                }
                None => meant.push(&field.name),
            }
        }
        let has = |name: &str| members.iter().any(|(member, _)| member == name) || meant.contains(&name);
        let off = |name: &str, value: &Value| {
            let kind = fields.iter().find(|field| field.name == name).map(|field| &field.kind);
            kind.is_some_and(|kind| matches!(Power::of(value, kind), Power::Off))
        };
        let on = |name: &str| members.iter().any(|(member, value)| member == name && !off(member, value));
        for member in table.entries.iter().filter(|member| on(&member.key.value)) {
            self.needs(path, entry, member, fields, &members, &meant);
        }
        for field in fields.iter().filter(|field| field.required && field.fixed().is_none() && !has(&field.name)) {
            self.missing(path, entry, field);
        }
        if !any_of.is_empty() && !any_of.iter().any(|name| meant.contains(&name.as_str())) {
            self.opens(path, entry, &members, fields, any_of);
        }
        // What can have one value only, nobody needs to write.
        let fixed = fields.iter().filter(|field| members.iter().all(|(member, _)| *member != field.name));
        let fixed: Vec<_> = fixed.filter_map(|field| Some((field.name.clone(), field.fixed()?))).collect();
        members.extend(fixed);
        (!self.report.errors_since(before)).then_some(Value::Object(members))
    }

    /// The field that was meant, if one is close.
    fn unknown_field<'f>(&mut self, path: &str, member: &Entry, fields: &'f [Field]) -> Option<&'f str> {
        let key = &member.key.value;
        let names: Vec<&'f str> = fields.iter().map(|field| field.name.as_str()).collect();
        let (closest, help) = suggest::help(key, &names, "the fields are");
        let user = self.user();
        let title = format!("{}: {} has no field {}", self.what, object_name(path), quoted(key));
        let problem = Problem::error("grant-field-unknown", member.place(), title);
        self.report.add(problem.label(format!("{user} would ignore it")).help(help));
        closest
    }

    fn missing(&mut self, path: &str, entry: &Entry, field: &Field) {
        let why = match self.sdk {
            Some(sdk) => {
                let codes = codes(&self.scope.schema, "grant-field-missing", Some(&sdk.name));
                if path.contains('.') {
                    format!("{} ignores `{path}` without it{codes}", sdk.title)
                } else {
                    format!("{} refuses a token without it{codes}", sdk.title)
                }
            }
            None => "without it the grant opens nothing".to_owned(),
        };
        let title = format!("{}: {} lacks `{}`", self.what, object_name(path), field.name);
        let example = format!("{}{}", prefix(path, entry), examples::field(&self.scope.schema, field));
        self.report.add(
            Problem::error("grant-field-missing", entry.place(), title).label(why).help(format!("add `{example}`")),
        );
    }

    /// At least one of the fields in `any_of` opens something.
    fn opens(&mut self, path: &str, entry: &Entry, members: &[(String, Value)], fields: &[Field], any_of: &[String]) {
        let mut why = None;
        for name in any_of {
            let Some((_, value)) = members.iter().find(|(member, _)| member == name) else { continue };
            let Some(field) = fields.iter().find(|field| field.name == *name) else { return };
            let path = match &field.kind {
                Kind::Switch(member) => format!("{name}.{member}"),
                _ => name.clone(),
            };
            match Power::of(value, &field.kind) {
                Power::On => return,
                Power::Off => why = Some(format!("`{path}` is false, so")),
                Power::Open => why = Some(format!("`{path}` may be false at run time, and then")),
            }
        }
        let user = self.user().to_owned();
        let codes = codes(&self.scope.schema, "grant-opens-nothing", self.sdk.map(|sdk| sdk.name.as_str()));
        let why = why.map_or_else(
            || format!("with this token {user} can do nothing{codes}"),
            |why| format!("{why} {user} can do nothing{codes}"),
        );
        let examples = any_of.iter().filter_map(|name| fields.iter().find(|field| field.name == *name));
        let examples: Vec<String> = examples
            .map(|field| format!("`{}{}`", prefix(path, entry), examples::field(&self.scope.schema, field)))
            .collect();
        let title = format!("{}: {} opens nothing", self.what, object_name(path));
        let help = format!("add {}", examples.join(" or "));
        self.report.add(Problem::error("grant-opens-nothing", entry.place(), title).label(why).help(help));
    }
}
