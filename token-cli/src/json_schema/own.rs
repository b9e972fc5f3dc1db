//! `[sid.NAME]`, `[grant.KEY]` and `[sdk.NAME]`: what a file adds to the vendor's rules.

use serde_json::{Map, Value, json};
use token_codegen::model::{Schema, Unit};
use token_schema::{Field, KeyType};

use super::value::{described, one_of};
use super::{pattern, token};

pub(super) fn sids(schema: &Schema) -> Value {
    let taken: Vec<_> = schema.sids.iter().map(|sid| &sid.name).collect();
    let plain = json!({ "type": "string", "pattern": pattern::PLAIN });
    let word = json!({ "type": "string", "pattern": pattern::PLAIN, "minLength": 1, "maxLength": 128 });
    json!({
        "description": "Kinds of SID of the application's own: [sid.NAME].",
        "type": "object",
        "propertyNames": { "allOf": [{ "$ref": "#/definitions/name" }, { "not": one_of(&taken) }] },
        "additionalProperties": {
            "type": "object",
            "required": ["prefix"],
            "properties": {
                "title": { "type": "string", "description": "Its name in messages." },
                "prefix": word,
                "digits": { "type": "integer", "minimum": 1, "maximum": 127, "description": "How many hexadecimal digits follow; 32 by default." },
                "suffix": plain,
                "literal": { "anyOf": [word, { "type": "array", "items": word }] },
                "per_token": { "type": "boolean", "description": "It differs from token to token, so suggestions take it as an input." },
                "aliases": { "$ref": "#/definitions/texts" },
                "doc": { "type": "string" },
            },
            "additionalProperties": false,
        },
    })
}

pub(super) fn grants(schema: &Schema) -> Value {
    let legacy = schema.legacy.iter().map(|legacy| legacy.key.as_ref());
    let mut taken: Vec<_> =
        token::KEYS.into_iter().chain(schema.grants.iter().map(|grant| grant.key.as_ref())).chain(legacy).collect();
    if schema.format.identity_in_grants {
        taken.push(&schema.format.identity);
    }
    let said_once = |one: Value, other: &str| json!({ "not": { "allOf": [one, { "required": [other] }] } });
    let rust = || json!({ "required": ["rust"] });
    let json = || json!({ "required": ["json"], "properties": { "json": { "const": true } } });
    json!({
        "description": "Grants of the application's own: [grant.KEY].",
        "type": "object",
        "propertyNames": { "allOf": [wire_name(), { "not": one_of(&taken) }] },
        "additionalProperties": {
            "type": "object",
            "properties": {
                "doc": { "type": "string" },
                "deprecated": { "type": "string", "description": "Why it should no longer be used." },
                "aliases": { "$ref": "#/definitions/texts" },
                "json": { "type": "boolean", "description": "The grant is a free JSON object." },
                "flat": { "type": "boolean", "description": "Its fields stand where grants stand, in no object of its own." },
                "rust": { "type": "string", "pattern": pattern::RUST_PATH, "description": "The path of a `#[derive(Grant)]` type: crate::Crm." },
                "sdk": { "allOf": [{ "$ref": "#/definitions/texts" }], "description": "The SDKs that may carry it." },
                "any_of": any_of(),
                "field": { "$ref": "#/definitions/fields" },
            },
            "additionalProperties": false,
            "allOf": [
                said_once(rust(), "field"), said_once(rust(), "any_of"), said_once(json(), "field"),
                said_once(json(), "any_of"), said_once(json(), "rust"),
            ],
        },
    })
}

/// The `field` table of a grant or an object.
pub(super) fn fields(schema: &Schema) -> Value {
    let kinds: Vec<_> = schema.sids.iter().map(|sid| &sid.name).collect();
    let types = ["type", "sid", "switch", "field"];
    let pairs = types.iter().enumerate().flat_map(|(at, one)| {
        types.iter().skip(at + 1).map(move |other| json!({ "not": { "required": [one, other] } }))
    });
    let without_example = ["one_of", "sid", "switch", "field"].map(|other| json!({ "required": [other] }));
    let types_with =
        [("example", json!(["string", "json"])), ("length", json!(["string"])), ("characters", json!(["string"]))];
    let only_a_string_has = types_with.map(|(key, types)| {
        json!({
            "if": { "required": [key] },
            "then": { "properties": { "type": { "enum": types } }, "not": { "anyOf": without_example } },
        })
    });
    let only_json_is_in_a_string = json!({
        "if": { "required": ["in_string"], "properties": { "in_string": { "const": true } } },
        "then": { "required": ["type"], "properties": { "type": { "const": "json" } } },
    });
    let one_length_or_several = json!({ "not": { "required": ["length", "max"] } });
    let a_length_is_positive = json!({
        "if": { "required": ["type"], "properties": { "type": { "const": "integer" } } },
        "else": { "properties": { "max": { "minimum": 1 } } },
    });
    let rules = [only_json_is_in_a_string, one_length_or_several, a_length_is_positive];
    let rules = pairs.chain(only_a_string_has).chain(rules);
    let keys = Field::KEYS.iter().map(|&(key, kind, doc)| (key, described(key_value(kind), doc)));
    let others = [
        ("type", json!({ "enum": ["string", "bool", "integer", "array", "json"] })),
        // The vendor's kinds first, so that an editor offers them; the file may have its own.
        ("sid", json!({ "anyOf": [one_of(&kinds), { "$ref": "#/definitions/name" }] })),
        ("switch", wire_name()),
        ("any_of", any_of()),
        ("field", json!({ "$ref": "#/definitions/fields" })),
    ];
    let properties: Map<_, _> = keys.chain(others).map(|(key, value)| (key.to_owned(), value)).collect();
    json!({
        "type": "object",
        "propertyNames": { "allOf": [wire_name(), { "not": { "enum": ["new", "and"] } }] },
        "additionalProperties": {
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
            "allOf": rules.collect::<Vec<_>>(),
            "if": { "required": ["any_of"], "properties": { "any_of": { "minItems": 1 } } },
            "then": { "required": ["field"] },
        },
    })
}

