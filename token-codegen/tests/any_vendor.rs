//! Whatever a vendor's schema says: it is refused at a place, or becomes Rust in which no name stands twice.
//!
//! The fuzz target `toml` tries more, with a compiler's patience; here each name and value of a sound schema is replaced in turn.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests say what they expect by panicking"
)]

use std::collections::HashSet;
use std::ops::Range;

use quote::ToTokens;
use token_codegen::{Generator, Vendor};

/// What somebody may write for a name or a value, as TOML.
const HOSTILE: [&str; 26] = [
    r#""""#,
    r#""_""#,
    r#""é""#,
    r#""9a""#,
    r#""a-b""#,
    r#""a b""#,
    r#""a__b""#,
    r#""type""#,
    r#""self""#,
    r#""Self""#,
    r#""new""#,
    r#""and""#,
    r#""Option""#,
    r#""string""#,
    r#""sdk""#,
    r#""talk""#,
    r#""Talk""#,
    r#""key""#,
    r#""{}""#,
    r#""a\rb\n*/""#,
    r#""\u202e""#,
    r#""sub""#,
    r#""iat""#,
    r#""allow""#,
    r#""a.b""#,
    r#""\"""#,
];

/// The places of the names and strings of a schema: table names after the first dot, keys, and what stands in quotes.
fn places(text: &str) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let code = line.split(" #").next().unwrap().trim_end();
        if let Some(header) = code.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            let mut at = start + 1;
            for (index, name) in header.split('.').enumerate() {
                if index > 0 {
                    places.push(at..at + name.len());
                }
                at += name.len() + 1;
            }
        } else if let Some((key, value)) = code.split_once('=').filter(|(key, _)| !key.starts_with('#')) {
            places.push(start..start + key.trim_end().len());
            let from = start + key.len() + 1;
            let quotes: Vec<usize> = value.match_indices('"').map(|(at, _)| from + at).collect();
            places.extend(quotes.chunks_exact(2).map(|pair| pair[0]..pair[1] + 1));
        }
        start += line.len();
    }
    places
}

#[test]
fn a_name_is_refused_where_it_stands_or_becomes_rust() {
    let acme = include_str!("generator/acme.toml").to_owned();
    let livekit = Vendor::builtin("livekit").unwrap().source().text().to_owned();
    let (mut refused, mut taken, mut broken) = (0, 0, Vec::new());
    // Of all pairs every fifth, or sixtieth, since the rest says nothing new: it takes a minute, to be tried by a change of these numbers.
    for (schema, each) in [(acme, 5), (livekit, 60)] {
        assert!(matches!(judge(&schema), Outcome::Rust), "the schema itself is not sound");
        for (index, place) in places(&schema).into_iter().enumerate() {
            for (number, hostile) in HOSTILE.into_iter().enumerate() {
                if !(index + number).is_multiple_of(each) {
                    continue;
                }
                let text = format!("{}{hostile}{}", &schema[..place.start], &schema[place.end..]);
                match judge(&text) {
                    Outcome::Rust => taken += 1,
                    Outcome::Refused => refused += 1,
                    Outcome::Broken(why) => broken.push(format!("{hostile} for {}: {why}", &schema[place.clone()])),
                }
            }
        }
    }
    assert!(broken.is_empty(), "{} of {}:\n{}", broken.len(), refused + taken, broken.join("\n"));
    assert!(refused > 50 && taken > 50, "{refused} refused, {taken} taken");
}

/// What becomes of a schema.
enum Outcome {
    Refused,
    Rust,
    Broken(String),
}

fn judge(schema: &str) -> Outcome {
    let vendor = match Vendor::from_toml("acme.toml", schema) {
        Ok(vendor) => vendor,
        Err(report) => {
            let has_place = |span: &Range<usize>| report.source().text().get(span.clone()).is_some();
            let stray = report.problems().iter().any(|problem| !has_place(&problem.span));
            return if stray { Outcome::Broken(report.to_string()) } else { Outcome::Refused };
        }
    };
    let name = vendor.name().to_owned();
    let generated = match Generator::from_vendor(vendor).module(&name).generate() {
        Ok(generated) => generated,
        Err(report) => return Outcome::Broken(report.to_string()),
    };
    let file = match syn::parse2::<syn::File>(generated.tokens().clone()) {
        Ok(file) => file,
        Err(error) => return Outcome::Broken(error.to_string()),
    };
    // rustc refuses these in a comment. Text is made where they are in question only, for speed.
    let hidden = |c: char| c == '\r' || ('\u{202a}'..='\u{202e}').contains(&c);
    if [r"\r", r"\u202e"].iter().any(|escape| schema.contains(escape)) && generated.text().unwrap().contains(hidden) {
        return Outcome::Broken("a comment has a hidden character".to_owned());
    }
    let mut names = Names { seen: HashSet::new(), twice: Vec::new() };
    names.items("", &file.items);
    match names.twice.as_slice() {
        [] => Outcome::Rust,
        twice => Outcome::Broken(format!("twice: {twice:?}")),
    }
}

/// Every name by where it stands: the compiler would refuse a second one.
struct Names {
    seen: HashSet<String>,
    twice: Vec<String>,
}

impl Names {
    fn add(&mut self, scope: &str, kind: &str, name: &dyn ToTokens) {
        let name = format!("{scope} {kind} {}", name.to_token_stream());
        if !self.seen.insert(name.clone()) {
            self.twice.push(name);
        }
    }

    fn items(&mut self, scope: &str, items: &[syn::Item]) {
        for item in items {
            match item {
                syn::Item::Mod(module) => {
                    self.add(scope, "type", &module.ident);
                    let (_, inside) = module.content.as_ref().unwrap();
                    self.items(&format!("{scope}::{}", module.ident), inside);
                }
                syn::Item::Struct(item) => {
                    self.add(scope, "type", &item.ident);
                    let fields = item.fields.iter().filter_map(|field| field.ident.as_ref());
                    fields.for_each(|field| self.add(&format!("{scope}::{}", item.ident), "field", field));
                }
                syn::Item::Enum(item) => {
                    self.add(scope, "type", &item.ident);
                    let variants = item.variants.iter().map(|variant| &variant.ident);
                    variants.for_each(|variant| self.add(&format!("{scope}::{}", item.ident), "variant", variant));
                }
                syn::Item::Trait(item) => self.add(scope, "type", &item.ident),
                syn::Item::Type(item) => self.add(scope, "type", &item.ident),
                syn::Item::Static(item) => self.add(scope, "value", &item.ident),
                syn::Item::Impl(item) => self.implementation(scope, item),
                _ => {}
            }
        }
    }

    fn implementation(&mut self, scope: &str, item: &syn::ItemImpl) {
        let this = item.self_ty.to_token_stream();
        let scope = format!("{scope}::{this}");
        if let Some((path, _)) = &item.trait_ {
            let generics = item.generics.to_token_stream();
            self.add(&scope, "impl", &quote::quote!(#generics #path));
            return;
        }
        for method in &item.items {
            let syn::ImplItem::Fn(method) = method else { continue };
            self.add(&scope, "method", &method.sig.ident);
            let arguments = method.sig.inputs.iter().filter_map(|argument| match argument {
                syn::FnArg::Typed(typed) => Some(&typed.pat),
                syn::FnArg::Receiver(_) => None,
            });
            arguments.for_each(|argument| self.add(&format!("{scope}::{}", method.sig.ident), "argument", argument));
        }
    }
}
