//! Additions of a framework to the generated code, from the same model.

use proc_macro2::TokenStream;

use crate::model::{Field, Grant, Model, Sdk, Sid, Token};
use crate::report::Report;

/// Adds items, checks and attributes to the generated code.
///
/// Each method has a default that adds nothing. `items` and `attributes` get only models that passed every check, including those of
/// the extensions. Beside the module of a vendor ([`Generator::from_vendor`](crate::Generator::from_vendor)) the model has the vendor's
/// rules, and no tokens.
///
/// What a framework needs to know of a token is in the file, under `[token.NAME.metadata.…]`: [`Token::metadata`]. The items name what is
/// generated beside them by the paths in [`Model::rust`].
///
/// ```
/// use proc_macro2::TokenStream;
/// use quote::quote;
/// use token_codegen::model::{Model, Token};
/// use token_codegen::report::{Problem, Report, Rule, Severity, Topic};
/// use token_codegen::{Extension, Generator, Item};
///
/// const ROUTE_TAKEN: &Rule =
///     &Rule::new("route-taken", Severity::Error, Topic::GrantsFile, "A token has the name of a route of the server.");
///
/// /// A list of the names of all tokens; none may have the name of a route.
/// struct Names;
///
/// impl Extension for Names {
///     fn check(&self, model: &Model, report: &mut Report) {
///         for token in model.tokens.iter().filter(|token| token.name == "health") {
///             report.add(
///                 Problem::new(ROUTE_TAKEN, token.span.clone(), "a token is called `health`")
///                     .label("the server answers `/health` itself")
///                     .help("choose another name"),
///             );
///         }
///     }
///
///     fn metadata(&self) -> &[&str] {
///         &["title"]
///     }
///
///     fn items(&self, model: &Model) -> TokenStream {
///         let titled = |token: &'_ Token| token.metadata("title").and_then(|title| title.as_str()).unwrap_or(&token.name).to_owned();
///         let names = model.tokens.iter().map(titled);
///         quote!(pub const NAMES: &[&str] = &[#(#names),*];)
///     }
///
///     fn attributes(&self, item: Item<'_>) -> TokenStream {
///         match item {
///             Item::Input(_) => quote!(#[derive(PartialEq)]),
///             _ => TokenStream::new(),
///         }
///     }
/// }
///
/// let grants = r#"
///     vendor = "twilio"
///     [token.guest]
///     sdk = "video"
///     ttl = "1h"
///     video.room = { input = "room" }
///     metadata.title = "Guest"
/// "#;
/// let text = Generator::from_text("grants.toml", grants).extend(Names).generate()?.text()?;
/// assert!(text.contains(r#"pub const NAMES: &[&str] = &["Guest"];"#) && text.contains("#[derive(PartialEq)]"));
///
/// let taken = Generator::from_text("grants.toml", &grants.replace("guest", "health")).extend(Names).generate();
/// assert!(taken.unwrap_err().render_plain().contains("3 |     [token.health]"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Extension {
    /// Its name in messages; by default that of its type.
    fn name(&self) -> &str {
        std::any::type_name::<Self>()
    }

    /// The names that it reads under `[token.NAME.metadata]`. A name that is nearly one of them is a warning; any other is for another
    /// extension or tool.
    fn metadata(&self) -> &[&str] {
        &[]
    }

    /// Adds the problems that only this extension can see, each at its place in the file.
    fn check(&self, model: &Model, report: &mut Report) {
        let _ = (model, report);
    }

    /// The items that stand beside the generated ones, and name these by the paths in [`Model::rust`].
    fn items(&self, model: &Model) -> TokenStream {
        let _ = model;
        TokenStream::new()
    }

    /// Attributes for one of the generated items, as `#[derive(…)]`.
    fn attributes(&self, item: Item<'_>) -> TokenStream {
        let _ = item;
        TokenStream::new()
    }
}

/// A type or trait that is generated, by what it was generated from.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Item<'a> {
    /// The struct that holds all profiles.
    Tokens(&'a Model),
    /// The profile of a token.
    Profile(&'a Token),
    /// What a token is given with each call.
    Input(&'a Token),
    /// A grant.
    Grant(&'a Grant),
    /// An object inside a grant: the type of this field, which may be inside another object of the grant.
    Object(&'a Grant, &'a Field),
    /// A kind of SID.
    Sid(&'a Sid),
    /// The trait of an SDK.
    Sdk(&'a Sdk),
}
