//! The Rust types of a field's values.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::paths::Paths;
use crate::model::{Field, Kind, Shape};

/// The type of a struct's member.
pub(super) fn stored(field: &Field, paths: &Paths) -> TokenStream {
    let value = of(&field.kind, paths);
    match field.kind {
        Kind::Switch(_) => value,
        _ if field.required => value,
        _ => quote!(::core::option::Option<#value>),
    }
}

/// The type in which a constructor or setter takes a value.
pub(super) fn passed(field: &Field, paths: &Paths) -> TokenStream {
    match field.kind {
        Kind::Text => quote!(impl ::core::convert::Into<::std::string::String>),
        Kind::Texts => {
            quote!(impl ::core::iter::IntoIterator<Item = impl ::core::convert::Into<::std::string::String>>)
        }
        _ => of(&field.kind, paths),
    }
}

pub(super) fn of(kind: &Kind, paths: &Paths) -> TokenStream {
    let core = &paths.core;
    match kind {
        Kind::Text => quote!(::std::string::String),
        Kind::Texts => quote!(::std::vec::Vec<::std::string::String>),
        Kind::Bool | Kind::Switch(_) => quote!(bool),
        Kind::Integer => quote!(i64),
        Kind::Sid(sid) => paths.sid(sid),
        Kind::Object(rust, Shape::Fields { .. }) => {
            let name = format_ident!("{rust}");
            quote!(#name)
        }
        Kind::Object(..) => quote!(#core::JsonObject),
    }
}
