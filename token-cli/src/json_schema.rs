//! `token json-schema`: the language of grants.toml as a JSON Schema, with which editors complete and check TOML.
//!
//! It is made from the vendor's rules. `token check` rejects all that it rejects, and more, because a JSON Schema cannot express
//! placeholders, Rust names, or rules about two places of a file.

mod own;
mod pattern;
mod token;
mod value;

use clap::Args;
use serde_json::{Value, json};
use token_codegen::model::Schema;

use crate::answer::{Answer, Outcome};
use crate::{escaped, vendors};

/// Print the JSON Schema of a grants.toml, for completion in an editor
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(crate) struct JsonSchema {
    /// The vendor of the tokens
    #[arg(long, default_value = vendors::DEFAULT)]
    vendor: String,
}

const AFTER: &str = "\
Editors with taplo (Even Better TOML) use it if the grants.toml begins with
  #:schema ./grants.schema.json

Example:
  token json-schema > grants.schema.json";

impl JsonSchema {
    pub(crate) fn run(self) -> Outcome {
        let vendor = vendors::schema(&self.vendor)?;
        Ok(Answer::good(escaped::pretty_json(&of(vendor.schema()))))
    }
}

fn of(schema: &Schema) -> Value {
    let declares = |table: &str| json!({ "required": [table], "properties": { table: { "minProperties": 1 } } });
    let declares_something = ["token", "sid", "grant", "sdk"].map(declares);
    json!({
        // The draft that taplo and most editors support.
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": format!("grants.toml for {}", schema.title),
        "description": "The access tokens that an application issues.",
        "type": "object",
        "required": ["vendor"],
        "properties": {
            "vendor": { "description": "The vendor of the tokens.", "enum": [schema.name] },
            "token": {
                "description": "The tokens of the application: [token.NAME].",
                "type": "object",
                "propertyNames": { "$ref": "#/definitions/name" },
                "additionalProperties": { "$ref": "#/definitions/token" },
            },
            "sid": own::sids(schema),
            "grant": own::grants(schema),
            "sdk": own::sdks(schema),
        },
        "additionalProperties": false,
        "anyOf": declares_something,
        // The names of the file's own grants and SDKs are unknown. Without any, only the vendor's are valid.
        "allOf": [
            { "if": { "not": { "required": ["grant"] } }, "then": in_each_token(&token::only_known_keys(schema)) },
            { "if": { "not": { "required": ["sdk"] } }, "then": only_known_sdks(schema) },
        ],
        "definitions": {
            "name": {
                "type": "string",
                "pattern": pattern::NAME,
                "not": { "enum": pattern::UNUSABLE },
            },
            "texts": { "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" }, "minItems": 1, "uniqueItems": true }] },
            "input": value::input(),
            "variable": value::variable(schema),
            "text": value::text(),
            "bool": value::bool(),
            "integer": value::integer(),
            "json": value::free_json(),
            "json-value": value::free_json_value(),
            "token": token::declaration(schema),
            "fields": own::fields(schema),
        },
    })
}

fn only_known_sdks(schema: &Schema) -> Value {
    let rule = token::only_known_sdks(schema);
    json!({ "properties": { "token": { "additionalProperties": rule }, "grant": { "additionalProperties": rule } } })
}

fn in_each_token(rule: &Value) -> Value {
    json!({ "properties": { "token": { "additionalProperties": rule } } })
}
