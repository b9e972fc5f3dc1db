//! Profiles: what a declaration becomes, and the struct that holds them all.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::{Options, Paths, doc, rotation};
use crate::Item;
use crate::model::{Input, InputKind, Model, Token};
use crate::naming;

/// The profile's type and, where it has inputs, the type of its input.
pub(super) fn types(token: &Token, model: &Model, paths: &Paths) -> TokenStream {
    let core = &paths.core;
    let name = format_ident!("{}", token.rust);
    let docs = doc::profile(token, model);
    let (visibility, more) = (&paths.visibility, paths.attributes(Item::Profile(token)));
    let input = (!token.inputs.is_empty()).then(|| input_type(token, model, paths));
    quote! {
        #docs
        #[derive(#core::__private::Debug)]
        #more
        #visibility struct #name(#core::__private::Template);
        #input
    }
}

/// The methods and impls of a profile, for the `const _` block.
pub(super) fn impls(token: &Token, paths: &Paths) -> TokenStream {
    let core = &paths.core;
    let name = format_ident!("{}", token.rust);
    let values = token.inputs.iter().map(value);
    let values = quote!(#(#values),*);
    let (input, client, pattern) = if token.inputs.is_empty() {
        (TokenStream::new(), quote!(&'a str), quote!(identity))
    } else {
        let name = format_ident!("{}Input", token.rust);
        let (once, many) =
            if borrows(token) { (quote!(#name<'_>), quote!(#name<'a>)) } else { (quote!(#name), quote!(#name)) };
        (quote!(, input: #once), quote!((&'a str, #many)), quote!((identity, input)))
    };
    let contents = contents(token, paths);
    let sdks = token.sdks.iter().map(|sdk| paths.sdk(sdk));
    quote! {
        impl #name {
            /// Issues a token for `identity`.
            ///
            /// # Errors
            ///
            /// When an SDK would refuse the identity, or an input is empty.
            pub fn issue(&self, identity: &str #input) -> __k::Result<#core::AccessToken<Self>, #core::IssueError> {
                self.0.issue(identity, &[#values])
            }

            /// Issues a token for each client, in that order: all of them, or none.
            ///
            /// # Errors
            ///
            /// As [`issue`](Self::issue), for every client, each by its index.
            pub fn issue_many<'a>(
                &self,
                clients: impl __k::IntoIterator<Item = #client>,
            ) -> __k::Result<#core::AccessTokens<Self>, #core::IssueError> {
                let clients = __k::IntoIterator::into_iter(clients);
                let mut batch = self.0.batch(__k::Iterator::size_hint(&clients).0);
                for #pattern in clients {
                    batch.issue(identity, &[#values]);
                }
                batch.finish()
            }

            /// Issues a token that lives shorter than declared.
            ///
            /// # Errors
            ///
            /// As [`issue`](Self::issue), and when `ttl` is zero or longer than declared.
            pub fn issue_for(&self, ttl: __k::Duration, identity: &str #input) -> __k::Result<#core::AccessToken<Self>, #core::IssueError> {
                self.0.issue_for(ttl, identity, &[#values])
            }

            /// What the SDKs of these tokens would say of an identity. Warnings do not stop [`issue`](Self::issue).
            #[must_use]
            pub fn check_identity(&self, identity: &str) -> __k::Vec<#core::Finding> {
                self.0.check_identity(identity)
            }
        }

        #contents

        #(impl #sdks for #name {})*
    }
}

/// The struct that holds all profiles.
pub(super) fn tokens_type(model: &Model, options: &Options, paths: &Paths) -> TokenStream {
    let (core, marker) = (&paths.core, &paths.marker);
    let name = &options.tokens;
    let docs = doc::attributes(&format!(
        "The tokens that {} declares, ready to issue: one profile each.\n\n\
         Made once when the program starts, by `from_env` or `from_lookup`, and shared from then on as an `Arc<{name}>`.",
        model.file
    ));
    let profiles = model.tokens.iter().chain(&model.rejected).map(|token| {
        let (field, kind) = (naming::ident(&token.name), format_ident!("{}", token.rust));
        let docs = format!(" `[token.{}]`, {}:{}.", token.name, model.file, token.line);
        quote!(#[doc = #docs] pub #field: #kind)
    });
    let (visibility, more) = (&paths.visibility, paths.attributes(Item::Tokens(model)));
    quote! {
        #docs
        #more
        #visibility struct #name {
            #(#profiles,)*
            __started: #core::__private::Started<#marker>,
        }
    }
}

/// The methods of that struct.
pub(super) fn tokens_impl(model: &Model, options: &Options, paths: &Paths) -> TokenStream {
    let (core, marker) = (&paths.core, &paths.marker);
    let name = &options.tokens;
    let profiles = || model.tokens.iter().chain(&model.rejected);
    let made = profiles().enumerate().map(|(index, token)| {
        let index = Literal::usize_unsuffixed(index);
        let (field, kind) = (naming::ident(&token.name), format_ident!("{}", token.rust));
        quote!(#field: #kind(start.template(#index)))
    });
    let fields = profiles().map(|token| naming::ident(&token.name));
    let shown = name.to_string();
    let rotation = rotation::methods(model, core, marker);
    quote! {
        impl __k::Debug for #name {
            fn fmt(&self, f: &mut __k::core::fmt::Formatter<'_>) -> __k::core::fmt::Result {
                FILE.fmt_profiles(#shown, f)
            }
        }

        impl #name {
            /// Reads the credentials, and every variable that the declarations name, from the environment.
            ///
            /// # Errors
            ///
            /// All variables that are missing or wrong, at once, each with the lines that name it.
            pub fn from_env() -> __k::Result<Self, #core::StartError> {
                Self::__start(__k::Start::from_env(&FILE))
            }

            /// As [`from_env`](Self::from_env), from wherever `lookup` finds the variables: a vault, or a test's table.
            ///
            /// # Errors
            ///
            /// All variables that are missing or wrong, at once, each with the lines that name it.
            pub fn from_lookup(
                lookup: impl __k::Fn(&str) -> __k::Option<__k::String>,
            ) -> __k::Result<Self, #core::StartError> {
                Self::__start(__k::Start::from_lookup(&FILE, &lookup))
            }

            #rotation

            /// What signs the tokens.
            #[must_use]
            pub fn credentials(&self) -> &<#marker as #core::Vendor>::Credentials {
                self.__started.credentials()
            }

            /// What looks wrong in the environment but need not be.
            #[must_use]
            pub fn warnings(&self) -> &[#core::Finding] {
                self.__started.warnings()
            }

            /// Makes warnings errors: those of the start now, those about an identity at each issue.
            ///
            /// # Errors
            ///
            /// The warnings of the start, if there are any.
            pub fn strict(mut self) -> __k::Result<Self, #core::StartError> {
                self.__started.strict()?;
                self.__templates(__k::Template::make_strict);
                __k::Ok(self)
            }

            /// Takes the time from `clock`, for issuing and verifying alike, instead of the system.
            #[must_use]
            pub fn with_clock(mut self, clock: impl __k::Fn() -> __k::SystemTime + __k::Send + __k::Sync + 'static) -> Self {
                let clock = __k::Clock::new(clock);
                self.__started.set_clock(&clock);
                self.__templates(|template| template.set_clock(&clock));
                self
            }

            /// Verifies tokens that these credentials signed, with the grants that the file adds.
            #[must_use]
            pub fn verifier(&self) -> &#core::Verifier<#marker> {
                self.__started.verifier()
            }

            fn __start(start: __k::Start<#marker>) -> __k::Result<Self, #core::StartError> {
                // A template that cannot be made notes why in `start`, so that all problems come out at once.
                __k::Ok(Self {
                    #(#made,)*
                    __started: start.finish()?,
                })
            }

            fn __templates(&mut self, change: impl __k::Fn(&mut __k::Template)) {
                #(change(&mut self.#fields.0);)*
            }
        }
    }
}

fn input_type(token: &Token, model: &Model, paths: &Paths) -> TokenStream {
    let core = &paths.core;
    let k = quote!(#core::__private);
    let name = format_ident!("{}Input", token.rust);
    let docs = format!(" What each `{}` token is given when it is issued.", token.name);
    let lifetime = borrows(token).then(|| quote!(<'a>));
    let fields = token.inputs.iter().map(|input| {
        let (field, kind) = (naming::ident(&input.name), input_kind(input, paths));
        let place = format!("`{}`, {}:{}.", input.field, model.file, input.line);
        let docs = if input.doc.is_empty() { place } else { format!("{}\n\n{place}", input.doc) };
        let docs = doc::attributes(&docs);
        quote!(#docs pub #field: #kind)
    });
    let (visibility, more) = (&paths.visibility, paths.attributes(Item::Input(token)));
    quote! {
        #[doc = #docs]
        #[derive(#k::Clone, #k::Copy, #k::Debug)]
        #more
        #visibility struct #name #lifetime {
            #(#fields,)*
        }
    }
}

fn borrows(token: &Token) -> bool {
    token.inputs.iter().any(|input| matches!(input.kind, InputKind::Text | InputKind::Json | InputKind::Rust(_)))
}

fn input_kind(input: &Input, paths: &Paths) -> TokenStream {
    match &input.kind {
        InputKind::Text => quote!(&'a str),
        InputKind::Bool => quote!(bool),
        InputKind::Integer => quote!(i64),
        InputKind::Sid(sid) => paths.sid(sid),
        InputKind::Json => {
            let core = &paths.core;
            quote!(&'a #core::JsonObject)
        }
        InputKind::Rust(path) => {
            let path = super::rust::path_of(path);
            quote!(&'a #path)
        }
    }
}

fn value(input: &Input) -> TokenStream {
    let field = naming::ident(&input.name);
    match input.kind {
        InputKind::Text => quote!(__k::Input::Text(input.#field)),
        InputKind::Bool => quote!(__k::Input::Bool(input.#field)),
        InputKind::Integer => quote!(__k::Input::Integer(input.#field)),
        InputKind::Sid(_) => quote!(__k::Input::Sid(input.#field.as_str())),
        InputKind::Json => quote!(__k::Input::Json(input.#field)),
        InputKind::Rust(_) => quote!(__k::Input::Grant(input.#field)),
    }
}

/// The grants of a token as a type, `And<And<A, B>, C>`. A declaration that was refused may have none.
fn contents(token: &Token, paths: &Paths) -> TokenStream {
    let core = &paths.core;
    let name = format_ident!("{}", token.rust);
    let grants = token.grants.iter().map(|used| paths.grant(&used.grant));
    let set = grants.reduce(|set, grant| quote!(#core::And<#set, #grant>));
    set.map(|set| quote!(impl #core::Contents for #name { type Grants = #set; })).unwrap_or_default()
}
