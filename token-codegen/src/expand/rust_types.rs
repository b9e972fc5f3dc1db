//! The types of grants that are written in Rust, under names that generated code can use.

use std::collections::{HashMap, HashSet};

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};

use crate::model::{Kind, Model, Shape};
use crate::naming;

/// The types of a file's grants that are written in Rust, each by the name that generated code has for it.
#[derive(Default)]
pub(super) struct RustTypes {
    names: HashMap<String, Ident>,
    /// What brings the names into scope.
    pub(super) imports: TokenStream,
}

impl RustTypes {
    /// Imports each type through a module named after the line that says its path: the compiler names that module, once, if the
    /// path leads nowhere. Only where the items stand in a module of ours, beside nothing that could have one of the names.
    pub(super) fn imported(model: &Model, tokens: &Ident) -> Self {
        let mut types = Self::default();
        let file = naming::snake(model.file.rsplit('/').next().unwrap_or_default());
        let mut taken = type_names(model);
        taken.insert(tokens.to_string());
        for grant in &model.schema.grants {
            let Some(path) = &grant.rust_path else { continue };
            let Ok(parsed) = syn::parse_str::<syn::Path>(path) else { continue };
            let plain = parsed.segments.iter().all(|segment| segment.arguments.is_none());
            let mut segments = parsed.segments.iter();
            let (Some(root), Some(last)) = (segments.next(), parsed.segments.last()) else { continue };
            // Of a type in the root of another crate there is no module to go through that would be there without it.
            if !plain || parsed.segments.len() < 2 || types.names.contains_key(path) {
                continue;
            }
            let (colon, rest) = (parsed.leading_colon, segments);
            let line = format_ident!("line_{}_of_{file}", grant.place.line());
            // Its own name, as long as no generated type has it.
            let is_free = taken.insert(last.ident.to_string());
            let name = if is_free { last.ident.clone() } else { format_ident!("{}_of_{line}", last.ident) };
            types.imports.extend(quote! {
                mod #line {
                    pub(super) use #colon #root::*;
                }
                // No import: the compiler shows where the type of a similar name is.
                type #name = #line #(::#rest)*;
            });
            types.names.insert(path.clone(), name);
        }
        types
    }

    /// The same where it has to be a grant: what is none is one error for the compiler, because all uses name it in the same words.
    pub(super) fn grant(&self, path: &str, core: &TokenStream) -> TokenStream {
        let named = self.named(path);
        if self.names.contains_key(path) { quote!(<#named as #core::__private::Itself>::Grant) } else { named }
    }

    /// The type of this path; `check` has seen that it is one.
    pub(super) fn named(&self, path: &str) -> TokenStream {
        match self.names.get(path) {
            Some(name) => name.into_token_stream(),
            None => syn::parse_str::<syn::Path>(path).map(ToTokens::into_token_stream).unwrap_or_default(),
        }
    }
}

fn type_names(model: &Model) -> HashSet<String> {
    fn objects(around: &str, shape: &Shape, names: &mut HashSet<String>) {
        let Shape::Fields { fields, .. } = shape else { return };
        for field in &**fields {
            if let Kind::Object(inner) = &field.kind {
                let rust = naming::object_type(around, &field.name);
                objects(&rust, inner, names);
                names.insert(rust);
            }
        }
    }
    let mut names = HashSet::from(["sdk".to_owned()]);
    for token in model.tokens.iter().chain(&model.rejected) {
        names.extend([token.rust.clone(), format!("{}Input", token.rust)]);
    }
    names.extend(model.schema.sids.iter().map(|sid| sid.rust.clone()));
    for grant in &model.schema.grants {
        names.insert(grant.rust.clone());
        objects(&naming::upper_camel(&grant.key), &grant.shape, &mut names);
    }
    names
}
