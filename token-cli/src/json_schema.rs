//! `token json-schema`: the language of grants.toml as a JSON Schema, for editors that complete and check TOML by one.
//!
//! It is made from the vendor's rules. What it refuses, `token check` refuses too; the reverse it cannot promise, because a JSON
//! Schema sees one file as data: no placeholders, no Rust names, no two places that must agree.

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
    /// Whose tokens the file declares
    #[arg(long, default_value = vendors::DEFAULT)]
    vendor: String,
}

const AFTER: &str = "\
Editors with taplo (Even Better TOML) read it when the file begins with
  #:schema ./grants.schema.json

Example:
  token json-schema > grants.schema.json";

impl JsonSchema {
    pub(crate) fn run(self) -> Outcome {
        let vendor = vendors::schema(&self.vendor)?;
        Ok(Answer::good(escaped::document(&of(vendor.schema()))))
    }
}

/// The JSON Schema of a file that names this vendor.
fn of(schema: &Schema) -> Value {
    let declares = |table: &str| json!({ "required": [table], "properties": { table: { "minProperties": 1 } } });
    let declares_something = ["token", "sid", "grant", "sdk"].map(declares);
    json!({
        // What taplo and most editors read.
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": format!("grants.toml for {}", schema.title),
        "description": "The access tokens that an application issues.",
        "type": "object",
        "required": ["vendor"],
        "properties": {
            "vendor": { "description": "Whose rules these are.", "enum": [schema.name] },
            "token": {
                "description": "The tokens that the application issues: [token.NAME].",
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
        // The names of the file's own grants and SDKs are not known here; without any, only the vendor's are left.
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
