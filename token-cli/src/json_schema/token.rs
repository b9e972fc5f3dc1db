//! `[token.NAME]`: its keys, and what its SDKs require.

use std::sync::Arc;

use serde_json::{Map, Value, json};
use token_codegen::model::{Format, Grant, List, Schema, Sdk};

use super::{pattern, value};

/// The keys of a declaration that are not grants.
pub(crate) const KEYS: [&str; 8] = ["sdk", "ttl", "region", "nbf", "optional", "doc", "expect", "metadata"];

/// A declaration in a file that may have its own grants and SDKs.
pub(super) fn declaration(schema: &Schema) -> Value {
    let mut properties = Map::from_iter([
        ("sdk".to_owned(), sdk_key(schema)),
        ("ttl".to_owned(), ttl(schema)),
        ("nbf".to_owned(), json!({ "type": "boolean", "description": "Whether the token has `nbf`, equal to `iat`." })),
        ("doc".to_owned(), json!({ "type": "string", "description": "The purpose of the token." })),
        (
            "optional".to_owned(),
            json!({ "type": "boolean", "description": "Whether a deployment may lack the token's own variables, and so the token." }),
        ),
        ("region".to_owned(), region(&schema.format.regions)),
        ("expect".to_owned(), expect()),
        (
            "metadata".to_owned(),
            json!({ "type": "object", "description": "What a framework needs to know of the token." }),
        ),
    ]);
    for grant in &schema.grants {
        properties.insert(grant.key.to_string(), value::shape(&grant.shape, &grant.doc));
    }
    let legacy: Vec<_> = schema.legacy.iter().map(|legacy| &legacy.key).collect();
    let rules: Vec<_> = schema
        .sdks
        .iter()
        .flat_map(|sdk| sdk_requirements(sdk, schema))
        .chain(schema.grants.iter().filter_map(|grant| carried(grant, schema)))
        .collect();
    // At least one grant.
    let without_grants =
        if schema.format.grants_optional { json!(false) } else { json!({ "propertyNames": { "enum": KEYS } }) };
    json!({
        "type": "object",
        "required": ["sdk", "ttl"],
        "properties": properties,
        "propertyNames": { "not": value::one_of(&legacy) },
        // The file's own grants.
        "additionalProperties": { "type": "object" },
        "not": without_grants,
        "allOf": rules,
    })
}

/// The paths are those of grants and fields, also of the file's own.
fn expect() -> Value {
    let paths = |doc: &str| json!({ "description": doc, "allOf": [{ "$ref": "#/definitions/texts" }] });
    json!({
        "description": "The policy that the declaration must keep.",
        "type": "object",
        "properties": {
            "opens": paths("The grants and fields that it opens: voice, voice.outgoing."),
            "never": paths("The grants and fields that it does not open."),
            "max_ttl": { "type": "string", "description": "The longest lifetime.", "pattern": pattern::DURATION },
            "literal_sids": { "type": "boolean", "description": "Whether its SIDs may be written in the file." },
        },
        "additionalProperties": false,
    })
}

/// For a file without its own grants.
pub(super) fn only_known_keys(schema: &Schema) -> Value {
    let keys: Vec<_> = KEYS.into_iter().chain(schema.grants.iter().map(|grant| grant.key.as_ref())).collect();
    json!({ "propertyNames": { "enum": keys } })
}

/// For a file without its own SDKs.
pub(super) fn only_known_sdks(schema: &Schema) -> Value {
    let names = names(schema);
    let known = value::one_of(&names);
    json!({ "properties": { "sdk": { "anyOf": [known, { "type": "array", "items": known }] } } })
}

fn sdk_key(schema: &Schema) -> Value {
    // Known names first: editors offer them.
    let name = json!({ "anyOf": [value::one_of(&names(schema)), { "$ref": "#/definitions/name" }] });
    json!({
        "description": "The SDK that uses the token, or an array of SDKs.",
        "anyOf": [name, { "type": "array", "items": name, "minItems": 1, "uniqueItems": true }],
    })
}

fn ttl(schema: &Schema) -> Value {
    let most = match schema.format.max_ttl {
        Format::NO_LIMIT => String::new(),
        max => format!(" At most {max} seconds."),
    };
    let mut pattern = pattern::duration_up_to(schema.format.max_ttl);
    if !schema.format.always_expires() {
        pattern += "|^none$";
    }
    json!({
        "description": format!("The lifetime: an integer and one unit.{most}"),
        "examples": ["15m", "1h", "8h"],
        "type": "string",
        "pattern": pattern,
    })
}

fn sdk_requirements(sdk: &Sdk, schema: &Schema) -> Vec<Value> {
    let named = json!({ "const": sdk.name });
    let names_it = json!({
        "required": ["sdk"],
        "properties": { "sdk": { "anyOf": [named, { "type": "array", "contains": named }] } },
    });
    let mut rules = Vec::new();
    if !sdk.requires.is_empty() {
        rules.push(json!({ "if": names_it, "then": { "required": value::names(&sdk.requires) } }));
    }
    for (key, name) in sdk.flags.iter().filter_map(|flag| flag.split_once('.')) {
        let on = json!({ "required": [name], "properties": { name: { "const": true } } });
        rules.push(json!({ "if": names_it, "then": { "properties": { key: on } } }));
    }
    if sdk.regions != schema.format.regions {
        rules.push(json!({ "if": names_it, "then": { "properties": { "region": region(&sdk.regions) } } }));
    }
    rules
}

/// One of these regions, or a variable with one.
fn region(regions: &List<str>) -> Value {
    let one = value::one_of(&value::names(regions));
    let variable = json!({
        "type": "object",
        "required": ["env"],
        "properties": { "env": { "$ref": "#/definitions/variable" }, "default": one },
        "additionalProperties": false,
    });
    json!({ "description": "The region in which the token is used.", "anyOf": [one, variable] })
}

/// One of the SDKs uses the grant. The file's own SDKs are unknown, so they may.
fn carried(grant: &Grant, schema: &Schema) -> Option<Value> {
    let is_user = |sdk: &&Arc<Sdk>| sdk.requires.contains(&grant.key) || sdk.allows.contains(&grant.key);
    let (users, others): (Vec<_>, Vec<_>) = schema.sdks.iter().partition(is_user);
    if users.is_empty() {
        return None;
    }
    let another = json!({ "not": value::one_of(&others.iter().map(|sdk| &sdk.name).collect::<Vec<_>>()) });
    let sdk = json!({ "anyOf": [{ "type": "string", "allOf": [another] }, { "type": "array", "contains": another }] });
    Some(json!({ "if": { "required": [grant.key, "sdk"] }, "then": { "properties": { "sdk": sdk } } }))
}

fn names(schema: &Schema) -> Vec<&str> {
    schema.sdks.iter().map(|sdk| sdk.name.as_ref()).collect()
}
