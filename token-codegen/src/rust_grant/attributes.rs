//! What the attributes of a derive share: lists of names, unknown keys, and the list of errors.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{LitStr, Token};

use crate::suggest;

#[derive(Default)]
pub(super) struct Errors(Option<syn::Error>);

impl Errors {
    pub(super) fn into_compile_error(self) -> Option<TokenStream> {
        self.0.map(syn::Error::into_compile_error)
    }

    pub(super) fn add(&mut self, error: syn::Error) {
        match &mut self.0 {
            Some(first) => first.combine(error),
            none => *none = Some(error),
        }
    }

    pub(super) fn at(&mut self, at: &dyn ToTokens, message: impl std::fmt::Display) {
        self.add(syn::Error::new_spanned(at.to_token_stream(), message));
    }
}

/// `"a"` or `["a", "b"]`.
pub(super) fn names(input: ParseStream<'_>) -> syn::Result<Vec<LitStr>> {
    if input.peek(LitStr) {
        return Ok(vec![input.parse()?]);
    }
    let list;
    let bracket = syn::bracketed!(list in input);
    let names: Vec<LitStr> = Punctuated::<LitStr, Token![,]>::parse_terminated(&list)?.into_iter().collect();
    if names.is_empty() {
        let message = "the list is empty: add a name, or remove it";
        return Err(syn::Error::new(bracket.span.join(), message));
    }
    let mut seen = HashSet::new();
    match names.iter().find(|name| !seen.insert(name.value())) {
        Some(twice) => {
            let message = format!("`{}` is named twice: once is enough", twice.value());
            Err(syn::Error::new(twice.span(), message))
        }
        None => Ok(names),
    }
}

/// The error for a key that no attribute has.
pub(super) fn unknown(meta: &syn::meta::ParseNestedMeta<'_>, known: &[&str]) -> syn::Error {
    let word = meta.path.to_token_stream().to_string();
    let (_, help) = suggest::help(&word, known, "`#[grant(…)]` takes");
    meta.error(format!("unknown `{word}`: {help}"))
}
