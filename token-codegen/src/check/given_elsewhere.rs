//! Values of a token that no declaration gives: the identity, the credentials, and the claims of each token.

use token_schema::{Credential, Format, Role};

use crate::model::{Grant, Schema};
use crate::naming;
use crate::report::quoted;

/// Label and help for a key of a declaration.
pub(super) fn key(key: &str, what: &str, schema: &Schema) -> Option<(String, String)> {
    let format = &schema.format;
    if matches!(key, "identity" | "user" | "user_id" | "username") || key == format.identity {
        return Some(identity(what));
    }
    credential(key, schema)
}

/// Label and help for a field of the object at this path that is no field of the grant, but has a place in the token.
pub(super) fn field(key: &str, path: &str, what: &str, grant: &Grant, schema: &Schema) -> Option<(String, String)> {
    let format = &schema.format;
    let is_beside = grant.flat && path == grant.key;
    let home = format.identity_in.iter().collect::<Vec<_>>().join(".");
    if key == format.identity && if home.is_empty() { is_beside } else { path == home } {
        return Some(identity(what));
    }
    let is_claim = is_beside && format.grants.is_none();
    is_claim.then(|| credential(key, schema).or_else(|| claim(key, format))).flatten()
}

fn identity(what: &str) -> (String, String) {
    let name = what.trim_start_matches("token ").trim_matches('`');
    let help = format!("remove it: the identity is the first argument, `tokens.{name}.issue(identity, …)`");
    ("each call gives the identity, not the declaration".to_owned(), help)
}

/// Label and help for a claim that each token has.
fn claim(key: &str, format: &Format) -> Option<(String, String)> {
    let help = match (key, format.claims.iter().find(|(name, _)| name == key)) {
        (_, Some((_, value))) => format!("remove it: `{key}` is always {}", quoted(value)),
        ("exp", _) => "remove it, and write the lifetime: `ttl = \"1h\"`".to_owned(),
        ("nbf", _) => "write `nbf = true` in the declaration".to_owned(),
        ("iat" | "jti", _) if format.writes.contains(key) => "remove it: each token gets one of its own".to_owned(),
        ("iat" | "jti", _) => "remove it: the tokens have none".to_owned(),
        _ => return None,
    };
    Some((format!("`{key}` is not a value of the declaration"), help))
}

/// Label and help for a credential.
fn credential(key: &str, schema: &Schema) -> Option<(String, String)> {
    let named =
        |env: &str| env.eq_ignore_ascii_case(key) || env.to_lowercase().ends_with(&format!("_{}", naming::snake(key)));
    let mut others = schema.other_secrets.iter();
    if let Some((variable, what)) = others.find(|(variable, _)| named(variable)) {
        let help = format!("remove it: no access token is signed with the {what}, {variable}");
        return Some(("a grants.toml has no credentials".to_owned(), help));
    }
    let is_claim = |part: &Credential| matches!(&part.role, Role::Claim(claim, _) if claim == key);
    // `signing_key_sid` is the former name of `api_key_sid`.
    let is_former = |part: &Credential| {
        let words = schema.variable_words.iter();
        words
            .map(|(word, other)| [word.to_lowercase(), other.to_lowercase()])
            .any(|[word, other]| part.name.contains(&word) && part.name.replace(&word, &other) == key)
    };
    let mut parts = schema.credentials.iter();
    let part =
        parts.find(|part| part.name == key || is_claim(part) || is_former(part) || part.env.iter().any(named))?;
    let variable = part.env.first()?;
    Some((
        "a grants.toml has no credentials".to_owned(),
        format!("remove it: `Tokens::from_env` reads {variable}, and `Tokens::from_lookup` gets it from your program"),
    ))
}
