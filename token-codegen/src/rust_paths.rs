//! The Rust paths of what is generated, for extensions.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::model::{Grant, Origin, Sdk, Sid, Token};
use crate::rust_names::RustPaths;

impl RustPaths {
    /// token-core: `::token_core`.
    #[must_use]
    pub fn core(&self) -> TokenStream {
        path(&self.core)
    }

    /// The vendor's module: `::token_core::twilio`.
    #[must_use]
    pub fn vendor(&self) -> TokenStream {
        path(&self.vendor)
    }

    /// The struct that holds all profiles: `Tokens`.
    #[must_use]
    pub fn tokens(&self) -> TokenStream {
        path(&self.tokens)
    }

    /// The profile of a token: `MeetingGuest`.
    #[must_use]
    pub fn profile(&self, token: &Token) -> Ident {
        format_ident!("{}", token.rust)
    }

    /// What each call gives to a token: `MeetingGuestInput`; `None` without inputs.
    #[must_use]
    pub fn input(&self, token: &Token) -> Option<Ident> {
        (!token.inputs.is_empty()).then(|| format_ident!("{}Input", token.rust))
    }

    /// The type of a grant: `::token_core::twilio::VideoGrant`, `CrmGrant`, or the path of a grant in Rust.
    #[must_use]
    pub fn grant(&self, grant: &Grant) -> TokenStream {
        grant.rust_path.as_deref().map_or_else(|| self.item(grant.origin, &grant.rust), path)
    }

    /// The type of a kind of SID.
    #[must_use]
    pub fn sid(&self, sid: &Sid) -> TokenStream {
        let is_of_vendor = self.vendor_sids.contains(&*sid.name);
        self.item(if is_of_vendor { Origin::Vendor } else { Origin::Own }, &sid.rust)
    }

    /// The trait of an SDK.
    #[must_use]
    pub fn sdk(&self, sdk: &Sdk) -> TokenStream {
        self.item(sdk.origin, &format!("sdk::{}", sdk.rust))
    }

    fn item(&self, origin: Origin, name: &str) -> TokenStream {
        let (name, vendor) = (path(name), self.vendor());
        match origin {
            Origin::Vendor => quote!(#vendor::#name),
            Origin::Own => name,
        }
    }
}

/// The generator has seen that it is one.
fn path(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}
