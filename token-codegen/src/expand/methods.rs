//! The methods of a generated grant: required fields are arguments of the constructor, one or two alternatives are constructors of
//! their own, and the rest is set by chained calls.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::paths::Paths;
use super::{doc, field_type};
use crate::constructors;
use crate::model::{Field, Grant, Kind, Shape, Value};
use crate::naming;

/// Constructors, setters and getters of an object.
pub(super) fn all(fields: &[Field], any_of: &[String], paths: &Paths, k: &TokenStream) -> TokenStream {
    let sets = constructors::named(any_of);
    let is_chosen = |field: &Field| sets.iter().flatten().any(|name| **name == field.name);
    let constructors = if sets.is_empty() {
        one_constructor(fields, &[], any_of, paths, k)
    } else {
        sets.iter().map(|chosen| one_constructor(fields, chosen, &[], paths, k)).collect()
    };
    let setters = fields.iter().filter(|field| !field.required && !is_chosen(field));
    let setters = setters.map(|field| setter(field, fields, paths, k));
    let getters = fields.iter().map(|field| getter(field, is_chosen(field), paths));
    quote!(#constructors #(#setters)* #(#getters)*)
}

/// Whether the object can be made from nothing.
pub(super) fn has_default(fields: &[Field], any_of: &[String]) -> bool {
    constructors::named(any_of).is_empty() && !fields.iter().any(|field| field.required)
}

/// A call that makes the grant, for messages: `ChatGrant::new(service_sid)`.
pub(super) fn example_call(grant: &Grant) -> String {
    let Shape::Fields { fields, any_of } = &grant.shape else {
        return match &grant.shape {
            Shape::Rust(path) => path.rsplit("::").next().unwrap_or(path).to_owned() + " { .. }",
            _ => format!("{}::new(object)", grant.rust),
        };
    };
    let sets = constructors::named(any_of);
    let (name, arguments) = constructor(fields, sets.first().map_or(&[], Vec::as_slice));
    let arguments: Vec<_> = arguments.iter().map(|field| naming::snake(&field.name)).collect();
    let call = format!("{}::{name}({})", grant.rust, arguments.join(", "));
    match any_of.first().and_then(|name| fields.iter().find(|field| field.name == *name)) {
        Some(opener) if sets.is_empty() => {
            let name = naming::snake(&opener.name);
            let value = if is_flag(opener) { "true" } else { name.as_str() };
            format!("{call}.with_{name}({value})")
        }
        _ => call,
    }
}

/// A constructor with the fields that are `chosen`, which leaves one of those in `open` to be set.
fn one_constructor(
    fields: &[Field],
    chosen: &[&String],
    open: &[String],
    paths: &Paths,
    k: &TokenStream,
) -> TokenStream {
    let (name, arguments) = constructor(fields, chosen);
    let name = naming::ident(&name);
    let quoted = |names: &[&String]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
    let docs = match (chosen, open) {
        ([], []) => " With what is required; the rest is set by `with_…`.".to_owned(),
        ([], open) => format!(
            " With what is required; the rest is set by `with_…`. Without one of {}, no token is issued.",
            doc::listed(&quoted(&open.iter().collect::<Vec<_>>()))
        ),
        (chosen, _) => format!(" With {}.", doc::listed(&quoted(chosen))),
    };
    let parameters = arguments.iter().map(|field| {
        let (argument, kind) = (naming::ident(&field.name), field_type::passed(field, paths));
        quote!(#argument: #kind)
    });
    let members = fields.iter().map(|field| {
        let member = naming::ident(&field.name);
        if let Some(value) = field.fixed() {
            let value = fixed(&value, k);
            return quote!(#member: #value);
        }
        let given = arguments.iter().any(|argument| argument.name == field.name);
        match &field.kind {
            Kind::Switch(_) => {
                let on = chosen.contains(&&field.name);
                quote!(#member: #on)
            }
            // That it is on is what the constructor's name says.
            Kind::Bool if chosen.contains(&&field.name) => quote!(#member: #k::Some(true)),
            Kind::Text if given && field.required => quote!(#member: #member.into()),
            Kind::Text if given => quote!(#member: #k::Some(#member.into())),
            Kind::Texts if field.required => quote!(#member: #member.into_iter().map(#k::Into::into).collect()),
            Kind::Texts if given => quote!(#member: #k::Some(#member.into_iter().map(#k::Into::into).collect())),
            _ if field.required => quote!(#member),
            _ if given => quote!(#member: #k::Some(#member)),
            _ => quote!(#member: #k::None),
        }
    });
    quote! {
        #[doc = #docs]
        #[must_use]
        pub fn #name(#(#parameters),*) -> Self {
            Self { #(#members,)* }
        }
    }
}

/// The name of a constructor and the fields that it takes: all that are required, and those chosen of a one-of rule.
fn constructor<'a>(fields: &'a [Field], chosen: &[&String]) -> (String, Vec<&'a Field>) {
    let name = match chosen {
        [] => "new".to_owned(),
        _ => chosen.iter().map(|name| naming::snake(name)).collect::<Vec<_>>().join("_and_"),
    };
    let takes = |field: &&Field| {
        (field.required && field.fixed().is_none())
            || (chosen.contains(&&field.name) && !matches!(field.kind, Kind::Switch(_) | Kind::Bool))
    };
    (name, fields.iter().filter(takes).collect())
}

/// The value that a field always has, as Rust.
fn fixed(value: &Value, k: &TokenStream) -> TokenStream {
    match value {
        Value::Text(text) => quote!(#k::String::from(#text)),
        Value::Integer(number) => {
            let number = Literal::i64_unsuffixed(*number);
            quote!(#number)
        }
        Value::Array(items) => {
            let items = items.iter().map(|item| fixed(item, k));
            quote!(#k::Vec::from([#(#items),*]))
        }
        // A field of no other kind has a list of values to choose from.
        _ => TokenStream::new(),
    }
}

/// The fields that are set with a boolean which needs them: those that they need too, but not what is there in any case, because the
/// constructor takes it or its absence means `true`.
fn company<'a>(field: &Field, fields: &'a [Field]) -> Vec<&'a Field> {
    let mut open: Vec<&str> = field.needs.iter().map(String::as_str).collect();
    let mut company: Vec<&Field> = Vec::new();
    while let Some(name) = open.pop() {
        let known = company.iter().any(|other| other.name == name) || field.name == name;
        let Some(needed) = fields.iter().find(|other| other.name == name).filter(|_| !known) else { continue };
        company.push(needed);
        open.extend(needed.needs.iter().map(String::as_str));
    }
    company.retain(|needed| needed.default != Some(true) && (!needed.required || is_flag(needed)));
    company.sort_by_key(|needed| fields.iter().position(|other| other.name == needed.name));
    company
}

/// Whether a field is on or off.
fn is_flag(field: &Field) -> bool {
    matches!(field.kind, Kind::Bool | Kind::Switch(_))
}

/// A boolean that needs other fields is switched on together with them.
fn switch_on(field: &Field, company: &[&Field], paths: &Paths, k: &TokenStream) -> TokenStream {
    let member = naming::ident(&field.name);
    let name = format_ident!("with_{}", naming::snake(&field.name));
    let parameters = company.iter().filter(|need| !is_flag(need)).map(|need| {
        let (argument, kind) = (naming::ident(&need.name), field_type::passed(need, paths));
        quote!(#argument: #kind)
    });
    let members = company.iter().map(|need| {
        let argument = naming::ident(&need.name);
        let value = match need.kind {
            Kind::Bool | Kind::Switch(_) => quote!(true),
            Kind::Text => quote!(#argument.into()),
            Kind::Texts => quote!(#argument.into_iter().map(#k::Into::into).collect()),
            _ => quote!(#argument),
        };
        let value =
            if need.required || matches!(need.kind, Kind::Switch(_)) { value } else { quote!(#k::Some(#value)) };
        quote!(self.#argument = #value;)
    });
    let names: Vec<_> = company.iter().map(|need| format!("`{}`", need.name)).collect();
    let docs = format!("{}\n\nOf no use without {}, so it is set with it.", doc::setter(field), doc::listed(&names));
    let (docs, deprecated) = (doc::attributes(&docs), doc::deprecated(field.deprecated.as_deref()));
    quote! {
        #docs
        #deprecated
        #[must_use]
        pub fn #name(mut self, #(#parameters),*) -> Self {
            self.#member = #k::Some(true);
            #(#members)*
            self
        }
    }
}

fn setter(field: &Field, fields: &[Field], paths: &Paths, k: &TokenStream) -> TokenStream {
    if matches!(field.kind, Kind::Bool) {
        let company = company(field, fields);
        if !company.is_empty() {
            return switch_on(field, &company, paths, k);
        }
    }
    let member = naming::ident(&field.name);
    let name = format_ident!("with_{}", naming::snake(&field.name));
    let kind = field_type::passed(field, paths);
    let value = match field.kind {
        Kind::Switch(_) => quote!(value),
        Kind::Text => quote!(#k::Some(value.into())),
        Kind::Texts => quote!(#k::Some(value.into_iter().map(#k::Into::into).collect())),
        _ => quote!(#k::Some(value)),
    };
    let (docs, deprecated) = (doc::attributes(&doc::setter(field)), doc::deprecated(field.deprecated.as_deref()));
    quote! {
        #docs
        #deprecated
        #[must_use]
        pub fn #name(mut self, value: #kind) -> Self {
            self.#member = #value;
            self
        }
    }
}

fn getter(field: &Field, is_chosen: bool, paths: &Paths) -> TokenStream {
    let member = naming::ident(&field.name);
    // The bare name is that of the constructor.
    let name = if is_chosen { format_ident!("get_{}", naming::snake(&field.name)) } else { member.clone() };
    let docs = doc::attributes(&doc::field(field));
    let value = field_type::of(&field.kind, paths);
    let copied = matches!(field.kind, Kind::Bool | Kind::Integer | Kind::Sid(_));
    let (kind, body) = match (&field.kind, field.required, copied) {
        (Kind::Switch(_), ..) => (quote!(bool), quote!(self.#member)),
        (Kind::Bool, false, _) if field.default.is_some() => {
            let absent = field.default.unwrap_or_default();
            (quote!(bool), quote!(self.#member.unwrap_or(#absent)))
        }
        (Kind::Texts, true, _) => (quote!(&[::std::string::String]), quote!(&self.#member)),
        (Kind::Texts, false, _) => {
            (quote!(::core::option::Option<&[::std::string::String]>), quote!(self.#member.as_deref()))
        }
        (_, true, true) => (value, quote!(self.#member)),
        (_, false, true) => (quote!(::core::option::Option<#value>), quote!(self.#member)),
        (Kind::Text, true, _) => (quote!(&str), quote!(&self.#member)),
        (Kind::Text, false, _) => (quote!(::core::option::Option<&str>), quote!(self.#member.as_deref())),
        (_, true, false) => (quote!(&#value), quote!(&self.#member)),
        (_, false, false) => (quote!(::core::option::Option<&#value>), quote!(self.#member.as_ref())),
    };
    quote! {
        #docs
        #[must_use]
        pub fn #name(&self) -> #kind {
            #body
        }
    }
}
