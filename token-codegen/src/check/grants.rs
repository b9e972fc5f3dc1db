//! `[grant.*]`: grants and their fields.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use token_schema::rule;

use super::scope::{Lookup, Scope};
use super::sdks;
use super::{methods, names};
use crate::ast::Spanned;
use crate::declared;
use crate::field::{self, Field};
use crate::model::{self, Credential, Grant, Kind, Origin, Role, Schema, Shape, Text};
use crate::naming;
use crate::report::{Problem, Report, in_quotes, listed, quoted};
use token_schema::suggest::is_called;

pub(crate) const TOKEN_KEYS: [&str; 8] = ["sdk", "ttl", "region", "nbf", "optional", "doc", "expect", "metadata"];

/// The claims of every JWT (RFC 7519, section 4.1).
pub(crate) const CLAIMS: [&str; 7] = ["jti", "iss", "sub", "aud", "iat", "exp", "nbf"];

pub(crate) fn check(grants: &[declared::Grant], origin: Origin, scope: &mut Scope, report: &mut Report) {
    for grant in grants {
        let before = report.len();
        let what = format!("[grant.{}]", grant.key.value);
        if let Lookup::Found(_) = scope.grant(&grant.key.value) {
            // The vendor's grant is kept, so that its users see no second problem.
            names::taken(&what, &grant.key, "a grant", &scope.schema.title, report);
            continue;
        }
        key(&what, &grant.key, &scope.schema, report);
        application_keys(&what, grant, origin, report);
        let shape = shape(&what, grant, scope, report);
        flat(&what, grant, &scope.schema, report);
        let table = token_schema::Grant {
            key: grant.key.value.clone().into(),
            flat: grant.flat.as_ref().is_some_and(|flat| flat.value),
            sdks: grant.sdks.iter().flatten().map(|sdk| sdk.value.as_str()).collect(),
            shape: shape.unwrap_or(Shape::Json),
            deprecated: grant.deprecated.clone().map(Into::into),
            aliases: grant.aliases.iter().map(|alias| alias.value.as_str()).collect(),
        };
        let rust = grant.rust.is_none().then(|| format!("{}Grant", naming::upper_camel(&grant.key.value)));
        let built = Grant {
            table: Arc::new(table),
            rust: rust.unwrap_or_default(),
            rust_path: grant.rust.as_ref().map(|rust| rust.value.clone()),
            origin,
            doc: grant.doc.clone(),
            place: report.source().place(grant.place.clone()),
        };
        let passed = !report.errors_since(before) && !broken_sid(grant.fields.as_deref(), scope);
        scope.add_grant(&grant.key.value, passed.then_some(built));
    }
}

/// The SDKs of a grant, and of its fields, must exist.
pub(crate) fn check_carriers(grants: &[declared::Grant], scope: &mut Scope, report: &mut Report) {
    for grant in grants {
        let what = format!("[grant.{}]", grant.key.value);
        let known = sdks::all_known(&what, grant.sdks.iter().flatten(), scope, report);
        if !check_users(&what, grant.fields.as_deref().unwrap_or_default(), scope, report) || !known {
            scope.break_grant(&grant.key.value);
        }
    }
}

fn check_users(what: &str, fields: &[Field], scope: &Scope, report: &mut Report) -> bool {
    let mut known = true;
    for field in fields {
        let what = format!("{what}: field {}", quoted(&field.name.value));
        known &= sdks::all_known(&what, &field.sdks, scope, report);
        known &= check_users(&what, field.fields.as_deref().unwrap_or_default(), scope, report);
    }
    known
}

fn key(what: &str, key: &Spanned<String>, schema: &Schema, report: &mut Report) {
    let Some(why) = taken(&key.value, schema) else {
        names::wire(what, key, report);
        return;
    };
    let title = format!("{what}: reserved name `{}`", key.value);
    report.add(Problem::at(rule::RESERVED_KEY, key, title).label(why).help("choose another key"));
}

