//! The results of a generator: the model and the problems, or Rust.

use proc_macro2::TokenStream;

use crate::model::Model;
use crate::report::Report;
#[cfg(feature = "text")]
use token_schema::visible::{escaped, escaped_but};

/// A checked `grants.toml`, without generated Rust.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Checked {
    /// The valid part. `None` if the vendor is missing or unknown, and for a vendor's own schema.
    pub model: Option<Model>,
    /// Errors and warnings.
    pub report: Report,
}

impl Checked {
    /// The model of a file without an error.
    ///
    /// # Errors
    ///
    /// The report, if it has an error.
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

    /// The items as a formatted file, whose first line names the source.
    ///
    /// # Errors
    ///
    /// If an extension emitted attributes that are not Rust where they stand.
    #[cfg(feature = "text")]
    pub fn text(&self) -> Result<String, Report> {
        Ok(self.headed(&self.file()?))
    }

    /// The same for a crate that includes it: rustc and clippy check included code like code of the crate, its names and unused items
    /// too.
    ///
    /// Of clippy's `restriction` group only single lints are allowed: a crate that forbids another, such as `unwrap_used`, rejects an
    /// `allow` of the group.
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
            let label = "the attributes of an extension do not fit the items that have them";
            Report::without_place(self.warnings.source().name(), Problem::new(rule::NOT_RUST, 0..0, title).label(label))
        })
    }

    #[cfg(feature = "text")]
    fn headed(&self, file: &syn::File) -> String {
        let name = escaped(self.warnings.source().name());
        // Literals have these characters escaped. rustc rejects comments with those that change the direction of a line.
        let text = prettyplease::unparse(file);
        format!("// Generated from {name}; do not edit.\n{}", escaped_but(&text, &['\n', '\t']))
    }

    /// Its model; `None` for the module of a vendor, which has a [`schema`](crate::Vendor::schema).
    #[must_use]
    pub fn model(&self) -> Option<&Model> {
        self.model.as_ref()
    }

    /// The warnings.
    pub fn warnings(&self) -> &Report {
        &self.warnings
    }
}

/// The attributes of an item, for the kinds that clippy checks.
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
