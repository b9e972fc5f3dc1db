//! What else is asked of a field: its values, its length, what a missing boolean means, what it needs beside it, and who uses it.

use super::scope::{Lookup, Scope};
use super::{sdks, unit};
use crate::ast::{self, Spanned};
use crate::model::{Choice, Field, Kind, Unit};
use crate::report::{Problem, Report, quoted};
use crate::suggest;

/// Puts into `built` what `field` says beyond its kind. `all` are the fields of the same object.
pub(crate) fn check(what: &str, field: &ast::Field, all: &[ast::Field], built: &mut Field, report: &mut Report) {
    let what = format!("{what}: field {}", quoted(&field.name.value));
    built.one_of = field.one_of.as_ref().map(|values| choices(&what, values, &built.kind, report)).unwrap_or_default();
    built.max = field.max.as_ref().map_or(0, |max| longest(&what, max, &built.kind, report));
    built.unit = unit(&what, field, report);
    built.default = field.default.as_ref().and_then(|default| absent(&what, default, built, report));
    for need in &field.needs {
        if need.value != field.name.value && all.iter().any(|other| other.name.value == need.value) {
            built.needs.push(need.value.clone());
            continue;
        }
        let names: Vec<&str> =
            all.iter().map(|other| other.name.value.as_str()).filter(|name| *name != field.name.value).collect();
        let (_, help) = suggest::help(&need.value, &names, "the fields are");
        report.add(
            Problem::error(
                "needs-unknown",
                need.span.clone(),
                format!("{what}: `needs` names {}, which is no other field", quoted(&need.value)),
            )
            .label("it lists fields of the same object")
            .help(help),
        );
    }
    built.sdks = field.sdks.iter().map(|sdk| sdk.value.clone()).collect();
}

/// The SDKs that fields name must exist; `false`: one of them does not.
pub(crate) fn check_users(what: &str, fields: &[ast::Field], scope: &Scope, report: &mut Report) -> bool {
    let mut sound = true;
    for field in fields {
        let what = format!("{what}: field {}", quoted(&field.name.value));
        for sdk in &field.sdks {
            if let Lookup::Unknown = scope.sdk(&sdk.value) {
                sdks::unknown(&what, sdk, scope, report);
                sound = false;
            }
        }
        sound &= check_users(&what, field.fields.as_deref().unwrap_or_default(), scope, report);
    }
    sound
}

fn choices(what: &str, values: &Spanned<Vec<Spanned<ast::Value>>>, kind: &Kind, report: &mut Report) -> Vec<Choice> {
    let takes = match kind {
        Kind::Text | Kind::Texts => "texts",
        Kind::Integer => "whole numbers",
        _ => {
            report.add(
                Problem::error("one-of", values.span.clone(), format!("{what}: `one_of` does not fit its kind"))
                    .label("a text, a list of texts or a whole number can be one of a few")
                    .help("remove it"),
            );
            return Vec::new();
        }
    };
    if values.value.is_empty() {
        report.add(
            Problem::error("one-of", values.span.clone(), format!("{what}: `one_of` is empty"))
                .label("no value would do")
                .help("name the values that it may have"),
        );
    }
    let mut choices = Vec::with_capacity(values.value.len());
    for value in &values.value {
        let choice = match (&value.value, kind) {
            (ast::Value::Text(text), Kind::Text | Kind::Texts) if !text.trim().is_empty() => Choice::Text(text.clone()),
            (ast::Value::Integer(Some(number)), Kind::Integer) => Choice::Integer(*number),
            (other, _) => {
                report.add(
                    Problem::error("one-of", value.span.clone(), format!("{what}: `one_of` holds {}", other.what()))
                        .label(format!("this field takes {takes}, none of them empty")),
                );
                continue;
            }
        };
        if choices.contains(&choice) {
            report.add(
                Problem::error("one-of", value.span.clone(), format!("{what}: `one_of` holds {choice} twice"))
                    .label("once is enough"),
            );
        }
        choices.push(choice);
    }
    choices
}

fn longest(what: &str, max: &Spanned<i64>, kind: &Kind, report: &mut Report) -> u32 {
    let problem = if !matches!(kind, Kind::Text) {
        Some(("`max` does not fit its kind".to_owned(), "it counts the length of a text"))
    } else if u32::try_from(max.value).is_ok_and(|max| max > 0) {
        None
    } else {
        Some((format!("`max` is {}", max.value), "it counts from 1"))
    };
    let Some((title, label)) = problem else { return u32::try_from(max.value).unwrap_or_default() };
    let help = "leave it out if there is no such limit";
    report.add(Problem::error("text-max", max.span.clone(), format!("{what}: {title}")).label(label).help(help));
    0
}

/// What `max` counts.
fn unit(what: &str, field: &ast::Field, report: &mut Report) -> Unit {
    if let (Some(unit), None) = (&field.unit, &field.max) {
        report.add(
            Problem::error("text-max", unit.span.clone(), format!("{what}: `unit` without `max`"))
                .label("it says what `max` counts")
                .help("add `max`, or remove it"),
        );
        return Unit::default();
    }
    unit::check(what, "text-max", field.unit.as_ref(), report)
}

/// What it means that the field is not there.
fn absent(what: &str, default: &Spanned<bool>, built: &Field, report: &mut Report) -> Option<bool> {
    if matches!(built.kind, Kind::Bool) && !built.required {
        return Some(default.value);
    }
    report.add(
        Problem::error("field-default", default.span.clone(), format!("{what}: `default` does not fit"))
            .label("it says what a boolean that is not there means, so it belongs to an optional boolean")
            .help("remove it"),
    );
    None
}
