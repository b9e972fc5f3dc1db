//! The parts of a token beside its grants that no declaration issues, or issues with another value.

use serde_json::Value;
use token_codegen::model::{Role, Schema};
use token_codegen::report::{in_quotes, quoted};
use token_core::JsonObject;
use token_schema::Algorithm;

use super::document::Line;
use super::literal::{key, literal};

/// The claims of every JWT: RFC 7519, section 4.1.
const REGISTERED: [&str; 7] = ["iss", "sub", "aud", "exp", "nbf", "iat", "jti"];

/// Comments about header parameters.
pub(super) fn of_header(header: &JsonObject, schema: &Schema) -> Vec<Line> {
    let format = &schema.format;
    let is_given = |name: &str| {
        let is_credential = |role: &Role| matches!(role, Role::Header(parameter) if parameter == name);
        format.region_header.as_deref() == Some(name) || schema.credentials.iter().any(|part| is_credential(&part.role))
    };
    let mut lines = Vec::new();
    for (name, value) in header.iter().filter(|(name, _)| !is_given(name)) {
        let name = name.as_str();
        let path = format!("header.{}", key(name));
        match format.header.iter().find(|(known, _)| known == name) {
            // The algorithm is that of the key.
            Some(_) if name == "alg" => {
                let all: Vec<_> = format.algorithms().map(Algorithm::name).collect();
                if !all.iter().any(|name| value == name) {
                    let why = format!("tokens of {} are signed with {}", schema.title, all.join(" or "));
                    lines.push(other(&path, value, &why));
                }
            }
            Some((_, fixed)) if value == &**fixed => {}
            Some((_, fixed)) => lines.push(other(&path, value, &always(name, fixed, schema))),
            None => lines.push(unknown(&path, schema)),
        }
    }
    lines
}

/// Comments about claims.
pub(super) fn of_claims(claims: &JsonObject, schema: &Schema) -> Vec<Line> {
    let format = &schema.format;
    let mut lines = Vec::new();
    for (name, value) in claims.iter().map(|(name, value)| (name.as_str(), value)) {
        let fixed = format.claims.iter().find(|(claim, _)| claim == name).map(|(_, fixed)| &**fixed);
        // One of the grants, or in the wrong place.
        let is_former = format.former_identity.as_deref() == Some(name);
        let is_inside = format.identity_in_grants && (format.identity == name || is_former);
        if format.grants.as_deref() == Some(name) {
            if !value.is_object() {
                lines.push(Line::refused(&key(name), "the grants are no object"));
            }
        } else if let Some(fixed) = fixed {
            // One audience is a string or an array of one: RFC 7519, section 4.1.3.
            let one = value.as_array().and_then(|all| if let [one] = all.as_slice() { Some(one) } else { None });
            if one.unwrap_or(value) != fixed {
                lines.push(other(name, value, &always(name, fixed, schema)));
            }
        } else if is_former && !is_inside {
            lines.push(former(name, schema));
        } else if !is_inside && (is_credential(name, schema) || format.has_claim(name)) {
            // Each call, the deployment or the lifetime gives it.
        } else if is_registered(name, schema) && !is_inside {
            // Their values differ from token to token.
            let is_of_one = matches!(name, "iat" | "jti");
            let none = || other(name, value, &format!("a token of {} has no such claim", schema.title));
            lines.push(if is_of_one { unknown(name, schema) } else { none() });
        } else if format.grants.is_some() {
            lines.push(Line::refused(&key(name), "a declaration writes no claims beside the grants"));
        }
    }
    lines
}

/// A comment about the former name of the identity.
pub(super) fn former(name: &str, schema: &Schema) -> Line {
    Line::note(&format!("{}, in place of which the tokens have {}", quoted(name), quoted(&schema.format.identity)))
}

/// Whether a claim is none of the grants: it is of the vendor's format, or of every JWT.
pub(super) fn is_registered(name: &str, schema: &Schema) -> bool {
    // A flat grant may own a claim of this name.
    let is_field = schema.grants.iter().any(|grant| grant.flat && grant.shape.field(name).is_some());
    is_credential(name, schema) || schema.format.has_claim(name) || (REGISTERED.contains(&name) && !is_field)
}

fn is_credential(name: &str, schema: &Schema) -> bool {
    schema.credentials.iter().any(|part| matches!(&part.role, Role::Claim(claim, _) if claim == name))
}

fn always(name: &str, fixed: &str, schema: &Schema) -> String {
    format!("each token of {} has {name} = {}", schema.title, in_quotes(fixed))
}

fn unknown(path: &str, schema: &Schema) -> Line {
    Line::note(&format!("{}, which a token of {} does not have", quoted(path), schema.title))
}

/// A value that the declared tokens lack for a reason of the vendor's.
fn other(path: &str, value: &Value, why: &str) -> Line {
    let value = literal(value).unwrap_or_else(|_| "…".to_owned());
    Line { text: format!("{path} = {value}"), ..Line::note(why) }
}
