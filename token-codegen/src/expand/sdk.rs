//! SDKs as traits: a token implements the trait of each SDK that it opens.
//!
//! One trait an SDK, not one generic trait: on stable Rust the text of an error is fixed for each trait, and it must name the
//! missing grant.

use std::sync::Arc;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use token_schema::rule;

use super::paths::{Paths, table_name};
use super::{doc, methods};
use crate::extension::Item;
use crate::model::{Grant, Model, Origin, Schema, Sdk};
use crate::report::{LISTED, capped};

pub(super) fn vendor_sdk(sdk: &Sdk, schema: &Schema, paths: &Paths) -> TokenStream {
    let core = &paths.core;
    let declared = declared(sdk, schema, paths);
    let sets = vendor_sets(sdk, schema, core);
    let name = format_ident!("{}", sdk.rust);
    let p = parameter("P", sdk);
    let table = table_name("SDK", &sdk.name);
    let docs = doc::attributes(&format!(
        "What {} would report about an identity, without a token: `<dyn sdk::{name}>::check_identity(\"alice\")`.",
        sdk.title
    ));
    quote! {
        #declared
        #sets

        impl dyn #name {
            #docs
            #[must_use]
            pub fn check_identity(identity: &str) -> Vec<#core::Finding> {
                #core::__private::check_identity(identity, &[&#table], &VENDOR)
            }
        }

        impl<#p: #name + ?Sized> #core::marker::OpenedBy<#p> for dyn #name {}
    }
}

