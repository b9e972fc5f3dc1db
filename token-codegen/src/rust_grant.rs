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
use crate::model::Schema;
use crate::{naming, vendors};

/// Expands `#[derive(Grant)]`: the impls of a grant, or its errors, each at its place.
///
/// A struct names token-core with `#[grant(crate = ::path)]` if its path is not `::token_core`.
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

/// The path of token-core for a struct without `crate = ::path`; `None`: unknown.
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
    /// The attribute `flat`, for errors.
    flat: Option<Ident>,
    core: TokenStream,
    fields: Vec<DeriveField>,
    /// The type of the only, unnamed field: free JSON.
    json: Option<Type>,
    /// The note of `#[deprecated]`.
    deprecated: Option<String>,
}

impl Parsed {
    fn read(input: &DeriveInput, errors: &mut Errors) -> Option<Self> {
        let Data::Struct(data) = &input.data else {
            errors.at(&input.ident, "a grant must be a struct: its fields become the members of a JSON object");
            return None;
        };
        let json = match &data.fields {
            Fields::Named(_) => None,
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => fields.unnamed.first().map(|field| &field.ty),
            _ => {
                let message = "a grant must have named fields, which become the members of a JSON object; \
                               for free JSON write `struct Name(JsonObject);`";
                errors.at(&input.ident, message);
                return None;
            }
        };
        if !input.generics.params.is_empty() {
            let message = "a grant cannot have generic parameters: a verified token is read into one concrete type";
            errors.at(&input.generics, message);
            return None;
        }
        if let Some(kind) = json.filter(|kind| !is_json_object(kind)) {
            let message =
                "a grant with one unnamed field must be free JSON: use `JsonObject` as its type, or name the field";
            errors.at(kind, message);
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
            json: json.cloned(),
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
                let key = &member.key;
                if !keys.insert(key.clone()) {
                    errors.at(field, format!("two fields have the name `{key}` in the token: rename one of them"));
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
                    "a grant's key must begin with a letter and contain only letters, digits, `_` and `-`",
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
        let key = &self.key;
        let own = |schema: &Schema| Some(format!("it is a grant of {}", schema.grant(key).map(|_| &schema.title)?));
        if self.nested {
            let json = "free JSON inside a grant does not need its own type: use `JsonObject` as the field's type";
            let deprecated = "a nested object cannot be deprecated: put `#[deprecated]` on the field that holds it";
            let sdk = "`sdk` is an attribute of the grant, not of a nested object: move it there";
            let misplaced =
                [(self.json.is_some(), json), (self.deprecated.is_some(), deprecated), (!self.sdks.is_empty(), sdk)];
            misplaced.into_iter().filter(|(is, _)| *is).for_each(|(_, message)| errors.at(&self.name, message));
        } else if let Some(meaning) = taken(|schema| own(schema).or_else(|| grants::taken(key, schema))) {
            let choose = "choose another with #[grant(key = \"…\")]";
            errors.at(&self.name, format!("a grant cannot have the key `{key}`: {meaning}; {choose}"));
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
                    errors.at(name, format!("no field has the name `{value}` in the token: {help}"));
                }
                Some(field) if field.required => {
                    errors.at(name, format!("`{value}` is required, so `any_of` has no effect: make it an `Option`"));
                }
                Some(_) => {}
            }
        }
    }

    /// The fields of a flat grant are next to other members, whose names are taken.
    fn check_flat(&self, errors: &mut Errors) {
        let Some(flat) = &self.flat else { return };
        if self.nested {
            errors.at(flat, "`flat` is an attribute of the grant, not of a nested object: remove it");
        } else if self.json.is_some() {
            errors.at(flat, "only a grant with named fields can be flat: name its fields, or remove `flat`");
        } else {
            for DeriveField { name, key, .. } in &self.fields {
                if let Some(meaning) = taken(|schema| grants::stands_already(key, schema)) {
                    let choose = "choose another with #[grant(rename = \"…\")]";
                    errors
                        .at(name, format!("a field of a flat grant cannot have the name `{key}`: {meaning}; {choose}"));
                }
            }
        }
    }

    fn expand(&self) -> TokenStream {
        let Self { name, key, sdks, any_of, core, .. } = self;
        let flat = self.flat.is_some();
        // One constant for each field: the only bound on the field's type, so that rustc reports it once, at the type.
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
                // An assertion in the set finds a grant that is added twice.
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

/// Why a name is taken. The derive cannot know whether an optional vendor is used; grants.toml is checked against that vendor.
fn taken(why: impl Fn(&Schema) -> Option<String>) -> Option<String> {
    vendors::names().filter_map(vendors::schema).filter(|schema| schema.feature.is_none()).find_map(why)
}

/// `JsonObject` or `Map<String, Value>`, with any path.
fn is_json_object(kind: &Type) -> bool {
    let Type::Path(path) = kind else { return false };
    path.path.segments.last().is_some_and(|last| last.ident == "JsonObject" || last.ident == "Map")
}
