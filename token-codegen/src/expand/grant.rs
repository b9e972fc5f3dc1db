//! Grants as types, and how they are written and read.

use std::sync::Arc;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::paths::{Paths, table_name};
use super::types::Types;
use super::{doc, methods};
use crate::extension::Item;
use crate::model::{Field, Grant, Kind, Origin, Shape};
use crate::naming;

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
        #(impl #core::marker::Lacks<#others> for #name {})*
        impl<G: #core::marker::Custom> #core::marker::Lacks<G> for #name {}
    }
}

/// The types of a grant that a `grants.toml` adds. One that is written in Rust has its type already.
pub(super) fn own(grant: &Grant, paths: &Paths, file: &str) -> TokenStream {
    if grant.rust_path.is_some() {
        return TokenStream::new();
    }
    let core = &paths.core;
    types(grant, paths, &doc::grant(grant, Some(file)), &quote!(#core::__private))
}

/// The impls of a grant that a `grants.toml` adds, for its `const _` block.
pub(super) fn own_impls(grant: &Grant, core: &TokenStream) -> TokenStream {
    if grant.rust_path.is_some() {
        return TokenStream::new();
    }
    let name = format_ident!("{}", grant.rust);
    let table = table_name("GRANT", &grant.key);
    let implementation = implementation(&name, &grant.shape, &quote!(&#table), core);
    quote! {
        #implementation
        impl #core::marker::Custom for #name {}
        // Whether it is there twice is asserted when the set is built: an impl for each pair cannot be written here.
        impl<G: #core::Grant> #core::marker::Lacks<G> for #name {}
    }
}

/// What lets a deprecated grant of a `grants.toml` have its methods. The vendor's module allows it as a whole.
fn allow(grant: &Grant) -> TokenStream {
    match grant.deprecated {
        Some(_) if grant.origin == Origin::Own => quote!(#[allow(deprecated)]),
        _ => TokenStream::new(),
    }
}

fn types(grant: &Grant, paths: &Paths, docs: &TokenStream, k: &TokenStream) -> TokenStream {
    let core = &paths.core;
    let name = format_ident!("{}", grant.rust);
    let and = quote! {
        impl #name {
            /// Adds another grant to the token.
            #[doc(alias = "addGrant")]
            #[doc(alias = "add_grant")]
            #[must_use]
            pub fn and<G: #core::Grant>(self, grant: G) -> #core::And<Self, G>
            where
                Self: #core::marker::Lacks<G>,
            {
                #core::And::new(self, grant)
            }
        }
    };
    let (deprecated, more) = (doc::deprecated(grant.deprecated.as_deref()), paths.attributes(Item::Grant(grant)));
    let aliases = doc::aliases(grant.aliases.iter().map(naming::upper_camel), &name);
    let allow = allow(grant);
    let types = Types { paths, around: naming::upper_camel(&grant.key) };
    let object = object(&name, &grant.shape, docs, &quote!(#aliases #deprecated #more), grant, &types, k);
    quote!(#object #allow #and)
}

/// One object as a struct with constructors, setters and getters, and the objects inside it.
fn object(
    name: &Ident,
    shape: &Shape,
    docs: &TokenStream,
    attributes: &TokenStream,
    grant: &Grant,
    types: &Types<'_>,
    k: &TokenStream,
) -> TokenStream {
    let (core, visibility, allow) = (&types.paths.core, &types.paths.visibility, allow(grant));
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
        let (member, kind) = (naming::ident(&field.name), types.stored(field));
        quote!(#member: #kind)
    });
    let methods = methods::all(fields, any_of, types, k);
    let default = methods::has_default(fields, any_of).then(|| quote!(, #k::Default));
    let inner = fields.iter().filter_map(|field| match &field.kind {
        Kind::Object(shape @ Shape::Fields { .. }) => Some(inner(shape, field, grant, types, k)),
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
            #methods
        }

        #(#inner)*
    }
}

/// An object inside a grant: a type of its own that is read and written like one.
fn inner(shape: &Shape, field: &Field, grant: &Grant, around: &Types<'_>, k: &TokenStream) -> TokenStream {
    let types = Types { paths: around.paths, around: around.object(field) };
    let name = format_ident!("{}", types.around);
    let attributes = types.paths.attributes(Item::Object(grant, field));
    let object = object(&name, shape, &doc::attributes(&doc::field(field)), &attributes, grant, &types, k);
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

/// The value of a member that may be absent.
fn present(member: &Ident, required: bool, k: &TokenStream) -> TokenStream {
    if required { quote!(#k::Some(&self.#member)) } else { quote!(self.#member.as_ref()) }
}

/// What was read, which must be there if it is required.
fn there(key: &str, read: &TokenStream, required: bool, k: &TokenStream) -> TokenStream {
    if required { quote!(#k::json::Object::there(#key, #read)?) } else { read.clone() }
}

fn write(shape: &Shape, k: &TokenStream) -> TokenStream {
    let body = match shape {
        Shape::Fields { fields, .. } => {
            let members = fields.iter().map(|field| {
                let (key, member) = (&field.name, naming::ident(&field.name));
                match (&field.kind, field.required) {
                    (Kind::Strings, required) if !field.separator.is_empty() => {
                        let (separator, value) = (&field.separator, present(&member, required, k));
                        quote!(out.joined(#key, #separator, #value);)
                    }
                    (Kind::Object(Shape::Json), required) if field.in_string => {
                        let value = present(&member, required, k);
                        quote!(out.json_text(#key, #value);)
                    }
                    (Kind::Switch(flag), _) => quote!(out.switch(#key, #flag, self.#member);),
                    (_, true) => quote!(out.member(#key, &self.#member);),
                    (_, false) => quote!(out.optional(#key, self.#member.as_ref());),
                }
            });
            quote!(#(#members)*)
        }
        Shape::Json => quote!(out.members_of(&self.0);),
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
                    (Kind::Strings, required) if !field.separator.is_empty() => {
                        let separator = &field.separator;
                        let read = there(key, &quote!(object.joined(#key, #separator)?), required, k);
                        quote!(#member: #read)
                    }
                    (Kind::Object(Shape::Json), required) if field.in_string => {
                        let read = there(key, &quote!(object.json_text(#key)?), required, k);
                        quote!(#member: #read)
                    }
                    (Kind::Switch(flag), _) => quote!(#member: object.switch(#key, #flag)?),
                    (_, true) => quote!(#member: object.required(#key)?),
                    (_, false) => quote!(#member: object.optional(#key)?),
                }
            });
            quote!(#k::Ok(Self { #(#members,)* }))
        }
        Shape::Json => quote!(#k::Ok(Self(object.to_owned()))),
    };
    quote! {
        fn read(object: &#k::json::Object<'_>) -> ::core::result::Result<Self, #k::json::ReadError> {
            #body
        }
    }
}
