//! A field of a grant in a schema: its keys, their checks, and their setters in generated tables.
//!
//! A new key is added here and in `token_schema::Field`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use token_schema::rule::{self, Rule};
use token_schema::{Bound, Form};

use crate::ast::{self, Entry, Spanned};
use crate::check::counts::{NO_LIMIT, count};
use crate::check::{ranges, unit};
use crate::expand::literal::{self, names, number, variant};
use crate::model::{self, Choices, Kind, List, Shape, Text, Unit};
use crate::parse::reader::{FromKey, FromTable, Reader, table};
use crate::report::{Problem, Report, in_quotes, quoted};
use crate::span::Span;

table! {
    /// One field of a grant or of an object in it.
    Field [name: Spanned<String> = key] {
        doc: String,
        deprecated: Option<String>,
        required: Option<Spanned<bool>>,
        kind as "type": Option<Spanned<String>>,
        sid: Option<Spanned<String>>,
        switch: Option<Spanned<String>>,
        one_of: Option<Spanned<Vec<Spanned<ast::Value>>>>,
        min: Option<Spanned<ast::Value>>,
        separator: Option<Spanned<String>>,
        in_string: Option<Spanned<bool>>,
        max: Option<Spanned<i64>>,
        length: Option<Spanned<i64>>,
        characters: Option<Spanned<String>>,
        unit: Option<Spanned<String>>,
        default: Option<Spanned<ast::Value>>,
        needs: Vec<Spanned<String>>,
        needs_any: Vec<Spanned<String>>,
        narrows: Option<Spanned<bool>>,
        free_text: Option<Spanned<bool>>,
        only_with: Vec<Entry>,
        members: Vec<Entry>,
        additive: Option<Spanned<bool>>,
        secrets: Vec<Spanned<String>>,
        sdks as "sdk": Vec<Spanned<String>>,
        aliases: Vec<Spanned<String>>,
        example: Option<Spanned<String>>,
        any_of: Vec<Spanned<String>>,
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

/// Checks what `field` declares beyond its kind, and adds it to `built`. `all` are the fields of the same object.
pub(crate) fn check(what: &str, field: &Field, all: &[Field], built: &mut model::Field, report: &mut Report) {
    let what = format!("{what}: field {}", quoted(&field.name.value));
    if let (Kind::Switch(_), Some(required)) = (&built.kind, field.required.as_ref().filter(|it| it.value)) {
        misplaced(&what, rule::FIELD_KIND, "required", &required.span)
            .label("a token may lack a switch, which is then off")
            .help("remove `required`, or name the switch in `any_of`")
            .add_to(report);
    }
    built.one_of = field.one_of.as_ref().map_or(Choices::Any, |values| choices(&what, values, &built.kind, report));
    built.separator = separator(&what, field, built, report);
    built.min = field.min.as_ref().and_then(|min| minimum(&what, min, built, report));
    match &field.max {
        Some(max) if matches!(built.kind, Kind::Integer) => built.most = largest(&what, max, built, report),
        max => built.max = max.as_ref().map_or(0, |max| maximum(&what, max, &built.kind, report)),
    }
    form(&what, field, built, report);
    built.in_string = in_string(&what, field, built, report);
    built.unit = unit(&what, field, report);
    choices_within(&what, field, built, report);
    built.default = field.default.as_ref().and_then(|default| absent(&what, default, built, report));
    let others: Vec<&str> =
        all.iter().map(|other| &*other.name.value).filter(|name| *name != field.name.value).collect();
    let is_other = |name: &&Spanned<String>| others.contains(&&*name.value);
    built.needs = field.needs.iter().filter(is_other).map(|need| need.value.as_str()).collect();
    built.needs_any = field.needs_any.iter().filter(is_other).map(|need| need.value.as_str()).collect();
    built.narrows = field.narrows.as_ref().is_some_and(|narrows| narrows.value);
    built.free_text = field.free_text.as_ref().is_some_and(|free| free.value);
    built.only_with = only_with(&what, field, report).into();
    built.members = members(&what, field, &built.kind, report).into();
    built.additive = additive(&what, field, &built.kind, report);
    built.secrets = field.secrets.iter().map(|name| name.value.as_str()).collect();
    let needs = field.needs.iter().map(|name| ("needs", name));
    let named = needs.chain(field.needs_any.iter().map(|name| ("needs_any", name)));
    let named = named.chain(field.only_with.iter().map(|entry| ("only_with", &entry.key)));
    for (key, unknown) in named.filter(|(_, name)| !is_other(name)) {
        let title = format!("{what}: unknown field {} in `{key}`", quoted(&unknown.value));
        Problem::at(rule::NEEDS_UNKNOWN, unknown, title)
            .label("it lists fields of the same object")
            .suggest(&unknown.value, &others, "the fields are")
            .add_to(report);
    }
    built.sdks = field.sdks.iter().map(|sdk| sdk.value.as_str()).collect();
    built.aliases = aliases(&what, field, all, report);
    built.example = field.example.as_ref().and_then(|text| example(&what, text, built, report));
}

/// A key that has no meaning for the field.
fn misplaced(what: &str, rule: &'static Rule, key: &str, span: &Span) -> Problem {
    Problem::new(rule, span.clone(), format!("{what}: `{key}` does not apply to this field"))
        .help(format!("remove `{key}`"))
}

/// The literal in suggestions, which must be valid: a string, or the inline table of free JSON.
fn example(what: &str, text: &Spanned<String>, built: &model::Field, report: &mut Report) -> Option<Text> {
    let value = text.value.as_str();
    let fits = match built.kind {
        Kind::String => {
            built.one_of == Choices::Any && !value.trim().is_empty() && built.bound(Form::String(value)).is_none()
        }
        Kind::Object(Shape::Json) => is_inline_table(value),
        _ => false,
    };
    if fits {
        return Some(text.value.clone().into());
    }
    misplaced(what, rule::FIELD_EXAMPLE, "example", &text.span)
        .label("suggestions write it: a string without `one_of` and within `max`, or the inline table of free JSON")
        .add_to(report);
    None
}

/// Whether a text is one inline table of TOML, on one line.
fn is_inline_table(text: &str) -> bool {
    let line = format!("key = {text}");
    let value = toml::de::DeTable::parse(&line).ok().and_then(|table| table.into_inner().remove("key"));
    text.starts_with('{') && text.ends_with('}') && !text.contains('\n') && value.is_some()
}

fn choices(what: &str, values: &Spanned<Vec<Spanned<ast::Value>>>, kind: &Kind, report: &mut Report) -> Choices {
    let expected = match kind {
        Kind::String | Kind::Strings => "a non-empty string in quotes",
        Kind::Integer => "an integer, without quotes",
        _ => {
            misplaced(what, rule::ONE_OF, "one_of", &values.span)
                .label("it lists the values of a string, an integer, or the strings of an array")
                .add_to(report);
            return Choices::Any;
        }
    };
    let problem = |span: &Span, title: String| Problem::new(rule::ONE_OF, span.clone(), format!("{what}: {title}"));
    if values.value.is_empty() {
        problem(&values.span, "`one_of` is empty".to_owned())
            .label("no value is allowed")
            .help("list the allowed values")
            .add_to(report);
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
                let found = match other {
                    ast::Value::String(text) if text.trim().is_empty() => "an empty string",
                    other => other.what(),
                };
                let help = match (other, kind) {
                    (ast::Value::Integer(Some(number)), Kind::String) => {
                        Some(format!("write `\"{number}\"`, or add `type = \"integer\"` to the field"))
                    }
                    (ast::Value::String(text), Kind::Integer) if text.parse::<i64>().is_ok() => {
                        Some(format!("write {text} without quotes"))
                    }
                    _ => None,
                };
                problem(&value.span, format!("`one_of` contains {found}"))
                    .label(format!("expected {expected}"))
                    .maybe_help(help)
                    .add_to(report);
                continue;
            }
        };
        if let Some(choice) = twice {
            problem(&value.span, format!("`one_of` contains {choice} twice"))
                .label("once is enough")
                .help("remove one of them")
                .add_to(report);
        }
    }
    match (texts.is_empty(), numbers.is_empty()) {
        (true, true) => Choices::Any,
        (true, false) => Choices::Integers(numbers.into()),
        _ => Choices::Strings(texts.into_iter().collect()),
    }
}

