//! The values of fields: literals, variables and inputs.

use serde::Serialize;
use serde_json::{Value, json};
use token_codegen::model::{self, Choices, Field, Kind, List, Schema, Shape};
use token_codegen::reference;
use token_schema::Sid;

use super::pattern;

/// `{ input = "name" }`
pub(super) fn input() -> Value {
    json!({
        "description": "An argument of the issue call.",
        "type": "object",
        "required": ["input"],
        "properties": { "input": { "$ref": "#/definitions/name" } },
        "additionalProperties": false,
    })
}

pub(super) fn text() -> Value {
    scalar(&json!({ "type": "string", "pattern": pattern::NOT_BLANK }))
}

pub(super) fn bool() -> Value {
    scalar(&json!({ "type": "boolean" }))
}

pub(super) fn integer() -> Value {
    scalar(&json!({ "type": "integer" }))
}

/// Free JSON, in which a key that begins with `$` is a reference.
pub(super) fn free_json() -> Value {
    json_object(&no_dollar(), "json-value")
}

pub(super) fn free_json_value() -> Value {
    json_value(&no_dollar(), "json-value", &[references()])
}

/// JSON that is a string in the token, without references inside: any other key that begins with `$` is a name.
pub(super) fn json_in_string() -> Value {
    json_object(&no_reference(), "json-in-string-value")
}

pub(super) fn json_in_string_value() -> Value {
    json_value(&no_reference(), "json-in-string-value", &[])
}

/// The names of an object that is no reference.
fn no_dollar() -> Value {
    json!({ "pattern": "^([^$]|$)" })
}

fn no_reference() -> Value {
    json!({ "not": { "enum": reference::INSIDE_JSON } })
}

/// A JSON object or an input.
fn json_object(names: &Value, value: &str) -> Value {
    // A reference of another field, or nearly one.
    let seems = |source: &str, keys: &[&str]| {
        json!({
            "required": [source],
            "properties": { source: { "type": "string" } },
            "propertyNames": { "enum": keys },
        })
    };
    let nearly =
        [seems("env", &["env", "input", "default", "optional"]), seems("input", &["input", "default", "optional"])];
    json!({
        "anyOf": [
            { "$ref": "#/definitions/input" },
            {
                "type": "object",
                "propertyNames": names,
                "not": { "anyOf": nearly },
                "additionalProperties": { "$ref": format!("#/definitions/{value}") },
            },
        ],
    })
}

fn json_value(names: &Value, value: &str, references: &[Value]) -> Value {
    let value = json!({ "$ref": format!("#/definitions/{value}") });
    let plain = [
        json!({ "type": ["string", "boolean", "number"] }),
        json!({ "type": "array", "items": value }),
        json!({ "type": "object", "propertyNames": names, "additionalProperties": value }),
    ];
    json!({ "anyOf": plain.iter().chain(references).collect::<Vec<_>>() })
}

/// The object of a grant or a field.
pub(super) fn shape(shape: &Shape, doc: &str) -> Value {
    let Shape::Fields { fields, any_of } = shape else {
        return described(json!({ "$ref": "#/definitions/json" }), doc);
    };
    let properties: serde_json::Map<_, _> =
        fields.iter().map(|field| (field.name.to_string(), self::field(field))).collect();
    let required: Vec<_> = fields
        .iter()
        .filter(|field| field.required && model::Value::fixed(field).is_none())
        .map(|field| &field.name)
        .collect();
    let mut object =
        json!({ "type": "object", "description": doc, "properties": properties, "additionalProperties": false });
    if let Some(object) = object.as_object_mut() {
        if !required.is_empty() {
            object.insert("required".to_owned(), json!(required));
        }
        if !any_of.is_empty() {
            let opens = any_of.iter().map(|name| opens(fields, name));
            object.insert("anyOf".to_owned(), opens.collect());
        }
        let needs: Vec<_> =
            fields.iter().filter(|field| !field.needs.is_empty()).map(|field| needs(field, fields)).collect();
        if !needs.is_empty() {
            object.insert("allOf".to_owned(), json!(needs));
        }
    }
    object
}

/// The fields that a field needs.
fn needs(field: &Field, fields: &[Field]) -> Value {
    let there = json!({ "required": [field.name], "properties": { &*field.name: { "not": { "const": false } } } });
    let met = |need: &str| match fields.iter().find(|other| other.name == need) {
        // Absent means `true`.
        Some(Field { default: Some(true), .. }) => json!({ "properties": { need: { "const": true } } }),
        _ => opens(fields, need),
    };
    json!({ "if": there, "then": { "allOf": field.needs.iter().map(met).collect::<Vec<_>>() } })
}

/// The field is present and not `false`.
fn opens(fields: &[Field], name: &str) -> Value {
    let boolean = |field: &Field| matches!(field.kind, Kind::Boolean) && field.name == name;
    if fields.iter().any(boolean) {
        return json!({ "required": [name], "properties": { name: { "const": true } } });
    }
    let switch = fields.iter().find_map(|field| match &field.kind {
        Kind::Switch(member) if field.name == name => Some(&**member),
        _ => None,
    });
    match switch {
        None => json!({ "required": [name] }),
        Some(member) => json!({
            "required": [name],
            "properties": { name: { "properties": { member: { "const": true } } } },
        }),
    }
}

