//! The regions of a vendor as an enum: one that does not exist cannot be written.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::model::Format;
use crate::naming;

/// The `Region` type, for a format that names regions in the header.
pub(super) fn region(format: &Format) -> TokenStream {
    if format.region_header.is_none() {
        return TokenStream::new();
    }
    let texts: Vec<_> = format.regions.iter().collect();
    let names: Vec<_> = texts.iter().map(|region| format_ident!("{}", naming::upper_camel(region))).collect();
    let docs = texts.iter().map(|region| format!(" `{region}`"));
    quote! {
        /// A region in which tokens are used.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Region {
            #(#[doc = #docs] #names,)*
        }

        impl __k::AsRef<str> for Region {
            fn as_ref(&self) -> &str {
                match self {
                    #(Self::#names => #texts,)*
                }
            }
        }

        impl ::core::str::FromStr for Region {
            type Err = __k::RegionError;

            fn from_str(text: &str) -> __k::Result<Self, __k::RegionError> {
                match text {
                    #(#texts => __k::Ok(Self::#names),)*
                    _ => __k::Err(__k::RegionError::new(&tables::VENDOR)),
                }
            }
        }
    }
}
