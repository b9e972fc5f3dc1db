//! The checked model as Rust: one function for a vendor's module, one for a user's `grants.toml`.
//!
//! Both emit data and thin impls over the generic code of token-core, by absolute paths only, so that nothing in the user's
//! scope can change what they mean. Inside a `const _` block the hidden module of token-core is called `__k`.

mod credentials;
mod doc;
mod grant;
mod part;
mod profile;
mod region;
mod rust;
mod sdk;
mod sid;
mod table;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};

use crate::model::{Grant, Model, Origin, Schema, Sdk, Sid};

/// What the caller decides about the generated code.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options {
    /// The path of token-core; `::token_core` unless it was renamed.
    pub core: TokenStream,
    /// The name of the struct that holds all profiles; `Tokens` unless two files stand in one module.
    pub tokens: Ident,
    /// What makes the compiler read the file, so that cargo rebuilds when it changes.
    pub tracking: TokenStream,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            core: quote!(::token_core),
            tokens: Ident::new("Tokens", Span::call_site()),
            tracking: TokenStream::new(),
        }
    }
}

/// Where generated code finds what it names.
pub(crate) struct Paths {
    /// token-core itself.
    core: TokenStream,
    /// The vendor's module.
    vendor: TokenStream,
    /// The vendor's marker type.
    marker: TokenStream,
    /// Whether the code stands in the vendor's own module, where its types are near.
    in_vendor: bool,
}

impl Paths {
    fn new(schema: &Schema, options: &Options) -> Self {
        let core = options.core.clone();
        let (module, marker) = (format_ident!("{}", schema.name), marker(schema));
        Self { vendor: quote!(#core::#module), marker: quote!(#core::#module::#marker), core, in_vendor: false }
    }

    /// The type of a SID kind.
    fn sid(&self, sid: &Sid) -> TokenStream {
        self.item(sid.origin, &sid.rust)
    }

    /// The type of a grant.
    fn grant(&self, grant: &Grant) -> TokenStream {
        match &grant.shape {
            crate::model::Shape::Rust(path) => rust::path_of(path),
            _ => self.item(grant.origin, &grant.rust),
        }
    }

    /// The trait of an SDK.
    fn sdk(&self, sdk: &Sdk) -> TokenStream {
        let (name, vendor) = (format_ident!("{}", sdk.rust), &self.vendor);
        match sdk.origin {
            Origin::Vendor => quote!(#vendor::sdk::#name),
            Origin::Own => quote!(sdk::#name),
        }
    }

    /// The table of an SDK, a `&'static`.
    fn sdk_table(&self, sdk: &Sdk) -> TokenStream {
        let (name, vendor) = (table::name("SDK", &sdk.name), &self.vendor);
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

/// The module of a vendor: its SID types, credentials, grants, SDK traits and tables.
///
/// The result is a whole file, to be committed or included as a module of its own.
#[must_use]
pub fn vendor(schema: &Schema, options: &Options) -> TokenStream {
    let core = &options.core;
    // Inside its own module every name is near.
    let paths =
        Paths { core: core.clone(), vendor: quote!(self), marker: marker(schema).into_token_stream(), in_vendor: true };
    let head = doc::vendor_module(schema);
    let marker = marker_type(schema, core);
    let credentials = credentials::credentials(schema, core);
    let region = region::region(&schema.format);
    let sids = schema.sids.iter().map(|sid| sid::sid(sid, &quote!(tables)));
    let grants = schema.grants.iter().map(|grant| grant::grant(grant, &paths, &schema.grants));
    let sdks = schema.sdks.iter().map(|sdk| sdk::vendor_sdk(sdk, schema, core));
    let tables = table::vendor(schema);
    quote! {
        #head
        // The module itself must name what it deprecates.
        #![allow(deprecated)]

        use #core::__private as __k;

        #marker
        #credentials
        #region
        #(#sids)*
        #(#grants)*

        /// One trait for each SDK, implemented by every token that opens it.
        ///
        /// A function that serves one SDK takes `&AccessToken<impl sdk::NAME>`. Name the traits by this path: some are
        /// called like traits of the standard library.
        pub mod sdk {
            use super::*;

            #(#sdks)*
        }

        /// The rules as data, for generated code.
        #[doc(hidden)]
        pub mod tables {
            use #core::__private::schema;

            #tables
        }
    }
}

/// The items for a user's `grants.toml`: its profiles, its own types, and `Tokens`.
#[must_use]
pub fn grants_file(model: &Model, options: &Options) -> TokenStream {
    let core = &options.core;
    let paths = Paths::new(&model.schema, options);
    let own_sids: Vec<_> = model.schema.sids.iter().filter(|sid| sid.origin == Origin::Own).collect();
    let own_grants: Vec<_> = model.schema.grants.iter().filter(|grant| grant.origin == Origin::Own).collect();
    let own_sdks: Vec<_> = model.schema.sdks.iter().filter(|sdk| sdk.origin == Origin::Own).collect();

    let sids = own_sids.iter().map(|sid| sid::own(sid, &paths));
    let grants = own_grants.iter().map(|grant| grant::own(grant, &paths, &model.file));
    let sdk_module = sdk::own_module(&own_sdks, model, &paths);
    let profiles = model.tokens.iter().chain(&model.rejected).map(|token| profile::types(token, model, &paths));
    let tokens = profile::tokens_type(model, options, &paths);

    let own_tables = table::own(&own_grants, &own_sdks, &paths);
    let own_impls = own_grants.iter().map(|grant| grant::own_impls(grant, core));
    let file = table::declarations(model, &paths);
    let impls = model.tokens.iter().chain(&model.rejected).map(|token| profile::impls(token, &paths));
    let tokens_impl = profile::tokens_impl(model, options, &paths);
    let assertions = rust::assertions(model, &paths);
    let tracking = &options.tracking;
    quote! {
        #(#sids)*
        #(#grants)*
        #sdk_module
        #(#profiles)*
        #tokens

        // Every path is absolute, whatever is in scope.
        #[allow(unused_qualifications)]
        const _: () = {
            use #core::__private as __k;

            #tracking
            #own_tables
            #(#own_impls)*
            #file
            #(#impls)*
            #tokens_impl
            #assertions
        };
    }
}

/// The marker type of a vendor: its name in upper camel case.
fn marker(schema: &Schema) -> Ident {
    format_ident!("{}", crate::naming::upper_camel(&schema.name))
}

fn marker_type(schema: &Schema, core: &TokenStream) -> TokenStream {
    let marker = marker(schema);
    let docs = format!(" {} as a vendor: a type that only names it, with no values.", schema.title);
    let region = match schema.format.region_header {
        Some(_) => quote!(Region),
        None => quote!(__k::NoRegion),
    };
    quote! {
        #[doc = #docs]
        #[derive(Clone, Copy, Debug)]
        pub enum #marker {}

        impl #core::Vendor for #marker {
            const TABLE: &'static __k::schema::Vendor = &tables::VENDOR;
            type Credentials = Credentials;
            type Region = #region;
        }

        /// Issues tokens whose grants are decided in code. See [`Issuer`](struct@crate::Issuer) of the engine.
        pub type Issuer = #core::Issuer<#marker>;

        /// Verifies tokens.
        pub type Verifier = #core::Verifier<#marker>;
    }
}
