//! The methods of a generated grant: required fields are arguments of the constructor, one or two alternatives are constructors of
//! their own, and the rest is set by chained calls.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::doc;
use super::types::Types;
use crate::constructors;
use crate::model::{Field, Grant, Kind, List, Shape, Value};
use crate::naming;

pub(super) fn all(fields: &[Field], any_of: &List<str>, types: &Types<'_>, k: &TokenStream) -> TokenStream {
    let any_of: Vec<&str> = any_of.iter().collect();
    let sets = constructors::named(&any_of);
    let is_chosen = |field: &Field| sets.iter().flatten().any(|name| **name == field.name);
    let constructors = if sets.is_empty() {
        one_constructor(fields, &[], &any_of, types, k)
    } else {
        sets.iter().map(|chosen| one_constructor(fields, chosen, &[], types, k)).collect()
    };
    let setters = fields.iter().filter(|field| !field.required && !is_chosen(field));
    let setters = setters.map(|field| setter(field, fields, types, k));
    let getters = fields.iter().map(|field| getter(field, is_chosen(field), types));
    quote!(#constructors #(#setters)* #(#getters)*)
}

/// Whether the object can be made from nothing.
pub(super) fn has_default(fields: &[Field], any_of: &List<str>) -> bool {
    constructors::named(&any_of.iter().collect::<Vec<_>>()).is_empty() && !fields.iter().any(|field| field.required)
}

/// A call that makes the grant, for messages: `ChatGrant::new(service_sid)`.
pub(super) fn example_call(grant: &Grant) -> String {
    if let Some(path) = &grant.rust_path {
        return path.rsplit("::").next().unwrap_or(path).to_owned() + " { .. }";
    }
    let Shape::Fields { fields, any_of } = &grant.shape else { return format!("{}::new(object)", grant.rust) };
    let any_of: Vec<&str> = any_of.iter().collect();
    let sets = constructors::named(&any_of);
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
    chosen: &[&&str],
    open: &[&str],
    types: &Types<'_>,
    k: &TokenStream,
) -> TokenStream {
    let (name, arguments) = constructor(fields, chosen);
    let name = naming::ident(&name);
    let quoted = |names: &[&&str]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
    let docs = match (chosen, open) {
        ([], []) => " With the required fields; `with_…` sets the others.".to_owned(),
        ([], open) => format!(
            " With the required fields; `with_…` sets the others. A token is issued only with one of {}.",
            doc::listed(&quoted(&open.iter().collect::<Vec<_>>()))
        ),
        (chosen, _) => format!(" With {}.", doc::listed(&quoted(chosen))),
    };
    let parameters = arguments.iter().map(|field| parameter(field, types));
    let members = fields.iter().map(|field| {
        let member = naming::ident(&field.name);
        let given = arguments.iter().any(|argument| argument.name == field.name);
        let is_text = matches!(field.kind, Kind::String | Kind::Strings);
        let value = match (Value::fixed(field), &field.kind) {
            (Some(value), _) => fixed(&value, k),
            (_, Kind::Switch(_)) => {
                let on = is_in(chosen, field);
                quote!(#on)
            }
            // The name of the constructor says that it is on.
            (_, Kind::Boolean) if is_in(chosen, field) => quote!(#k::Some(true)),
            _ if given && field.required && !is_text => return quote!(#member),
            _ if given => stored(field, &quote!(#member), k),
            _ => quote!(#k::None),
        };
        quote!(#member: #value)
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
fn constructor<'a>(fields: &'a [Field], chosen: &[&&str]) -> (String, Vec<&'a Field>) {
    let name = match chosen {
        [] => "new".to_owned(),
        _ => chosen.iter().map(|name| naming::snake(name)).collect::<Vec<_>>().join("_and_"),
    };
    let takes = |field: &&Field| {
        (field.required && Value::fixed(field).is_none())
            || (is_in(chosen, field) && !matches!(field.kind, Kind::Switch(_) | Kind::Boolean))
    };
    (name, fields.iter().filter(takes).collect())
}

/// The value that a field always has, as Rust.
fn fixed(value: &Value, k: &TokenStream) -> TokenStream {
    match value {
        Value::String(text) => quote!(#k::String::from(#text)),
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
    let mut open: Vec<&str> = field.needs.iter().collect();
    let mut company: Vec<&Field> = Vec::new();
    while let Some(name) = open.pop() {
        let known = company.iter().any(|other| other.name == name) || field.name == name;
        let Some(needed) = fields.iter().find(|other| other.name == name).filter(|_| !known) else { continue };
        company.push(needed);
        open.extend(needed.needs.iter());
    }
    company.retain(|needed| needed.default != Some(true) && (!needed.required || is_flag(needed)));
    company.sort_by_key(|needed| fields.iter().position(|other| other.name == needed.name));
    company
}

fn is_in(names: &[&&str], field: &Field) -> bool {
    names.iter().any(|name| **name == field.name)
}

fn is_flag(field: &Field) -> bool {
    matches!(field.kind, Kind::Boolean | Kind::Switch(_))
}

fn parameter(field: &Field, types: &Types<'_>) -> TokenStream {
    let (argument, kind) = (naming::ident(&field.name), types.passed(field));
    quote!(#argument: #kind)
}

/// The content of a field's member, from an argument.
fn stored(field: &Field, argument: &TokenStream, k: &TokenStream) -> TokenStream {
    let value = match field.kind {
        Kind::String => quote!(#argument.into()),
        Kind::Strings => quote!(#argument.into_iter().map(#k::Into::into).collect()),
        _ => argument.clone(),
    };
    if field.required || matches!(field.kind, Kind::Switch(_)) { value } else { quote!(#k::Some(#value)) }
}

/// Sets a field. A boolean that needs other fields is switched on together with them.
fn setter(field: &Field, fields: &[Field], types: &Types<'_>, k: &TokenStream) -> TokenStream {
    let member = naming::ident(&field.name);
    let name = format_ident!("with_{}", naming::snake(&field.name));
    let company = if matches!(field.kind, Kind::Boolean) { company(field, fields) } else { Vec::new() };
    let kind = types.passed(field);
    let docs = doc::setter(field);
    let (docs, parameters, value) = if company.is_empty() {
        (docs, vec![quote!(value: #kind)], quote!(value))
    } else {
        let names: Vec<_> = company.iter().map(|need| format!("`{}`", need.name)).collect();
        let docs = format!("{docs}\n\nAlso sets {}, which it needs.", doc::listed(&names));
        let arguments = company.iter().filter(|need| !is_flag(need));
        (docs, arguments.map(|need| parameter(need, types)).collect(), quote!(true))
    };
    let value = stored(field, &value, k);
    let members = company.iter().map(|need| {
        let argument = naming::ident(&need.name);
        let value = stored(need, &if is_flag(need) { quote!(true) } else { quote!(#argument) }, k);
        quote!(self.#argument = #value;)
    });
    let (docs, deprecated) = (doc::attributes(&docs), doc::deprecated(field.deprecated.as_deref()));
    quote! {
        #docs
        #deprecated
        #[must_use]
        pub fn #name(mut self, #(#parameters),*) -> Self {
            self.#member = #value;
            #(#members)*
            self
        }
    }
}

fn getter(field: &Field, is_chosen: bool, types: &Types<'_>) -> TokenStream {
    let member = naming::ident(&field.name);
    // The bare name is that of the constructor.
    let name = if is_chosen { format_ident!("get_{}", naming::snake(&field.name)) } else { member.clone() };
    let docs = doc::attributes(&doc::field(field));
    let spellings = field.aliases.iter().flat_map(|alias| [alias.to_string(), naming::lower_camel(alias)]);
    let aliases = doc::aliases(spellings, &name);
    let value = types.of(field);
    let copied = matches!(field.kind, Kind::Boolean | Kind::Integer | Kind::Sid(_));
    let (kind, body) = match (&field.kind, field.required, copied) {
        (Kind::Switch(_), ..) => (quote!(bool), quote!(self.#member)),
        (Kind::Boolean, false, _) if field.default.is_some() => {
            let absent = field.default.unwrap_or_default();
            (quote!(bool), quote!(self.#member.unwrap_or(#absent)))
        }
        (Kind::Strings, true, _) => (quote!(&[::std::string::String]), quote!(&self.#member)),
        (Kind::Strings, false, _) => {
            (quote!(::core::option::Option<&[::std::string::String]>), quote!(self.#member.as_deref()))
        }
        (_, true, true) => (value, quote!(self.#member)),
        (_, false, true) => (quote!(::core::option::Option<#value>), quote!(self.#member)),
        (Kind::String, true, _) => (quote!(&str), quote!(&self.#member)),
        (Kind::String, false, _) => (quote!(::core::option::Option<&str>), quote!(self.#member.as_deref())),
        (_, true, false) => (quote!(&#value), quote!(&self.#member)),
        (_, false, false) => (quote!(::core::option::Option<&#value>), quote!(self.#member.as_ref())),
    };
    quote! {
        #docs
        #aliases
        #[must_use]
        pub fn #name(&self) -> #kind {
            #body
        }
    }
}