/// The values that other fields must have.
fn only_with(what: &str, field: &Field, report: &mut Report) -> Vec<(Text, Text)> {
    let mut conditions = Vec::new();
    for entry in &field.only_with {
        let value = match &entry.value.value {
            ast::Value::Bool(value) => value.to_string(),
            ast::Value::Integer(Some(number)) => number.to_string(),
            ast::Value::String(text) => text.clone(),
            other => {
                let title = format!("{what}: `only_with` holds {}", other.what());
                Problem::new(rule::WRONG_TYPE, entry.value.span.clone(), title)
                    .label("a field is compared with a string, a boolean or an integer")
                    .help("write the value that the other field must have")
                    .add_to(report);
                continue;
            }
        };
        conditions.push((entry.key.value.clone().into(), value.into()));
    }
    conditions
}

/// The known members of free JSON.
fn additive(what: &str, field: &Field, kind: &Kind, report: &mut Report) -> bool {
    let Some(additive) = field.additive.as_ref().filter(|additive| additive.value) else { return false };
    if matches!(kind, Kind::Object(Shape::Json)) {
        return true;
    }
    misplaced(what, rule::FIELD_KIND, "additive", &additive.span)
        .label("it says that each member of free JSON opens something")
        .add_to(report);
    false
}

fn members(what: &str, field: &Field, kind: &Kind, report: &mut Report) -> Vec<(Text, Text)> {
    let of_json = field.members.first().map(|entry| ("members", &entry.key.span));
    let of_json = of_json.or_else(|| field.secrets.first().map(|name| ("secrets", &name.span)));
    if let (Some((key, span)), false) = (of_json, matches!(kind, Kind::Object(Shape::Json))) {
        Problem::new(rule::FIELD_KIND, span.clone(), format!("{what}: `{key}` does not fit its type"))
            .label("it describes the members of free JSON")
            .help(format!("write `type = \"json\"`, or remove `{key}`"))
            .add_to(report);
        return Vec::new();
    }
    let mut members = Vec::new();
    for entry in &field.members {
        match &entry.value.value {
            ast::Value::String(kind) if model::Field::MEMBER_TYPES.contains(&kind.as_str()) => {
                members.push((entry.key.value.clone().into(), kind.clone().into()));
            }
            _ => {
                let title = format!("{what}: invalid type of the member {}", quoted(&entry.key.value));
                Problem::new(rule::FIELD_KIND, entry.value.span.clone(), title)
                    .label("expected the name of a type of JSON")
                    .help("write \"string\", \"strings\", \"array\", \"object\" or \"any\"")
                    .add_to(report);
            }
        }
    }
    members
}

