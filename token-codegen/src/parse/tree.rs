//! Parses TOML into tables, arrays and values with their places, in file order.

use token_schema::rule;
use toml::de::{DeTable, DeValue};

use super::bare_words::BareWords;
use crate::ast::{Entry, Spanned, Table, Value};
use crate::report::{Problem, Report, quoted};
use crate::source::Source;
use crate::span::Span;

/// The most nested tables and arrays. It limits the recursion of all functions on the tree.
const MAX_DEPTH: usize = 32;

/// The most syntax errors of a report; later ones are mostly consequences.
const MAX_SYNTAX_ERRORS: usize = 20;

/// The root table, or the readable part of it, and whether the text is valid TOML.
pub(crate) fn read(source: &Source, report: &mut Report) -> (Table, bool) {
    let text = source.text();
    if text.len() > Source::MAX_BYTES {
        Problem::new(rule::FILE_TOO_LARGE, 0..0, format!("the file has {} bytes", text.len()))
            .label(format!("more than {} MiB are not read", Source::MAX_BYTES / (1024 * 1024)))
            .help("is this the right file? A grants.toml of 10,000 declarations has about 1 MiB")
            .add_to(report);
        return (Table::default(), false);
    }
    let mut bare = BareWords::default();
    let mut sound = true;
    let (root, errors) = DeTable::parse_recoverable(text);
    let mut last_line = 0;
    let mut repeated_table = 0..0;
    let mut errors: Vec<_> =
        errors.iter().map(|error| (error.span().unwrap_or_else(|| key_of_most_parts(text)), error.message())).collect();
    errors.sort_by_key(|(span, _)| span.start);
    let mut reported = 0;
    for (span, message) in errors {
        if let Some(problem) = bare.problem(text, &span, message).filter(|_| reported < MAX_SYNTAX_ERRORS) {
            report.add(problem);
            reported += 1;
            continue;
        }
        sound = false;
        // A second error on one line is nearly always the echo of the first, and so is a key of a table that is repeated.
        let line = source.line(span.start);
        let echo = line == last_line || (message == "duplicate key" && repeated_table.contains(&span.start));
        if message == "duplicate key"
            && text.get(source.line_span(line)).is_some_and(|line| line.trim_start().starts_with('['))
        {
            let rest = text.get(span.end..).unwrap_or_default();
            repeated_table = span.end..rest.find("\n[").map_or(text.len(), |next| span.end + next);
        }
        if !echo && reported < MAX_SYNTAX_ERRORS {
            report.add(syntax_problem(text, span, message));
            reported += 1;
        }
        last_line = line;
    }
    let before = report.len();
    let mut table = table(root.into_inner(), 0, report);
    bare.put_into(&mut table, text);
    (table, sound && report.len() == before)
}

/// The only error to which toml gives no span: a dotted key with too many parts.
fn key_of_most_parts(text: &str) -> Span {
    let keys = text.lines().map(|line| line.split('=').next().unwrap_or_default().trim());
    let longest = keys.max_by_key(|key| key.matches('.').count()).unwrap_or_default();
    text.find(longest).map_or(0..0, |start| start..start + longest.len())
}

fn syntax_problem(text: &str, span: Span, message: &str) -> Problem {
    let spot = text.get(span.clone()).unwrap_or_default();
    if message == "duplicate key" {
        return Problem::new(rule::DUPLICATE_KEY, span, format!("duplicate key {}", quoted(spot)))
            .label("the same key or table is defined above")
            .help("keep one of them, and put what belongs together in one table");
    }
    if spot.is_empty() && message.contains("must be quoted") {
        return Problem::new(rule::SYNTAX, span, "not valid TOML: a value is missing")
            .label("the rest of the file is checked when it is valid TOML")
            .help("write the value, a string in quotes: `\"…\"`");
    }
    if message == "recursion limit" {
        return Problem::new(rule::TOO_DEEP, span, "the key has too many parts")
            .label(format!("tables are nested at most {MAX_DEPTH} deep"))
            .help("shorten the key");
    }
    // toml ends some messages with the expected tokens, of which there may be none.
    let message = message.strip_suffix(", expected nothing").unwrap_or(message);
    Problem::new(rule::SYNTAX, span, format!("not valid TOML: {message}"))
        .label("the rest of the file is checked when it is valid TOML")
        .maybe_help(message.contains("must be quoted").then(|| "write the value in quotes: `\"…\"`".to_owned()))
}

fn table(from: DeTable<'_>, depth: usize, report: &mut Report) -> Table {
    let mut entries: Vec<Entry> = from
        .into_iter()
        .map(|(key, value)| {
            let span = key.span();
            let key = Spanned { value: key.into_inner().into_owned(), span };
            Entry { key, value: node(value.span(), value.into_inner(), depth + 1, report) }
        })
        .collect();
    // toml sorts them by name.
    entries.sort_by_key(|entry| entry.key.span.start);
    Table { entries }
}

fn node(span: Span, value: DeValue<'_>, depth: usize, report: &mut Report) -> Spanned<Value> {
    let nested = matches!(value, DeValue::Array(_) | DeValue::Table(_));
    if nested && depth > MAX_DEPTH {
        Problem::new(rule::TOO_DEEP, span.clone(), format!("more than {MAX_DEPTH} nested tables or arrays"))
            .label("no token needs this")
            .help("flatten it")
            .add_to(report);
        return Spanned { value: Value::Bool(false), span };
    }
    let value = match value {
        DeValue::String(text) => Value::String(text.into_owned()),
        DeValue::Integer(number) => Value::Integer(i64::from_str_radix(number.as_str(), number.radix()).ok()),
        DeValue::Float(number) => Value::Float(number.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(value) => Value::Bool(value),
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        DeValue::Array(items) => Value::Array(
            items.into_iter().map(|item| node(item.span(), item.into_inner(), depth + 1, report)).collect(),
        ),
        DeValue::Table(members) => Value::Table(table(members, depth, report)),
    };
    Spanned { value, span }
}
