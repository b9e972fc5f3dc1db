//! What else is asked of a field: its values, its length, what a missing boolean means, what it needs beside it, and who uses it.

use token_schema::rule;

use super::counts::{NO_LIMIT, count};
use super::scope::{Lookup, Scope};
use super::{sdks, unit};
use crate::ast::{self, Spanned};
use crate::model::{Choices, Field, Kind, Text, Unit};
use crate::report::{Problem, Report, in_quotes, quoted};
use crate::suggest;

/// Puts into `built` what `field` says beyond its kind. `all` are the fields of the same object.
pub(crate) fn check(what: &str, field: &ast::Field, all: &[ast::Field], built: &mut Field, report: &mut Report) {
    let what = format!("{what}: field {}", quoted(&field.name.value));
    if let (Kind::Switch(_), Some(required)) = (&built.kind, field.required.as_ref().filter(|it| it.value)) {
        report.add(
            Problem::new(rule::FIELD_KIND, required.span.clone(), format!("{what}: `required` does not fit a switch"))
                .label("a token may lack a switch, which is then off")
                .help("remove `required`, or name the switch in `any_of`"),
        );
    }
    built.one_of = field.one_of.as_ref().map_or(Choices::Any, |values| choices(&what, values, &built.kind, report));
    built.max = field.max.as_ref().map_or(0, |max| longest(&what, max, &built.kind, report));
    built.unit = unit(&what, field, report);
    choices_within(&what, field, built, report);
    built.default = field.default.as_ref().and_then(|default| absent(&what, default, built, report));
    let is_other = |need: &&Spanned<String>| {
        need.value != field.name.value && all.iter().any(|other| other.name.value == need.value)
    };
    built.needs = field.needs.iter().filter(is_other).map(|need| need.value.as_str()).collect();
    for need in field.needs.iter().filter(|need| !is_other(need)) {
        let names: Vec<&str> =
            all.iter().map(|other| other.name.value.as_str()).filter(|name| *name != field.name.value).collect();
        let (_, help) = suggest::help(&need.value, &names, "the fields are");
        report.add(
            Problem::new(
                rule::NEEDS_UNKNOWN,
                need.span.clone(),
                format!("{what}: `needs` names {}, which is no other field", quoted(&need.value)),
            )
            .label("it lists fields of the same object")
            .help(help),
        );
    }
    built.sdks = field.sdks.iter().map(|sdk| sdk.value.as_str()).collect();
    built.example = field.example.as_ref().and_then(|text| example(&what, text, built, report));
}

