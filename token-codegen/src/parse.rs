//! Reads TOML into tables and values, each with its place.
//!
//! Checks what concerns one table: the syntax, unknown and missing keys, the types of values. [`check`](crate::check) does the rest.

mod bare_words;
pub(crate) mod reader;
mod tree;

use token_schema::rule;

use crate::ast::{Entry, Spanned, Table, Texts, Token, Value};
use crate::declared::File;
use crate::declared::vendor::{Format, Preflight};
use crate::report::{Problem, Report, quoted};
use crate::source::Source;
use reader::{FromTable, Reader};

/// The kind of file. Some tables belong to one kind only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A vendor's schema.
    Vendor,
    /// An application's `grants.toml`.
    Grants,
}

/// Reads a file.
pub fn parse(source: &Source, kind: FileKind, report: &mut Report) -> File {
    let (root, sound) = tree::read(source, report);
    if !sound {
        let tokens = root.get("token").map(|entry| tokens(entry.clone())).unwrap_or_default();
        let string = |entry: &Entry| match &entry.value.value {
            Value::String(name) => Some(Spanned { value: name.clone(), span: entry.value.span.clone() }),
            _ => None,
        };
        let vendor = root.get("vendor");
        let vendor_path = vendor.and_then(|entry| match &entry.value.value {
            Value::Table(table) => table.get("path").and_then(string),
            _ => None,
        });
        return File { vendor: vendor.and_then(string), vendor_path, tokens, ..File::default() };
    }
    if let Some(problem) = other_kind(&root, kind) {
        report.add(problem);
        return File::default();
    }
    let mut file = File { sound, ..File::default() };
    let mut reader = Reader::of_file(root, report);
    match kind {
        FileKind::Grants => {
            vendor(&mut reader, &mut file);
            file.tokens = reader.entries("token").into_iter().filter_map(token).collect();
            refuse_vendor_tables(&mut reader);
        }
        FileKind::Vendor => {
            vendor_tables(&mut reader, &mut file);
            refuse_application_tables(&mut reader);
        }
    }
    file.sids = reader.tables("sid");
    file.grants = reader.tables("grant");
    file.sdks = reader.tables("sdk");
    match kind {
        FileKind::Grants => file.unknown = reader.unknown(),
        FileKind::Vendor => reader.finish(),
    }
    file
}

/// One problem for a file of the other kind, in place of one for each of its keys.
fn other_kind(root: &Table, kind: FileKind) -> Option<Problem> {
    let first = |keys: &[&str]| keys.iter().find_map(|key| root.get(key));
    let (of_vendor, of_application) = (first(&["format", "credential"]), first(&["vendor", "token"]));
    let (entry, rule, title, label, help) = match (kind, of_vendor, of_application) {
        (FileKind::Vendor, None, Some(entry)) => (
            entry,
            rule::APPLICATION_ONLY,
            "this is an application's grants.toml, not a vendor's schema",
            "a vendor's schema declares no tokens",
            match &entry.value.value {
                Value::String(name) => format!("the vendor has a name: pass {} in place of a file", quoted(name)),
                Value::Table(table) => match table.get("path").map(|path| &path.value.value) {
                    Some(Value::String(path)) => format!("pass the file of its vendor, {}", quoted(path)),
                    _ => "pass the file of its vendor".to_owned(),
                },
                _ => "pass the file of its vendor".to_owned(),
            },
        ),
        (FileKind::Grants, Some(entry), None) => (
            entry,
            rule::VENDOR_ONLY,
            "this is a vendor's schema, not an application's grants.toml",
            "a grants.toml declares tokens, and names their vendor",
            "write a grants.toml beside it, which begins with `vendor = { path = \"…\" }` and the name of this file"
                .to_owned(),
        ),
        _ => return None,
    };
    Some(Problem::new(rule, entry.place(), title).label(label).help(help))
}

/// A vendor that ships with this crate, by its name, or any other, by the path of its file.
fn vendor(reader: &mut Reader<'_>, file: &mut File) {
    if !reader.holds_table("vendor") {
        file.vendor = reader.get("vendor");
        return;
    }
    let entry = reader.take("vendor");
    let Some(mut table) = entry.and_then(|entry| Reader::of("`vendor`".to_owned(), entry, reader.report)) else {
        return;
    };
    table.need("path", "it is the file with the vendor's rules", "path = \"vendor.toml\"");
    file.vendor_path = table.get("path");
    table.finish();
}

fn vendor_tables(reader: &mut Reader<'_>, file: &mut File) {
    reader.need("name", "a grants.toml refers to the vendor by this name", "name = \"vendor\"");
    file.name = reader.get("name");
    reader.need("title", "messages call the vendor by this title", "title = \"Vendor\"");
    file.title = reader.get("title");
    file.docs = reader.get("docs");
    file.feature = reader.get("feature");
    file.code_docs = reader.get("code_docs");
    let mut texts = |key| {
        let texts = reader.get::<Option<Spanned<Texts>>>(key).map(|texts| texts.value);
        texts.into_iter().flatten().map(|(name, text)| (name.value, text.value)).collect()
    };
    file.other_secrets = texts("other_secrets");
    file.variable_words = texts("variable_words");
    reader.need("format", "it describes the vendor's tokens", "[format]");
    let format = reader.take("format");
    file.format = format.and_then(|entry| Format::from_table("[format]".to_owned(), entry, reader.report));
    file.credentials = reader.tables("credential");
    file.legacy = reader.tables("legacy");
    file.foreign = reader.tables("foreign");
    file.not_checked = reader.tables("not_checked");
    let preflight = reader.take("preflight");
    file.preflight = preflight.and_then(|entry| Preflight::from_table("[preflight]".to_owned(), entry, reader.report));
    file.probes = reader.tables("probe");
    file.codes = reader.tables("code");
    file.rules = reader.tables("rule");
}

/// Every `[token.NAME]` that is a table.
fn tokens(entry: Entry) -> Vec<Token> {
    let Value::Table(table) = entry.value.value else { return Vec::new() };
    table.entries.into_iter().filter_map(token).collect()
}

fn token(entry: Entry) -> Option<Token> {
    let (place, span) = (entry.place(), entry.value.span.clone());
    let Value::Table(table) = entry.value.value else { return None };
    Some(Token { name: entry.key, span, place, table })
}

/// An application cannot change a vendor's tokens.
fn refuse_vendor_tables(reader: &mut Reader<'_>) {
    let other = ["name", "title", "docs", "code_docs", "other_secrets", "not_checked", "variable_words"];
    let tables = ["format", "credential", "legacy", "foreign", "preflight", "probe", "code", "rule"];
    for key in tables.iter().chain(&other) {
        if let Some(entry) = reader.take_hidden(key) {
            Problem::new(rule::VENDOR_ONLY, entry.place(), format!("`{key}` belongs to a vendor's schema"))
                .label("a grants.toml cannot change how a vendor's tokens are made")
                .help("remove it; a grants.toml contains `vendor` and the tables `token`, `sid`, `grant` and `sdk`")
                .add_to(reader.report);
        }
    }
}

/// A vendor's schema is shared by all applications.
fn refuse_application_tables(reader: &mut Reader<'_>) {
    for key in ["vendor", "token"] {
        if let Some(entry) = reader.take_hidden(key) {
            let title = format!("`{key}` belongs to an application's grants.toml");
            Problem::new(rule::APPLICATION_ONLY, entry.place(), title)
                .label("a vendor's schema declares no tokens")
                .help("remove it")
                .add_to(reader.report);
        }
    }
}
