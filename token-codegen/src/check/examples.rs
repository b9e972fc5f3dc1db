//! Lines of a grants.toml for the help of a message.

use crate::model::{Field, Grant, Kind, List, Schema, Sdk, Shape, Sid, Value};
use crate::naming;
use crate::report::in_quotes;

/// A line with this grant and the first field that it needs, or else that limits it.
pub(crate) fn grant(schema: &Schema, grant: &Grant) -> String {
    match &grant.shape {
        Shape::Fields { fields, any_of } => object(schema, &grant.key, fields, any_of),
        Shape::Json => format!("{} = {}", grant.key, input(&grant.key)),
    }
}

/// The rest of a help with [`opening`]: the grant without the field that limits it. Only its author opens more.
pub(crate) fn or_unlimited(grant: &Grant) -> String {
    let Shape::Fields { fields, any_of } = &grant.shape else { return String::new() };
    let limit = fields.iter().find(|field| field.narrows).filter(|_| needed(fields, any_of).is_none());
    limit.map_or_else(String::new, |limit| {
        format!(", or `{} = {{}}`, which opens more without `{}`", grant.key, limit.name)
    })
}

/// The lines with this grant and the booleans that this SDK needs.
pub(crate) fn opening(schema: &Schema, sdk: Option<&Sdk>, grant: &Grant) -> Vec<String> {
    let flags = sdk.iter().flat_map(|sdk| sdk.flags.iter()).filter_map(|flag| flag.split_once('.'));
    let flags: Vec<&str> = flags.filter(|(key, _)| *key == grant.key).map(|(_, name)| name).collect();
    let mut lines: Vec<String> = Vec::new();
    for flag in grant.shape.as_slice().iter().filter(|field| flags.contains(&&*field.name)) {
        let needed = flag.needs.iter().filter_map(|name| grant.shape.field(name));
        for field in std::iter::once(flag).chain(needed) {
            let line = format!("{}.{}", grant.key, self::field(schema, field));
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
    }
    if lines.is_empty() { vec![self::grant(schema, grant)] } else { lines }
}

pub(crate) fn field(schema: &Schema, field: &Field) -> String {
    let name = &field.name;
    let literal = field.literal(in_quotes);
    match &field.kind {
        Kind::Strings => format!("{name} = [{}]", literal.unwrap_or_else(|| "\"…\"".to_owned())),
        Kind::String | Kind::Integer => format!("{name} = {}", literal.unwrap_or_else(|| input(name))),
        Kind::Boolean => format!("{name} = true"),
        Kind::Sid(sid) => format!(
            "{name} = {}",
            schema.sid(&sid.name).map_or_else(|| input(name), |sid| reference(schema, sid, name))
        ),
        Kind::Switch(member) => format!("{name}.{member} = true"),
        Kind::Object(Shape::Fields { fields, any_of }) => object(schema, name, fields, any_of),
        Kind::Object(Shape::Json) => format!("{name} = {}", literal.unwrap_or_else(|| "{}".to_owned())),
    }
}

fn object(schema: &Schema, name: &str, fields: &[Field], any_of: &List<str>) -> String {
    match needed(fields, any_of).or_else(|| fields.iter().find(|field| field.narrows)) {
        Some(needed) => format!("{name}.{}", field(schema, needed)),
        None => format!("{name} = {{}}"),
    }
}

/// A whole declaration: of the vendor's first SDK, if its schema is known.
pub(crate) fn declaration(schema: Option<&Schema>) -> String {
    let sdk = schema.and_then(|schema| schema.sdks.first());
    let name = sdk.map_or("SDK", |sdk| &sdk.name);
    let first = |schema: &Schema, key: &str| {
        let found = schema.grants.iter().find(|grant| grant.key == key)?;
        Some(opening(schema, sdk.map(AsRef::as_ref), found).join("\n"))
    };
    let grant = schema.zip(sdk.and_then(|sdk| sdk.requires.first())).and_then(|(schema, key)| first(schema, key));
    let grant = grant.unwrap_or_else(|| "GRANT.FIELD = { env = \"VARIABLE\" }".to_owned());
    let ttl = schema
        .map_or_else(|| "15m".to_owned(), |schema| super::ttl::example(&schema.format, sdk.iter().map(|sdk| &***sdk)));
    format!("[token.agent]\nsdk = \"{name}\"\nttl = \"{ttl}\"\n{grant}")
}

/// The value of a SID that is not a literal: a variable, or an input if the SID differs from token to token.
pub(crate) fn reference(schema: &Schema, sid: &Sid, field: &str) -> String {
    if sid.per_token {
        return input(field);
    }
    format!("{{ env = \"{}\" }}", schema.usual_variable(sid))
}

fn input(field: &str) -> String {
    let name = field.rsplit('.').next().unwrap_or(field);
    format!("{{ input = \"{}\" }}", naming::snake(name))
}

fn needed<'a>(fields: &'a [Field], any_of: &List<str>) -> Option<&'a Field> {
    let required = fields.iter().find(|field| field.required && Value::fixed(field).is_none());
    required.or_else(|| any_of.first().and_then(|name| fields.iter().find(|field| field.name == name)))
}
