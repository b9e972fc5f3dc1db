//! Grants that are written in Rust: the generator cannot see them, so what a `grants.toml` says of them is asserted by the
//! compiler, in constants.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::Paths;
use crate::model::{Model, Shape, Value};

/// The path of a grant that is written in Rust; `check` has seen that it is one.
pub(super) fn path_of(path: &str) -> TokenStream {
    syn::parse_str::<syn::Path>(path).map(ToTokens::into_token_stream).unwrap_or_default()
}

/// The assertions of a whole file.
pub(super) fn assertions(model: &Model, paths: &Paths) -> TokenStream {
    let core = &paths.core;
    let keys = model.schema.grants.iter().filter_map(|grant| {
        let Shape::Rust(path) = &grant.shape else { return None };
        let (rust, key) = (path_of(path), &grant.key);
        let message = format!(
            "{}:{}: `{path}` is not the grant `{key}`: write #[grant(key = \"{key}\")] on it",
            model.file, grant.line
        );
        Some(assert(&quote!(__k::assertions::same(<#rust as #core::Grant>::TABLE.key, #key)), &message))
    });
    let uses = model.tokens.iter().flat_map(|token| &token.grants).filter_map(|used| {
        let Shape::Rust(path) = &used.grant.shape else { return None };
        let rust = path_of(path);
        let shape = quote!(&<#rust as #core::Grant>::TABLE.shape);
        let mut object =
            RustObject { path, place: format!("{}:{}", model.file, used.line), shape, out: TokenStream::new() };
        object.assert(&mut Vec::new(), &used.value);
        Some(object.out)
    });
    quote!(#(#keys)* #(#uses)*)
}

/// The assertions on one object of a grant that is written in Rust.
struct RustObject<'a> {
    path: &'a str,
    place: String,
    shape: TokenStream,
    out: TokenStream,
}

impl<'a> RustObject<'a> {
    fn assert(&mut self, at: &mut Vec<&'a str>, value: &'a Value) {
        let Self { path, place, shape, .. } = self;
        let given = match value {
            Value::Object(members) => {
                let names = members.iter().map(|(name, _)| name);
                let what = if at.is_empty() { format!("`{path}`") } else { format!("`{}` of `{path}`", at.join(".")) };
                let message = format!("{place}: a field that {what} requires is missing");
                self.out.extend(assert(
                    &quote!(__k::assertions::has_required(#shape, &[#(#at),*], &[#(#names),*])),
                    &message,
                ));
                for (name, value) in members {
                    at.push(name);
                    self.assert(at, value);
                    at.pop();
                }
                return;
            }
            // A whole grant that comes as an input is of the right type already.
            Value::Input(_) if at.is_empty() => return,
            Value::Text(text) => quote!(Text(#text)),
            Value::Env(_) => quote!(Env),
            Value::Input(_) => quote!(Input),
            Value::Bool(_) => quote!(Bool),
            Value::Integer(_) => quote!(Integer),
            // `check` refuses them here: nobody could say what they should be.
            Value::Array(_) | Value::Float(_) => return,
        };
        let message = format!("{place}: `{path}` has no field `{}` that takes this value", at.join("."));
        let given = quote!(__k::assertions::Given::#given);
        self.out.extend(assert(&quote!(__k::assertions::takes(#shape, &[#(#at),*], #given)), &message));
    }
}

/// A constant of its own for each, so that the compiler reports all that do not hold.
fn assert(condition: &TokenStream, message: &str) -> TokenStream {
    quote!(
        const _: () = __k::assert!(#condition, #message);
    )
}
