//! `token model`: the checked declarations as JSON, for generators in other languages.

mod rules;
mod value;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde::Serialize;
use token_codegen::model::{Field, Grant, Identity, Input, InputKind, Model, Origin, Place, Region, Sdk, Sid, Token};
use token_codegen::variables::{Holds, Variable};
use token_schema::Algorithm;

use self::rules::JsonRules;
use self::value::{InOrder, Metadata, Written};
use crate::answer::{Answer, Outcome};
use crate::{escaped, grants_file};

/// Print the checked declarations of a grants.toml, for generators in other languages
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(crate) struct ModelCommand {
    /// The file to read
    #[arg(default_value = grants_file::DEFAULT)]
    file: PathBuf,
    /// The output format
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
}

const AFTER: &str = "\
The output is one object with `\"version\": 1`, described in docs/model.md:
tokens with their lifetimes, SDKs, grants, inputs and metadata; variables; and
the SDKs, grants and kinds of SID that they use. Everything has its place.
Later versions of `token` may add keys; a change that breaks a reader is another
version.

Exit status: 0 success, 1 the file has an error, 2 the file cannot be read.

Examples:
  token model > tokens.json
  token model server/grants.toml | jq '.tokens[].name'";

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Json,
}

impl ModelCommand {
    pub(crate) fn run(self) -> Outcome {
        let (model, warnings) = grants_file::sound(&self.file)?;
        let out = match self.format {
            Format::Json => escaped::pretty_json(&JsonModel::of(&model)),
        };
        Ok(Answer { err: warnings, ..Answer::good(out) })
    }
}

/// The version of the output. A change that breaks a reader is another one.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct JsonModel<'m> {
    version: u32,
    file: &'m str,
    vendor: JsonVendor<'m>,
    tokens: Vec<JsonToken<'m>>,
    variables: Vec<JsonVariable<'m>>,
    sdks: Vec<JsonSdk<'m>>,
    grants: Vec<JsonGrant<'m>>,
    sids: Vec<JsonSid<'m>>,
}

#[derive(Serialize)]
struct JsonVendor<'m> {
    name: &'m str,
    title: &'m str,
    algorithms: Vec<&'static str>,
    /// Whether each call gives an identity.
    identity: bool,
    regions: Vec<&'m str>,
}

#[derive(Serialize)]
struct JsonPlace {
    line: usize,
    column: usize,
}

/// A place that may be in the vendor's file.
#[derive(Serialize)]
struct JsonFilePlace<'m> {
    file: &'m str,
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct JsonToken<'m> {
    name: &'m str,
    doc: &'m str,
    sdks: Vec<&'m str>,
    /// Seconds; `null`: it never expires.
    ttl: Option<u32>,
    optional: bool,
    region: Option<Written<'m>>,
    nbf: bool,
    grants: InOrder<'m, Written<'m>>,
    inputs: Vec<JsonInput<'m>>,
    metadata: InOrder<'m, Metadata<'m>>,
    at: JsonPlace,
    places: InOrder<'m, JsonPlace>,
}

#[derive(Serialize)]
struct JsonInput<'m> {
    name: &'m str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sid: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rust: Option<&'m str>,
    doc: &'m str,
    fields: Vec<JsonField<'m>>,
    at: JsonPlace,
}

/// A field that an input fills.
#[derive(Serialize)]
struct JsonField<'m> {
    field: &'m str,
    required: bool,
    #[serde(flatten)]
    rules: JsonRules<'m>,
}

#[derive(Serialize)]
struct JsonVariable<'m> {
    name: &'m str,
    or: Vec<&'m str>,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sid: Option<&'m str>,
    holds: String,
    required: bool,
    secret: bool,
    /// The names of the regions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    one_of: Vec<&'m str>,
    doc: &'m str,
    fills: Vec<JsonUse<'m>>,
}

#[derive(Serialize)]
struct JsonUse<'m> {
    token: &'m str,
    field: &'m str,
    /// What the value must keep; absent for a part of free JSON and for a region.
    #[serde(flatten)]
    rules: Option<JsonRules<'m>>,
    default: Option<&'m str>,
    optional: bool,
    at: JsonPlace,
}

