//! The credentials of a vendor: a type whose parts cannot be swapped.

use std::fmt::Write as _;

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::doc;
use crate::model::{Credential, Role, Schema};
use crate::naming;

pub(super) fn credentials(schema: &Schema, core: &TokenStream) -> TokenStream {
    let docs = docs(schema);
    let arguments = schema.credentials.iter().map(|part| {
        let name = naming::ident(&part.name);
        let kind = argument_type(part, core);
        quote!(#name: #kind)
    });
    let claims: Vec<_> = schema.credentials.iter().filter(|part| matches!(part.role, Role::Claim(..))).collect();
    let values = claims.iter().map(|part| {
        let name = naming::ident(&part.name);
        match part.role {
            Role::Claim(_, Some(_)) => quote!(#name.as_str().into()),
            Role::Claim(_, None) | Role::Secret => quote!(#name.into()),
        }
    });
    let secret = schema.credentials.iter().find(|part| matches!(part.role, Role::Secret));
    let secret = secret.map(|part| naming::ident(&part.name));
    let accessors = claims.iter().enumerate().map(|(index, part)| {
        let index = Literal::usize_unsuffixed(index);
        let name = naming::ident(&part.name);
        let docs = doc::attributes(if part.doc.is_empty() { &part.title } else { &part.doc });
        quote! {
            #docs
            #[must_use]
            pub fn #name(&self) -> &str {
                self.0.claim(#index)
            }
        }
    });
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Credentials(__k::RawCredentials);

        impl Credentials {
            /// Credentials from their parts.
            #[must_use]
            pub fn new(#(#arguments),*) -> Self {
                Self(__k::RawCredentials::new(&tables::VENDOR, [#(#values),*], #secret))
            }

            /// Credentials from the environment.
            ///
            /// # Errors
            ///
            /// All missing and invalid variables at once.
            pub fn from_env() -> Result<Self, #core::StartError> {
                __k::RawCredentials::from_env(&tables::VENDOR).map(Self)
            }

            /// Credentials from the variables that `lookup` returns, from a vault for example.
            ///
            /// # Errors
            ///
            /// All missing and invalid variables at once.
            pub fn from_lookup(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, #core::StartError> {
                __k::RawCredentials::from_lookup(&tables::VENDOR, &lookup).map(Self)
            }

            /// Credentials from the variables of a source that messages name: a tenant's row, a directory of mounted secrets.
            ///
            /// # Errors
            ///
            /// All missing and invalid variables at once.
            pub fn from_source(source: &#core::start::Source<'_>) -> Result<Self, #core::StartError> {
                __k::RawCredentials::from_source(&tables::VENDOR, source).map(Self)
            }

            /// Values of these credentials that look wrong but may be right.
            #[must_use]
            pub fn warnings(&self) -> &[#core::Finding] {
                self.0.warnings()
            }

            #(#accessors)*
        }

        impl AsRef<__k::RawCredentials> for Credentials {
            fn as_ref(&self) -> &__k::RawCredentials {
                &self.0
            }
        }

        impl From<__k::RawCredentials> for Credentials {
            fn from(parts: __k::RawCredentials) -> Self {
                Self(parts)
            }
        }
    }
}

fn docs(schema: &Schema) -> TokenStream {
    let mut text =
        "The key that signs tokens, and its account. The secret is never printed, and is wiped when dropped.\n"
            .to_owned();
    text.push_str("\n| part | variable | what it is |\n|---|---|---|\n");
    for part in &*schema.credentials {
        let env: Vec<_> = part.env.iter().map(|name| format!("`{name}`")).collect();
        let _ = writeln!(text, "| {} | {} | {} |", part.title, env.join(" or "), part.doc);
    }
    doc::attributes(&text)
}

fn argument_type(part: &Credential, core: &TokenStream) -> TokenStream {
    match &part.role {
        Role::Secret => quote!(#core::Secret),
        Role::Claim(_, Some(sid)) => {
            let name = format_ident!("{}", naming::sid_type(&sid.name));
            quote!(#name)
        }
        Role::Claim(_, None) => quote!(impl Into<String>),
    }
}