/// Other names of the field, for suggestions.
fn aliases(what: &str, field: &Field, all: &[Field], report: &mut Report) -> List<str> {
    let is_field = |alias: &&Spanned<String>| all.iter().any(|other| other.name.value == alias.value);
    for alias in field.aliases.iter().filter(is_field) {
        let title = format!("{what}: `aliases` names {}, which is a field", quoted(&alias.value));
        Problem::at(rule::FIELD_ALIAS, alias, title)
            .label("a suggestion would lead from one field to another")
            .help("remove it")
            .add_to(report);
    }
    field.aliases.iter().map(|alias| alias.value.as_str()).collect()
}

/// What separates the values in one string.
fn separator(what: &str, field: &Field, built: &model::Field, report: &mut Report) -> Text {
    let Some(separator) = &field.separator else { return Text::default() };
    let fits = matches!((&built.kind, &built.one_of), (Kind::String, Choices::Strings(_)) | (Kind::Strings, _));
    if !separator.value.is_empty() && fits {
        return separator.value.clone().into();
    }
    let (title, label, help) = if fits {
        (
            "is empty",
            "it separates the values in one string",
            "write a separator, as in `separator = \" \"`, or remove it",
        )
    } else {
        (
            "does not fit the field",
            "it separates several values of `one_of` in a string, or the strings of an array",
            "add `one_of` or `type = \"array\"`, or remove `separator`",
        )
    };
    Problem::at(rule::ONE_OF, separator, format!("{what}: `separator` {title}")).label(label).help(help).add_to(report);
    Text::default()
}

