//! What is generated, to the letter: each vendor's module in token-core, and what `include_grants!` expands to.
//!
//! `SNAPSHOTS=overwrite cargo test -p token-codegen --test expand` writes it anew. It needs no token-core, so it also helps where
//! that does not compile. Read the difference: it is what a user sees.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

#[path = "expand/tables.rs"]
mod tables;

use std::path::{Path, PathBuf};

use quote::quote;
use snapbox::{Data, assert_data_eq};
use token_codegen::{Generator, Vendor};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// To the letter: no part of the code is a pattern.
fn same(text: &str, path: &Path) {
    assert_data_eq!(Data::text(text).raw(), Data::read_from(path, None).raw());
}

#[test]
fn the_module_of_each_vendor() {
    for name in Vendor::builtin_names() {
        let generated =
            Generator::from_vendor(Vendor::builtin(name).unwrap()).crate_path(quote!(crate)).generate().unwrap();
        let (module, tables) = tables::apart(&generated.text().unwrap());
        let folder = root().join("token-runtime/src/vendors");
        same(&module, &folder.join(format!("{name}.rs")));
        same(&tables, &folder.join(name).join("tables.rs"));
    }
}

/// The top grants.toml, and one that uses the rest of the language.
#[test]
fn a_grants_file() {
    for (name, path) in [("help_desk", "grants.toml"), ("everything", "token-codegen/tests/expand/everything.toml")] {
        let grants = std::fs::read_to_string(root().join(path)).unwrap();
        let text = Generator::from_text("grants.toml", &grants).generate().unwrap().text().unwrap();
        same(&text, &root().join(format!("token-codegen/tests/expand/{name}.rs")));
    }
}
