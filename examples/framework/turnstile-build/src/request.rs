//! The body of a request: a token's inputs as a type with serde and OpenAPI.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use token_codegen::model::{Input, InputKind, Model, Origin, Sid, Token};
use token_codegen::naming;

/// The type of a token's request; `None` without inputs.
pub(crate) fn request(token: &Token, model: &Model) -> TokenStream {
    if token.inputs.is_empty() {
        return TokenStream::new();
    }
    let name = format_ident!("{}Request", token.rust);
    let docs = format!(" The inputs of a `{}` token.", token.name);
    let fields = token.inputs.iter().map(|input| {
        let (field, docs) = (naming::ident(&input.name), self::docs(input));
        let (kind, schema) = kind(&input.kind, model);
        quote!(#[doc = #docs] #schema pub #field: #kind)
    });
    quote! {
        #[doc = #docs]
        #[derive(Clone, Debug, serde::Deserialize, serde::Serialize, utoipa::ToSchema)]
        #[serde(crate = "::turnstile::__private::serde", deny_unknown_fields)]
        pub struct #name {
            #(#fields,)*
        }
    }
}

/// Converts the request into the token's input.
pub(crate) fn input(token: &Token) -> TokenStream {
    let name = format_ident!("{}Input", token.rust);
    let fields = token.inputs.iter().map(|input| {
        let field = naming::ident(&input.name);
        match input.kind {
            InputKind::Bool | InputKind::Integer | InputKind::Sid(_) => quote!(#field: request.#field),
            InputKind::Strings(_) => {
                quote!(#field: &request.#field.iter().map(String::as_str).collect::<Vec<_>>())
            }
            _ => quote!(#field: &request.#field),
        }
    });
    quote!(#name { #(#fields),* })
}

/// The documentation of an input, for all languages.
pub(crate) fn docs(input: &Input) -> String {
    let text = if input.doc.is_empty() { format!("For `{}`.", input.fields.join("`, `")) } else { input.doc.clone() };
    format!(" {text}")
}

/// The type, and its attributes for utoipa.
fn kind(kind: &InputKind, model: &Model) -> (TokenStream, TokenStream) {
    match kind {
        InputKind::Bool => (quote!(bool), TokenStream::new()),
        InputKind::Integer => (quote!(i64), TokenStream::new()),
        InputKind::Strings(_) => (quote!(Vec<String>), quote!(#[schema(min_items = 1)])),
        InputKind::Json | InputKind::JsonText => (quote!(::turnstile::token_core::JsonObject), quote!(#[schema(value_type = Object)])),
        InputKind::Sid(sid) => {
            let pattern = pattern(sid);
            (sid_type(sid, model), quote!(#[schema(value_type = String, pattern = #pattern)]))
        }
        // `check` refuses grants in Rust.
        _ => (quote!(String), quote!(#[schema(min_length = 1)])),
    }
}

fn sid_type(sid: &Sid, model: &Model) -> TokenStream {
    let (name, vendor) = (format_ident!("{}", sid.rust), format_ident!("{}", model.schema.name));
    match sid.origin {
        Origin::Vendor => quote!(::turnstile::token_core::#vendor::#name),
        Origin::Own => quote!(#name),
    }
}

fn pattern(sid: &Sid) -> String {
    let form = format!("{}[0-9a-fA-F]{{{}}}{}", sid.prefix, sid.digits, sid.suffix);
    let forms: Vec<_> = std::iter::once(form.as_str()).chain(sid.literals.iter()).collect();
    format!("^({})$", forms.join("|"))
}
