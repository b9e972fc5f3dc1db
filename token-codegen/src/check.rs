//! Checks a file, and builds the model of its valid parts.
//!
//! These checks concern several places of a file. Each is a function in a file named after its subject.

mod claims;
mod codes;
pub(crate) mod counts;
mod credentials;
mod env;
mod examples;
mod expect;
mod field_users;
mod foreign;
mod format;
mod free_json;
mod given_elsewhere;
mod grant_sdk_match;
pub(crate) mod grants;
mod in_common;
mod inputs;
mod json_place;
mod meant;
pub(crate) mod metadata;
mod methods;
mod names;
mod node;
mod not_checked;
mod optional;
mod probes;
pub(crate) mod ranges;
mod regions;
mod scope;
mod sdks;
mod sid_literal;
mod sids;
mod tables;
mod token;
mod token_region;
mod ttl;
mod types;
pub(crate) mod unit;
mod unknown_field;
mod unknown_key;
mod values;
mod vendor_name;
mod violations;
mod wire;
mod wrong_type;

use std::path::Path;

use token_schema::rule;

use crate::ast;
use crate::declared;
use crate::model::{Model, Origin, RustPaths, Schema, Token};
use crate::naming;
use crate::report::{Problem, Report, in_quotes, quoted};
use crate::source::Source;
use scope::Scope;
use types::Types;

/// A vendor's schema, without its invalid parts: with errors in the report it is good for names only.
pub fn vendor_schema(file: &declared::File, report: &mut Report) -> Schema {
    vendor_name::check(file, report);
    let mut scope = Scope::new(header(file));
    // Regions and the place of the identity decide which names are free, so the format comes first.
    scope.schema.vendor.format = format::check(file.format.as_ref(), report);
    scope.schema.vendor.legacy = tables::legacy_keys(file).into();
    scope.schema.vendor.rules = tables::rule_ids(file).into();
    sids::check(&file.sids, Origin::Vendor, &mut scope, report);
    // Their claims are reserved names of grants.
    scope.schema.vendor.credentials = credentials::check(file, &scope, report).into();
    let (key, key_header) = credentials::key(file, &scope.schema.credentials);
    (scope.schema.vendor.format.key, scope.schema.vendor.format.key_header) = (key.into(), key_header);
    claims::check(file, &scope.schema.format, report);
    grants_and_sdks(file, Origin::Vendor, &mut scope, report);
    format::identity_object(file.format.as_ref(), &scope.schema, report);
    Types::of_rules(file, Origin::Vendor, "", &mut scope, report);
    // The rest refers to kinds of SID, grants and SDKs.
    tables::replacements(file, &scope, report);
    scope.schema.vendor.foreign = foreign::check(&file.foreign, &scope, report).into();
    scope.schema.vendor.not_checked = not_checked::check(&file.not_checked, &scope, report).into();
    scope.schema.vendor.preflight = probes::preflight(file.preflight.as_ref(), &scope, report);
    scope.schema.vendor.probes = probes::check(&file.probes, &scope, report).into();
    scope.schema.vendor.codes = tables::codes(file, report).into();
    scope.schema.vendor.rules = tables::rules(&file.rules, &scope, report).into();
    scope.schema.vendor.wire = wire::wire(&file.rules, &scope, report).into();
    scope.schema
}

/// An application's `grants.toml`.
///
/// `vendors` returns the schema of a vendor, and `names` are all vendors, for suggestions. `tokens` is the
/// name of the struct with all profiles.
/// `None`: the vendor is unknown, so the file cannot be checked.
pub fn grants_file(
    file: &declared::File,
    vendors: &dyn Fn(&str) -> Option<Schema>,
    names: &[&str],
    tokens: &str,
    report: &mut Report,
) -> Option<Model> {
    let scope = vendor(file, vendors, names, report).map(Scope::new);
    unknown_key::at_the_top(&file.unknown, scope.as_ref(), report);
    let mut scope = scope?;
    if file.sound {
        not_empty(file, &scope.schema, report);
        // A declaration may use the file's own grants and SDKs, so they come first.
        sids::check(&file.sids, Origin::Own, &mut scope, report);
        grants_and_sdks(file, Origin::Own, &mut scope, report);
    }
    // Types are named after grants, kinds of SID and tokens alike.
    let mut types = Types::of_rules(file, Origin::Own, tokens, &mut scope, report);
    let name = report.source().name().to_owned();
    let mut model = Model {
        file: name,
        source: report.source().clone(),
        schema: Schema::default(),
        tokens: vec![],
        rejected: vec![],
        rust: RustPaths::default(),
    };
    let mut variables = env::Variables::of(&scope.schema);
    for declaration in &file.tokens {
        let Some(rust) = token::type_name(declaration, &mut types, report) else {
            model.rejected.extend(under_another_name(declaration, &model, report.source()));
            continue;
        };
        // Invalid TOML was read in part, so its declarations are not checked.
        let token = if file.sound {
            token::check(declaration, rust, &scope, &mut variables, report)
        } else {
            Err(token::outline(declaration, rust, report.source()))
        };
        match token {
            Ok(token) => model.tokens.push(token),
            Err(token) => model.rejected.push(token),
        }
    }
    model.schema = scope.schema;
    optional::declarations(&file.tokens, &model, report);
    Some(model)
}

