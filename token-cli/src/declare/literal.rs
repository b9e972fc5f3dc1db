//! JSON as TOML.

use serde_json::Value;
use token_codegen::report::in_quotes;

/// The literal of a value, or why TOML has none. A member that is `null` is left out.
pub(super) fn literal(value: &Value) -> Result<String, &'static str> {
    match value {
        Value::Null => Err("TOML has no `null`"),
        Value::Bool(on) => Ok(on.to_string()),
        Value::String(text) => Ok(in_quotes(text)),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(number), _) => Ok(number.to_string()),
            (None, Some(float)) if number.is_f64() && float.is_finite() => Ok(format!("{float:?}")),
            _ => Err("the number has more than 64 bits"),
        },
        Value::Array(items) => {
            let items: Result<Vec<_>, _> = items.iter().map(literal).collect();
            Ok(format!("[{}]", items?.join(", ")))
        }
        Value::Object(members) if members.iter().any(|(name, value)| is_reference(name, value)) => {
            Err("a grants.toml would read it as a variable or an input")
        }
        Value::Object(members) => {
            let member =
                |(name, value): (&String, &Value)| literal(value).map(|value| format!("{} = {value}", key(name)));
            let members =
                members.iter().filter(|(_, value)| !value.is_null()).map(member).collect::<Result<Vec<_>, _>>()?;
            Ok(if members.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", members.join(", ")) })
        }
    }
}

/// A key, in quotes where TOML needs them.
pub(super) fn key(name: &str) -> String {
    let is_bare = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    if is_bare { name.to_owned() } else { in_quotes(name) }
}

/// Whether a table with this key may be a reference to a variable or an input. What a token holds is never more than a value.
fn is_reference(name: &str, value: &Value) -> bool {
    matches!(name, "env" | "input" | "$env" | "$input") && value.is_string()
}
