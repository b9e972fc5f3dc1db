//! What is generated, to the letter: each vendor's module in token-core, and what `include_grants!` expands to.
//!
//! `SNAPSHOTS=overwrite cargo test -p token-codegen --test expand` writes it anew. It needs no token-core, so it also helps where
//! that does not compile. Read the difference: it is what a user sees.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use quote::quote;
use snapbox::{Data, assert_data_eq};
use token_codegen::expand::{self, Options};
use token_codegen::generate::generate;
use token_codegen::source::Source;
use token_codegen::vendors;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn formatted(from: &str, tokens: TokenStream) -> String {
    format!("// Generated from {from}; do not edit.\n{}", prettyplease::unparse(&syn::parse2(tokens).unwrap()))
}

/// To the letter: no part of the code is a pattern.
fn same(text: &str, path: &Path) {
    assert_data_eq!(Data::text(text).raw(), Data::read_from(path, None).raw());
}

#[test]
fn the_module_of_each_vendor() {
    for name in vendors::names() {
        let mut options = Options::default();
        options.core = quote!(crate);
        let tokens = expand::vendor(&vendors::schema(name).unwrap(), &options);
        let text = formatted(&format!("token-codegen/schemas/{name}.toml"), tokens);
        same(&text, &root().join(format!("token-core/src/{name}.rs")));
    }
}

/// The top grants.toml, and one that uses the rest of the language.
#[test]
fn a_grants_file() {
    for (name, path) in [("help_desk", "grants.toml"), ("everything", "token-codegen/tests/expand/everything.toml")] {
        let source = Source::new("grants.toml", &std::fs::read_to_string(root().join(path)).unwrap());
        let generated = generate(&source, &Options::default());
        assert!(!generated.report.has_errors(), "{}", generated.report.render_plain());
        let text = formatted(path, generated.tokens);
        same(&text, &root().join(format!("token-codegen/tests/expand/{name}.rs")));
    }
}
