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
    let claims: Vec<_> = schema.credentials.iter().filter(|part| !part.role.signs()).collect();
    let values = claims.iter().map(|part| {
        let name = naming::ident(&part.name);
        match part.role {
            Role::Claim(_, Some(_)) => quote!(#name.as_str().into()),
            _ => quote!(#name.into()),
        }
    });
    let secret = schema.credentials.iter().find(|part| part.role.signs()).map(|part| naming::ident(&part.name));
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
    let constructors = if schema.has_private_key() {
        with_key(schema, core, &quote!([#(#values),*]))
    } else {
        quote! {
            /// Credentials from their parts.
            #[must_use]
            pub fn new(#(#arguments),*) -> Self {
                Self(__k::RawCredentials::new(&tables::VENDOR, [#(#values),*], #secret))
            }
        }
    };
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Credentials(__k::RawCredentials);

        impl Credentials {
            #constructors

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

/// The constructors of credentials whose key has a public half.
fn with_key(schema: &Schema, core: &TokenStream, values: &TokenStream) -> TokenStream {
    let arguments = |key: &str| {
        let key = format_ident!("{key}");
        let arguments = schema.credentials.iter().map(move |part| {
            let name = naming::ident(&part.name);
            let kind = if part.role.signs() { quote!(#core::keys::#key) } else { argument_type(part, core) };
            quote!(#name: #kind)
        });
        quote!(#(#arguments),*)
    };
    let (private, public) = (arguments("PrivateKey"), arguments("PublicKey"));
    let key = schema.credentials.iter().find(|part| part.role.signs()).map(|part| naming::ident(&part.name));
    quote! {
        /// Credentials from their parts.
        ///
        /// # Errors
        ///
        /// If the vendor accepts no tokens that this kind of key signed.
        pub fn new(#private) -> Result<Self, #core::StartError> {
            __k::RawCredentials::with_private_key(&tables::VENDOR, #values, #key).map(Self)
        }

        /// Credentials that verify tokens and cannot issue any, for a service without the private key.
        ///
        /// # Errors
        ///
        /// If the vendor accepts no tokens of this kind of key.
        pub fn verify_only(#public) -> Result<Self, #core::StartError> {
            __k::RawCredentials::with_public_key(&tables::VENDOR, #values, #key).map(Self)
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
        Role::PrivateKey => quote!(#core::keys::PrivateKey),
        Role::Claim(_, Some(sid)) => {
            let name = format_ident!("{}", naming::sid_type(&sid.name));
            quote!(#name)
        }
        Role::Claim(_, None) | Role::Header(_) => quote!(impl Into<String>),
    }
}
