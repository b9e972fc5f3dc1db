//! The body of a request: a token's inputs as a type with serde and OpenAPI.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use token_codegen::model::{Input, InputKind, Model, Token};
use token_codegen::naming;

use crate::http::{self, Kind};
use crate::rules;

/// Whether a request for the token has a body.
pub(crate) fn has_body(token: &Token) -> bool {
    !token.inputs.is_empty() || http::kind(token) == Kind::LiveKit
}

/// The type of a token's request; nothing without a body.
pub(crate) fn request(token: &Token, model: &Model) -> TokenStream {
    if !has_body(token) {
        return TokenStream::new();
    }
    let name = format_ident!("{}Request", token.rust);
    let docs = format!(" The inputs of a `{}` token.", token.name);
    let described = |input: &Input| format_ident!("{}_of_{}", naming::snake(&input.name), naming::snake(&token.name));
    let schemas = token.inputs.iter().map(|input| {
        let (name, schema) = (described(input), rules::schema(input, self::docs(input).trim()));
        quote! {
            fn #name() -> ::turnstile::__private::utoipa::openapi::schema::Schema {
                use ::turnstile::__private::utoipa::openapi::schema::*;
                #schema
            }
        }
    });
    let fields = token.inputs.iter().map(|input| {
        let (field, docs, schema) = (naming::ident(&input.name), self::docs(input), described(input).to_string());
        let kind = kind(&input.kind, model);
        let schema: TokenStream = schema.parse().unwrap_or_default();
        quote!(#[doc = #docs] #[schema(required, schema_with = #schema)] pub #field: #kind)
    });
    // The caller is known already; a client may name itself, but nobody else.
    let identity = (http::kind(token) == Kind::LiveKit).then(|| {
        quote! {
            /// The identity of the caller, if it is sent.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub participant_identity: Option<String>,
        }
    });
    quote! {
        #(#schemas)*

        #[doc = #docs]
        #[derive(Clone, Debug, serde::Deserialize, serde::Serialize, utoipa::ToSchema)]
        #[serde(crate = "::turnstile::__private::serde", deny_unknown_fields)]
        pub struct #name {
            #(#fields,)*
            #identity
        }
    }
}

/// Converts the request into the token's input, the last argument of `issue`.
pub(crate) fn input(token: &Token, model: &Model) -> TokenStream {
    let Some(name) = model.rust.input(token) else { return TokenStream::new() };
    let fields = token.inputs.iter().map(|input| {
        let field = naming::ident(&input.name);
        match input.kind {
            InputKind::Bool | InputKind::Integer | InputKind::Sid(_) => quote!(#field: request.#field),
            InputKind::Strings(_) => quote!(#field: &::turnstile::__private::borrowed(&request.#field)),
            _ => quote!(#field: &request.#field),
        }
    });
    quote!(, #name { #(#fields),* })
}

/// The documentation of an input, for all languages.
pub(crate) fn docs(input: &Input) -> String {
    let text = if input.doc.is_empty() { format!("For `{}`.", input.fields.join("`, `")) } else { input.doc.clone() };
    format!(" {text}")
}

/// The Rust type.
fn kind(kind: &InputKind, model: &Model) -> TokenStream {
    match kind {
        InputKind::Bool => quote!(bool),
        InputKind::Integer => quote!(i64),
        InputKind::Strings(_) => quote!(Vec<String>),
        InputKind::Json | InputKind::JsonText => {
            let core = model.rust.core();
            quote!(#core::JsonObject)
        }
        InputKind::Sid(sid) => model.rust.sid(sid),
        // `check` refuses grants in Rust.
        _ => quote!(String),
    }
}
