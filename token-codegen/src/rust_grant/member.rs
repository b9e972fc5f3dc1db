//! One field of a grant that is written in Rust.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Attribute, Expr, Ident, Lit, LitStr, Meta, Type};

use super::{Errors, unknown};
use crate::naming;

pub(super) struct Member {
    name: Ident,
    /// Its name on the wire.
    pub(super) key: String,
    /// The constant that stands for it in the generated code.
    constant: Ident,
    value: Type,
    pub(super) required: bool,
    /// The member of the object that a switch is on the wire.
    switch: Option<LitStr>,
    /// Why it should no longer be used.
    pub(super) deprecated: Option<String>,
}

impl Member {
    pub(super) fn read_field(field: &syn::Field, errors: &mut Errors) -> Option<Self> {
        let name = field.ident.clone()?;
        let mut key = name.to_string().trim_start_matches("r#").to_owned();
        let mut switch = None;
        for attribute in field.attrs.iter().filter(|attribute| attribute.path().is_ident("grant")) {
            let parsed = attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("rename") {
                    key = wire_name(&meta, "field")?.value();
                } else if meta.path.is_ident("switch") {
                    switch = Some(wire_name(&meta, "switch")?);
                } else {
                    return Err(unknown(&meta, &["rename", "switch"]));
                }
                Ok(())
            });
            if let Err(error) = parsed {
                errors.add(error);
            }
        }
        let inner = optional(&field.ty);
        if switch.is_some() && !is_bool(&field.ty) {
            errors.at(&field.ty, "a switch is a `bool`: on the wire it is there when it is true");
            // What follows from it is no second mistake.
            switch = None;
        }
        let constant = format_ident!("FIELD_{}", name.to_string().trim_start_matches("r#").to_uppercase());
        let required = inner.is_none() && switch.is_none();
        let (value, deprecated) = (inner.unwrap_or(&field.ty).clone(), deprecation(&field.attrs));
        Some(Self { name, key, constant, value, required, switch, deprecated })
    }

    /// The only place that asks something of the field's type, and at the type.
    pub(super) fn constant(&self) -> TokenStream {
        let Self { key, constant, value, .. } = self;
        quote_spanned!(value.span()=> const #constant: __k::json::Member<#value> = __k::json::Member::new(#key);)
    }

    /// What the schema says of it.
    pub(super) fn table(&self) -> TokenStream {
        let Self { constant, required, switch, deprecated, .. } = self;
        let kind = switch.as_ref().map(|flag| quote!(kind: __k::schema::Kind::Switch(#flag),));
        let deprecated = deprecated.as_ref().map(|reason| quote!(deprecated: __k::Some(#reason),));
        if kind.is_none() && deprecated.is_none() {
            return quote!(#constant.field(#required));
        }
        quote!(__k::schema::Field { #kind #deprecated ..#constant.field(#required) })
    }

    pub(super) fn write(&self) -> TokenStream {
        let Self { name, key, constant, required, switch, .. } = self;
        match (switch, required) {
            (Some(flag), _) => quote!(out.switch(#key, #flag, self.#name);),
            (None, true) => quote!(#constant.write(&self.#name, out);),
            (None, false) => quote!(#constant.write_optional(self.#name.as_ref(), out);),
        }
    }

    pub(super) fn read(&self) -> TokenStream {
        let Self { name, key, constant, required, switch, .. } = self;
        match (switch, required) {
            (Some(flag), _) => quote!(#name: object.switch(#key, #flag)?),
            (None, true) => quote!(#name: #constant.read(object)?),
            (None, false) => quote!(#name: #constant.read_optional(object)?),
        }
    }
}

/// The reason of `#[deprecated]`, if it is there.
pub(super) fn deprecation(attributes: &[Attribute]) -> Option<String> {
    let attribute = attributes.iter().find(|attribute| attribute.path().is_ident("deprecated"))?;
    let mut note = match &attribute.meta {
        Meta::NameValue(pair) => text(&pair.value),
        _ => None,
    };
    if let Meta::List(list) = &attribute.meta {
        // What is no such list the compiler refuses itself.
        let _ = list.parse_nested_meta(|meta| {
            let value: LitStr = meta.value()?.parse()?;
            if meta.path.is_ident("note") {
                note = Some(value.value());
            }
            Ok(())
        });
    }
    Some(note.unwrap_or_else(|| "it should no longer be used".to_owned()))
}

fn text(value: &Expr) -> Option<String> {
    match value {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

fn wire_name(meta: &syn::meta::ParseNestedMeta<'_>, what: &str) -> syn::Result<LitStr> {
    let text: LitStr = meta.value()?.parse()?;
    if naming::is_wire_name(&text.value()) {
        return Ok(text);
    }
    let message = format!("a {what}'s name is letters, digits, `_` and `-`, beginning with a letter");
    Err(syn::Error::new_spanned(&text, message))
}

fn is_bool(kind: &Type) -> bool {
    kind.to_token_stream().to_string() == "bool"
}

/// `T` of an `Option<T>`, however its path is written.
fn optional(kind: &Type) -> Option<&Type> {
    let Type::Path(path) = kind else { return None };
    let last = path.path.segments.last().filter(|segment| segment.ident == "Option")?;
    let syn::PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first() {
        Some(syn::GenericArgument::Type(inner)) if arguments.args.len() == 1 => Some(inner),
        _ => None,
    }
}
