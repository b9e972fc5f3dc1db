//! `token json-schema`: the language of grants.toml as a JSON Schema, with which editors complete and check TOML.
//!
//! It is made from the vendor's rules. `token check` rejects all that it rejects, and more, because a JSON Schema cannot express
//! placeholders, Rust names, or rules about two places of a file.

mod own;
mod pattern;
pub(crate) mod token;
mod value;
mod vendor_file;

use clap::Args;
use serde_json::{Value, json};
use token_codegen::model::Schema;

use crate::answer::{Answer, Outcome};
use crate::escaped;
use crate::vendors::VendorArguments;

/// Print the JSON Schema of a grants.toml or of a vendor's file, for completion in an editor
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(crate) struct JsonSchema {
    #[command(flatten)]
    vendor: VendorArguments,
    /// Print the JSON Schema of a vendor's file instead
    #[arg(long, conflicts_with_all = ["vendor", "vendor_file"])]
    of_vendor_file: bool,
}

const AFTER: &str = "\
Editors with taplo (Even Better TOML) use it if the grants.toml begins with
  #:schema ./grants.schema.json

Examples:
  token json-schema > grants.schema.json
  token json-schema --vendor-file globex.toml > grants.schema.json
  token json-schema --of-vendor-file > vendor.schema.json";

impl JsonSchema {
    pub(crate) fn run(self) -> Outcome {
        if self.of_vendor_file {
            return Ok(Answer::good(escaped::pretty_json(&vendor_file::schema())));
        }
        let vendor = self.vendor.rules()?;
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
            "vendor": vendor_key(schema),
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
            "json-in-string": value::json_in_string(),
            "json-in-string-value": value::json_in_string_value(),
            "token": token::declaration(schema),
            "fields": own::fields(schema),
        },
    })
}

/// The name of a vendor that ships with token-codegen, or the path of any vendor's file.
fn vendor_key(schema: &Schema) -> Value {
    let file = json!({
        "type": "object",
        "required": ["path"],
        "properties": {
            "path": {
                "description": "The vendor's file, from the folder of this file.",
                "type": "string",
                "pattern": pattern::VENDOR_FILE,
            },
        },
        "additionalProperties": false,
    });
    let is_builtin = token_codegen::Vendor::builtin_names().any(|name| name == schema.name);
    let name = json!({ "enum": [schema.name] });
    let either = if is_builtin { vec![name, file] } else { vec![file] };
    json!({ "description": "The vendor of the tokens.", "anyOf": either })
}

fn only_known_sdks(schema: &Schema) -> Value {
    let rule = token::only_known_sdks(schema);
    json!({ "properties": { "token": { "additionalProperties": rule }, "grant": { "additionalProperties": rule } } })
}

fn in_each_token(rule: &Value) -> Value {
    json!({ "properties": { "token": { "additionalProperties": rule } } })
}