/// What suggestions write, which must not lead to the next error.
fn example(what: &str, text: &Spanned<String>, built: &Field, report: &mut Report) -> Option<Text> {
    let fits = matches!(built.kind, Kind::String) && built.one_of == Choices::Any && !text.value.trim().is_empty();
    let within = built.max == 0 || built.unit.count(&text.value) <= built.max as usize;
    if fits && within {
        return Some(text.value.clone().into());
    }
    report.add(
        Problem::new(rule::FIELD_EXAMPLE, text.span.clone(), format!("{what}: `example` does not fit the field"))
            .label("suggestions write it as the value of a text that has no `one_of`, and is not longer than `max`")
            .help("remove `example`"),
    );
    None
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

fn choices(what: &str, values: &Spanned<Vec<Spanned<ast::Value>>>, kind: &Kind, report: &mut Report) -> Choices {
    let takes = match kind {
        Kind::String => "a string: its values are strings in quotes, none of them empty",
        Kind::Strings => "an array of strings: its values are strings in quotes, none of them empty",
        Kind::Integer => "an integer: its values are numbers without quotes, of 64 bits at most",
        _ => {
            report.add(
                Problem::new(rule::ONE_OF, values.span.clone(), format!("{what}: `one_of` does not fit its kind"))
                    .label("a string, an array of strings or an integer can be one of a few")
                    .help("remove it"),
            );
            return Choices::Any;
        }
    };
    if values.value.is_empty() {
        report.add(
            Problem::new(rule::ONE_OF, values.span.clone(), format!("{what}: `one_of` is empty"))
                .label("no value would do")
                .help("name the values that it may have"),
        );
    }
    let (mut texts, mut numbers) = (Vec::new(), Vec::new());
    for value in &values.value {
        let twice = match (&value.value, kind) {
            (ast::Value::String(text), Kind::String | Kind::Strings) if !text.trim().is_empty() => {
                let twice = texts.contains(text);
                texts.push(text.clone());
                twice.then(|| in_quotes(text))
            }
            (ast::Value::Integer(Some(number)), Kind::Integer) => {
                let twice = numbers.contains(number);
                numbers.push(*number);
                twice.then(|| number.to_string())
            }
            (other, _) => {
                let holds = match other {
                    ast::Value::String(text) if text.trim().is_empty() => "an empty text".to_owned(),
                    ast::Value::Integer(None) => "a number that is too large".to_owned(),
                    other => other.what().to_owned(),
                };
                let meant = match (other, kind) {
                    (ast::Value::Integer(Some(number)), Kind::String) => {
                        Some(format!("write `\"{number}\"`, or add `type = \"integer\"` to the field"))
                    }
                    (ast::Value::String(text), Kind::Integer) if text.parse::<i64>().is_ok() => {
                        Some(format!("write {text} without quotes"))
                    }
                    _ => None,
                };
                report.add(
                    Problem::new(rule::ONE_OF, value.span.clone(), format!("{what}: `one_of` holds {holds}"))
                        .label(format!("this field is {takes}"))
                        .maybe_help(meant),
                );
                continue;
            }
        };
        if let Some(choice) = twice {
            report.add(
                Problem::new(rule::ONE_OF, value.span.clone(), format!("{what}: `one_of` holds {choice} twice"))
                    .label("once is enough")
                    .help("remove one of them"),
            );
        }
    }
    match (texts.is_empty(), numbers.is_empty()) {
        (true, true) => Choices::Any,
        (true, false) => Choices::Integers(numbers.into()),
        _ => Choices::Strings(texts.into_iter().collect()),
    }
}

fn longest(what: &str, max: &Spanned<i64>, kind: &Kind, report: &mut Report) -> u32 {
    if matches!(kind, Kind::String) {
        return count(what, rule::TEXT_MAX, "max", max, NO_LIMIT, report).unwrap_or_default();
    }
    report.add(
        Problem::new(rule::TEXT_MAX, max.span.clone(), format!("{what}: `max` does not fit its kind"))
            .label("it counts the length of one text")
            .help("remove `max`"),
    );
    0
}

/// A value that is longer than the longest could never be written.
fn choices_within(what: &str, field: &ast::Field, built: &Field, report: &mut Report) {
    let (Some(values), Some(max), Kind::String) =
        (&field.one_of, field.max.as_ref().filter(|_| built.max > 0), &built.kind)
    else {
        return;
    };
    let texts = values.value.iter().filter_map(|value| match &value.value {
        ast::Value::String(text) => Some((built.unit.count(text), text, &value.span)),
        _ => None,
    });
    let longest = texts.clone().map(|(length, ..)| length).max().unwrap_or_default();
    for (length, text, span) in texts.filter(|(length, ..)| *length > built.max as usize) {
        let title = format!("{what}: `one_of` holds {}, which has {}", in_quotes(text), built.unit.words(length));
        report.add(
            Problem::new(rule::ONE_OF, span.clone(), title)
                .label(format!("`max = {}` allows no text of this length", max.value))
                .help(format!("remove the value, or write `max = {longest}`")),
        );
    }
}

/// What `max` counts.
fn unit(what: &str, field: &ast::Field, report: &mut Report) -> Unit {
    if let (Some(unit), None) = (&field.unit, &field.max) {
        report.add(
            Problem::new(rule::TEXT_MAX, unit.span.clone(), format!("{what}: `unit` without `max`"))
                .label("it says what `max` counts")
                .help("add `max`, or remove it"),
        );
        return Unit::default();
    }
    unit::check(what, rule::TEXT_MAX, field.unit.as_ref(), report)
}

/// What it means that the field is not there.
fn absent(what: &str, default: &Spanned<bool>, built: &Field, report: &mut Report) -> Option<bool> {
    if matches!(built.kind, Kind::Boolean) && !built.required {
        return Some(default.value);
    }
    report.add(
        Problem::new(rule::FIELD_DEFAULT, default.span.clone(), format!("{what}: `default` does not fit"))
            .label("it says what a boolean that is not there means, so it belongs to an optional boolean")
            .help("remove it"),
    );
    None
}
