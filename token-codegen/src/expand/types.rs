//! The Rust types of a field's values.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::paths::Paths;
use crate::model::{Field, Kind, Shape};
use crate::naming;

pub(super) struct Types<'a> {
    pub(super) paths: &'a Paths,
    /// What the names of the objects in its fields begin with.
    pub(super) around: String,
}

impl Types<'_> {
    pub(super) fn stored(&self, field: &Field) -> TokenStream {
        let value = self.of(field);
        match field.kind {
            Kind::Switch(_) => value,
            _ if field.required => value,
            _ => quote!(::core::option::Option<#value>),
        }
    }

    /// The type in which a constructor or setter takes a value.
    pub(super) fn passed(&self, field: &Field) -> TokenStream {
        match field.kind {
            Kind::String => quote!(impl ::core::convert::Into<::std::string::String>),
            Kind::Strings => {
                quote!(impl ::core::iter::IntoIterator<Item = impl ::core::convert::Into<::std::string::String>>)
            }
            _ => self.of(field),
        }
    }

    pub(super) fn of(&self, field: &Field) -> TokenStream {
        let core = &self.paths.core;
        match &field.kind {
            Kind::String => quote!(::std::string::String),
            Kind::Strings => quote!(::std::vec::Vec<::std::string::String>),
            Kind::Boolean | Kind::Switch(_) => quote!(bool),
            Kind::Integer => quote!(i64),
            Kind::Sid(sid) => self.paths.sid(sid),
            Kind::Object(Shape::Fields { .. }) => {
                let name = format_ident!("{}", self.object(field));
                quote!(#name)
            }
            Kind::Object(Shape::Json) => quote!(#core::JsonObject),
        }
    }

    pub(super) fn object(&self, field: &Field) -> String {
        naming::object_type(&self.around, &field.name)
    }
}
