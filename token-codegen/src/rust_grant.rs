//! `#[derive(Grant)]`: a grant written in Rust, with the table and impls of one written in TOML.

use std::collections::HashSet;
use std::path::PathBuf;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::parse::ParseStream;
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Fields, Ident, LitStr, Path, Type};

mod attributes;
mod field;
mod limits;

use self::attributes::{Errors, names, unknown};
use self::field::{DeriveField, deprecation};
use crate::absolute_path::is_absolute;
use crate::check::grants;
use crate::dependency::Name;
use crate::{naming, vendors};

/// What `#[derive(Grant)]` expands to: the impls of a grant, or the errors in it, each at its place.
///
/// The struct says `#[grant(crate = ::path)]` where token-core is not `::token_core`.
#[must_use]
pub fn derive_grant(input: TokenStream) -> TokenStream {
    match syn::parse2::<DeriveInput>(input) {
        Ok(input) => {
            let mut errors = Errors::default();
            let grant = Parsed::read(&input, &mut errors);
            let impls = grant.map(|grant| grant.expand()).unwrap_or_default();
            let errors = errors.into_compile_error();
            quote!(#errors #impls)
        }
        Err(error) => error.into_compile_error(),
    }
}

/// The path of token-core in `crate = ::path`.
fn core_path(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let path = input.call(Path::parse_mod_style)?.into_token_stream();
    is_absolute(&path).map_err(|why| syn::Error::new_spanned(&path, why))?;
    Ok(path)
}

/// The path of token-core where the struct says none; `None`: nobody knows it.
fn core_of_crate(at: &Ident, errors: &mut Errors) -> Option<TokenStream> {
    let root = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let name = Name::in_crate(root.as_deref());
    if let Some(message) = name.problem(|path| format!("#[grant(crate = {path})]")) {
        errors.at(at, message);
    }
    let usual = || (name == Name::Usual).then(|| quote!(::token_core));
    name.path().or_else(usual)
}

struct Parsed {
    name: Ident,
    key: String,
    sdks: Vec<LitStr>,
    any_of: Vec<LitStr>,
    nested: bool,
    /// Where it says that its fields stand among the grants.
    flat: Option<Ident>,
    core: TokenStream,
    fields: Vec<DeriveField>,
    /// Instead of fields: the type of the one field, which is a free JSON object.
    json: Option<Type>,
    /// Why it should no longer be used.
    deprecated: Option<String>,
}

impl Parsed {
    fn read(input: &DeriveInput, errors: &mut Errors) -> Option<Self> {
        let Data::Struct(data) = &input.data else {
            errors.at(&input.ident, "a grant is a struct: its fields are the members of a JSON object");
            return None;
        };
        let json = match &data.fields {
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                fields.unnamed.first().map(|field| field.ty.clone())
            }
            _ => None,
        };
        if json.is_none() && !matches!(data.fields, Fields::Named(_)) {
            errors.at(
                &input.ident,
                "a grant has named fields, whose names are the keys of a JSON object; or it is one as a whole: `struct Name(JsonObject);`",
            );
            return None;
        }
        if !input.generics.params.is_empty() {
            errors
                .at(&input.generics, "a grant has no generic parameters: a verified token must be read into one type");
            return None;
        }
        if let Some(kind) = json.as_ref().filter(|kind| !is_json_object(kind)) {
            errors.at(
                kind,
                "a grant of one field without a name is free JSON: write `JsonObject`, or give the field a name",
            );
            return None;
        }
        let mut parsed = Self {
            name: input.ident.clone(),
            key: naming::snake(&input.ident.to_string()),
            sdks: Vec::new(),
            any_of: Vec::new(),
            nested: false,
            flat: None,
            core: TokenStream::new(),
            fields: Vec::new(),
            json,
            deprecated: deprecation(&input.attrs),
        };
        for attribute in input.attrs.iter().filter(|attribute| attribute.path().is_ident("grant")) {
            if let Err(error) = attribute.parse_nested_meta(|meta| parsed.read_attribute(&meta)) {
                errors.add(error);
            }
        }
        if parsed.core.is_empty() {
            parsed.core = core_of_crate(&input.ident, errors)?;
        }
        let mut keys = HashSet::new();
        for field in data.fields.iter().filter(|field| field.ident.is_some()) {
            if let Some(member) = DeriveField::read_field(field, errors) {
                if !keys.insert(member.key.clone()) {
                    errors.at(field, format!("two fields are called `{}` on the wire: rename one", member.key));
                }
                parsed.fields.push(member);
            }
        }
        parsed.check(errors);
        Some(parsed)
    }

    fn read_attribute(&mut self, meta: &syn::meta::ParseNestedMeta<'_>) -> syn::Result<()> {
        if meta.path.is_ident("key") {
            let key: LitStr = meta.value()?.parse()?;
            if !naming::is_wire_name(&key.value()) {
                return Err(syn::Error::new_spanned(
                    &key,
                    "a grant's key is letters, digits, `_` and `-`, beginning with a letter",
                ));
            }
            self.key = key.value();
        } else if meta.path.is_ident("sdk") {
            self.sdks = names(meta.value()?)?;
        } else if meta.path.is_ident("any_of") {
            self.any_of = names(meta.value()?)?;
        } else if meta.path.is_ident("nested") {
            self.nested = true;
        } else if meta.path.is_ident("flat") {
            self.flat = meta.path.get_ident().cloned();
        } else if meta.path.is_ident("crate") {
            self.core = core_path(meta.value()?)?;
        } else {
            return Err(unknown(meta, &["key", "sdk", "any_of", "nested", "flat", "crate"]));
        }
        Ok(())
    }

    fn check(&self, errors: &mut Errors) {
        if !self.nested
            && let Some(meaning) = taken(&self.key)
        {
            errors.at(
                &self.name,
                format!("no grant can be called `{}`: {meaning}; write #[grant(key = \"…\")]", self.key),
            );
        }
        if self.nested && self.json.is_some() {
            errors.at(&self.name, "free JSON inside a grant needs no type of its own: make the field a `JsonObject`");
        }
        if self.nested && self.deprecated.is_some() {
            errors.at(&self.name, "what is deprecated inside a grant is the field: write `#[deprecated]` on it");
        }
        if self.nested && !self.sdks.is_empty() {
            errors.at(&self.name, "`sdk` belongs to the grant, not to an object inside it");
        }
        self.check_flat(errors);
        for field in &self.fields {
            field.check(&self.fields, errors);
            field.check_users(&self.sdks, errors);
        }
        for name in &self.any_of {
            let value = name.value();
            match self.fields.iter().find(|field| field.key == value) {
                None => {
                    let mut names: Vec<_> = self.fields.iter().map(|field| field.key.as_str()).collect();
                    names.dedup();
                    let (_, help) = crate::suggest::help(&value, &names, "the fields are");
                    errors.at(name, format!("no field is called `{value}` on the wire: {help}"));
                }
                Some(field) if field.required => {
                    errors
                        .at(name, format!("`{value}` is always there, so the rule says nothing: make it an `Option`"));
                }
                Some(_) => {}
            }
        }
    }

    /// The fields of a flat grant stand among other things, and none of these may be called so.
    fn check_flat(&self, errors: &mut Errors) {
        let Some(flat) = &self.flat else { return };
        if self.nested {
            errors.at(flat, "an object inside a grant is a member of it: `flat` belongs to the grant");
        } else if self.json.is_some() {
            errors.at(
                flat,
                "only a grant that is made of fields can do without an object of its own: name them, or remove `flat`",
            );
        } else {
            for field in &self.fields {
                if let Some(meaning) = stands_already(&field.key) {
                    let key = &field.key;
                    errors.at(
                        &field.name,
                        format!(
                            "no field of a flat grant can be called `{key}`: {meaning}; write #[grant(rename = \"…\")]"
                        ),
                    );
                }
            }
        }
    }

    fn expand(&self) -> TokenStream {
        let Self { name, key, sdks, any_of, core, .. } = self;
        let flat = self.flat.is_some();
        // One constant for each field: the only place that asks something of the field's type, and at the type.
        let members = self.fields.iter().map(DeriveField::constant);
        let fields = self.fields.iter().map(DeriveField::table);
        let count = proc_macro2::Literal::usize_unsuffixed(self.fields.len());
        let shape = match self.json {
            Some(_) => quote!(__k::schema::Shape::Json),
            None => quote!(__k::schema::Shape::any_of(&FIELDS, &[#(#any_of),*])),
        };
        let table = self.json.is_none().then(|| quote!(static FIELDS: [__k::schema::Field; #count] = [#(#fields),*];));
        let mut write: Vec<_> = self.fields.iter().map(DeriveField::write).collect();
        write.extend(self.json.as_ref().map(|kind| quote_spanned!(kind.span()=> out.members_of(&self.0);)));
        let mut read: Vec<_> = self.fields.iter().map(DeriveField::read).collect();
        read.extend(self.json.as_ref().map(|_| quote!(0: object.to_owned())));
        let flat = flat.then(|| quote!(.flat()));
        let sdks = (!sdks.is_empty()).then(|| quote!(.sdks(&[#(#sdks),*])));
        let deprecated = self.deprecated.as_ref().map(|reason| quote!(.deprecated(#reason)));
        let write = quote! {
            fn write(&self, out: &mut __k::json::Writer<'_>) {
                #(#write)*
            }
        };
        let read = quote! {
            fn read(object: &__k::json::Object<'_>) -> __k::Result<Self, __k::json::ReadError> {
                __k::Ok(Self { #(#read,)* })
            }
        };
        let role = if self.nested {
            quote! {
                impl __k::json::Fields for #name {
                    #write
                    #read
                }

                #table

                impl __k::json::FieldType for #name {
                    const KIND: &'static __k::schema::Kind = &__k::schema::Kind::Object(#shape);
                }
            }
        } else {
            quote! {
                #table
                static GRANT: __k::schema::Grant = __k::schema::Grant::new(#key, #shape) #flat #sdks #deprecated;

                impl #core::Grant for #name {
                    const TABLE: &'static __k::schema::Grant = &GRANT;

                    #write
                    #read
                }

                impl #core::marker::Custom for #name {}
                // Whether it is there twice is asserted when the set is built.
                impl<G: #core::Grant> #core::marker::Lacks<G> for #name {}

                impl #name {
                    /// Adds another grant to the token.
                    #[must_use]
                    pub fn and<G: #core::Grant>(self, grant: G) -> #core::And<Self, G> {
                        #core::And::new(self, grant)
                    }
                }
            }
        };
        let getters: Vec<_> = self.fields.iter().filter_map(DeriveField::getter).collect();
        let getters = (!getters.is_empty()).then(|| quote!(impl #name { #(#getters)* }));
        let deprecated = self.deprecated.is_some() || self.fields.iter().any(|field| field.deprecated.is_some());
        let allow = deprecated.then(|| quote!(#[allow(deprecated)]));
        quote! {
            #allow
            const _: () = {
                use #core::__private as __k;

                #(#members)*
                #role
                #getters
            };
        }
    }
}

/// What a key means already to one of the vendors.
fn taken(key: &str) -> Option<String> {
    // Of a vendor whose module need not be there the derive cannot know whether it is used; grants.toml is checked against it.
    vendors::names().filter_map(vendors::schema).filter(|schema| schema.feature.is_none()).find_map(|schema| {
        let own = schema.grant(key).map(|_| format!("it is a grant of {}'s", schema.title));
        own.or_else(|| grants::taken(key, schema))
    })
}

/// What stands already where a flat grant's field of this name would, of a vendor's.
fn stands_already(name: &str) -> Option<String> {
    vendors::names()
        .filter_map(vendors::schema)
        .filter(|schema| schema.feature.is_none())
        .find_map(|schema| grants::stands_already(name, schema))
}

/// `JsonObject`, or what it stands for, however its path is written.
fn is_json_object(kind: &Type) -> bool {
    let Type::Path(path) = kind else { return false };
    path.path.segments.last().is_some_and(|last| last.ident == "JsonObject" || last.ident == "Map")
}
