//! The paths by which generated code names what it uses.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use token_schema::Sid;

use super::options::Options;
use super::rust_types::RustTypes;
use super::taken_sids;
use crate::extension::Item;
use crate::model::{Grant, Model, Origin, Schema, Sdk};
use crate::naming;

/// Where generated code finds what it names, and what its items look like from outside.
pub(super) struct Paths {
    pub(super) core: TokenStream,
    pub(super) vendor: TokenStream,
    pub(super) marker: TokenStream,
    /// Whether the code stands in the vendor's own module, where its types are near.
    in_vendor: bool,
    pub(super) visibility: TokenStream,
    pub(super) options: Options,
    pub(super) rust_types: RustTypes,
    /// The kinds of SID that have a type in the vendor's module.
    vendor_sids: BTreeSet<String>,
}

impl Paths {
    pub(super) fn new(model: &Model, options: &Options) -> Self {
        let (core, schema) = (options.core.clone(), &model.schema);
        let (module, marker) = (format_ident!("{}", schema.name), marker(schema));
        let vendor = options.vendor.clone().unwrap_or_else(|| quote!(#core::#module));
        let (marker, visibility) = (quote!(#vendor::#marker), options.inner_visibility());
        let rust_types =
            if options.hidden.is_some() { RustTypes::imported(model, &options.tokens) } else { RustTypes::default() };
        let vendor_sids = taken_sids::by(Origin::Vendor, schema);
        Self { vendor, marker, core, in_vendor: false, visibility, options: options.clone(), rust_types, vendor_sids }
    }

    /// Inside the vendor's own module, where every name is near.
    pub(super) fn in_vendor(marker: TokenStream, options: &Options) -> Self {
        Self {
            core: options.core.clone(),
            vendor: quote!(self),
            marker,
            in_vendor: true,
            visibility: quote!(pub),
            options: options.clone(),
            rust_types: RustTypes::default(),
            vendor_sids: BTreeSet::new(),
        }
    }

    pub(super) fn attributes(&self, item: Item<'_>) -> TokenStream {
        self.options.attributes(item)
    }

    pub(super) fn sid(&self, sid: &Sid) -> TokenStream {
        let origin = if self.has_vendor_type(sid) { Origin::Vendor } else { Origin::Own };
        self.item(origin, &naming::sid_type(&sid.name))
    }

    /// Whether the type of a SID kind stands in the vendor's module.
    pub(super) fn has_vendor_type(&self, sid: &Sid) -> bool {
        self.vendor_sids.contains(&*sid.name)
    }

    pub(super) fn grant(&self, grant: &Grant) -> TokenStream {
        match &grant.rust_path {
            Some(path) => self.rust_types.grant(path, &self.core),
            None => self.item(grant.origin, &grant.rust),
        }
    }

    /// A type of the user's, by the path that the file names.
    pub(super) fn rust(&self, path: &str) -> TokenStream {
        self.rust_types.named(path)
    }

    pub(super) fn sdk(&self, sdk: &Sdk) -> TokenStream {
        let (name, vendor) = (format_ident!("{}", sdk.rust), &self.vendor);
        match sdk.origin {
            Origin::Vendor => quote!(#vendor::sdk::#name),
            Origin::Own => quote!(sdk::#name),
        }
    }

    pub(super) fn sdk_table(&self, sdk: &Sdk) -> TokenStream {
        let (name, vendor) = (table_name("SDK", &sdk.name), &self.vendor);
        match sdk.origin {
            Origin::Vendor => quote!(&#vendor::tables::#name),
            Origin::Own => quote!(&#name),
        }
    }

    fn item(&self, origin: Origin, name: &str) -> TokenStream {
        let (name, vendor) = (format_ident!("{name}"), &self.vendor);
        match origin {
            Origin::Vendor if !self.in_vendor => quote!(#vendor::#name),
            Origin::Vendor | Origin::Own => quote!(#name),
        }
    }
}

pub(super) fn marker(schema: &Schema) -> Ident {
    format_ident!("{}", naming::upper_camel(&schema.name))
}

/// The name of a static: `SDK_CONVERSATIONS`.
pub(super) fn table_name(what: &str, name: &str) -> Ident {
    format_ident!("{what}_{}", naming::snake(name).to_uppercase())
}