fn key_value(kind: KeyType) -> Value {
    match kind {
        KeyType::String => json!({ "type": "string" }),
        KeyType::NotBlank => json!({ "type": "string", "pattern": "\\S" }),
        KeyType::Boolean => json!({ "type": "boolean" }),
        KeyType::Integer => json!({ "type": "integer" }),
        KeyType::Count => json!({ "type": "integer", "minimum": 1 }),
        KeyType::Strings => json!({ "$ref": "#/definitions/texts" }),
        KeyType::Values => json!({ "type": "array", "items": { "type": ["string", "integer"] }, "minItems": 1 }),
        KeyType::Unit => json!({ "enum": Unit::NAMES }),
        KeyType::Scalars => json!({
            "type": "object",
            "additionalProperties": { "type": ["string", "boolean", "integer"] },
        }),
        KeyType::MemberTypes => json!({ "type": "object", "additionalProperties": { "enum": Field::MEMBER_TYPES } }),
    }
}

pub(super) fn sdks(schema: &Schema) -> Value {
    let taken: Vec<_> = schema.sdks.iter().map(|sdk| &sdk.name).collect();
    let count = json!({ "type": "integer", "minimum": 1 });
    let region = one_of(&super::value::names(&schema.format.regions));
    let keys: Vec<_> = schema.grants.iter().map(|grant| &grant.key).collect();
    // The file's own grants may be named too.
    let grant = json!({ "anyOf": [one_of(&keys), wire_name()] });
    let grants = json!({ "anyOf": [grant, { "type": "array", "items": grant }] });
    // Also a boolean in one, which must be true.
    let needed = json!({ "anyOf": [grant, { "type": "string", "pattern": "^[^.]+\\.[^.]+$" }] });
    let needed = json!({ "anyOf": [needed, { "type": "array", "items": needed }] });
    json!({
        "description": "SDKs of the application's own: [sdk.NAME].",
        "type": "object",
        "propertyNames": { "allOf": [{ "$ref": "#/definitions/name" }, { "not": one_of(&taken) }] },
        "additionalProperties": {
            "type": "object",
            "properties": {
                "title": { "type": "string", "pattern": "^\\s*[A-Z]", "description": "Its name in messages and, without blanks, in Rust." },
                "doc": { "type": "string" },
                "deprecated": { "type": "string" },
                "aliases": { "$ref": "#/definitions/texts" },
                "requires": needed.clone(),
                "any_of": needed,
                "allows": grants,
                "regions": { "anyOf": [region, { "type": "array", "items": region }] },
                "region_rule": { "type": "string", "description": "The rule that finds a token for it in another region." },
                "renew_before": { "type": "string", "pattern": pattern::DURATION },
                "max_ttl": { "type": "string", "pattern": pattern::DURATION },
                "min_ttl": { "type": "string", "pattern": pattern::DURATION },
                "warn_ttl_below": { "type": "string", "pattern": pattern::DURATION },
                "identity": {
                    "type": "object",
                    "properties": {
                        "max": count,
                        "unit": { "enum": Unit::NAMES },
                        "warn_above": count,
                        "forbid": { "type": "string" },
                        "forbid_control": { "type": "boolean" },
                        "avoid": { "type": "string" },
                        "prefer": { "type": "string", "minLength": 1 },
                        "reserved_prefix": { "type": "string", "minLength": 1 },
                        "reserved_for": { "type": "string" },
                        "optional": { "type": "boolean", "description": "It also takes a token without one." },
                    },
                    "additionalProperties": false,
                },
            },
            "additionalProperties": false,
        },
    })
}

fn any_of() -> Value {
    json!({
        "description": "At least one of these fields must be there, or the object allows nothing.",
        "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" }, "maxItems": 4 }],
    })
}

fn wire_name() -> Value {
    json!({ "type": "string", "pattern": pattern::WIRE_NAME, "not": { "enum": pattern::UNUSABLE } })
}
