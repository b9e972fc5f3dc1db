//! Key rotation: the methods by which tokens follow other tokens.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::doc;
use crate::model::Model;

/// The methods of the struct that holds all profiles. `core` and `marker` are the paths of the crate and of the vendor's type,
/// `started` its private field.
pub(super) fn methods(model: &Model, core: &TokenStream, marker: &TokenStream, started: &Ident) -> TokenStream {
    let lookup = quote!(impl ::core::ops::Fn(&str) -> ::core::option::Option<::std::string::String>);
    let others = quote!(impl ::core::iter::IntoIterator<Item = &'o <#marker as #core::marker::Vendor>::Credentials>);
    // Of a vendor whose credentials are a key and its secret, each key is an account.
    let has_account = model.schema.credentials.iter().filter(|part| !part.role.signs()).count() > 1;
    let account = if has_account {
        "\n\nWhere the new credentials are of another account, no token of the old account is taken; \
         [`rotated_to_another_account`](Self::rotated_to_another_account) takes them."
    } else {
        ""
    };
    let docs = doc::attributes(&format!(
        "Key rotation while others issue: the same tokens, signed with the credentials that `lookup` finds now. Every other variable \
         is read anew too; clock and strictness stay. Put the new tokens in the place of the old ones, by an `RwLock<Arc<_>>` or \
         its like.\n\n\
         The verifier takes tokens of the new key, of `others`, as [`with_other_keys`](Self::with_other_keys) does, and of the key that \
         signed until now: that key until its last token has ended. To read the same variables again prolongs nothing. A key that was \
         among the others before, and is not now, was taken out: its tokens are refused from now on.{account}\n\n\
         Where the old key was stolen, start anew instead, by [`from_lookup`](Self::from_lookup).\n\n\
         # Errors\n\n\
         As [`from_lookup`](Self::from_lookup), and the warnings where they are errors."
    ));
    let to_another_account = has_account.then(|| {
        quote! {
            /// As [`rotated`](Self::rotated), and where the new credentials are of another account, the tokens of the old account
            /// are taken as well, until the last one has ended.
            ///
            /// # Errors
            ///
            /// As [`rotated`](Self::rotated).
            pub fn rotated_to_another_account<'o>(&self, lookup: #lookup, others: #others) -> ::core::result::Result<Self, #core::StartError> {
                rotated(self, Self::from_lookup(lookup)?.with_other_keys(others), true)
            }

            /// As [`rotated_to_another_account`](Self::rotated_to_another_account), with the variables of a source that every message
            /// names.
            ///
            /// # Errors
            ///
            /// As [`rotated`](Self::rotated).
            pub fn rotated_to_another_account_from<'o>(&self, source: &#core::start::Source<'_>, others: #others) -> ::core::result::Result<Self, #core::StartError> {
                rotated(self, Self::from_source(source)?.with_other_keys(others), true)
            }
        }
    });
    let with_key = model.schema.has_private_key().then(|| {
        quote! {
            /// As [`rotated`](Self::rotated), with a private key that is not in a variable.
            ///
            /// # Errors
            ///
            /// As [`rotated`](Self::rotated).
            pub fn rotated_with_key<'o>(&self, private_key: #core::keys::PrivateKey, lookup: #lookup, others: #others) -> ::core::result::Result<Self, #core::StartError> {
                rotated(self, Self::from_lookup_with_key(private_key, lookup)?.with_other_keys(others), false)
            }
        }
    });
    quote! {
        /// Also takes tokens that these credentials signed: those of the next key, or of the previous one.
        ///
        /// They are part of the configuration, as the variables are: name them at each start, and at each
        /// [rotation](Self::rotated), for as long as their tokens are to be taken.
        #[must_use]
        pub fn with_other_keys<'o>(mut self, others: #others) -> Self {
            self.#started.also_accept(others);
            self
        }

        #docs
        pub fn rotated<'o>(&self, lookup: #lookup, others: #others) -> ::core::result::Result<Self, #core::StartError> {
            rotated(self, Self::from_lookup(lookup)?.with_other_keys(others), false)
        }

        /// As [`rotated`](Self::rotated), with the variables of a source that every message names.
        ///
        /// # Errors
        ///
        /// As [`rotated`](Self::rotated).
        pub fn rotated_from<'o>(&self, source: &#core::start::Source<'_>, others: #others) -> ::core::result::Result<Self, #core::StartError> {
            rotated(self, Self::from_source(source)?.with_other_keys(others), false)
        }

        #to_another_account

        #with_key
    }
}

/// What they share, beside the struct `tokens`: a private method would be proposed for a misspelt one.
pub(super) fn function(tokens: &Ident, core: &TokenStream, started: &Ident) -> TokenStream {
    quote! {
        fn rotated(
            old: &#tokens,
            new: #tokens,
            across_accounts: bool,
        ) -> ::core::result::Result<#tokens, #core::StartError> {
            let mut new = strict(new, old.#started.strictness())?;
            let clock = old.#started.clock();
            new.#started.set_clock(&clock);
            each_template(&mut new, |template| template.set_clock(&clock));
            new.#started.follow(&old.#started, across_accounts);
            __k::Ok(new)
        }
    }
}
