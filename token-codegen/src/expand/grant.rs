//! Grants as types: required fields are arguments of the constructor, one-of rules are named constructors, and the rest is set
//! by chained calls.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::doc;
use super::paths::{Paths, table_name};
use crate::constructors;
use crate::extension::Item;
use crate::model::{Field, Grant, Kind, Origin, Shape, Value};
use crate::naming;
use std::sync::Arc;

/// The types of a vendor's grant. `all` are the vendor's grants: which other ones a set may hold beside this one.
pub(super) fn grant(grant: &Grant, paths: &Paths, all: &[Arc<Grant>]) -> TokenStream {
    let core = &paths.core;
    let types = types(grant, paths, &doc::grant(grant, None), &quote!(__k));
    let name = format_ident!("{}", grant.rust);
    let others = all.iter().filter(|other| other.key != grant.key).map(|other| format_ident!("{}", other.rust));
    let table = table_name("GRANT", &grant.key);
    let implementation = implementation(&name, &grant.shape, &quote!(&tables::#table), core);
    quote! {
        #types
        #implementation
        #(impl #core::Lacks<#others> for #name {})*
        impl<G: #core::Custom> #core::Lacks<G> for #name {}
    }
}

/// The types of a grant that a `grants.toml` adds. One that is written in Rust has its type already.
pub(super) fn own(grant: &Grant, paths: &Paths, file: &str) -> TokenStream {
    if matches!(grant.shape, Shape::Rust(_)) {
        return TokenStream::new();
    }
    let core = &paths.core;
    types(grant, paths, &doc::grant(grant, Some(file)), &quote!(#core::__private))
}

/// The impls of a grant that a `grants.toml` adds, for its `const _` block.
pub(super) fn own_impls(grant: &Grant, core: &TokenStream) -> TokenStream {
    if matches!(grant.shape, Shape::Rust(_)) {
        return TokenStream::new();
    }
    let name = format_ident!("{}", grant.rust);
    let table = table_name("GRANT", &grant.key);
    let implementation = implementation(&name, &grant.shape, &quote!(&#table), core);
    quote! {
        #implementation
        impl #core::Custom for #name {}
        // Whether it is there twice is asserted when the set is built: an impl for each pair cannot be written here.
        impl<G: #core::Grant> #core::Lacks<G> for #name {}
    }
}

/// `#[deprecated]`, where there is a reason.
pub(super) fn deprecated(reason: Option<&str>) -> TokenStream {
    match reason {
        Some(reason) => quote!(#[deprecated(note = #reason)]),
        None => TokenStream::new(),
    }
}

/// What lets a deprecated grant of a `grants.toml` have its methods. The vendor's module allows it as a whole.
fn allow(grant: &Grant) -> TokenStream {
    match grant.deprecated {
        Some(_) if grant.origin == Origin::Own => quote!(#[allow(deprecated)]),
        _ => TokenStream::new(),
    }
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

/// The types of a grant and of the objects inside it. `k` is the hidden module of token-core, as seen from there.
fn types(grant: &Grant, paths: &Paths, docs: &TokenStream, k: &TokenStream) -> TokenStream {
    let core = &paths.core;
    let name = format_ident!("{}", grant.rust);
    let and = quote! {
        impl #name {
            /// Adds another grant to the token.
            #[must_use]
            pub fn and<G: #core::Grant>(self, grant: G) -> #core::And<Self, G>
            where
                Self: #core::Lacks<G>,
            {
                #core::And::new(self, grant)
            }
        }
    };
    let (deprecated, more) = (deprecated(grant.deprecated.as_deref()), paths.attributes(Item::Grant(grant)));
    let allow = allow(grant);
    let object = object(&name, &grant.shape, docs, &quote!(#deprecated #more), grant, paths, k);
    quote!(#object #allow #and)
}

/// One object as a struct with constructors, setters and getters, and the objects inside it.
fn object(
    name: &Ident,
    shape: &Shape,
    docs: &TokenStream,
    attributes: &TokenStream,
    grant: &Grant,
    paths: &Paths,
    k: &TokenStream,
) -> TokenStream {
    let (core, visibility, allow) = (&paths.core, &paths.visibility, allow(grant));
    let Shape::Fields { fields, any_of } = shape else {
        return quote! {
            #docs
            #[derive(#k::Clone, #k::Debug, #k::PartialEq)]
            #attributes
            #visibility struct #name(#core::JsonObject);

            #allow
            impl #name {
                /// The grant from a JSON object.
                #[must_use]
                pub fn new(object: #core::JsonObject) -> Self {
                    Self(object)
                }

                /// The object.
                #[must_use]
                pub fn object(&self) -> &#core::JsonObject {
                    &self.0
                }
            }
        };
    };
    let members = fields.iter().map(|field| {
        let (member, kind) = (naming::ident(&field.name), stored(field, paths));
        quote!(#member: #kind)
    });
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
    // What can be made from nothing has a default, as everywhere in Rust.
    let default = sets.is_empty() && !fields.iter().any(|field| field.required);
    let default = default.then(|| quote!(, #k::Default));
    let inner = fields.iter().filter_map(|field| match &field.kind {
        Kind::Object(rust, shape @ Shape::Fields { .. }) => Some(inner(rust, shape, field, grant, paths, k)),
        _ => None,
    });
    quote! {
        #docs
        #[derive(#k::Clone, #k::Debug, #k::PartialEq #default)]
        #attributes
        #visibility struct #name {
            #(#members,)*
        }

        #allow
        impl #name {
            #constructors
            #(#setters)*
            #(#getters)*
        }

        #(#inner)*
    }
}

/// An object inside a grant: a type of its own that is read and written like one.
fn inner(rust: &str, shape: &Shape, field: &Field, grant: &Grant, paths: &Paths, k: &TokenStream) -> TokenStream {
    let name = format_ident!("{rust}");
    let attributes = paths.attributes(Item::Object(grant, field));
    let object = object(&name, shape, &doc::attributes(&doc::field(field)), &attributes, grant, paths, k);
    let (write, read) = (write(shape, k), read(shape, k));
    quote! {
        #object

        impl #k::json::Fields for #name {
            #write
            #read
        }
    }
}

fn implementation(name: &Ident, shape: &Shape, table: &TokenStream, core: &TokenStream) -> TokenStream {
    let k = quote!(__k);
    let (write, read) = (write(shape, &k), read(shape, &k));
    quote! {
        impl #core::Grant for #name {
            const TABLE: &'static __k::schema::Grant = #table;

            #write
            #read
        }
    }
}

fn write(shape: &Shape, k: &TokenStream) -> TokenStream {
    let body = match shape {
        Shape::Fields { fields, .. } => {
            let members = fields.iter().map(|field| {
                let (key, member) = (&field.name, naming::ident(&field.name));
                match (&field.kind, field.required) {
                    (Kind::Switch(flag), _) => quote!(out.switch(#key, #flag, self.#member);),
                    (_, true) => quote!(out.member(#key, &self.#member);),
                    (_, false) => quote!(out.optional(#key, self.#member.as_ref());),
                }
            });
            quote!(#(#members)*)
        }
        _ => quote!(out.members_of(&self.0);),
    };
    quote! {
        fn write(&self, out: &mut #k::json::Writer<'_>) {
            #body
        }
    }
}

fn read(shape: &Shape, k: &TokenStream) -> TokenStream {
    let body = match shape {
        Shape::Fields { fields, .. } => {
            let members = fields.iter().map(|field| {
                let (key, member) = (&field.name, naming::ident(&field.name));
                match (&field.kind, field.required) {
                    (Kind::Switch(flag), _) => quote!(#member: object.switch(#key, #flag)?),
                    (_, true) => quote!(#member: object.required(#key)?),
                    (_, false) => quote!(#member: object.optional(#key)?),
                }
            });
            quote!(#k::Ok(Self { #(#members,)* }))
        }
        _ => quote!(#k::Ok(Self(object.to_owned()))),
    };
    quote! {
        fn read(object: &#k::json::Object<'_>) -> ::core::result::Result<Self, #k::json::ReadError> {
            #body
        }
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
        let (argument, kind) = (naming::ident(&field.name), passed(field, paths));
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
        let (argument, kind) = (naming::ident(&need.name), passed(need, paths));
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
    let (docs, deprecated) = (doc::attributes(&docs), deprecated(field.deprecated.as_deref()));
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
    let kind = passed(field, paths);
    let value = match field.kind {
        Kind::Switch(_) => quote!(value),
        Kind::Text => quote!(#k::Some(value.into())),
        Kind::Texts => quote!(#k::Some(value.into_iter().map(#k::Into::into).collect())),
        _ => quote!(#k::Some(value)),
    };
    let (docs, deprecated) = (doc::attributes(&doc::setter(field)), deprecated(field.deprecated.as_deref()));
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
    let value = value_type(&field.kind, paths);
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

/// The type of a struct's member.
fn stored(field: &Field, paths: &Paths) -> TokenStream {
    let value = value_type(&field.kind, paths);
    match field.kind {
        Kind::Switch(_) => value,
        _ if field.required => value,
        _ => quote!(::core::option::Option<#value>),
    }
}

/// The type in which a constructor or setter takes a value.
fn passed(field: &Field, paths: &Paths) -> TokenStream {
    match field.kind {
        Kind::Text => quote!(impl ::core::convert::Into<::std::string::String>),
        Kind::Texts => {
            quote!(impl ::core::iter::IntoIterator<Item = impl ::core::convert::Into<::std::string::String>>)
        }
        _ => value_type(&field.kind, paths),
    }
}

fn value_type(kind: &Kind, paths: &Paths) -> TokenStream {
    let core = &paths.core;
    match kind {
        Kind::Text => quote!(::std::string::String),
        Kind::Texts => quote!(::std::vec::Vec<::std::string::String>),
        Kind::Bool | Kind::Switch(_) => quote!(bool),
        Kind::Integer => quote!(i64),
        Kind::Sid(sid) => paths.sid(sid),
        Kind::Object(rust, Shape::Fields { .. }) => {
            let name = format_ident!("{rust}");
            quote!(#name)
        }
        Kind::Object(..) => quote!(#core::JsonObject),
    }
}
