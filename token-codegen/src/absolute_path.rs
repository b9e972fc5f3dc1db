//! Paths that mean the same wherever generated code stands.

use proc_macro2::TokenStream;
use quote::ToTokens;

/// Whether a path means the same wherever generated code stands.
pub(crate) fn is_absolute(path: &TokenStream) -> Result<(), String> {
    let text = path.to_string().replace(' ', "");
    let Ok(path) = syn::parse::Parser::parse2(syn::Path::parse_mod_style, path.to_token_stream()) else {
        return Err(format!("`{text}` is no path: write `::token_core`, or `crate::token_core` for a re-export"));
    };
    let first = path.segments.first().map(|segment| segment.ident.to_string());
    let relative = matches!(first.as_deref(), Some("self" | "super" | "Self"));
    if relative || (path.leading_colon.is_some() && matches!(first.as_deref(), Some("crate" | "$crate"))) {
        return Err(format!(
            "`{text}` is no path from the root of a crate: write one that begins with `crate::` and a name, or with `::` and the name of a \
             crate"
        ));
    }
    if path.leading_colon.is_none() && !matches!(first.as_deref(), Some("crate" | "$crate")) {
        return Err(format!(
            "`{text}` depends on what is in scope where the macro is called: write `::{text}`, or `crate::{text}` for a re-export"
        ));
    }
    Ok(())
}
