//! The values of a declaration's fields, one by one.

use token_codegen::model::{Field, GrantUse, Kind, Shape, Value};

/// A field of a grant, or a member of free JSON, with its value.
pub(super) struct Leaf<'m> {
    /// Dotted from the grant's key: `chat.service_sid`.
    pub(super) path: String,
    pub(super) value: Value,
    /// Its rules; `None` in free JSON.
    pub(super) field: Option<&'m Field>,
    /// Whether it, or an object around it, narrows its grant.
    pub(super) narrows: bool,
    /// Whether it is in free JSON of which each member opens something.
    pub(super) is_additive: bool,
    /// Whether its object may lack it, so that a default of the vendor may apply.
    pub(super) may_be_absent: bool,
    /// The path of the outermost object of fields around it, which closes as a whole.
    pub(super) object: Option<String>,
}

/// The leaves of a grant, in file order.
pub(super) fn leaves(used: &GrantUse) -> Vec<Leaf<'_>> {
    Leaves { used, whole: &[] }.all()
}

/// The leaves of a grant in two files. What is an object in one of them, and one value in the other, such as an input, is a leaf in both.
pub(super) fn leaves_of_both(used: [&GrantUse; 2]) -> [Vec<Leaf<'_>>; 2] {
    let both = used.map(leaves);
    let [old, new] = &both;
    let is_whole = |leaf: &&Leaf<'_>, other: &[Leaf<'_>]| {
        !matches!(leaf.value, Value::Object(_)) && other.iter().any(|other| other.is_inside(&leaf.path))
    };
    let whole = old.iter().filter(|leaf| is_whole(leaf, new)).chain(new.iter().filter(|leaf| is_whole(leaf, old)));
    let whole: Vec<_> = whole.map(|leaf| leaf.path.clone()).collect();
    if whole.is_empty() { both } else { used.map(|used| Leaves { used, whole: &whole }.all()) }
}

struct Leaves<'m, 'w> {
    used: &'m GrantUse,
    /// The paths of objects that are leaves.
    whole: &'w [String],
}

impl<'m> Leaves<'m, '_> {
    fn all(&self) -> Vec<Leaf<'m>> {
        let mut found = Vec::new();
        self.add(&self.used.grant.key, "", &self.used.value, &mut found);
        found
    }

    fn add(&self, path: &str, inside: &str, value: &Value, found: &mut Vec<Leaf<'m>>) {
        match value {
            Value::Object(members) if !members.is_empty() && !self.whole.iter().any(|whole| whole == path) => {
                for (name, value) in members {
                    let name = if is_bare(name) { name.clone() } else { format!("{name:?}") };
                    let inside = if inside.is_empty() { name.clone() } else { format!("{inside}.{name}") };
                    self.add(&format!("{path}.{name}"), &inside, value, found);
                }
            }
            Value::String(text) if is_json(self.used, inside) => match serde_json::from_str(text) {
                Ok(json @ serde_json::Value::Object(_)) => self.add(path, inside, &of_json(&json), found),
                _ => found.push(leaf(path, inside, value, self.used)),
            },
            _ => found.push(leaf(path, inside, value, self.used)),
        }
    }
}

/// Whether it is free JSON that the token has as a string.
fn is_json(used: &GrantUse, inside: &str) -> bool {
    used.grant.shape.field_at(inside).is_some_and(|field| field.in_string)
}

fn of_json(json: &serde_json::Value) -> Value {
    match json {
        serde_json::Value::String(text) => Value::String(text.clone()),
        serde_json::Value::Bool(on) => Value::Bool(*on),
        serde_json::Value::Array(items) => Value::Array(items.iter().map(of_json).collect()),
        serde_json::Value::Object(members) => {
            Value::Object(members.iter().map(|(name, value)| (name.clone(), of_json(value))).collect())
        }
        serde_json::Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(integer), _) => Value::Integer(integer),
            (None, Some(float)) => Value::Float(float),
            (None, None) => Value::String(number.to_string()),
        },
        // TOML has no `null`.
        serde_json::Value::Null => Value::String("null".to_owned()),
    }
}

fn leaf<'m>(path: &str, inside: &str, value: &Value, used: &'m GrantUse) -> Leaf<'m> {
    let field = used.grant.shape.field_at(inside);
    let above = || inside.match_indices('.').filter_map(|(at, _)| used.grant.shape.field_at(inside.get(..at)?));
    let object = above().find(|field| matches!(field.kind, Kind::Object(Shape::Fields { .. })));
    let object = object.map(|field| format!("{}.{}", used.grant.key, field.name));
    let narrows = above().chain(field).any(|field| field.narrows);
    let is_additive = above().chain(field).any(|field| field.additive);
    let opens = matches!(&used.grant.shape, Shape::Fields { any_of, .. } if any_of.contains(inside));
    let may_be_absent = !opens && field.is_none_or(|field| !field.required);
    Leaf { path: path.to_owned(), value: value.clone(), field, narrows, is_additive, may_be_absent, object }
}

/// Whether TOML needs no quotes around a key.
fn is_bare(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

impl Leaf<'_> {
    /// Whether it is in the object at this path.
    pub(super) fn is_inside(&self, path: &str) -> bool {
        self.path.strip_prefix(path).is_some_and(|rest| rest.starts_with('.'))
    }

    /// The places of its inputs, those of an array with the index, and their names.
    pub(super) fn inputs(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        inputs(&self.path, &self.value, &mut found);
        found
    }

    pub(super) fn is_boolean(&self) -> bool {
        self.field.is_some_and(|field| matches!(field.kind, Kind::Boolean | Kind::Switch(_)))
    }

    /// The meaning of an absent boolean; `None`: the schema does not know it.
    pub(super) fn absent_boolean(&self) -> Option<bool> {
        let field = self.field?;
        if matches!(field.kind, Kind::Switch(_)) { Some(false) } else { field.default }
    }
}

fn inputs(path: &str, value: &Value, found: &mut Vec<(String, String)>) {
    match value {
        Value::Input(name) => found.push((path.to_owned(), name.clone())),
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                inputs(&format!("{path}[{at}]"), item, found);
            }
        }
        Value::Object(members) => {
            for (name, value) in members {
                inputs(&format!("{path}[{name:?}]"), value, found);
            }
        }
        _ => {}
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

/// Whether a value holds nothing.
pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Object(members) => members.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// Whether two values are the same in the file.
pub(super) fn same(old: &Value, new: &Value) -> bool {
    shown(old) == shown(new)
}
