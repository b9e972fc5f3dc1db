//! `sdk` of a field: an SDK that may not use a field must not need it, or no declaration for the SDK is valid.

use std::sync::Arc;

use token_schema::rule;

use super::grant_sdk_match::listed_titles;
use super::scope::{Lookup, Scope};
use crate::model::{Field, Grant, Kind, Origin, Sdk, Shape};
use crate::report::{Problem, Report, capped, listed};
use crate::span::Span;

const ITS: &str = "its `sdk`";

struct Conflict {
    span: Span,
    /// ``field `name` is required``.
    reason: String,
    excluded: Vec<Arc<Sdk>>,
    place: &'static str,
    or: String,
}

/// The grants of this file for all SDKs, and the SDKs of this file for the vendor's grants.
pub(crate) fn check(origin: Origin, scope: &mut Scope, report: &mut Report) {
    let mut broken = Vec::new();
    for grant in &scope.schema.grants {
        let carriers: Vec<Arc<Sdk>> = scope.carriers(grant).into_iter().cloned().collect();
        if grant.origin == origin {
            let before = report.len();
            for conflict in conflicts(&grant.shape, &carriers) {
                of_grant(grant, &conflict, report);
            }
            if report.errors_since(before) {
                broken.push(grant.key.clone());
            }
        } else {
            let own: Vec<_> = carriers.into_iter().filter(|sdk| sdk.origin == origin).collect();
            for conflict in conflicts(&grant.shape, &own) {
                for sdk in &conflict.excluded {
                    of_sdk(sdk, grant, &conflict, report);
                }
            }
        }
    }
    flags(origin, scope, report);
    for key in broken {
        scope.break_grant(&key);
    }
}

fn of_grant(grant: &Grant, conflict: &Conflict, report: &mut Report) {
    let titles = listed_titles(&conflict.excluded);
    let names = capped(conflict.excluded.iter().map(|sdk| format!("\"{}\"", sdk.name)).collect()).join(", ");
    let title = format!("[grant.{}]: {}, and `sdk` excludes {titles}", grant.key, conflict.reason);
    Problem::new(rule::FIELD_EXCLUDES_SDK, conflict.span.clone(), title)
        .label("a declaration for such an SDK is invalid with the field and without it")
        .help(format!("add {names} to {}, or {}", conflict.place, conflict.or))
        .add_to(report);
}

fn of_sdk(sdk: &Sdk, grant: &Grant, conflict: &Conflict, report: &mut Report) {
    let title = format!("[sdk.{}]: no token for it can have the grant `{}`", sdk.name, grant.key);
    Problem::at_place(rule::FIELD_EXCLUDES_SDK, &sdk.place, title)
        .label(format!("in the vendor's schema {}, and `sdk` names only other SDKs", conflict.reason))
        .help(format!("remove `{}` from this SDK, or declare these tokens for an SDK of the vendor", grant.key))
        .add_to(report);
}

/// `requires = ["room.join"]` of an SDK that may not use `join`.
fn flags(origin: Origin, scope: &Scope, report: &mut Report) {
    for sdk in scope.schema.sdks.iter().filter(|sdk| sdk.origin == origin) {
        for flag in sdk.flags.iter() {
            let Some((key, name)) = flag.split_once('.') else { continue };
            let Lookup::Found(grant) = scope.grant(key) else { continue };
            if grant.shape.field(name).is_some_and(|field| field.excludes(sdk)) {
                let title = format!("[sdk.{}]: `sdk` of `{flag}` in `requires` excludes this SDK", sdk.name);
                Problem::at_place(rule::FIELD_EXCLUDES_SDK, &sdk.place, title)
                    .label("a declaration for this SDK is invalid with the field and without it")
                    .help(if grant.origin == origin {
                        format!("add \"{}\" to `sdk` of the field, or write `requires = [\"{key}\"]`", sdk.name)
                    } else {
                        format!("write `requires = [\"{key}\"]`")
                    })
                    .add_to(report);
            }
        }
    }
}

fn conflicts(shape: &Shape, users: &[Arc<Sdk>]) -> Vec<Conflict> {
    let Shape::Fields { fields, any_of } = shape else { return Vec::new() };
    let mut conflicts = Vec::new();
    let find = |name: &str| fields.iter().find(|field| field.name == name);
    for field in &**fields {
        let (excluded, users): (Vec<_>, Vec<_>) = users.iter().cloned().partition(|sdk| field.excludes(sdk));
        // Every SDK may have a boolean that is `false`.
        let is_required = field.required && !matches!(field.kind, Kind::Boolean);
        if is_required && !excluded.is_empty() {
            let reason = format!("field `{}` is required", field.name);
            conflicts.push(Conflict {
                span: field.span.clone(),
                reason,
                place: ITS,
                excluded,
                or: "remove `required`".to_owned(),
            });
        }
        for need in field.needs.iter().filter_map(find) {
            let is_there = need.default == Some(true) || need.required && !matches!(need.kind, Kind::Boolean);
            let excluded: Vec<_> = users.iter().filter(|sdk| need.excludes(sdk)).cloned().collect();
            if !is_there && !excluded.is_empty() {
                let reason = format!("field `{}` is needed by `{}`", need.name, field.name);
                let or = format!("name in `sdk` of `{}` only SDKs that may use both", field.name);
                conflicts.push(Conflict { span: need.span.clone(), reason, place: ITS, excluded, or });
            }
        }
        if let Kind::Object(shape) = &field.kind {
            conflicts.extend(self::conflicts(shape, &users));
        }
    }
    let choices: Vec<&Field> = any_of.iter().filter_map(find).collect();
    let without: Vec<_> = users.iter().filter(|sdk| choices.iter().all(|field| field.excludes(sdk))).cloned().collect();
    if let (Some(first), false) = (choices.first(), without.is_empty()) {
        let (reason, place) = match choices.as_slice() {
            [only] => (format!("`any_of` requires field `{}`", only.name), ITS),
            choices => {
                let names: Vec<&str> = choices.iter().map(|field| &*field.name).collect();
                (format!("`any_of` requires one of {}", listed(&names, "and")), "`sdk` of one of them")
            }
        };
        let or = "to `any_of` a field without `sdk`".to_owned();
        conflicts.push(Conflict { span: first.span.clone(), reason, place, excluded: without, or });
    }
    conflicts
}
