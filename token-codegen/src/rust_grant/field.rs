//! One field of a grant that is written in Rust.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Attribute, Expr, ExprLit, Ident, Lit, LitStr, Meta, MetaNameValue, Type, Visibility};

use super::attributes::{Errors, unknown};
use super::limits::{self, Limits};
use crate::naming;

pub(super) struct DeriveField {
    pub(super) name: Ident,
    pub(super) key: String,
    /// The constant that bounds its type in the generated code.
    constant: Ident,
    value: Type,
    pub(super) required: bool,
    /// The boolean member of a switch's object in the token.
    switch: Option<LitStr>,
    /// The note of `#[deprecated]`.
    pub(super) deprecated: Option<String>,
    pub(super) limits: Limits,
    docs: Vec<Attribute>,
    visibility: Visibility,
}

impl DeriveField {
    pub(super) fn read_field(field: &syn::Field, errors: &mut Errors) -> Option<Self> {
        let name = field.ident.clone()?;
        let mut key = name.to_string().trim_start_matches("r#").to_owned();
        let (mut switch, mut limits) = (None, Limits::none());
        for attribute in field.attrs.iter().filter(|attribute| attribute.path().is_ident("grant")) {
            let parsed = attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("rename") {
                    key = wire_name(&meta, "field")?.value();
                } else if meta.path.is_ident("switch") {
                    switch = Some(wire_name(&meta, "switch")?);
                } else if !limits.read(&meta)? {
                    return Err(unknown(&meta, &[&["rename", "switch"], limits::KEYS.as_slice()].concat()));
                }
                Ok(())
            });
            if let Err(error) = parsed {
                errors.add(error);
            }
        }
        let inner = optional(&field.ty);
        limits.of_type(is(inner.unwrap_or(&field.ty), "i64"), errors);
        limits.check(errors);
        if switch.is_some() && !is_bool(&field.ty) {
            errors.at(&field.ty, "a switch must be a `bool`: the token contains its object only if it is `true`");
            // Later errors would be consequences.
            switch = None;
        }
        if switch.is_some() {
            limits.check_switch(errors);
        }
        if let Some(default) = limits.default.take_if(|_| !inner.is_some_and(is_bool)) {
            errors.at(
                &default,
                "`default` is the meaning of an absent boolean: make the field an `Option<bool>`, or remove `default`",
            );
        }
        let constant = format_ident!("FIELD_{}", name.to_string().trim_start_matches("r#").to_uppercase());
        let required = inner.is_none() && switch.is_none();
        let (value, deprecated) = (inner.unwrap_or(&field.ty).clone(), deprecation(&field.attrs));
        let docs = field.attrs.iter().filter(|attribute| attribute.path().is_ident("doc")).cloned().collect();
        let visibility = field.vis.clone();
        Some(Self { name, key, constant, value, required, switch, deprecated, limits, docs, visibility })
    }

    /// Checks that the fields of `needs` exist.
    pub(super) fn check(&self, all: &[Self], errors: &mut Errors) {
        for need in &self.limits.needs {
            let others: Vec<&str> = all.iter().map(|other| other.key.as_str()).filter(|key| *key != self.key).collect();
            if !others.contains(&need.value().as_str()) {
                let (_, help) = crate::suggest::help(&need.value(), &others, "the others are");
                errors.at(need, format!("no other field has the name `{}` in the token: {help}", need.value()));
            }
        }
    }

    /// Checks that every SDK of the grant uses a required field. A boolean can be `false` for any SDK.
    pub(super) fn check_users(&self, of_grant: &[LitStr], errors: &mut Errors) {
        let users: Vec<String> = self.limits.sdks.iter().map(LitStr::value).collect();
        if let Some(first) = self.limits.sdks.first()
            && let Some(excluded) = of_grant.iter().map(LitStr::value).find(|sdk| !users.contains(sdk))
            && self.required
            && !is_bool(&self.value)
        {
            let problem =
                format!("`{}` is required, but its `sdk` excludes \"{excluded}\", which uses the grant", self.key);
            errors.at(first, format!("{problem}: add \"{excluded}\" here, or make the field an `Option`"));
        }
    }

    /// The only bound on the field's type, placed at the type.
    pub(super) fn constant(&self) -> TokenStream {
        let Self { key, constant, value, switch, .. } = self;
        if switch.is_some() {
            return TokenStream::new();
        }
        let fits = self.limits.assertions(&quote!(#constant));
        let constant = quote_spanned!(value.span()=> const #constant: __k::json::FieldAccess<#value> = __k::json::FieldAccess::new(#key););
        quote!(#constant #fits)
    }

    pub(super) fn table(&self) -> TokenStream {
        let Self { key, constant, required, switch, deprecated, .. } = self;
        let field = match switch {
            Some(flag) => quote!(__k::schema::Field::switch(#key, #flag)),
            None => quote!(#constant.field()),
        };
        let required = required.then(|| quote!(.required()));
        let deprecated = deprecated.as_ref().map(|reason| quote!(.deprecated(#reason)));
        let limits = self.limits.setters();
        quote!(#field #required #deprecated #limits)
    }

    /// The getter of a boolean with a default.
    pub(super) fn getter(&self) -> Option<TokenStream> {
        let Self { name, docs, visibility, .. } = self;
        let default = self.limits.default.as_ref()?;
        let absent = format!(" `{}` if absent.", default.value);
        let blank = (!docs.is_empty()).then(|| quote!(#[doc = ""]));
        Some(quote! {
            #(#docs)*
            #blank
            #[doc = #absent]
            #[must_use]
            #[allow(dead_code)]
            #visibility fn #name(&self) -> bool {
                self.#name.unwrap_or(#default)
            }
        })
    }

    pub(super) fn write(&self) -> TokenStream {
        let Self { name, key, constant, required, switch, .. } = self;
        let value = if *required { quote!(__k::Some(&self.#name)) } else { quote!(self.#name.as_ref()) };
        if let Some(separator) = self.limits.separator() {
            return quote!(out.joined(#key, #separator, #value););
        }
        if self.limits.in_string() {
            return quote!(out.json_text(#key, #value););
        }
        match (switch, required) {
            (Some(flag), _) => quote!(out.switch(#key, #flag, self.#name);),
            (None, true) => quote!(#constant.write(&self.#name, out);),
            (None, false) => quote!(#constant.write_optional(self.#name.as_ref(), out);),
        }
    }

    pub(super) fn read(&self) -> TokenStream {
        let Self { name, key, constant, required, switch, .. } = self;
        let read = match self.limits.separator() {
            Some(separator) => Some(quote!(object.joined(#key, #separator)?)),
            None => self.limits.in_string().then(|| quote!(object.json_text(#key)?)),
        };
        match read {
            Some(read) if *required => return quote!(#name: __k::json::Object::there(#key, #read)?),
            Some(read) => return quote!(#name: #read),
            None => {}
        }
        match (switch, required) {
            (Some(flag), _) => quote!(#name: object.switch(#key, #flag)?),
            (None, true) => quote!(#name: #constant.read(object)?),
            (None, false) => quote!(#name: #constant.read_optional(object)?),
        }
    }
}

/// The note of `#[deprecated]`, if the attribute is present.
pub(super) fn deprecation(attributes: &[Attribute]) -> Option<String> {
    let attribute = attributes.iter().find(|attribute| attribute.path().is_ident("deprecated"))?;
    let mut note = match &attribute.meta {
        Meta::NameValue(MetaNameValue { value: Expr::Lit(ExprLit { lit: Lit::Str(text), .. }), .. }) => {
            Some(text.value())
        }
        _ => None,
    };
    if let Meta::List(list) = &attribute.meta {
        // The compiler rejects other forms.
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

fn wire_name(meta: &syn::meta::ParseNestedMeta<'_>, what: &str) -> syn::Result<LitStr> {
    let text: LitStr = meta.value()?.parse()?;
    if naming::is_wire_name(&text.value()) {
        return Ok(text);
    }
    let message = format!("a {what}'s name is letters, digits, `_` and `-`, beginning with a letter");
    Err(syn::Error::new_spanned(&text, message))
}

fn is_bool(kind: &Type) -> bool {
    is(kind, "bool")
}

fn is(kind: &Type, name: &str) -> bool {
    kind.to_token_stream().to_string() == name
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
