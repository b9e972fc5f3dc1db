//! The values of a declaration's fields, one by one.

use token_codegen::model::{Choices, Field, GrantUse, Kind, Shape, Value};

/// A field of a grant, or a member of free JSON, with its value.
pub(super) struct Leaf<'m> {
    /// Dotted from the grant's key: `chat.service_sid`.
    pub(super) path: String,
    pub(super) value: &'m Value,
    /// Its rules; `None` in free JSON.
    pub(super) field: Option<&'m Field>,
    /// Whether it, or an object around it, narrows its grant.
    pub(super) narrows: bool,
    /// Whether its object may lack it, so that a default of the vendor may apply.
    pub(super) may_be_absent: bool,
    /// The path of the outermost object of fields around it, which closes as a whole.
    pub(super) object: Option<String>,
}

/// The leaves of a grant, in file order.
pub(super) fn leaves(used: &GrantUse) -> Vec<Leaf<'_>> {
    let mut found = Vec::new();
    add(&used.grant.key, "", &used.value, used, &mut found);
    found
}

fn add<'m>(path: &str, inside: &str, value: &'m Value, used: &'m GrantUse, found: &mut Vec<Leaf<'m>>) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            for (name, value) in members {
                let name = if is_bare(name) { name.clone() } else { format!("{name:?}") };
                let inside = if inside.is_empty() { name.clone() } else { format!("{inside}.{name}") };
                add(&format!("{path}.{name}"), &inside, value, used, found);
            }
        }
        _ => {
            let field = used.grant.shape.field_at(inside);
            let above = || inside.match_indices('.').filter_map(|(at, _)| used.grant.shape.field_at(inside.get(..at)?));
            let object = above().find(|field| matches!(field.kind, Kind::Object(Shape::Fields { .. })));
            let object = object.map(|field| format!("{}.{}", used.grant.key, field.name));
            let narrows = above().chain(field).any(|field| field.narrows);
            let opens = matches!(&used.grant.shape, Shape::Fields { any_of, .. } if any_of.contains(inside));
            let may_be_absent = !opens && field.is_none_or(|field| !field.required);
            found.push(Leaf { path: path.to_owned(), value, field, narrows, may_be_absent, object });
        }
    }
}

/// Whether TOML needs no quotes around a key.
fn is_bare(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

impl Leaf<'_> {
    pub(super) fn is_boolean(&self) -> bool {
        self.field.is_some_and(|field| matches!(field.kind, Kind::Boolean | Kind::Switch(_)))
    }

    /// The meaning of an absent boolean; `None`: the schema does not know it.
    pub(super) fn absent_boolean(&self) -> Option<bool> {
        let field = self.field?;
        if matches!(field.kind, Kind::Switch(_)) { Some(false) } else { field.default }
    }
}

/// A value as the file writes it.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => format!("{text:?}"),
        Value::Bool(on) => on.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Array(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(", ")),
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| format!("{name:?} = {}", shown(value)));
            format!("{{ {} }}", members.collect::<Vec<_>>().join(", ")).replace("{  }", "{}")
        }
        Value::Env(env) => {
            let default = env.default.as_ref().map(|default| format!(", default = {default:?}"));
            let optional = env.optional.then_some(", optional = true");
            format!("{{ env = {:?}{}{} }}", env.name, default.unwrap_or_default(), optional.unwrap_or_default())
        }
        Value::Input(name) => format!("{{ input = {name:?} }}"),
        _ => "…".to_owned(),
    }
}

/// Whether two values are the same in the file.
pub(super) fn same(old: &Value, new: &Value) -> bool {
    shown(old) == shown(new)
}

/// The rules of a grant that decide what its values mean, without their documentation.
pub(super) fn rules(used: &GrantUse) -> String {
    let grant = &used.grant;
    format!("{:?} {} {}", grant.rust_path, grant.flat, shape(&grant.shape))
}

fn shape(shape: &Shape) -> String {
    let Shape::Fields { fields, .. } = shape else { return "json".to_owned() };
    let field = |field: &Field| {
        let kind = match &field.kind {
            Kind::Object(inner) => self::shape(inner),
            Kind::Sid(sid) => format!("{} {} {} {:?}", sid.prefix, sid.digits, sid.suffix, sid.literals),
            kind => format!("{kind}"),
        };
        let choices = match &field.one_of {
            Choices::Any => String::new(),
            choices => format!("{choices:?}"),
        };
        let Field { name, required, min, most, max, unit, length, characters, default, narrows, .. } = field;
        let Field { separator, in_string, .. } = field;
        let limits = format!("{min:?} {most:?} {max} {unit:?} {length} {characters:?} {separator:?} {in_string}");
        format!("{name}: {kind} {choices} {required} {limits} {default:?} {narrows};")
    };
    fields.iter().map(field).collect()
}
