//! SID kinds: one distinct type each, so that two kinds of one prefix cannot be taken for each other.

use std::fmt::Write as _;

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::doc;
use super::paths::{Paths, table_name};
use super::table::sid_value;
use crate::extension::Item;
use crate::model::{Origin, Sid};

/// The type of a kind, in the vendor's module.
pub(super) fn sid(sid: &Sid, tables: &TokenStream, paths: &Paths) -> TokenStream {
    let table = table_name("SID", &sid.name);
    declare(sid, &quote!(#tables::#table), &quote!(__k), paths)
}

/// The type of a kind beside the tokens of a `grants.toml`, with its table where the file adds the kind.
pub(super) fn own(sid: &Sid, paths: &Paths) -> TokenStream {
    let (core, vendor) = (&paths.core, &paths.vendor);
    let k = quote!(#core::__private);
    let table = match sid.origin {
        Origin::Own => sid_value(sid, &quote!(#k::schema::)),
        Origin::Vendor => {
            let table = table_name("SID", &sid.name);
            quote!(#vendor::tables::#table)
        }
    };
    declare(sid, &table, &k, paths)
}

fn declare(sid: &Sid, table: &TokenStream, k: &TokenStream, paths: &Paths) -> TokenStream {
    let name = format_ident!("{}", sid.rust);
    let (docs, longest) = (docs(sid), Literal::usize_unsuffixed(longest(sid)));
    let (visibility, attributes) = (&paths.visibility, paths.attributes(Item::Sid(sid)));
    quote! {
        #docs
        #[derive(#k::Clone, #k::Copy, #k::PartialEq, #k::Eq, #k::PartialOrd, #k::Ord, #k::Hash)]
        #attributes
        #visibility struct #name(#k::SidText<#longest>);
        #k::sid!(#name, #table);
    }
}

fn docs(sid: &Sid) -> TokenStream {
    let first = if sid.doc.is_empty() { format!("A {}.", sid.title) } else { sid.doc.clone() };
    let mut shape = format!("Written `{}` and {} hexadecimal digits", sid.prefix, sid.digits);
    if !sid.suffix.is_empty() {
        let _ = write!(shape, ", then `{}`", sid.suffix);
    }
    for literal in sid.literals.iter() {
        let _ = write!(shape, ", or the word `{literal}`");
    }
    doc::attributes(&format!("{first}\n\n{shape}."))
}

/// The longest text of this kind, bytes.
fn longest(sid: &Sid) -> usize {
    let written = sid.prefix.len().saturating_add(sid.digits).saturating_add(sid.suffix.len());
    sid.literals.iter().map(str::len).max().unwrap_or(0).max(written)
}