fn field(field: &Field) -> Value {
    let choices = choices(field);
    let mut value = match &field.kind {
        Kind::String | Kind::Integer if !choices.is_empty() => scalar(&json!({ "enum": choices })),
        Kind::String if field.has_bounds() => limited(json!({ "type": "string", "pattern": "[^\\s]" }), field),
        Kind::Integer if field.has_bounds() => limited(json!({ "type": "integer" }), field),
        Kind::Strings => {
            let item = if choices.is_empty() {
                json!({ "type": "string", "pattern": "[^\\s]" })
            } else {
                json!({ "enum": choices })
            };
            scalar(&json!({ "type": "array", "items": item, "minItems": 1 }))
        }
        Kind::String => json!({ "$ref": "#/definitions/text" }),
        Kind::Boolean => json!({ "$ref": "#/definitions/bool" }),
        Kind::Integer => json!({ "$ref": "#/definitions/integer" }),
        Kind::Sid(kind) => sid(kind),
        Kind::Switch(member) => json!({
            "type": "object",
            "required": [member],
            "properties": { &**member: { "$ref": "#/definitions/bool" } },
            "additionalProperties": false,
        }),
        Kind::Object(Shape::Json) if field.in_string => json!({ "$ref": "#/definitions/json-in-string" }),
        Kind::Object(inner) => shape(inner, &field.doc),
    };
    if let (Some(_), Some(value)) = (&field.deprecated, value.as_object_mut()) {
        value.insert("deprecated".to_owned(), json!(true));
    }
    let doc = field.deprecated.as_ref().map_or_else(|| field.doc.to_string(), |why| format!("{} ({why})", field.doc));
    described(value, &doc)
}

/// A scalar with the limits of the field.
fn limited(mut literal: Value, field: &Field) -> Value {
    let limits = field.json_schema_limits().into_iter().map(|(keyword, limit)| (keyword.to_owned(), json!(limit)));
    if let Some(keywords) = literal.as_object_mut() {
        keywords.extend(limits);
        if !field.characters.is_empty() {
            keywords.insert("pattern".to_owned(), json!(pattern::characters(&field.characters)));
        }
    }
    scalar(&literal)
}

fn choices(field: &Field) -> Vec<Value> {
    match &field.one_of {
        Choices::Any => Vec::new(),
        Choices::Strings(texts) => texts.iter().map(|text| json!(text)).collect(),
        Choices::Integers(numbers) => numbers.iter().map(|number| json!(number)).collect(),
    }
}

fn sid(sid: &Sid) -> Value {
    let pattern = json!({ "type": "string", "pattern": pattern::sid(&sid.prefix, sid.digits, &sid.suffix) });
    let words = names(&sid.literals);
    if words.is_empty() {
        return scalar(&pattern);
    }
    scalar(&json!({ "anyOf": [{ "enum": words }, pattern] }))
}

/// One of these values; JSON Schema has no empty `enum`.
pub(super) fn one_of<T: Serialize>(values: &[T]) -> Value {
    if values.is_empty() { json!(false) } else { json!({ "enum": values }) }
}

pub(super) fn names(names: &List<str>) -> Vec<&str> {
    names.iter().collect()
}

fn scalar(literal: &Value) -> Value {
    let env = json!({
        "description": "An environment variable, read when the program starts.",
        "type": "object",
        "required": ["env"],
        "properties": { "env": { "$ref": "#/definitions/variable" }, "default": literal, "optional": { "type": "boolean" } },
        "additionalProperties": false,
    });
    json!({ "anyOf": [literal, env, { "$ref": "#/definitions/input" }] })
}

/// `{ "$env" = "NAME" }` or `{ "$input" = "name" }`
fn references() -> Value {
    let reference = |key: &str, name: Value| json!({ "type": "object", "required": [key], "properties": { key: name }, "additionalProperties": false });
    json!({
        "anyOf": [
            reference("$env", json!({ "$ref": "#/definitions/variable" })),
            reference("$input", json!({ "$ref": "#/definitions/name" })),
        ],
    })
}

/// The name of a variable that is not a secret.
pub(super) fn variable(schema: &Schema) -> Value {
    let secrets = schema.credentials.iter().flat_map(|part| part.env.iter());
    let secrets: Vec<_> = secrets.chain(schema.other_secrets.iter().map(|(name, _)| &**name)).collect();
    json!({ "type": "string", "pattern": pattern::VARIABLE, "not": { "enum": secrets } })
}

/// Draft 7 ignores siblings of a `$ref`, so the reference moves into an `allOf`.
pub(super) fn described(mut value: Value, doc: &str) -> Value {
    if doc.is_empty() {
        return value;
    }
    if value.get("$ref").is_some() {
        value = json!({ "allOf": [{ "$ref": value.get("$ref") }], "deprecated": value.get("deprecated").is_some() });
    }
    if let Some(object) = value.as_object_mut() {
        object.retain(|key, value| key != "deprecated" || *value == json!(true));
        object.insert("description".to_owned(), json!(doc));
    }
    value
}

#[cfg(test)]
mod tests {
    use token_codegen::model::Field;

    #[test]
    fn a_field_has_the_limits_of_the_schema() {
        let value = super::field(&Field::integer("floor").min(-2)).to_string();
        assert!(value.contains(r#"{"minimum":-2,"type":"integer"}"#), "{value}");
    }
}
