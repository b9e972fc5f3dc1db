//! A field of a grant as a schema declares it: its keys, what each may say, and the setters that generated tables have for them.
//!
//! A key of a field crosses every stage here, so a new one is added here and in `token_schema::Field`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use token_schema::rule;

use crate::ast::{self, Entry, Spanned};
use crate::check::counts::{NO_LIMIT, count};
use crate::check::unit;
use crate::expand::literal::{names, number, unit as unit_name};
use crate::model::{self, Choices, Kind, Text, Unit};
use crate::parse::reader::{FromKey, FromTable, Reader, table};
use crate::report::{Problem, Report, in_quotes, quoted};
use crate::suggest;

table! {
    /// One field of a grant or of an object in it.
    Field [name: Spanned<String> = key] {
        doc: Option<Spanned<String>>,
        deprecated: Option<Spanned<String>>,
        required: Option<Spanned<bool>>,
        kind as "type": Option<Spanned<String>>,
        sid: Option<Spanned<String>>,
        switch: Option<Spanned<String>>,
        one_of: Option<Spanned<Vec<Spanned<ast::Value>>>>,
        max: Option<Spanned<i64>>,
        unit: Option<Spanned<String>>,
        default: Option<Spanned<bool>>,
        needs: Vec<Spanned<String>>,
        sdks as "sdk": Vec<Spanned<String>>,
        example: Option<Spanned<String>>,
        any_of: Vec<Spanned<String>>,
        /// Of an object.
        fields as "field": Option<Vec<Field>>,
    }
}

/// The `field` table of a grant or an object.
impl FromKey for Option<Vec<Field>> {
    fn from_key(reader: &mut Reader<'_>, key: &'static str) -> Self {
        let entry = reader.take(key)?;
        let what = reader.what().to_owned();
        let mut table = Reader::of(format!("{what}: `{key}`"), entry, reader.report)?;
        let entries = table.take_rest().into_iter();
        let field = |entry: Entry| {
            let what = format!("{what}: {key} `{}`", entry.key.value);
            Field::from_table(what, entry, reader.report)
        };
        Some(entries.filter_map(field).collect())
    }
}

/// Puts into `built` what `field` says beyond its kind. `all` are the fields of the same object.
pub(crate) fn check(what: &str, field: &Field, all: &[Field], built: &mut model::Field, report: &mut Report) {
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
fn example(what: &str, text: &Spanned<String>, built: &model::Field, report: &mut Report) -> Option<Text> {
    let fits = matches!(built.kind, Kind::String) && built.one_of == Choices::Any && !text.value.trim().is_empty();
    let within = built.max == 0 || built.unit.count(&text.value) <= built.max as usize;
    if fits && within {
        return Some(text.value.clone().into());
    }
    report.add(
        Problem::new(rule::FIELD_EXAMPLE, text.span.clone(), format!("{what}: `example` does not fit the field"))
            .label("suggestions write it as the value of a string without `one_of`, so it must be within `max`")
            .help("remove `example`"),
    );
    None
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
fn choices_within(what: &str, field: &Field, built: &model::Field, report: &mut Report) {
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
fn unit(what: &str, field: &Field, report: &mut Report) -> Unit {
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
fn absent(what: &str, default: &Spanned<bool>, built: &model::Field, report: &mut Report) -> Option<bool> {
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

/// The setters of what `check` put into a field. `schema` leads to the types of the tables.
pub(crate) fn setters(field: &model::Field, schema: &TokenStream) -> TokenStream {
    let (max, unit) = (number(field.max), unit_name(field.unit));
    let max = (field.max > 0).then(|| quote!(.max(#max, #schema Unit::#unit)));
    let default = field.default.map(|absent| quote!(.default(#absent)));
    let (needs, sdks) = (names("needs", &field.needs), names("sdks", &field.sdks));
    let one_of = match &field.one_of {
        Choices::Any => None,
        Choices::Strings(strings) => names("one_of", strings),
        Choices::Integers(numbers) => {
            let numbers = numbers.iter().map(|number| Literal::i64_unsuffixed(*number));
            Some(quote!(.one_of_integers(&[#(#numbers),*])))
        }
    };
    quote!(#one_of #max #default #needs #sdks)
}
