//! Whether the options of a generator are Rust.

use proc_macro2::TokenStream;

use crate::absolute_path::is_absolute;
use crate::expand::options::Options;
use crate::generator::Generator;
use crate::naming;
use crate::vendor::Vendor;

impl Generator {
    /// Checks that the options are Rust; the error has the invalid tokens and the reason.
    pub(crate) fn sound_options(&self) -> Result<(), (TokenStream, String)> {
        let Options { core, visibility, module, derives, .. } = &self.options;
        let name = |message: String| Err((TokenStream::new(), message));
        let vendors = self.vendors.iter().filter(|vendor| !vendor.is_embedded());
        for path in [core].into_iter().chain(vendors.filter_map(Vendor::path)) {
            is_absolute(path).map_err(|why| (path.clone(), why))?;
        }
        if syn::parse2::<syn::Visibility>(visibility.clone()).is_err() {
            return Err((
                visibility.clone(),
                format!("`{visibility}` is not a visibility: write `pub`, or `pub(crate)`"),
            ));
        }
        for word in module.iter().chain(&self.tokens) {
            if syn::parse_str::<syn::Ident>(word).is_err() {
                return name(format!("`{word}` cannot be the name of a Rust item"));
            }
        }
        let tokens = self.tokens.as_ref();
        if let Some(tokens) = tokens.filter(|name| naming::hides_a_rust_name(name.trim_start_matches("r#"))) {
            return name(format!("a type `{tokens}` would hide Rust's own: choose another name"));
        }
        if let Some(output) = self.output.as_ref().filter(|name| !is_file_name(name)) {
            let write = "write one without a folder and without `.rs`, as in `.output(\"video\")`";
            return name(format!("`{output}` is not a file name: {write}"));
        }
        for derive in derives {
            let Ok(path) = syn::parse2::<syn::Path>(derive.clone()) else {
                return Err((derive.clone(), format!("`{derive}` is not the path of a derive")));
            };
            let last = path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
            if matches!(last.as_str(), "Clone" | "Copy" | "Debug") {
                let why = "inputs have `Clone`, `Copy` and `Debug`, and grants and their objects `Clone` and `Debug`";
                return Err((derive.clone(), format!("`{last}` cannot be derived a second time: remove it, {why}")));
            }
        }
        Ok(())
    }
}

/// Whether a name is that of one file, without an ending.
fn is_file_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}