/// A declaration with an invalid name: its field of `Tokens` exists under another type, so that the name is one error
/// and not one at each use.
fn under_another_name(declaration: &ast::Token, model: &Model, source: &Source) -> Option<Token> {
    let name = &declaration.name.value;
    let rust = format!("{}Profile", naming::upper_camel(name));
    let free = model.tokens.iter().chain(&model.rejected).all(|token| token.rust != rust && token.name != *name);
    (naming::is_lower_name(name) && !naming::is_unusable(name) && free)
        .then(|| token::outline(declaration, rust, source))
}

/// `[grant.*]` and `[sdk.*]`: SDKs name grants, and grants SDKs.
fn grants_and_sdks(file: &declared::File, origin: Origin, scope: &mut Scope, report: &mut Report) {
    grants::check(&file.grants, origin, scope, report);
    sdks::check(&file.sdks, origin, scope, report);
    grants::check_carriers(&file.grants, scope, report);
    field_users::check(origin, scope, report);
}

fn header(file: &declared::File) -> Schema {
    let texts = |pairs: &[(String, String)]| {
        pairs.iter().map(|(name, what)| (name.clone().into(), what.clone().into())).collect()
    };
    let vendor = token_schema::Vendor {
        name: file.name.as_ref().map(|name| name.value.clone()).unwrap_or_default().into(),
        title: file.title.clone().into(),
        docs: file.docs.clone().into(),
        code_docs: file.code_docs.clone().into(),
        other_secrets: texts(&file.other_secrets),
        variable_words: texts(&file.variable_words),
        ..token_schema::Vendor::default()
    };
    Schema { vendor, feature: file.feature.clone(), ..Schema::default() }
}

fn vendor(
    file: &declared::File,
    vendors: &dyn Fn(&str) -> Option<Schema>,
    names: &[&str],
    report: &mut Report,
) -> Option<Schema> {
    let Some(vendor) = &file.vendor else {
        if file.sound {
            no_vendor(file, vendors, names, report);
        }
        return None;
    };
    let schema = vendors(&vendor.value);
    if schema.is_none() {
        let problem = Problem::at(rule::UNKNOWN_VENDOR, vendor, format!("unknown vendor {}", quoted(&vendor.value)))
            .label("its rules are not known, so nothing in this file can be checked");
        let is_file = Path::new(&vendor.value).extension().is_some_and(|extension| extension == "toml");
        let problem = if is_file {
            let written = format!("{{ path = {} }}", in_quotes(&vendor.value));
            problem.help(format!("a vendor's file is a path: write `vendor = {written}`")).edit(&vendor.span, written)
        } else {
            problem.suggest(&vendor.value, names, "the vendors are")
        };
        problem.add_to(report);
    }
    schema
}

fn no_vendor(file: &declared::File, vendors: &dyn Fn(&str) -> Option<Schema>, names: &[&str], report: &mut Report) {
    // A misspelt `vendor`, or one of a wrong type, has been reported.
    if report.errors_since(0) {
        return;
    }
    let fitting: Vec<&str> = names
        .iter()
        .copied()
        .filter(|name| vendors(name).is_some_and(|schema| file.tokens.iter().all(|token| token::fits(token, &schema))))
        .collect();
    let name = fitting.first().or(names.first()).unwrap_or(&"NAME");
    let problem =
        |rule, title| Problem::new(rule, 0..0, title).label("a grants.toml names the vendor whose tokens it declares");
    report.add(if file.declares_nothing() {
        let example = examples::declaration(vendors(name).as_ref());
        problem(rule::EMPTY_FILE, "the file is empty").help(format!("begin with:\nvendor = \"{name}\"\n{example}"))
    } else {
        let problem = problem(rule::VENDOR_MISSING, "missing `vendor`");
        let problem = problem.help(format!("add `vendor = \"{name}\"` as the first line"));
        if fitting.len() == 1 { problem.edit(&(0..0), format!("vendor = \"{name}\"\n")) } else { problem }
    });
}

fn not_empty(file: &declared::File, schema: &Schema, report: &mut Report) {
    if let (true, Some(vendor), false) = (file.declares_nothing(), &file.vendor, report.has_errors()) {
        Problem::at(rule::NOTHING_DECLARED, vendor, "the file declares no token")
            .label("no code would be generated")
            .help(format!("add a declaration:\n{}", examples::declaration(Some(schema))))
            .add_to(report);
    }
}
