//! JSON as TOML.

use serde_json::Value;
use token_codegen::reference;
use token_codegen::report::in_quotes;
use token_core::JsonObject;

/// The literal of a value in the place of a field, or why TOML has none. A member that is `null` is left out. What a token holds is never more
/// than a value.
pub(super) fn literal(value: &Value) -> Result<String, &'static str> {
    match value {
        Value::Object(members)
            if reference::source(present(members).map(|(key, value)| (&**key, value.is_string()))).is_some() =>
        {
            Err(REFERENCE)
        }
        _ => inside(value),
    }
}

const REFERENCE: &str = "a grants.toml would read it as a variable or an input";

fn inside(value: &Value) -> Result<String, &'static str> {
    match value {
        Value::Null => Err("TOML has no `null`"),
        Value::Bool(on) => Ok(on.to_string()),
        Value::String(text) => Ok(in_quotes(text)),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(number), _) => Ok(number.to_string()),
            (None, Some(float)) if number.is_f64() && float.is_finite() => Ok(format!("{float:?}")),
            _ => Err("an integer of TOML is at most 9223372036854775807"),
        },
        Value::Array(items) => {
            let items: Result<Vec<_>, _> = items.iter().map(inside).collect();
            Ok(format!("[{}]", items?.join(", ")))
        }
        Value::Object(members) => {
            if let [(only, _)] = *present(members).collect::<Vec<_>>()
                && reference::INSIDE_JSON.contains(&&**only)
            {
                return Err(REFERENCE);
            }
            let member =
                |(name, value): (&String, &Value)| inside(value).map(|value| format!("{} = {value}", key(name)));
            let members = present(members).map(member).collect::<Result<Vec<_>, _>>()?;
            Ok(if members.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", members.join(", ")) })
        }
    }
}

fn present(members: &JsonObject) -> impl Iterator<Item = (&String, &Value)> + Clone {
    members.iter().filter(|(_, value)| !value.is_null())
}

/// A key, in quotes where TOML needs them.
pub(super) fn key(name: &str) -> String {
    let is_bare = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    if is_bare { name.to_owned() } else { in_quotes(name) }
}
