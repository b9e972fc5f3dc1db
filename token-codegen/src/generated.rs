//! What comes of a source: the model and what is wrong, or Rust.

use proc_macro2::TokenStream;

use crate::model::Model;
use crate::report::Report;
#[cfg(feature = "text")]
use token_schema::visible::{escaped, escaped_but};

/// A `grants.toml` that was read and checked, and not generated from.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Checked {
    /// What passed. There is none where the vendor is missing or unknown, nor for a vendor's own schema.
    pub model: Option<Model>,
    /// Errors and warnings.
    pub report: Report,
}

impl Checked {
    /// The model of a file without an error.
    ///
    /// # Errors
    ///
    /// The report, when there is an error in it.
    pub fn sound(self) -> Result<Model, Report> {
        match self.model {
            Some(model) if !self.report.has_errors() => Ok(model),
            _ => Err(self.report),
        }
    }
}

/// Rust, from a source without an error.
#[derive(Clone, Debug)]
pub struct Generated {
    tokens: TokenStream,
    model: Option<Model>,
    warnings: Report,
}

impl Generated {
    pub(crate) fn new(tokens: TokenStream, model: Option<Model>, warnings: Report) -> Self {
        Self { tokens, model, warnings }
    }

    /// The items.
    #[must_use]
    pub fn tokens(&self) -> &TokenStream {
        &self.tokens
    }

    /// The items, as a file that a person reads: formatted, under a line that says what it was generated from.
    ///
    /// # Errors
    ///
    /// When an extension emitted what is not Rust.
    #[cfg(feature = "text")]
    pub fn text(&self) -> Result<String, Report> {
        Ok(self.headed(&self.file()?))
    }

    /// The same for a crate that includes it: the compiler and clippy judge what is included as if a person had
    /// written it there, names like `a__b` too, and what a binary or a private module does not use.
    ///
    /// Of clippy's restrictions only single ones are allowed: a crate that forbids another, as many do with `unwrap_used`, refuses to
    /// have the whole group allowed.
    #[cfg(feature = "text")]
    pub(crate) fn text_to_include(&self) -> Result<String, Report> {
        let mut file = self.file()?;
        let quiet: syn::Attribute = syn::parse_quote!(
            #[allow(
                nonstandard_style,
                dead_code,
                single_use_lifetimes,
                unreachable_pub,
                unused_imports,
                unused_qualifications,
                clippy::all,
                clippy::pedantic,
                clippy::nursery,
                clippy::exhaustive_enums,
                clippy::exhaustive_structs,
                clippy::impl_trait_in_params,
                clippy::partial_pub_fields,
                clippy::pub_use,
                clippy::same_name_method,
                reason = "generated"
            )]
        );
        for item in &mut file.items {
            if let Some(attributes) = attributes(item) {
                attributes.push(quiet.clone());
            }
        }
        Ok(self.headed(&file))
    }

    #[cfg(feature = "text")]
    fn file(&self) -> Result<syn::File, Report> {
        use crate::report::Problem;
        use token_schema::rule;
        syn::parse2(self.tokens.clone()).map_err(|error| {
            let title = format!("what was generated is not Rust: {error}");
            let label = "an extension emitted it, or its attributes are none";
            Report::without_place(self.warnings.source().name(), Problem::new(rule::NOT_RUST, 0..0, title).label(label))
        })
    }

    #[cfg(feature = "text")]
    fn headed(&self, file: &syn::File) -> String {
        let name = escaped(self.warnings.source().name());
        // In literals these characters are escaped already. In comments rustc refuses those that turn the direction of a line.
        let text = prettyplease::unparse(file);
        format!("// Generated from {name}; do not edit.\n{}", escaped_but(&text, &['\n', '\t']))
    }

    /// What it was generated from. There is none for a vendor's module, which has its [`schema`](crate::Vendor::schema).
    #[must_use]
    pub fn model(&self) -> Option<&Model> {
        self.model.as_ref()
    }

    /// What should be changed; there is no error in it.
    pub fn warnings(&self) -> &Report {
        &self.warnings
    }
}

/// The attributes of an item of the kinds that clippy looks into.
#[cfg(feature = "text")]
fn attributes(item: &mut syn::Item) -> Option<&mut Vec<syn::Attribute>> {
    use syn::Item;
    match item {
        Item::Const(item) => Some(&mut item.attrs),
        Item::Enum(item) => Some(&mut item.attrs),
        Item::Fn(item) => Some(&mut item.attrs),
        Item::Impl(item) => Some(&mut item.attrs),
        Item::Mod(item) => Some(&mut item.attrs),
        Item::Static(item) => Some(&mut item.attrs),
        Item::Struct(item) => Some(&mut item.attrs),
        Item::Trait(item) => Some(&mut item.attrs),
        Item::Type(item) => Some(&mut item.attrs),
        Item::Use(item) => Some(&mut item.attrs),
        _ => None,
    }
}