pub(crate) fn taken(name: &str, schema: &Schema) -> Option<String> {
    if TOKEN_KEYS.contains(&name) {
        Some(format!("`{name}` is a key of every token declaration"))
    } else if schema.format.identity_in_grants && schema.format.identity == name {
        Some(format!("`{name}` is the claim of the identity"))
    } else if schema.format.former_identity.as_deref() == Some(name) {
        Some(format!("`{name}` is the former name of the identity"))
    } else if let Some(flat) = flat_owner(name, schema) {
        Some(format!("the grant `{}` has a field of this name in the same place", flat.key))
    } else if let Some((_, value)) = fixed_claim(name, schema) {
        Some(format!("`{name}` is a claim with the fixed value {}", in_quotes(value)))
    } else if schema.format.grants.is_none() && schema.format.has_claim(name) {
        Some(format!("`{name}` is a claim of the token itself"))
    } else if let Some(part) = claim_of_credentials(name, schema) {
        Some(format!("`{name}` is the claim of the {}", part.title))
    } else {
        let legacy = schema.legacy.iter().find(|legacy| legacy.key == name)?;
        Some(format!("in {} this is the legacy key of `{}`", schema.title, legacy.replaced_by))
    }
}

fn fixed_claim<'s>(name: &str, schema: &'s Schema) -> Option<&'s (Text, Text)> {
    schema.format.claims.iter().filter(|_| schema.format.grants.is_none()).find(|(claim, _)| claim == name)
}

fn claim_of_credentials<'s>(name: &str, schema: &'s Schema) -> Option<&'s Credential> {
    let is = |part: &&Credential| matches!(&part.role, Role::Claim(claim, _) if claim == name);
    schema.credentials.iter().filter(|_| schema.format.grants.is_none()).find(is)
}

fn flat_owner<'s>(name: &str, schema: &'s Schema) -> Option<&'s Arc<Grant>> {
    schema.grants.iter().find(|grant| grant.flat && grant.shape.field(name).is_some())
}

/// The fields of a flat grant are next to grants and claims, and must have other names.
fn flat(what: &str, grant: &declared::Grant, schema: &Schema, report: &mut Report) {
    let Some(flat) = grant.flat.as_ref().filter(|flat| flat.value) else { return };
    // The compiler knows the fields, and whether the type is flat too.
    if grant.rust.is_some() {
        return;
    }
    let Some(fields) = grant.fields.as_ref().filter(|fields| !fields.is_empty()) else {
        Problem::at(rule::FLAT_WITHOUT_FIELDS, flat, format!("{what}: `flat` without fields"))
            .label("the fields of a flat grant are members of the grants, so it has at least one")
            .help("give it fields, or remove `flat`")
            .add_to(report);
        return;
    };
    for field in fields {
        let name = &field.name.value;
        let Some(why) = stands_already(name, schema) else { continue };
        let title = format!("{what}: reserved name `{name}` of a field of a flat grant");
        Problem::at(rule::RESERVED_KEY, &field.name, title).label(why).help("choose another name").add_to(report);
    }
}

pub(crate) fn stands_already(name: &str, schema: &Schema) -> Option<String> {
    match schema.grants.iter().find(|other| !other.flat && other.key == name) {
        Some(_) => Some("a grant has this key in the same place".to_owned()),
        // The keys of a declaration are not in the token.
        None if TOKEN_KEYS.contains(&name) && name != "nbf" => None,
        None => taken(name, schema),
    }
}

/// A vendor's grants belong to the SDKs that name them, and are made of fields.
fn application_keys(what: &str, grant: &declared::Grant, origin: Origin, report: &mut Report) {
    if origin == Origin::Own {
        return;
    }
    for (key, span) in [
        ("sdk", grant.sdks.as_ref().map(|_| grant.place.clone())),
        ("rust", grant.rust.as_ref().map(|rust| rust.span.clone())),
    ] {
        let Some(span) = span else { continue };
        let title = format!("{what}: `{key}` belongs to an application's grants.toml");
        Problem::new(rule::APPLICATION_ONLY, span, title)
            .label("in a vendor's schema the SDKs name their grants, and a grant is made of fields")
            .help("remove it; `requires` and `allows` of `[sdk.NAME]` name the grants")
            .add_to(report);
    }
}

fn shape(what: &str, grant: &declared::Grant, scope: &Scope, report: &mut Report) -> Option<Shape> {
    let json = grant.json.as_ref().filter(|json| json.value);
    let said = [("json", json.map(|json| &json.span)), ("rust", grant.rust.as_ref().map(|rust| &rust.span))];
    let said: Vec<_> = said.into_iter().filter_map(|(key, span)| Some((key, span?))).collect();
    let fields = grant.fields.is_some() || !grant.any_of.is_empty();
    if let Some((key, span)) = said.first().filter(|_| said.len() > 1 || fields) {
        let other = said.get(1).map_or("field", |(key, _)| key);
        Problem::new(rule::GRANT_SHAPE, (*span).clone(), format!("{what}: both `{key}` and `{other}`"))
            .label("a grant has either fields, or `json = true`, or a Rust type")
            .help("keep one of them")
            .add_to(report);
        return None;
    }
    if let Some(rust) = &grant.rust {
        rust_path(what, rust, report);
        // The compiler checks its fields.
        return Some(Shape::Json);
    }
    if json.is_some() {
        return Some(Shape::Json);
    }
    Some(fields_shape(what, grant.fields.as_deref().unwrap_or_default(), &grant.any_of, scope, report))
}

