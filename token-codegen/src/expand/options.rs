//! What the caller decides about the generated code.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::Attribute;
use syn::parse::Parser as _;
use token_schema::rule;

use crate::extension::{Extension, Item};
use crate::model::Model;
use crate::naming;
use crate::report::Problem;

/// The options of a [`Generator`](crate::Generator), which has seen that they are Rust.
#[derive(Clone)]
pub(crate) struct Options {
    /// The path of token-core; `::token_core` unless it was renamed.
    pub(crate) core: TokenStream,
    /// The path of the vendor's module; `None`: in token-core.
    pub(crate) vendor: Option<TokenStream>,
    /// The name of the vendor's module, where it is generated beside the tokens.
    pub(crate) embedded: Option<Ident>,
    pub(crate) tokens: Ident,
    /// What makes the compiler read the file, so that cargo rebuilds when it changes.
    pub(crate) tracking: TokenStream,
    pub(crate) visibility: TokenStream,
    pub(crate) module: Option<String>,
    /// The macro's argument, where the items stand in a hidden module of ours and are re-exported beside it. See
    /// [`in_hidden_module`](Self::in_hidden_module).
    pub(crate) hidden: Option<Span>,
    /// Derives on plain data.
    pub(crate) derives: Vec<TokenStream>,
    pub(crate) extensions: Vec<Rc<dyn Extension>>,
    /// What is wrong with what the extensions emitted.
    pub(crate) faults: Rc<RefCell<Vec<Problem>>>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            core: quote!(::token_core),
            vendor: None,
            embedded: None,
            tokens: Ident::new("Tokens", Span::call_site()),
            tracking: TokenStream::new(),
            visibility: quote!(pub),
            module: None,
            hidden: None,
            derives: Vec::new(),
            extensions: Vec::new(),
            faults: Rc::default(),
        }
    }
}

impl Options {
    /// The visibility of the items: inside a module the module's own decides.
    pub(super) fn inner_visibility(&self) -> TokenStream {
        if self.module.is_some() || self.hidden.is_some() { quote!(pub) } else { self.visibility.clone() }
    }

    /// Of the vendor's module beside the tokens: `crate_path` counts, and what is put on the application's types does not.
    pub(crate) fn for_embedded(&self, name: &str) -> Self {
        Self {
            core: self.core.clone(),
            visibility: self.inner_visibility(),
            module: Some(name.to_owned()),
            ..Self::default()
        }
    }

    pub(crate) fn in_module(&self, docs: &TokenStream, items: &TokenStream) -> TokenStream {
        let Some(module) = &self.module else { return items.clone() };
        let (visibility, module) = (&self.visibility, format_ident!("{module}"));
        quote!(#docs #visibility mod #module { #items })
    }

    /// The items of a file in a module of their own, and their names beside it: the compiler proposes none of their private fields, and
    /// two expansions in one place define only a few names twice, one of which says the cure.
    pub(crate) fn in_hidden_module(&self, origin: &str, span: Span, items: &TokenStream) -> TokenStream {
        let (visibility, tokens) = (&self.visibility, &self.tokens);
        let origin = naming::snake(origin);
        let (module, twice) = if tokens == "Tokens" {
            (format!("generated_from_{origin}"), "give_one_include_grants_a_name".to_owned())
        } else {
            (
                format!("generated_from_{origin}_as_{}", naming::snake(&tokens.to_string())),
                format!("give_one_include_grants_another_name_than_{tokens}"),
            )
        };
        let (module, twice) = (format_ident!("{module}"), format_ident!("{twice}"));
        // grants.toml decides the fields and their visibility, and a user cannot change a macro's output. rustc's own lints are silent
        // about such code anyway.
        let lints = quote! {
            #[allow(
                clippy::derive_partial_eq_without_eq,
                clippy::exhaustive_enums,
                clippy::exhaustive_structs,
                clippy::impl_trait_in_params,
                clippy::partial_pub_fields,
                clippy::pub_use,
                clippy::same_name_method,
                reason = "generated from a grants.toml"
            )]
        };
        // By its name, so that messages call it as its user does and no other glob competes. At the argument, and from a name that ends
        // behind it: the compiler cannot propose to write `as OtherTokens` somewhere into the macro's call.
        let at = |name: &Ident| Ident::new(&name.to_string(), span.resolved_at(Span::call_site()));
        let (module_here, tokens_here) = (at(&module), at(tokens));
        // What is put on an item by somebody else may mean a name in their scope.
        let scope = (!self.derives.is_empty() || !self.extensions.is_empty()).then(|| {
            quote!(
                use super::*;
            )
        });
        quote! {
            // Public: the compiler may propose a type by this path, and the proposal has to compile.
            #lints
            #[doc(hidden)]
            #visibility mod #module {
                #scope
                #items
            }
            #lints
            #visibility use #module_here::#tokens as #tokens_here;
            // The others by a glob: by name, two includes in one module would be one error for each type.
            #lints
            #visibility use #module::*;
            /// Two `include_grants!` in one module: give one of them a name, as in `include_grants!("staff.toml", name = StaffTokens)`.
            const #twice: () = ();
        }
    }

    pub(super) fn attributes(&self, item: Item<'_>) -> TokenStream {
        let derives =
            self.derives.iter().filter(|_| matches!(item, Item::Input(_) | Item::Grant(_) | Item::Object(..)));
        let more = self.extensions.iter().map(|extension| {
            let attributes = extension.attributes(item);
            let parsed = Attribute::parse_outer.parse2(attributes.clone());
            self.unless_broken(&**extension, "attributes", attributes, parsed.err())
        });
        quote!(#(#[derive(#derives)])* #(#more)*)
    }

    /// The items of the extensions.
    pub(crate) fn items_beside(&self, model: &Model) -> TokenStream {
        let items = self.extensions.iter().map(|extension| {
            let items = extension.items(model);
            // In a macro, which has no parser for items, the compiler parses them.
            #[cfg(feature = "text")]
            let error = syn::parse2::<syn::File>(items.clone()).err();
            #[cfg(not(feature = "text"))]
            let error = None;
            self.unless_broken(&**extension, "items", items, error)
        });
        quote!(#(#items)*)
    }

    /// What an extension emitted, or nothing and a problem.
    fn unless_broken(
        &self,
        extension: &dyn Extension,
        what: &str,
        emitted: TokenStream,
        error: Option<syn::Error>,
    ) -> TokenStream {
        let Some(error) = error else { return emitted };
        let title = format!("the {what} of the extension `{}` are not Rust: {error}", extension.name());
        let shown = emitted.to_string();
        let cut = shown.char_indices().nth(200).map_or(shown.len(), |(end, _)| end);
        let label = format!("it emitted `{}`", shown.get(..cut).unwrap_or_default());
        self.faults.borrow_mut().push(Problem::new(rule::NOT_RUST, 0..0, title).label(label));
        TokenStream::new()
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { core, vendor, tokens, visibility, module, extensions, .. } = self;
        f.debug_struct("Options")
            .field("core", &core.to_string())
            .field("vendor", &vendor.as_ref().map(ToString::to_string))
            .field("tokens", tokens)
            .field("visibility", &visibility.to_string())
            .field("module", module)
            .field("extensions", &extensions.len())
            .finish_non_exhaustive()
    }
}
