//! The checked model as Rust: one function for a vendor's module, one for a user's `grants.toml`.
//!
//! Both emit data and thin impls over the generic code of token-core, by absolute paths only, so that nothing in the user's
//! scope can change what they mean. Inside a `const _` block the hidden module of token-core is called `__k`. A
//! macro's items stand in a hidden module and are re-exported beside it.

mod credentials;
mod doc;
mod grant;
pub(crate) mod literal;
mod methods;
pub(crate) mod options;
pub(crate) mod paths;
mod profile;
mod region;
mod rotation;
mod rust_checks;
mod rust_types;
mod sdk;
mod segment;
mod sid;
pub(crate) mod table;
pub(crate) mod taken_sids;
mod types;

use std::sync::Arc;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::model::{Model, Origin, Schema, Sid};
use crate::vendor::Vendor;
use options::Options;
use paths::Paths;

/// The module of a vendor: its SID types, credentials, grants, SDK traits and tables.
///
/// The result is a whole file, to be committed or included as a module of its own.
pub(crate) fn vendor(vendor: &Vendor, options: &Options, beside: &TokenStream) -> TokenStream {
    let (core, schema) = (&options.core, vendor.schema());
    let marker = paths::marker(schema);
    let paths = Paths::in_vendor(quote!(#marker), options);
    let head = doc::vendor_module(schema, vendor.source().name());
    let marker_type = marker_type(schema, &marker, core);
    let credentials = credentials::credentials(schema, core);
    let region = region::region(&schema.format);
    let taken = taken_sids::by(Origin::Vendor, schema);
    let sids =
        schema.sids.iter().filter(|sid| taken.contains(&*sid.name)).map(|sid| sid::sid(sid, &quote!(tables), &paths));
    let grants = schema.grants.iter().map(|grant| grant::grant(grant, &paths, &schema.grants));
    let sdks = schema.sdks.iter().map(|sdk| sdk::vendor_sdk(sdk, schema, &paths));
    let tables = table::vendor(schema);
    let items = quote! {
        #head
        // The module itself must name what it deprecates.
        #![allow(deprecated)]

        use #core::__private as __k;

        #marker_type
        #credentials
        #region
        #(#sids)*
        #(#grants)*

        /// One trait for each SDK, implemented by every token that the SDK accepts.
        ///
        /// A function that serves one SDK takes `&AccessToken<impl sdk::NAME>`. A trait that would have the name of one of Rust's
        /// own ends in `Sdk`, so that `use sdk::*` hides none.
        pub mod sdk {
            use super::tables::*;

            #(#sdks)*
        }

        // The rules as data, for generated code.
        #[doc(hidden)]
        pub mod tables {
            use #core::__private::schema::*;

            #tables
        }

        #beside
    };
    let (module, tracking) = (options.in_module(&TokenStream::new(), &items), &options.tracking);
    quote!(#module #tracking)
}

/// The items for a user's `grants.toml`: its profiles, its own types, and `Tokens`.
pub(crate) fn grants_file(model: &Model, options: &Options) -> TokenStream {
    let core = &options.core;
    let paths = Paths::new(model, options);
    let taken = taken_sids::by(Origin::Own, &model.schema);
    let is_own = |sid: &&Arc<Sid>| match sid.origin {
        Origin::Own => true,
        Origin::Vendor => taken.contains(&*sid.name) && !paths.has_vendor_type(sid),
    };
    let own_sids: Vec<_> = model.schema.sids.iter().filter(is_own).collect();
    let own_grants: Vec<_> = model.schema.grants.iter().filter(|grant| grant.origin == Origin::Own).collect();
    let own_sdks: Vec<_> = model.schema.sdks.iter().filter(|sdk| sdk.origin == Origin::Own).collect();

    let sids = own_sids.iter().map(|sid| sid::own(sid, &paths));
    let grants = own_grants.iter().map(|grant| grant::own(grant, &paths, &model.file));
    let sdk_module = sdk::own_module(&own_sdks, model, &paths);
    let tokens: Vec<_> = model.tokens.iter().chain(&model.rejected).collect();
    let profiles = tokens.iter().map(|token| profile::types(token, model, &paths));
    let tokens_type = profile::tokens_type(model, options, &paths);

    let own_tables = table::own(&own_grants, &own_sdks, &paths);
    let grant_impls = own_grants.iter().map(|grant| grant::own_impls(grant, core));
    let declarations = table::declarations(model, &paths);
    let profile_impls = tokens.iter().map(|token| profile::impls(token, model, &paths));
    let tokens_impl = profile::tokens_impl(model, options, &paths);
    let checks = rust_checks::all(model, &paths);
    let (tracking, rust_types) = (&options.tracking, &paths.rust_types.imports);
    let feature = feature(&model.schema, &model.file, options);
    quote! {
        #feature
        #rust_types
        #(#sids)*
        #(#grants)*
        #sdk_module
        #(#profiles)*
        #tokens_type

        // Every path is absolute, whatever is in scope; and what is deprecated has its impls.
        #[allow(deprecated, unused_qualifications)]
        const _: () = {
            use #core::__private as __k;

            #tracking
            #own_tables
            #(#grant_impls)*
            #declarations
            #(#profile_impls)*
            #tokens_impl
            #checks
        };
    }
}

/// One error instead of one at each use of the vendor's types, where token-core was compiled without its module.
fn feature(schema: &Schema, file: &str, options: &Options) -> TokenStream {
    // A vendor with a path of its own is not behind a feature of token-core.
    let (Some(feature), None) = (&schema.feature, &options.vendor) else { return TokenStream::new() };
    let (core, marker) = (&options.core, crate::naming::ident(feature));
    let message = format!(
        "{file}: `vendor = \"{}\"` needs the feature `{feature}` of token-core: add `features = [\"{feature}\"]` to \
         token-core in Cargo.toml",
        schema.name
    );
    quote!(#core::__private::features::#marker!(#message);)
}

fn marker_type(schema: &Schema, marker: &Ident, core: &TokenStream) -> TokenStream {
    let docs = doc::attributes(&format!("{} as a vendor: a type without values, for type parameters.", schema.title));
    let path = core.to_string().replace(' ', "");
    let issuer = format!(
        " Issues tokens whose grants are decided in code. See [`Issuer`](struct@{}::Issuer) of the engine.",
        path.trim_start_matches("::")
    );
    let is_built_in = (core.to_string() == "crate").then(|| {
        quote!(
            const IS_BUILT_IN: bool = true;
        )
    });
    let region = match schema.format.region_header {
        Some(_) => quote!(Region),
        None => quote!(#core::marker::NoRegion),
    };
    quote! {
        #docs
        #[derive(Clone, Copy, Debug)]
        pub enum #marker {}

        impl #core::marker::Vendor for #marker {
            const TABLE: &'static __k::schema::Vendor = &tables::VENDOR;
            #is_built_in
            type Credentials = Credentials;
            type Region = #region;
        }

        #[doc = #issuer]
        pub type Issuer = #core::Issuer<#marker>;

        /// Verifies tokens.
        pub type Verifier = #core::Verifier<#marker>;
    }
}
