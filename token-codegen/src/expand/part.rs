//! The parts of a declaration's grants as the statics that token-core fills in.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::Paths;
use crate::model::{Env, InputKind, Shape, Token};
use crate::parts::{Part, parts};

/// The parts of a token, in order.
pub(super) fn all(token: &Token, paths: &Paths) -> Vec<TokenStream> {
    let expand = |part| match part {
        Part::Text(text) => quote!(__k::Part::Text(#text)),
        Part::Env(found) => env(found, token, paths),
        Part::Input(index) => {
            let index = Literal::usize_unsuffixed(index);
            quote!(__k::Part::Input(#index))
        }
    };
    parts(token).into_iter().map(expand).collect()
}

fn env(env: &Env, token: &Token, paths: &Paths) -> TokenStream {
    let Env { name, field, line, .. } = env;
    let kind = kind(env, token, paths);
    let default = match &env.default {
        Some(text) => quote!(__k::Some(#text)),
        None => quote!(__k::None),
    };
    let line = Literal::usize_unsuffixed(*line);
    quote! {
        __k::Part::Env(__k::Env { name: #name, default: #default, kind: #kind, field: #field, line: #line })
    }
}

/// What a variable must hold. Of a field of a grant that is written in Rust only the compiler knows.
fn kind(env: &Env, token: &Token, paths: &Paths) -> TokenStream {
    let core = &paths.core;
    let mut path = env.field.split('.');
    let key = path.next().unwrap_or_default();
    let used = token.grants.iter().find(|used| used.grant.key == key);
    if let Some(Shape::Rust(rust)) = used.map(|used| &used.grant.shape) {
        let rust = paths.rust(rust);
        return quote!(__k::assertions::value_kind(&<#rust as #core::Grant>::TABLE.shape, &[#(#path),*]));
    }
    match &env.kind {
        InputKind::Bool => quote!(__k::ValueKind::Bool),
        InputKind::Integer => quote!(__k::ValueKind::Integer),
        InputKind::Sid(sid) => {
            let sid = paths.sid(sid);
            quote!(__k::ValueKind::Sid(<#sid as #core::Sid>::TABLE))
        }
        InputKind::Text | InputKind::Json | InputKind::Rust(_) => quote!(__k::ValueKind::Text),
    }
}
