//! `[token.NAME]`: its keys, and what its SDKs ask of its grants.

use serde_json::{Map, Value, json};
use token_codegen::model::{Format, Grant, Schema, Sdk};

use super::{pattern, value};

/// The keys of a declaration that are no grants.
const KEYS: [&str; 5] = ["sdk", "ttl", "region", "nbf", "doc"];

/// A declaration, in a file that may have grants and SDKs of its own.
pub(super) fn declaration(schema: &Schema) -> Value {
    let mut properties = Map::from_iter([
        ("sdk".to_owned(), sdk_key(schema)),
        ("ttl".to_owned(), ttl(schema)),
        (
            "nbf".to_owned(),
            json!({ "type": "boolean", "description": "Whether `nbf` is written too, equal to `iat`." }),
        ),
        ("doc".to_owned(), json!({ "type": "string", "description": "What the token is for." })),
        (
            "region".to_owned(),
            json!({ "description": "Where it is used.", "enum": value::names(&schema.format.regions) }),
        ),
    ]);
    for grant in &schema.grants {
        properties.insert(grant.key.to_string(), value::shape(&grant.shape, &grant.doc));
    }
    let legacy: Vec<_> = schema.legacy.iter().map(|legacy| &legacy.key).collect();
    let rules: Vec<_> = schema
        .sdks
        .iter()
        .flat_map(|sdk| of_sdk(sdk, schema))
        .chain(schema.grants.iter().filter_map(|grant| carried(grant, schema)))
        .collect();
    json!({
        "type": "object",
        "required": ["sdk", "ttl"],
        "properties": properties,
        "propertyNames": { "not": { "enum": legacy } },
        // A grant of the file's own.
        "additionalProperties": { "type": "object" },
        // At least one grant.
        "not": { "propertyNames": { "enum": KEYS } },
        "allOf": rules,
    })
}

/// In a file without grants of its own.
pub(super) fn only_known_keys(schema: &Schema) -> Value {
    let keys: Vec<_> = KEYS.into_iter().chain(schema.grants.iter().map(|grant| grant.key.as_ref())).collect();
    json!({ "propertyNames": { "enum": keys } })
}

/// In a file without SDKs of its own.
pub(super) fn only_known_sdks(schema: &Schema) -> Value {
    let names = names(schema);
    let known = json!({ "enum": names });
    json!({ "properties": { "sdk": { "anyOf": [known, { "type": "array", "items": known }] } } })
}

fn sdk_key(schema: &Schema) -> Value {
    // The names first, so that an editor offers them.
    let name = json!({ "anyOf": [{ "enum": names(schema) }, { "$ref": "#/definitions/name" }] });
    json!({
        "description": "The SDK that will use the token, or a list of them.",
        "anyOf": [name, { "type": "array", "items": name, "minItems": 1, "uniqueItems": true }],
    })
}

fn ttl(schema: &Schema) -> Value {
    let most = match schema.format.max_ttl {
        Format::NO_LIMIT => String::new(),
        max => format!(" {max} s at most."),
    };
    json!({
        "description": format!("How long a token lives: an integer and one unit.{most}"),
        "examples": ["15m", "1h", "8h"],
        "type": "string",
        "pattern": pattern::span_up_to(schema.format.max_ttl),
    })
}

/// What an SDK asks of a token that names it.
fn of_sdk(sdk: &Sdk, schema: &Schema) -> Vec<Value> {
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
        rules.push(
            json!({ "if": names_it, "then": { "properties": { "region": { "enum": value::names(&sdk.regions) } } } }),
        );
    }
    rules
}

/// That one of the SDKs uses a grant. Of an SDK of the file's own that cannot be known, so any will do.
fn carried(grant: &Grant, schema: &Schema) -> Option<Value> {
    let uses = |sdk: &&_| -> bool {
        let sdk: &Sdk = sdk;
        sdk.requires.contains(&grant.key) || sdk.allows.contains(&grant.key)
    };
    let sdks = schema.sdks.iter().map(|sdk| &**sdk);
    let others: Vec<_> = sdks.clone().filter(|sdk| !uses(sdk)).map(|sdk| &sdk.name).collect();
    let another = json!({ "not": { "enum": others } });
    let sdk = json!({ "anyOf": [{ "type": "string", "allOf": [another] }, { "type": "array", "contains": another }] });
    sdks.clone()
        .any(|sdk| uses(&sdk))
        .then(|| json!({ "if": { "required": [grant.key, "sdk"] }, "then": { "properties": { "sdk": sdk } } }))
}

fn names(schema: &Schema) -> Vec<&str> {
    schema.sdks.iter().map(|sdk| sdk.name.as_ref()).collect()
}
