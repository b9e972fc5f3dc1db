//! A grant and the objects in it: that their fields exist, that they have what they need, and that they open something.

use std::sync::Arc;

use token_schema::judge::Power;
use token_schema::rule;

use super::codes::codes;
use super::examples;
use super::free_json;
use super::object_path::{object_name, prefix};
use super::values::{Target, Values};
use crate::ast::{self, Entry, Table};
use crate::model::{Field, Grant, InputKind, Kind, List, Shape, Value};
use crate::report::{Problem, quoted};
use crate::suggest;

impl Values<'_> {
    /// A whole grant; `None`: something in it is wrong.
    pub(crate) fn grant(&mut self, grant: &Grant, entry: &Entry) -> Option<Value> {
        if let Some(why) = &grant.deprecated {
            let title = format!("{}: the grant `{}` is deprecated", self.what, grant.key);
            self.report.add(Problem::new(rule::DEPRECATED_GRANT, entry.place(), title).label(&**why));
        }
        if let Some(path) = &grant.rust_path {
            return self.rust_grant(grant, path, entry);
        }
        match &grant.shape {
            Shape::Fields { fields, any_of } => {
                let table = self.table(&grant.key, entry, fields)?;
                let value = self.object(&grant.key, entry, table, fields, any_of)?;
                let example = fields.first().map(|field| examples::field(&self.scope.schema, field));
                self.not_empty(grant, value, &example.unwrap_or_default(), entry)
            }
            Shape::Json => free_json::json(self, entry, &grant.key, &grant.doc),
        }
    }

    /// A flat grant is nothing but its fields: without one of them the token does not have it.
    fn not_empty(&mut self, grant: &Grant, value: Value, example: &str, entry: &Entry) -> Option<Value> {
        if !grant.flat || !matches!(&value, Value::Object(members) if members.is_empty()) {
            return Some(value);
        }
        let title = format!("{}: the grant `{}` is empty", self.what, grant.key);
        self.report.add(
            Problem::new(rule::GRANT_OPENS_NOTHING, entry.place(), title)
                .label("it is flat: its fields stand where grants stand, and without one the token does not have the grant")
                .help(format!("add a field, such as `{}.{example}`", grant.key)),
        );
        None
    }

    /// The value of a field of an object.
    fn field(&mut self, path: &str, field: &Field, entry: &Entry) -> Option<Value> {
        if let Some(why) = &field.deprecated {
            let title = format!("{}: `{path}` is deprecated", self.what);
            self.report.add(Problem::new(rule::DEPRECATED_FIELD, entry.place(), title).label(&**why));
        }
        let scalar = match &field.kind {
            Kind::String => InputKind::String,
            Kind::Boolean => InputKind::Bool,
            Kind::Integer => InputKind::Integer,
            Kind::Sid(sid) => InputKind::Sid(Arc::clone(self.scope.schema.sid(&sid.name)?)),
            Kind::Strings => return self.texts(path, field, entry),
            Kind::Switch(member) => {
                let mut only = Field::new(member.clone(), Kind::Boolean);
                (only.required, only.doc, only.span) = (true, field.doc.clone(), field.span.clone());
                let only = std::slice::from_ref(&only);
                let table = self.table(path, entry, only)?;
                return self.object(path, entry, table, only, &List::EMPTY);
            }
            Kind::Object(Shape::Fields { fields, any_of }) => {
                let table = self.table(path, entry, fields)?;
                return self.object(path, entry, table, fields, any_of);
            }
            Kind::Object(..) => return free_json::json(self, entry, path, &field.doc),
        };
        self.scalar(&Target { path, doc: &field.doc, kind: scalar, field: Some(field) }, entry)
    }

    /// The table of an object with fields.
    fn table<'e>(&mut self, path: &str, entry: &'e Entry, fields: &[Field]) -> Option<&'e Table> {
        let example = fields.iter().find(|field| field.required).or_else(|| fields.first());
        let example = example.map(|field| format!("{path}.{}", examples::field(&self.scope.schema, field)));
        let example = example.unwrap_or_else(|| format!("{path} = {{}}"));
        let ast::Value::Table(table) = &entry.value.value else {
            let title = format!("{}: `{path}` is {}, not a table of fields", self.what, entry.value.value.what());
            let problem = Problem::new(rule::GRANT_FIELD_TYPE, entry.value.span.clone(), title);
            self.report
                .add(problem.label("on the wire it is an object with members").help(format!("write `{example}`")));
            return None;
        };
        let reference = |key: &str| table.get(key).is_some() && fields.iter().all(|field| field.name != key);
        if let (1, Some(key)) = (table.entries.len(), ["env", "input"].into_iter().find(|key| reference(key))) {
            let title = format!("{}: `{path}` cannot come from `{key}` as a whole", self.what);
            let problem = Problem::new(rule::GRANT_FIELD_TYPE, entry.place(), title);
            self.report.add(
                problem.label("it has fields, and each gets its value on its own").help(format!("write `{example}`")),
            );
            return None;
        }
        Some(table)
    }

    /// The object that a table is; `None`: something in it is wrong.
    fn object(
        &mut self,
        path: &str,
        entry: &Entry,
        table: &Table,
        fields: &[Field],
        any_of: &List<str>,
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
                Some(value) => members.push((field.name.to_string(), value)),
                None => meant.push(&field.name),
            }
        }
        // What can have one value only, nobody needs to write.
        for field in fields.iter().filter(|field| !meant.contains(&field.name.as_ref())) {
            if let (Some(value), None) = (Value::fixed(field), table.get(&field.name)) {
                members.push((field.name.to_string(), value));
            }
        }
        let value = Value::Object(members);
        self.company(path, entry, table, &value, (fields, any_of), &meant);
        (!self.report.errors_since(before)).then_some(value)
    }

    /// The field that was meant, if one is close.
    fn unknown_field<'f>(&mut self, path: &str, member: &Entry, fields: &'f [Field]) -> Option<&'f str> {
        let key = &member.key.value;
        let names: Vec<&'f str> = fields.iter().map(|field| field.name.as_ref()).collect();
        let (closest, help) = suggest::help(key, &names, "the fields are");
        let user = self.user();
        let title = format!("{}: {} has no field {}", self.what, object_name(path), quoted(key));
        let problem = Problem::new(rule::GRANT_FIELD_UNKNOWN, member.place(), title);
        self.report.add(problem.label(format!("{user} would ignore it")).help(help));
        closest
    }

    pub(super) fn missing(&mut self, path: &str, entry: &Entry, field: &Field) {
        let why = match self.sdk {
            Some(sdk) => {
                let codes = codes(&self.scope.schema, rule::GRANT_FIELD_MISSING.id(), Some(&sdk.name));
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
            Problem::new(rule::GRANT_FIELD_MISSING, entry.place(), title).label(why).help(format!("add `{example}`")),
        );
    }

    /// None of the fields in `any_of` opens something; `last` of them is there, and off.
    pub(super) fn no_access(
        &mut self,
        path: &str,
        entry: &Entry,
        table: &Table,
        any_of: &[&Field],
        last: Option<(&Field, Power)>,
    ) {
        let why = last.map(|(field, power)| {
            let path = match &field.kind {
                Kind::Switch(member) => format!("{}.{member}", field.name),
                _ => field.name.to_string(),
            };
            let is = if power == Power::Open { "may be false at run time, and then" } else { "is false, so" };
            format!("`{path}` {is}")
        });
        let user = self.user().to_owned();
        let codes = codes(&self.scope.schema, rule::GRANT_OPENS_NOTHING.id(), self.sdk.map(|sdk| sdk.name.as_ref()));
        let why = why.map_or_else(
            || format!("with this token {user} can do nothing{codes}"),
            |why| format!("{why} {user} can do nothing{codes}"),
        );
        // What is there and off is written anew: added, TOML would refuse the key's second value.
        let (there, absent): (Vec<&Field>, Vec<&Field>) =
            any_of.iter().partition(|field| table.get(&field.name).is_some());
        let shown = |verb: &str, fields: &[&Field]| {
            let example =
                |field: &&Field| format!("`{}{}`", prefix(path, entry), examples::field(&self.scope.schema, field));
            let examples: Vec<String> = fields.iter().map(example).collect();
            (!examples.is_empty()).then(|| format!("{verb} {}", examples.join(" or ")))
        };
        let help: Vec<String> = [shown("write", &there), shown("add", &absent)].into_iter().flatten().collect();
        let help = help.join(", or ");
        let title = format!("{}: {} opens nothing", self.what, object_name(path));
        self.report.add(Problem::new(rule::GRANT_OPENS_NOTHING, entry.place(), title).label(why).help(help));
    }
}