/// Generated code is in another module than the type, so only an absolute path finds it.
fn rust_path(what: &str, rust: &Spanned<String>, report: &mut Report) {
    let path = rust.value.as_str();
    let absolute = path.strip_prefix("crate::").or_else(|| path.strip_prefix("::"));
    let is_ident = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
            && !naming::is_unusable(part)
            && !naming::is_keyword(part)
    };
    let parts: Vec<&str> = absolute.unwrap_or(path).split("::").collect();
    let sound = parts.iter().all(|part| is_ident(part));
    // `::Crm` alone would be a crate, not a type.
    if absolute.is_some() && sound && (path.starts_with("crate::") || parts.len() > 1) {
        return;
    }
    let title = format!("{what}: invalid path {} of a Rust type", quoted(path));
    let problem = Problem::at(rule::RUST_PATH, rust, title)
        .label("generated code needs a path that begins with `crate::`, or with `::` and a crate");
    report.add(if let Some(keyword) = parts.iter().find(|part| naming::is_keyword(part)) {
        problem.help(format!(
            "`{keyword}` is a keyword of Rust: re-export the type under a path without it, and write that path"
        ))
    } else if sound && absolute.is_none() {
        problem.help(format!("write `rust = \"crate::{path}\"`")).edit(&rust.span, format!("\"crate::{path}\""))
    } else {
        problem.help("write a path such as `rust = \"crate::Crm\"` or `rust = \"::other_crate::Crm\"`")
    });
}

fn fields_shape(what: &str, fields: &[Field], any_of: &[Spanned<String>], scope: &Scope, report: &mut Report) -> Shape {
    let mut rust_names = HashSet::new();
    for field in fields {
        names::wire(what, &field.name, report);
        if !rust_names.insert(naming::snake(&field.name.value)) {
            let rust = naming::snake(&field.name.value);
            let title = format!("{what}: two fields would be `{rust}` in Rust");
            Problem::at(rule::NAME_CLASH, &field.name, title)
                .label("they differ only by case, or by `-` and `_`")
                .help("rename one of them")
                .add_to(report);
        }
    }
    methods::check(what, fields, any_of, report);
    for name in any_of.iter().filter(|name| {
        fields.iter().any(|field| field.name.value == name.value && field.required.as_ref().is_some_and(|it| it.value))
    }) {
        let title = format!("{what}: required field {} in `any_of`", quoted(&name.value));
        Problem::at(rule::ANY_OF_REQUIRED, name, title)
            .label("a required field is always present, so `any_of` would have no effect")
            .help("remove it from `any_of`, or remove `required`")
            .add_to(report);
    }
    for name in any_of.iter().filter(|name| fields.iter().all(|field| field.name.value != name.value)) {
        let candidates: Vec<&str> = fields.iter().map(|field| field.name.value.as_str()).collect();
        let title = format!("{what}: unknown field {} in `any_of`", quoted(&name.value));
        Problem::at(rule::ANY_OF_UNKNOWN, name, title)
            .label("it lists fields of the same object")
            .suggest(&name.value, &candidates, "the fields are")
            .add_to(report);
    }
    let all = fields;
    let fields = fields.iter().filter_map(|field| {
        let kind = kind(what, field, scope, report)?;
        let mut built = model::Field::new(field.name.value.clone().into(), kind);
        built.doc = field.doc.clone().into();
        built.required = field.required.as_ref().is_some_and(|required| required.value);
        built.deprecated = field.deprecated.clone().map(Into::into);
        built.span = field.name.span.clone();
        field::check(what, field, all, &mut built, report);
        Some(built)
    });
    Shape::Fields {
        fields: fields.collect::<Vec<_>>().into(),
        any_of: any_of.iter().map(|name| name.value.as_str()).collect(),
    }
}

