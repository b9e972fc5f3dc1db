//! The segments of a declaration's grants as the statics that token-core fills in.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::paths::Paths;
use crate::model::{Env, InputKind, Token};
use crate::segments::{Segment, segments};

pub(super) fn all(token: &Token, paths: &Paths) -> Vec<TokenStream> {
    let expand = |segment| match segment {
        Segment::Text(text) => quote!(__k::Segment::Text(#text)),
        Segment::Env(found) => {
            let env = env(found, paths);
            quote!(__k::Segment::Env(#env))
        }
        Segment::Optional(name, found) => {
            let env = env(found, paths);
            quote!(__k::Segment::Optional(#name, #env))
        }
        Segment::Input(index) => {
            let index = Literal::usize_unsuffixed(index);
            quote!(__k::Segment::Input(#index))
        }
    };
    segments(token).into_iter().map(expand).collect()
}

pub(super) fn env(env: &Env, paths: &Paths) -> TokenStream {
    let Env { name, field, line, .. } = env;
    let kind = kind(&env.kind, paths);
    let default = match &env.default {
        Some(text) => quote!(__k::Some(#text)),
        None => quote!(__k::None),
    };
    let line = Literal::usize_unsuffixed(*line);
    quote! {
        __k::Env { name: #name, default: #default, kind: #kind, field: #field, line: #line }
    }
}

fn kind(kind: &InputKind, paths: &Paths) -> TokenStream {
    match kind {
        InputKind::Bool => quote!(__k::ValueKind::Bool),
        InputKind::Integer => quote!(__k::ValueKind::Integer),
        InputKind::Sid(sid) => {
            let (sid, core) = (paths.sid(sid), &paths.core);
            quote!(__k::ValueKind::Sid(<#sid as #core::Sid>::TABLE))
        }
        InputKind::Strings(separator) => quote!(__k::ValueKind::Strings(#separator)),
        InputKind::String | InputKind::Json | InputKind::JsonText | InputKind::Rust(_) => {
            quote!(__k::ValueKind::String)
        }
    }
}