/// The module with the SDKs that a `grants.toml` adds, beside the vendor's.
pub(super) fn own_module(sdks: &[&Arc<Sdk>], model: &Model, paths: &Paths) -> TokenStream {
    if sdks.is_empty() {
        return TokenStream::new();
    }
    let (vendor, visibility, core) = (&paths.vendor, &paths.visibility, &paths.core);
    let traits = sdks.iter().map(|sdk| {
        let declared = declared(sdk, &model.schema, paths);
        let sets = own_sets(sdk, &model.schema, paths);
        let name = format_ident!("{}", sdk.rust);
        let p = parameter("P", sdk);
        quote!(#declared #sets impl<#p: #name + ?Sized> #core::marker::OpenedBy<#p> for dyn #name {})
    });
    let old = sdks.iter().any(|sdk| sdk.deprecated.is_some())
        || model.schema.grants.iter().any(|grant| grant.deprecated.is_some());
    let embedded = paths.options.embedded.as_ref().map(|module| quote!(use super::#module;));
    // The module itself must name what is deprecated.
    let allow = old.then(|| quote!(#[allow(deprecated)]));
    quote! {
        /// One trait for each SDK, implemented by every token that the SDK accepts.
        #allow
        #visibility mod sdk {
            #embedded
            pub use #vendor::sdk::*;

            #(#traits)*
        }
    }
}

/// What the compiler prints where a token does not open an SDK, beside the end of the trait's documentation.
struct Unopened {
    docs: String,
    message: String,
    label: String,
    notes: Vec<String>,
}

fn declared(sdk: &Sdk, schema: &Schema, paths: &Paths) -> TokenStream {
    let name = format_ident!("{}", sdk.rust);
    let by_grants = sdk.flags.is_empty() && !sdk.requires.is_empty();
    let Unopened { docs, message, label, notes } =
        if by_grants { without_grants(sdk, schema) } else { undeclared(sdk) };
    let own = if sdk.doc.is_empty() { format!("The {} SDK.", sdk.title) } else { sdk.doc.clone() };
    let docs = doc::attributes(&format!("{own}\n\n{docs}"));
    let (message, label) = (format_text(&message), format_text(&label));
    let notes = notes.iter().map(|note| format_text(note));
    let (deprecated, more) = (doc::deprecated(sdk.deprecated.as_deref()), paths.attributes(Item::Sdk(sdk)));
    let aliases = doc::aliases(sdk.aliases.iter().map(ToString::to_string), &name);
    quote! {
        #docs
        #aliases
        #deprecated
        #more
        #[diagnostic::on_unimplemented(message = #message, label = #label #(, note = #notes)*)]
        pub trait #name {}
    }
}

/// For an SDK that requires grants and nothing of their fields.
fn without_grants(sdk: &Sdk, schema: &Schema) -> Unopened {
    let title = &sdk.title;
    let needs = capped(sdk.requires.iter().map(|key| format!("`{key}`")).collect());
    let (docs, message, missing) = match needs.as_slice() {
        [one] => (
            format!("Implemented by every token with the {one} grant."),
            format!("the {title} SDK needs the {one} grant, and this token has none"),
            format!("no {one} grant"),
        ),
        many => {
            let many = doc::listed(many);
            (
                format!("Implemented by every token with the grants {many}."),
                format!("the {title} SDK needs the grants {many}, and this token lacks one of them"),
                "a grant is missing".to_owned(),
            )
        }
    };
    // The vendor's answer to a client of the application's own is unknown.
    let codes =
        if sdk.origin == Origin::Vendor { schema.codes_of(rule::GRANT_MISSING_FOR_SDK.id(), &sdk.name) } else { &[] };
    let label = match codes.first() {
        Some(code) => format!("{missing}: {} would answer {code}", schema.title),
        None => missing,
    };
    let grants = sdk.requires.iter().take(LISTED).filter_map(|key| schema.grant(key));
    let notes = grants.map(|grant| {
        let call = methods::example_call(grant);
        format!("add `.and({call})`, or `{}` to the token's declaration in grants.toml", grant.key)
    });
    Unopened { docs, message, label, notes: notes.collect() }
}

/// For an SDK that requires more than the presence of grants: only a declaration can promise that.
fn undeclared(sdk: &Sdk) -> Unopened {
    let (title, name) = (&sdk.title, &sdk.name);
    let flags = capped(sdk.flags.iter().map(|flag| format!("`{flag}`")).collect());
    let (checked, message) = match flags.as_slice() {
        [] => (String::new(), format!("the {title} SDK takes tokens that are declared for it")),
        flags => {
            let flags = doc::listed(flags);
            let message = format!("the {title} SDK needs {flags} to be true, which only a declared token promises");
            (format!(", which is checked to have {flags}"), message)
        }
    };
    Unopened {
        docs: format!("Implemented by every token that is declared for `{name}`{checked}."),
        message,
        label: format!("not declared for `{name}`"),
        notes: vec![format!("declare the token in grants.toml, with `sdk = \"{name}\"`")],
    }
}

/// A text for `diagnostic::on_unimplemented`, where a brace begins a parameter.
fn format_text(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

/// The grant sets that open a vendor's SDK: three impls, whatever the number of grants.
///
/// An SDK that requires several grants is opened by declared tokens only.
fn vendor_sets(sdk: &Sdk, schema: &Schema, core: &TokenStream) -> TokenStream {
    let Some(found) = opener(sdk, schema) else { return TokenStream::new() };
    let (name, grant) = (format_ident!("{}", sdk.rust), format_ident!("{}", found.rust));
    let grant = quote!(super::#grant);
    let (a, b) = (parameter("A", sdk), parameter("B", sdk));
    let first = first_or_last(&name, &grant, &a, core);
    quote! {
        #first

        #[diagnostic::do_not_recommend]
        impl<#a: #name, #b: #core::marker::Lacks<#grant>> #name for #core::And<#a, #b> {}
    }
}

/// The grant sets that open an SDK of the application's own: one impl for each grant that may come after the one that opens it.
///
/// Its grants lack every other, themselves too (see [`own_impls`](super::grant::own_impls)), so the three impls would conflict.
fn own_sets(sdk: &Sdk, schema: &Schema, paths: &Paths) -> TokenStream {
    let Some(found) = opener(sdk, schema) else { return TokenStream::new() };
    let (core, name) = (&paths.core, format_ident!("{}", sdk.rust));
    let path = |grant: &Grant| {
        let path = grant.rust_path.as_ref().map_or_else(|| paths.grant(grant), |path| paths.rust(path));
        // What is named by one word stands beside this module.
        let is_near = grant.origin == Origin::Own && !path.to_string().contains("::");
        if is_near { quote!(super::#path) } else { path }
    };
    let a = parameter("A", sdk);
    let first = first_or_last(&name, &path(found), &a, core);
    let others = schema.grants.iter().filter(|other| other.key != found.key).map(|other| path(other));
    quote! {
        #first

        #(
            #[diagnostic::do_not_recommend]
            impl<#a: #name> #name for #core::And<#a, #others> {}
        )*
    }
}

/// The impls for the grant alone, and for a set that ends in it.
fn first_or_last(name: &Ident, grant: &TokenStream, a: &Ident, core: &TokenStream) -> TokenStream {
    quote! {
        impl #name for #grant {}

        // Recursive: in a message they would only add noise.
        #[diagnostic::do_not_recommend]
        impl<#a> #name for #core::And<#a, #grant> {}
    }
}

/// A type parameter of an SDK's impls: by this letter, or by two where the trait itself has this name and would be hidden.
fn parameter(letter: &str, sdk: &Sdk) -> Ident {
    if sdk.rust == letter { format_ident!("{letter}{letter}") } else { format_ident!("{letter}") }
}

/// The one grant that opens an SDK, if it is one.
fn opener<'a>(sdk: &Sdk, schema: &'a Schema) -> Option<&'a Grant> {
    let only = sdk.requires.first().filter(|_| sdk.requires.len() == 1 && sdk.flags.is_empty())?;
    schema.grant(only).map(AsRef::as_ref)
}