/// The value of a key that applies to the field.
fn typed<T>(
    what: &str,
    key: &str,
    value: &Spanned<ast::Value>,
    takes: &str,
    read: fn(ast::Value) -> Result<T, ast::Value>,
    report: &mut Report,
) -> Option<T> {
    read(value.value.clone())
        .map_err(|other| {
            Problem::at(rule::WRONG_TYPE, value, format!("{what}: `{key}` is {}", other.what()))
                .label(format!("expected {takes}"))
                .convert(value, read)
                .add_to(report);
        })
        .ok()
}

fn minimum(what: &str, min: &Spanned<ast::Value>, built: &model::Field, report: &mut Report) -> Option<i64> {
    if matches!(built.kind, Kind::Integer) && built.one_of == Choices::Any {
        return typed(what, "min", min, "an integer", ast::Value::integer, report);
    }
    misplaced(what, rule::TEXT_MAX, "min", &min.span)
        .label("it is the smallest value of an integer without `one_of`")
        .add_to(report);
    None
}

/// The largest integer.
fn largest(what: &str, max: &Spanned<i64>, built: &model::Field, report: &mut Report) -> Option<i64> {
    if built.one_of != Choices::Any {
        misplaced(what, rule::TEXT_MAX, "max", &max.span).label("`one_of` lists the integers").add_to(report);
        return None;
    }
    if let Some(min) = built.min.filter(|min| *min > max.value) {
        Problem::at(rule::TEXT_MAX, max, format!("{what}: `max` is below `min`"))
            .label(format!("no integer is at least {min} and at most {}", max.value))
            .help(format!("write `max = {min}` or more"))
            .add_to(report);
        return None;
    }
    Some(max.value)
}

/// `length` and `characters` of a string.
fn form(what: &str, field: &Field, built: &mut model::Field, report: &mut Report) {
    let keys = [
        ("length", field.length.as_ref().map(|length| &length.span)),
        ("characters", field.characters.as_ref().map(|characters| &characters.span)),
    ];
    if !matches!(built.kind, Kind::String) || built.one_of != Choices::Any {
        for (key, span) in keys.into_iter().filter_map(|(key, span)| Some((key, span?))) {
            misplaced(what, rule::TEXT_MAX, key, span).label("it describes a string without `one_of`").add_to(report);
        }
        return;
    }
    if let Some(characters) = &field.characters {
        built.characters = ranges::check(what, "characters", characters, report).into();
    }
    if let (Some(length), Some(_)) = (&field.length, &field.max) {
        misplaced(what, rule::TEXT_MAX, "length", &length.span)
            .label("`max` is for strings of different lengths, `length` for one length")
            .help("keep one of them")
            .add_to(report);
    } else if let Some(length) = &field.length {
        let help = "write the length in characters";
        built.length = count(what, rule::TEXT_MAX, "length", length, help, report).unwrap_or_default();
    }
}

/// Whether the JSON is a string in the token.
fn in_string(what: &str, field: &Field, built: &model::Field, report: &mut Report) -> bool {
    let Some(in_string) = field.in_string.as_ref().filter(|in_string| in_string.value) else { return false };
    if matches!(built.kind, Kind::Object(Shape::Json)) {
        return true;
    }
    misplaced(what, rule::FIELD_KIND, "in_string", &in_string.span)
        .label("it is for free JSON, which the token has as a string")
        .help("write `type = \"json\"`, or remove `in_string`")
        .add_to(report);
    false
}