fn kind(what: &str, field: &Field, scope: &Scope, report: &mut Report) -> Option<Kind> {
    let what = format!("{what}: field {}", quoted(&field.name.value));
    let said = [
        ("type", field.kind.as_ref().map(|kind| &kind.span)),
        ("sid", field.sid.as_ref().map(|sid| &sid.span)),
        ("switch", field.switch.as_ref().map(|switch| &switch.span)),
        ("field", field.fields.as_ref().map(|_| &field.name.span)),
    ];
    let said: Vec<_> = said.into_iter().filter_map(|(key, span)| Some((key, span?))).collect();
    if let [(first, _), (second, span), ..] = said.as_slice() {
        Problem::new(rule::FIELD_KIND, (*span).clone(), format!("{what}: both `{first}` and `{second}`"))
            .label("a field has one type")
            .help("keep one of them")
            .add_to(report);
        return None;
    }
    if let Some(fields) = &field.fields {
        return Some(Kind::Object(fields_shape(&what, fields, &field.any_of, scope, report)));
    }
    if let Some(name) = field.any_of.first() {
        Problem::at(rule::ANY_OF_UNKNOWN, name, format!("{what}: `any_of` without fields"))
            .label("it lists fields of an object, and this field is not an object")
            .add_to(report);
    }
    if let Some(switch) = &field.switch {
        names::wire(&format!("{what}: switch"), switch, report);
        return Some(Kind::Switch(switch.value.clone().into()));
    }
    if let Some(sid) = &field.sid {
        return named_sid(&what, sid, scope, report).map(Kind::Sid);
    }
    match field.kind.as_ref().map_or("string", |kind| kind.value.as_str()) {
        "string" => Some(Kind::String),
        "bool" => Some(Kind::Boolean),
        "integer" => Some(Kind::Integer),
        "array" => Some(Kind::Strings),
        "json" => Some(Kind::Object(Shape::Json)),
        other => {
            let span = field.kind.as_ref().map_or(field.name.span.clone(), |kind| kind.span.clone());
            let problem =
                Problem::new(rule::FIELD_KIND, span.clone(), format!("{what}: unknown type {}", quoted(other)))
                    .label("no value could be checked against it");
            let write = |problem: Problem, kind: &str, why: &str| {
                problem.help(format!("write `type = \"{kind}\"`{why}")).edit(&span, in_quotes(kind))
            };
            report.add(match other {
                "text" | "str" | "String" => write(problem, "string", ", or leave it out: it is the default"),
                "boolean" => write(problem, "bool", ""),
                "int" | "i64" | "number" | "whole number" => write(problem, "integer", ""),
                "texts" | "list" | "strings" => write(problem, "array", ": an array of strings"),
                "object" | "table" => problem.help("give it fields of its own: `[grant.KEY.field.NAME.field]`"),
                "sid" => problem.help("write `sid = \"KIND\"` in place of `type`"),
                _ => problem.suggest(other, &["string", "bool", "integer", "array", "json"], "the types are"),
            });
            None
        }
    }
}

/// The kind of SID of this name; `None`: it is unknown, which is reported, or invalid.
pub(crate) fn named_sid(
    what: &str,
    name: &Spanned<String>,
    scope: &Scope,
    report: &mut Report,
) -> Option<Cow<'static, token_schema::Sid>> {
    match scope.sid(&name.value) {
        Lookup::Found(kind) => return Some(Cow::Owned(token_schema::Sid::clone(&kind.table))),
        Lookup::Broken => {}
        Lookup::Unknown => {
            let problem =
                Problem::at(rule::UNKNOWN_SID, name, format!("{what}: unknown kind of SID {}", quoted(&name.value)))
                    .label("no `[sid.NAME]` declares it");
            let sids = || scope.schema.sids.iter();
            let called: Vec<&str> = sids()
                .filter(|sid| {
                    *sid.prefix == *name.value
                        || is_called(&name.value, &sid.name, sid.aliases.iter().map(String::as_str))
                })
                .map(|sid| &*sid.name)
                .collect();
            report.add(match called.as_slice() {
                [] => problem.suggest(&name.value, &scope.sid_names(), "the kinds are"),
                [one] => problem.help(format!("did you mean `{one}`?")).edit(&name.span, in_quotes(one)),
                several => problem.help(format!("did you mean {}?", listed(several, "or"))),
            });
        }
    }
    None
}

fn broken_sid(fields: Option<&[Field]>, scope: &Scope) -> bool {
    fields.unwrap_or_default().iter().any(|field| {
        field.sid.as_ref().is_some_and(|sid| matches!(scope.sid(&sid.value), Lookup::Broken))
            || broken_sid(field.fields.as_deref(), scope)
    })
}
