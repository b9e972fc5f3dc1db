//! Grants that are written in Rust: the generator does not see the types, so constants in generated code check them against the
//! `grants.toml`.

use proc_macro2::TokenStream;
use quote::quote;

use super::paths::Paths;
use crate::check::grants::CLAIMS;
use crate::model::{Grant, GrantUse, Model, Role, Schema, Shape, Token};
use crate::report::listed;

pub(super) fn all(model: &Model, paths: &Paths) -> TokenStream {
    let checks = Checks { model, paths, sdks: model.schema.sdks.iter().map(|sdk| &*sdk.name).collect() };
    let grants = model.schema.grants.iter().filter_map(|grant| checks.declared(grant));
    let uses = model.tokens.iter().flat_map(|token| token.grants.iter().map(move |used| (token, used)));
    let uses = uses.filter_map(|(token, used)| checks.carried(token, used));
    quote!(#(#grants)* #(#uses)*)
}

struct Checks<'a> {
    model: &'a Model,
    paths: &'a Paths,
    sdks: Vec<&'a str>,
}

impl Checks<'_> {
    /// That the type at `rust = "…"` is the grant that the file declares.
    fn declared(&self, grant: &Grant) -> Option<TokenStream> {
        let path = grant.rust_path.as_ref()?;
        let (key, sdks, table) = (&grant.key, &self.sdks, self.table(path));
        let place = format!("{}:{}", self.model.file, grant.place.line());
        let misnamed = assert(
            &quote!(__k::same(__k::schema::as_str(&#table.key), #key)),
            &format!("{place}: `{path}` is not the grant `{key}`: write #[grant(key = \"{key}\")] on it"),
        );
        let title = &self.model.schema.title;
        let unknown = format!("is for an SDK that neither {title} nor this file has: correct its #[grant(sdk = …)]");
        let of_grant = assert(
            &quote!(__k::are_all_known(#table.sdks.statics(), &[#(#sdks),*])),
            &format!("{place}: `{path}` {unknown}"),
        );
        let of_fields = assert(
            &quote!(__k::are_users_known(&#table.shape, &[#(#sdks),*])),
            &format!("{place}: a field of `{path}` {unknown}"),
        );
        let flat = self.flat(grant, &format!("{place}: "), path, &table);
        Some(quote!(#misnamed #of_grant #of_fields #flat))
    }

    fn table(&self, path: &str) -> TokenStream {
        let (rust, core) = (self.paths.rust_types.grant(path, &self.paths.core), &self.paths.core);
        quote!(<#rust as #core::Grant>::TABLE)
    }

    /// That the file and the type agree on whether the grant is flat, and that nothing else has the name of a field of a flat grant.
    fn flat(&self, grant: &Grant, place: &str, path: &str, table: &TokenStream) -> TokenStream {
        let key = &grant.key;
        if !grant.flat {
            let message = format!("{place}`{path}` is flat: write `flat = true` in [grant.{key}] too");
            return assert(&quote!(!#table.flat), &message);
        }
        let message = format!("{place}`{path}` is not flat: remove `flat`, or write #[grant(flat)] on it");
        let agrees = assert(&quote!(#table.flat), &message);
        let message = format!(
            "{place}a field of `{path}` has the name of something in the same place, a grant, a claim or a field of a flat grant: \
             write #[grant(rename = …)] on it"
        );
        let names = neighbours(grant, &self.model.schema);
        let free = assert(&quote!(__k::has_none_of(&#table.shape, &[#(#names),*])), &message);
        // Those written in Rust before this one, so that two of them are compared once.
        let before = self.model.schema.grants.iter().take_while(|other| other.key != *key);
        let apart = before.filter(|other| other.flat).filter_map(|other| {
            let other = self.table(other.rust_path.as_ref()?);
            Some(assert(&quote!(__k::are_apart(&#table.shape, &#other.shape)), &message))
        });
        quote!(#agrees #free #(#apart)*)
    }

    /// That the grant is for one of the token's SDKs, where the file does not say so itself.
    fn carried(&self, token: &Token, used: &GrantUse) -> Option<TokenStream> {
        let (key, path) = (&used.grant.key, used.grant.rust_path.as_ref()?);
        if token.sdks.iter().any(|sdk| sdk.requires.contains(key) || sdk.allows.contains(key)) {
            return None;
        }
        let (table, sdks, named) = (self.table(path), &self.sdks, token.sdks.iter().map(|sdk| &sdk.name));
        let fits = quote!(__k::is_for_one_of(#table.sdks.statics(), &[#(#named),*]));
        Some(assert(
            // An unknown SDK is reported at `[grant.…]`.
            &quote!(#fits || !__k::are_all_known(#table.sdks.statics(), &[#(#sdks),*])),
            &format!(
                "{}:{}: `{path}` is not for {}: add the SDK to its #[grant(sdk = …)], or remove `{key}` from the token",
                self.model.file,
                used.line,
                listed(token.sdks.iter().map(|sdk| &*sdk.name), "or"),
            ),
        ))
    }
}

/// What a field of a flat grant must not be called, as far as the file can say it.
fn neighbours<'a>(grant: &Grant, schema: &'a Schema) -> Vec<&'a str> {
    let fields = |other: &'a Grant| match &other.shape {
        Shape::Fields { fields, .. } if other.flat => fields.iter().map(|field| &*field.name).collect(),
        Shape::Json if other.flat => Vec::new(),
        _ => vec![&*other.key],
    };
    let mut names: Vec<&str> =
        schema.grants.iter().filter(|other| other.key != grant.key).flat_map(|other| fields(other)).collect();
    names.extend(schema.legacy.iter().map(|legacy| &*legacy.key));
    let format = &schema.format;
    if format.identity_in_grants || (format.grants.is_none() && format.identity_in.is_empty()) {
        names.push(&format.identity);
    }
    if format.grants.is_none() {
        names.extend(CLAIMS.into_iter().filter(|claim| format.has_claim(claim)));
        names.extend(format.claims.iter().map(|(claim, _)| &**claim));
        names.extend(schema.credentials.iter().filter_map(|part| match &part.role {
            Role::Claim(claim, _) => Some(&**claim),
            Role::Header(_) | Role::Secret | Role::PrivateKey => None,
        }));
    }
    names
}

/// A constant of its own for each, so that the compiler reports all that do not hold.
fn assert(condition: &TokenStream, message: &str) -> TokenStream {
    // Rust 2021 takes a lone literal as a format string, where a brace in a file's name begins an argument; and a constant's panic
    // takes `"{}"` with a text.
    quote!(
        const _: () = __k::assert!(#condition, "{}", #message);
    )
}