fn maximum(what: &str, max: &Spanned<i64>, kind: &Kind, report: &mut Report) -> u32 {
    if matches!(kind, Kind::String) {
        return count(what, rule::TEXT_MAX, "max", max, NO_LIMIT, report).unwrap_or_default();
    }
    misplaced(what, rule::TEXT_MAX, "max", &max.span)
        .label("it limits an integer or the length of a string")
        .add_to(report);
    0
}

/// No allowed value may be longer than `max`.
fn choices_within(what: &str, field: &Field, built: &model::Field, report: &mut Report) {
    let (Some(values), Kind::String) = (&field.one_of, &built.kind) else { return };
    let too_long: Vec<_> = values
        .value
        .iter()
        .filter_map(|value| match &value.value {
            ast::Value::String(text) => match built.bound(Form::String(text)) {
                Some(Bound::Length(length)) => Some((length, text, &value.span)),
                _ => None,
            },
            _ => None,
        })
        .collect();
    let longest = too_long.iter().map(|(length, ..)| length).max();
    for (length, text, span) in &too_long {
        let title = format!("{what}: `one_of` contains {}, which has {}", in_quotes(text), built.unit.words(length));
        Problem::new(rule::ONE_OF, (*span).clone(), title)
            .label(format!("`max = {}` allows no string of this length", built.max))
            .maybe_help(longest.map(|longest| format!("remove the value, or write `max = {longest}`")))
            .add_to(report);
    }
}

fn unit(what: &str, field: &Field, report: &mut Report) -> Unit {
    if let (Some(unit), None) = (&field.unit, &field.max) {
        Problem::at(rule::TEXT_MAX, unit, format!("{what}: `unit` without `max`"))
            .label("it is the unit of `max`")
            .help("add `max`, or remove `unit`")
            .add_to(report);
        return Unit::default();
    }
    unit::check(what, rule::TEXT_MAX, field.unit.as_ref(), report)
}

/// The meaning of an absent field.
fn absent(what: &str, default: &Spanned<ast::Value>, built: &model::Field, report: &mut Report) -> Option<bool> {
    if matches!(built.kind, Kind::Boolean) && !built.required {
        return typed(what, "default", default, "`true` or `false`", ast::Value::boolean, report);
    }
    misplaced(what, rule::FIELD_DEFAULT, "default", &default.span)
        .label("it is the meaning of an absent optional boolean")
        .add_to(report);
    None
}

/// The setters of the keys that `check` reads. `schema` is the path of the types of the tables.
pub(crate) fn setters(field: &model::Field, schema: &TokenStream) -> TokenStream {
    let min = field.min.map(Literal::i64_unsuffixed).map(|min| quote!(.min(#min)));
    let (max, unit) = (number(field.max), variant(field.unit));
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
    let separator = Some(&field.separator).filter(|text| !text.is_empty()).map(|text| quote!(.separator(#text)));
    let aliases = names("aliases", &field.aliases);
    let (needs_any, secrets) = (names("needs_any", &field.needs_any), names("secrets", &field.secrets));
    let narrows = field.narrows.then(|| quote!(.narrows()));
    let free_text = field.free_text.then(|| quote!(.free_text()));
    let in_string = field.in_string.then(|| quote!(.in_string()));
    let most = field.most.map(Literal::i64_unsuffixed).map(|most| quote!(.most(#most)));
    let length = Some(number(field.length)).filter(|_| field.length > 0).map(|length| quote!(.length(#length)));
    let ranges = literal::ranges(&field.characters);
    let ranges = (!field.characters.is_empty()).then(|| quote!(.characters(#ranges)));
    quote!(#one_of #separator #in_string #min #most #length #ranges #max #narrows #free_text #default #needs #needs_any #sdks #aliases #secrets)
}
