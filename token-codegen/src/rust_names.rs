//! What the Rust paths of the generated items depend on.

use std::collections::BTreeSet;

/// By which Rust paths the items of an [`Extension`](crate::Extension) name what is generated beside them: they depend on the options of
/// the [`Generator`](crate::Generator), and on where the vendor's module is.
#[derive(Clone, Debug)]
pub struct RustPaths {
    pub(crate) core: String,
    pub(crate) vendor: String,
    pub(crate) tokens: String,
    /// The kinds of SID that have a type in the vendor's module.
    pub(crate) vendor_sids: BTreeSet<String>,
}

impl Default for RustPaths {
    fn default() -> Self {
        let [core, vendor] = ["::token_core".to_owned(), "self".to_owned()];
        Self { core, vendor, tokens: "Tokens".to_owned(), vendor_sids: BTreeSet::new() }
    }
}