#[derive(Serialize)]
struct JsonSdk<'m> {
    name: &'m str,
    title: &'m str,
    doc: &'m str,
    deprecated: Option<&'m str>,
    own: bool,
    /// Seconds.
    renew_before: u32,
    identity: JsonIdentity<'m>,
    at: JsonFilePlace<'m>,
}

/// What is absent is not limited.
#[derive(Serialize)]
struct JsonIdentity<'m> {
    optional: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'static str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    forbid: &'m str,
}

#[derive(Serialize)]
struct JsonGrant<'m> {
    key: &'m str,
    doc: &'m str,
    deprecated: Option<&'m str>,
    own: bool,
    flat: bool,
    rust: Option<&'m str>,
    at: JsonFilePlace<'m>,
}

#[derive(Serialize)]
struct JsonSid<'m> {
    name: &'m str,
    title: &'m str,
    prefix: &'m str,
    /// Hexadecimal.
    digits: usize,
    suffix: &'m str,
    /// Words in place of a SID.
    literals: Vec<&'m str>,
    own: bool,
    at: JsonFilePlace<'m>,
}

impl<'m> JsonModel<'m> {
    fn of(model: &'m Model) -> Self {
        let schema = &model.schema;
        let variables = model.variables();
        let sdk_is_used =
            |sdk: &Sdk| model.tokens.iter().any(|token| token.sdks.iter().any(|used| used.name == sdk.name));
        let grant_is_used = |grant: &Grant| {
            model.tokens.iter().any(|token| token.grants.iter().any(|used| used.grant.key == grant.key))
        };
        let inputs = model.tokens.iter().flat_map(|token| &token.inputs).filter_map(|input| sid(&input.kind));
        let sids: Vec<&str> = inputs.chain(variables.iter().filter_map(|variable| sid_of(&variable.holds))).collect();
        Self {
            version: VERSION,
            file: &model.file,
            vendor: JsonVendor {
                name: &schema.name,
                title: &schema.title,
                algorithms: schema.format.algorithms().map(Algorithm::name).collect(),
                identity: !schema.format.identity.is_empty(),
                regions: schema.format.regions.iter().collect(),
            },
            tokens: model.tokens.iter().map(JsonToken::of).collect(),
            sdks: schema
                .sdks
                .iter()
                .filter(|sdk| own(sdk.origin) || sdk_is_used(sdk))
                .map(|sdk| JsonSdk::of(sdk))
                .collect(),
            grants: schema
                .grants
                .iter()
                .filter(|grant| own(grant.origin) || grant_is_used(grant))
                .map(|grant| JsonGrant::of(grant))
                .collect(),
            sids: schema
                .sids
                .iter()
                .filter(|sid| own(sid.origin) || sids.contains(&&*sid.name))
                .map(|sid| JsonSid::of(sid))
                .collect(),
            variables: variables.into_iter().map(|variable| JsonVariable::of(variable, model)).collect(),
        }
    }
}

impl<'m> JsonToken<'m> {
    fn of(token: &'m Token) -> Self {
        let written = token.toml();
        let metadata = written.get("metadata").map(value::members).unwrap_or_default();
        let mut places = Vec::new();
        value::places(written, "", &mut places);
        Self {
            name: &token.name,
            doc: &token.doc,
            sdks: token.sdks.iter().map(|sdk| &*sdk.name).collect(),
            ttl: Some(token.ttl).filter(|ttl| *ttl != token_schema::Format::NO_LIMIT),
            optional: token.optional,
            region: token.region.as_ref().map(|region| match region {
                Region::Named(name) => Written::Name(name),
                Region::Env(env) => Written::Env(env),
            }),
            nbf: token.nbf,
            grants: InOrder(
                token.grants.iter().map(|used| ((&*used.grant.key).into(), Written::Value(&used.value))).collect(),
            ),
            inputs: token.inputs.iter().map(|input| JsonInput::of(input, token)).collect(),
            metadata: InOrder(metadata.into_iter().map(|(name, toml)| (name.into(), Metadata(toml))).collect()),
            at: JsonPlace::of(&written.place()),
            places: InOrder(places.into_iter().map(|(path, place)| (path.into(), JsonPlace::of(&place))).collect()),
        }
    }
}

