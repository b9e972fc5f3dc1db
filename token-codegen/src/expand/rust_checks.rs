//! Grants that are written in Rust: the generator does not see the types, so constants in generated code check them against the
//! `grants.toml`.

use proc_macro2::TokenStream;
use quote::quote;

use super::paths::Paths;
use crate::check::grants::CLAIMS;
use crate::model::{Grant, GrantUse, Model, Role, Schema, Shape, Token};

/// The checks of a whole file.
pub(super) fn all(model: &Model, paths: &Paths) -> TokenStream {
    let known: Vec<_> = model.schema.sdks.iter().map(|sdk| sdk.name.as_ref()).collect();
    let grants = model.schema.grants.iter().filter_map(|grant| {
        let path = grant.rust_path.as_ref()?;
        Some(declared(grant, path, &known, model, paths))
    });
    let uses = model.tokens.iter().flat_map(|token| token.grants.iter().map(move |used| (token, used)));
    let uses = uses.filter_map(|(token, used)| {
        let path = used.grant.rust_path.as_ref()?;
        Some(carried(token, used, path, &known, model, paths))
    });
    quote!(#(#grants)* #(#uses)*)
}

/// That the type at `rust = "…"` is the grant that the file declares.
fn declared(grant: &Grant, path: &str, known: &[&str], model: &Model, paths: &Paths) -> TokenStream {
    let (key, table, place) = (&grant.key, table(path, paths), format!("{}:{}", model.file, grant.line));
    let title = &model.schema.title;
    let misnamed = assert(
        &quote!(__k::same(__k::schema::as_str(&#table.key), #key)),
        &format!("{place}: `{path}` is not the grant `{key}`: write #[grant(key = \"{key}\")] on it"),
    );
    let unknown = assert(
        &quote!(__k::are_all_known(#table.sdks.statics(), &[#(#known),*])),
        &format!(
            "{place}: `{path}` is for an SDK that neither {title} nor this file has: correct its #[grant(sdk = …)]"
        ),
    );
    let users = assert(
        &quote!(__k::are_users_known(&#table.shape, &[#(#known),*])),
        &format!(
            "{place}: a field of `{path}` is for an SDK that neither {title} nor this file has: correct its #[grant(sdk = …)]"
        ),
    );
    let flat = flat(grant, [&place, path], &table, model, paths);
    quote!(#misnamed #unknown #users #flat)
}

/// The table of the grant that the type at this path is.
fn table(path: &str, paths: &Paths) -> TokenStream {
    let (rust, core) = (paths.rust(path), &paths.core);
    quote!(<#rust as #core::Grant>::TABLE)
}

/// That the file and the type agree on whether it is flat, and that nothing else is called as the fields of a flat one.
fn flat(grant: &Grant, [place, path]: [&str; 2], table: &TokenStream, model: &Model, paths: &Paths) -> TokenStream {
    let key = &grant.key;
    if !grant.flat {
        let message = format!("{place}: `{path}` is flat: write `flat = true` in [grant.{key}] too");
        return assert(&quote!(!#table.flat), &message);
    }
    let message = format!("{place}: `{path}` is not flat: remove `flat`, or write #[grant(flat)] on it");
    let agrees = assert(&quote!(#table.flat), &message);
    let message = format!(
        "{place}: a field of `{path}` is called as what stands in the same place, a grant, a claim or a field of a flat grant: write #[grant(rename = …)] on it"
    );
    let names = neighbours(grant, &model.schema);
    let free = assert(&quote!(__k::has_none_of(&#table.shape, &[#(#names),*])), &message);
    // Those written in Rust before this one, so that two of them are compared once.
    let before = model.schema.grants.iter().take_while(|other| other.key != *key);
    let apart = before.filter(|other| other.flat).filter_map(|other| {
        let path = other.rust_path.as_ref()?;
        let other = self::table(path, paths);
        Some(assert(&quote!(__k::are_apart(&#table.shape, &#other.shape)), &message))
    });
    quote!(#agrees #free #(#apart)*)
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
    if schema.format.identity_in_grants || schema.format.grants.is_none() {
        names.push(&schema.format.identity);
    }
    if schema.format.grants.is_none() {
        names.extend(CLAIMS);
        names.extend(schema.credentials.iter().filter_map(|part| match &part.role {
            Role::Claim(claim, _) => Some(&**claim),
            Role::Secret => None,
        }));
    }
    names
}

/// That the grant is for one of the token's SDKs, where the file does not say so itself.
fn carried(token: &Token, used: &GrantUse, path: &str, known: &[&str], model: &Model, paths: &Paths) -> TokenStream {
    let key = &used.grant.key;
    if token.sdks.iter().any(|sdk| sdk.requires.contains(key) || sdk.allows.contains(key)) {
        return TokenStream::new();
    }
    let (table, named) = (table(path, paths), token.sdks.iter().map(|sdk| &sdk.name));
    let fits = quote!(__k::is_for_one_of(#table.sdks.statics(), &[#(#named),*]));
    assert(
        // An unknown SDK is reported at `[grant.…]`.
        &quote!(#fits || !__k::are_all_known(#table.sdks.statics(), &[#(#known),*])),
        &format!(
            "{}:{}: `{path}` is for other SDKs than this token: add one to `sdk`, or to its #[grant(sdk = …)]",
            model.file, used.line
        ),
    )
}

/// A constant of its own for each, so that the compiler reports all that do not hold.
fn assert(condition: &TokenStream, message: &str) -> TokenStream {
    // Rust 2021 takes a lone literal as a format string, where a brace in a file's name begins an argument; and a constant's panic
    // takes `"{}"` with a text.
    quote!(
        const _: () = __k::assert!(#condition, "{}", #message);
    )
}
