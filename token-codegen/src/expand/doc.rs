//! Documentation of generated items: what the schema says, and where it says it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use token_schema::visible::escaped;

use crate::model::{Field, Format, Grant, Kind, Model, Region, Schema, Token};
use crate::report::in_quotes;
use crate::variables::Variable;

/// Doc attributes for a text of one or several lines, one attribute a line.
pub(super) fn attributes(text: &str) -> TokenStream {
    let lines = lines(text);
    quote!(#(#[doc = #lines])*)
}

/// Other names of an item, which a search of its documentation finds too. rustdoc refuses the name that the item has, white space and
/// quotes.
pub(super) fn aliases(names: impl IntoIterator<Item = String>, item: &Ident) -> TokenStream {
    let is_word = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_graphic() && !"\"'".contains(c));
    let names: BTreeSet<_> = names.into_iter().filter(|name| item != name && is_word(name)).collect();
    names.into_iter().map(|name| quote!(#[doc(alias = #name)])).collect()
}

/// The lines of a text as comments have them. What shows nothing is escaped: rustc refuses a comment that turns the direction of a line,
/// or that has a carriage return in it.
fn lines(text: &str) -> impl Iterator<Item = String> {
    text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {}", escaped(line)) })
}

pub(super) fn vendor_module(schema: &Schema, file: &str) -> TokenStream {
    let mut text = format!(
        "{title} access tokens: the credentials, grants, SIDs and SDKs of {title}.\n\
         \n\
         Generated from `{file}`, which holds the rules and their sources.",
        title = schema.title,
    );
    if !schema.docs.is_empty() {
        let _ = write!(text, " The format of the\ntokens is described at <{}>.", schema.docs);
    }
    if let Some(feature) = &schema.feature {
        let _ = write!(text, "\nOnly with the Cargo feature `{feature}`.");
    }
    let lines = lines(&text);
    quote!(#(#![doc = #lines])*)
}

pub(super) fn grant(grant: &Grant, file: Option<&str>) -> TokenStream {
    let key = format!("The `{}` grant.", grant.key);
    let place = file.map(|file| format!("`[grant.{}]`, {file}:{}.", grant.key, grant.place.line()));
    attributes(&paragraphs([or(&grant.doc, &key), place.as_deref().unwrap_or_default()]))
}

/// A field's documentation, or a sentence that at least names it.
pub(super) fn field(field: &Field) -> String {
    let default = match &field.kind {
        Kind::Sid(sid) => format!("The {} (`{}`).", sid.title, field.name),
        _ => format!("The field `{}`.", field.name),
    };
    with_limits(field, or(&field.doc, &default))
}

/// The documentation of a field's setter, which an editor shows beside the getter of the field's name.
pub(super) fn setter(field: &Field) -> String {
    let sets = format!("Sets `{}`. {}", field.name, field.doc);
    with_limits(field, sets.trim_end())
}

fn with_limits(field: &Field, doc: &str) -> String {
    let mut parts = vec![doc.to_owned()];
    if let Some(absent) = field.default {
        parts.push(format!("Without it: `{absent}`."));
    }
    let all: Vec<_> = field.expected(in_quotes).iter().map(|choice| format!("`{choice}`")).collect();
    if all.len() > 1 {
        parts.push(format!("One of {}.", listed(&all)));
    }
    parts.extend(field.limits());
    parts.join(" ")
}

/// A profile's documentation: what it is for, and what its declaration says.
pub(super) fn profile(token: &Token, model: &Model) -> TokenStream {
    let grants: Vec<_> = token.grants.iter().map(|used| format!("`{}`", used.grant.key)).collect();
    let sdks: Vec<_> = token.sdks.iter().map(|sdk| sdk.title.to_string()).collect();
    let first = format!("Issues the `{}` tokens.", token.name);
    let region = match &token.region {
        Some(Region::Named(region)) => format!(" In the region `{region}`."),
        Some(Region::Env(env)) => format!(" In the region of `{}`.", env.name),
        None => String::new(),
    };
    let with = if grants.is_empty() { "without grants".to_owned() } else { format!("with {}", listed(&grants)) };
    let declared = format!(
        "`[token.{}]`, {}:{}: for {}, {with}; lifetime: {}.{region}",
        token.name,
        model.file,
        token.line,
        listed(&sdks),
        time(token.ttl),
    );
    let all = model.variables();
    let used = all.iter().filter(|variable| variable.uses.iter().any(|(user, _)| user.name == token.name));
    attributes(&paragraphs([or(&token.doc, &first), &declared, &variables(used)]))
}

/// A list of variables and of what they hold.
pub(super) fn variables<'v>(variables: impl Iterator<Item = &'v Variable<'v>>) -> String {
    let item = |variable: &Variable<'_>| {
        let names: Vec<_> = [variable.name].iter().chain(&variable.aliases).map(|name| format!("`{name}`")).collect();
        let optional = if variable.required { "" } else { "; optional" };
        format!("- {}: {}{optional}", names.join(" or "), variable.words())
    };
    let items: Vec<_> = variables.map(item).collect();
    if items.is_empty() { String::new() } else { format!("Variables:\n\n{}", items.join("\n")) }
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => format!("{} and {last}", head.join(", ")),
    }
}

/// A span of time in words: `15 minutes`.
pub(super) fn time(seconds: u32) -> String {
    let (count, unit) = match seconds {
        Format::NO_LIMIT => return "none, they never expire".to_owned(),
        s if s % 3600 == 0 => (s / 3600, "hour"),
        s if s % 60 == 0 => (s / 60, "minute"),
        s => (s, "second"),
    };
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

fn or<'a>(text: &'a str, default: &'a str) -> &'a str {
    if text.is_empty() { default } else { text }
}

pub(super) fn paragraphs<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

pub(super) fn deprecated(reason: Option<&str>) -> TokenStream {
    match reason {
        Some(reason) => quote!(#[deprecated(note = #reason)]),
        None => TokenStream::new(),
    }
}
