//! The whole way, from a `grants.toml` to Rust.

use proc_macro2::TokenStream;

use crate::expand::{self, Options};
use crate::model::Model;
use crate::report::Report;
use crate::source::Source;
use crate::{check, vendors};

/// What came of a file: Rust for all that could be read, and what is wrong with it.
#[derive(Debug)]
pub struct Generated {
    /// The items. With errors in the report they hold the names of what was refused too, so that code which uses them is not
    /// wrong as well; they must not be run then.
    pub tokens: TokenStream,
    /// Errors and warnings.
    pub report: Report,
}

/// Generates the items of a `grants.toml`, with the vendors that ship with this crate.
#[must_use]
pub fn generate(source: &Source, options: &Options) -> Generated {
    let (model, report) = model(source);
    let tokens = model.map(|model| expand::grants_file(&model, options)).unwrap_or_default();
    Generated { tokens, report }
}

/// Only reads and checks a `grants.toml`, with the vendors that ship with this crate: for who generates code of their own.
///
/// There is no model where the vendor is missing or unknown.
pub fn model(source: &Source) -> (Option<Model>, Report) {
    let mut report = Report::new(source);
    let names: Vec<_> = vendors::names().collect();
    let model = check::grants_file(source, &vendors::schema, &names, &mut report);
    (model, report)
}
