//! The values of a declaration's fields, one by one.

use token_codegen::model::{Field, GrantUse, Kind, Value};

/// A field of a grant, or a member of free JSON, with its value.
pub(super) struct Leaf<'m> {
    /// Dotted from the grant's key: `chat.service_sid`.
    pub(super) path: String,
    pub(super) value: &'m Value,
    /// Its rules; `None` in free JSON.
    pub(super) field: Option<&'m Field>,
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
        _ => found.push(Leaf { path: path.to_owned(), value, field: used.grant.shape.field_at(inside) }),
    }
}

/// Whether TOML needs no quotes around a key.
fn is_bare(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

impl Leaf<'_> {
    /// The boolean that the field means when it is absent; `None`: it is no boolean.
    pub(super) fn absent_boolean(&self) -> Option<bool> {
        self.field.and_then(|field| match field.kind {
            Kind::Boolean => Some(field.default.unwrap_or(false)),
            Kind::Switch(_) => Some(false),
            _ => None,
        })
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
