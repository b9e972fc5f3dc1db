//! What the caller decides about the generated code.

use std::fmt;
use std::rc::Rc;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use crate::{Emit, Extension, Item};

/// The options of a [`Generator`](crate::Generator), which has seen that they are Rust.
#[derive(Clone)]
pub(crate) struct Options {
    /// The path of token-core; `::token_core` unless it was renamed.
    pub(crate) core: TokenStream,
    /// The path of the vendor's module; `None`: in token-core.
    pub(crate) vendor: Option<TokenStream>,
    /// The name of the struct that holds all profiles.
    pub(crate) tokens: Ident,
    /// What makes the compiler read the file, so that cargo rebuilds when it changes.
    pub(crate) tracking: TokenStream,
    pub(crate) visibility: TokenStream,
    /// The module around everything.
    pub(crate) module: Option<String>,
    /// Derives on plain data.
    pub(crate) derives: Vec<TokenStream>,
    pub(crate) emit: Emit,
    pub(crate) extensions: Vec<Rc<dyn Extension>>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            core: quote!(::token_core),
            vendor: None,
            tokens: Ident::new("Tokens", Span::call_site()),
            tracking: TokenStream::new(),
            visibility: quote!(pub),
            module: None,
            derives: Vec::new(),
            emit: Emit::Everything,
            extensions: Vec::new(),
        }
    }
}

impl Options {
    /// The visibility of the items: inside a module the module's own decides.
    pub(super) fn inner_visibility(&self) -> TokenStream {
        if self.module.is_some() { quote!(pub) } else { self.visibility.clone() }
    }

    /// The items, in the module that was asked for.
    pub(crate) fn in_module(&self, docs: &TokenStream, items: &TokenStream) -> TokenStream {
        let Some(module) = &self.module else { return items.clone() };
        let (visibility, module) = (&self.visibility, format_ident!("{module}"));
        quote!(#docs #visibility mod #module { #items })
    }

    /// What stands on an item beside its own attributes.
    pub(super) fn attributes(&self, item: Item<'_>) -> TokenStream {
        let derives =
            self.derives.iter().filter(|_| matches!(item, Item::Input(_) | Item::Grant(_) | Item::Object(..)));
        let more = self.extensions.iter().map(|extension| extension.attributes(item));
        quote!(#(#[derive(#derives)])* #(#more)*)
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { core, vendor, tokens, visibility, module, emit, extensions, .. } = self;
        f.debug_struct("Options")
            .field("core", &core.to_string())
            .field("vendor", &vendor.as_ref().map(ToString::to_string))
            .field("tokens", tokens)
            .field("visibility", &visibility.to_string())
            .field("module", module)
            .field("emit", emit)
            .field("extensions", &extensions.len())
            .finish_non_exhaustive()
    }
}