impl<'m> JsonInput<'m> {
    fn of(input: &'m Input, token: &Token) -> Self {
        let fields = input.fields.iter().zip(&input.rules).map(|(path, rules)| JsonField::of(path, rules)).collect();
        let rust = if let InputKind::Rust(path) = &input.kind { Some(&**path) } else { None };
        let at = JsonPlace::of(&token.toml().place().source().place(input.span.clone()));
        Self { name: &input.name, kind: kind(&input.kind), sid: sid(&input.kind), rust, doc: &input.doc, fields, at }
    }
}

impl<'m> JsonField<'m> {
    fn of(path: &'m str, rules: &'m Field) -> Self {
        Self { field: path, required: rules.required, rules: JsonRules::of(rules) }
    }
}

impl<'m> JsonVariable<'m> {
    fn of(variable: Variable<'m>, model: &'m Model) -> Self {
        let fills = variable.uses.iter().map(|(token, env)| JsonUse {
            token: &token.name,
            field: &env.field,
            rules: model.schema.field(&env.field).map(JsonRules::of),
            default: env.default.as_deref(),
            optional: env.optional,
            at: JsonPlace::of(&model.source.place(env.span.clone())),
        });
        Self {
            name: variable.name,
            kind: match variable.holds {
                Holds::Credential(_) => "credential",
                Holds::Region(_) => "region",
                Holds::Field(holds) => kind(holds),
            },
            sid: sid_of(&variable.holds),
            holds: variable.words(),
            required: variable.required,
            secret: variable.is_secret(),
            one_of: if let Holds::Region(regions) = variable.holds { regions.iter().collect() } else { Vec::new() },
            doc: variable.doc,
            fills: fills.collect(),
            or: variable.aliases,
        }
    }
}

impl<'m> JsonSdk<'m> {
    fn of(sdk: &'m Sdk) -> Self {
        let Identity { optional, max, unit, forbid, .. } = &sdk.identity;
        Self {
            name: &sdk.name,
            title: &sdk.title,
            doc: &sdk.doc,
            deprecated: sdk.deprecated.as_deref(),
            own: own(sdk.origin),
            renew_before: sdk.renew_before,
            identity: JsonIdentity {
                optional: *optional,
                max: (*max > 0).then_some(*max),
                unit: (*max > 0).then(|| unit.name()),
                forbid,
            },
            at: JsonFilePlace::of(&sdk.place),
        }
    }
}

impl<'m> JsonGrant<'m> {
    fn of(grant: &'m Grant) -> Self {
        Self {
            key: &grant.key,
            doc: &grant.doc,
            deprecated: grant.deprecated.as_deref(),
            own: own(grant.origin),
            flat: grant.flat,
            rust: grant.rust_path.as_deref(),
            at: JsonFilePlace::of(&grant.place),
        }
    }
}

impl<'m> JsonSid<'m> {
    fn of(sid: &'m Sid) -> Self {
        Self {
            name: &sid.name,
            title: &sid.title,
            prefix: &sid.prefix,
            digits: sid.digits,
            suffix: &sid.suffix,
            literals: sid.literals.iter().collect(),
            own: own(sid.origin),
            at: JsonFilePlace::of(&sid.place),
        }
    }
}

impl JsonPlace {
    fn of(place: &Place) -> Self {
        Self { line: place.line(), column: place.column() }
    }
}

impl<'m> JsonFilePlace<'m> {
    fn of(place: &'m Place) -> Self {
        Self { file: place.source().name(), line: place.line(), column: place.column() }
    }
}

fn own(origin: Origin) -> bool {
    origin == Origin::Own
}

/// A type as the schema language calls it.
fn kind(kind: &InputKind) -> &'static str {
    match kind {
        InputKind::String => "string",
        InputKind::Bool => "bool",
        InputKind::Integer => "integer",
        InputKind::Strings(_) => "array",
        InputKind::Json | InputKind::JsonText => "json",
        InputKind::Sid(_) => "sid",
        InputKind::Rust(_) => "rust",
        _ => "other",
    }
}

fn sid(kind: &InputKind) -> Option<&str> {
    if let InputKind::Sid(sid) = kind { Some(&sid.name) } else { None }
}

fn sid_of<'m>(holds: &Holds<'m>) -> Option<&'m str> {
    if let Holds::Field(kind) = holds { sid(kind) } else { None }
}
