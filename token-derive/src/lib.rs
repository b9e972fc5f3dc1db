//! The macros of [`token-core`](https://docs.rs/token-core), which re-exports them: use them from there.
//!
//! This crate only reads the macros' arguments; [`token_codegen`] does the work, through its public API: anyone can write macros like these.

mod include;

use proc_macro::TokenStream;

/// Typed tokens from a `grants.toml`: one profile for each `[token.NAME]`, and `Tokens`, which holds them all.
///
/// ```text
/// include_grants!("grants.toml");                         // beside the Cargo.toml of this crate
/// include_grants!(inline = r#"vendor = "twilio" …"#);     // for tests and documentation
/// include_grants!("grants.toml", name = StaffTokens);     // for two files in one module
/// include_grants!("grants.toml", crate = ::tokens);       // if token-core was renamed
/// ```
///
/// Every mistake in the file is a compile error that points at its line.
///
/// # Two files in one module
///
/// `name = StaffTokens` is the name of the struct that holds all profiles, in place of `Tokens`. Two includes in one module need two
/// names: without them, the compiler says "the name `give_one_include_grants_a_name` is defined multiple times". The types of the tokens
/// keep their names, so two files that declare a token of the same name belong in two modules: in one module the compiler calls such a
/// type "ambiguous" (E0659) where it is used.
///
/// A type of your own beside the macro hides a generated type of the same name without an error, as it would with any `use module::*`.
/// When the compiler then says that the two types "have similar names, but are actually distinct types", rename yours, or put the macro
/// into a module of its own.
///
/// # The file
///
/// The path counts from the folder of the crate's Cargo.toml, and is written with `/` on every system. A file outside of that folder, or
/// one that `include` in Cargo.toml leaves out, is not in the package that is published: `cargo package` then fails.
///
/// Cargo builds the crate again when the file is newer than the last build, as with `include_str!`. A copy that keeps an older time
/// (`rsync -a`, a layer of a container image) needs `touch grants.toml`.
///
/// Outside of cargo the macro needs `CARGO_MANIFEST_DIR`, the folder that the path counts from; a relative one counts from the folder in
/// which the compiler runs.
///
/// # The items
///
/// A deprecated key is a warning, reported as the use of a deprecated function `grants_toml`: `#[allow(deprecated)]` on the module around
/// the macro turns it off.
///
/// The items are public and are re-exported beside the macro. Name them there: the module `generated_from_…` that holds them is
/// hidden from the documentation, and public only because the compiler may write its path in an error. The items depend on nothing that
/// is in scope around the macro, with one exception: a custom SDK (`[sdk.NAME]`) cannot be generated under
/// `#![no_implicit_prelude]`, because the compiler finds the attribute for its error message through the prelude.
#[proc_macro]
pub fn include_grants(input: TokenStream) -> TokenStream {
    include::include(input.into()).into()
}

/// A grant written in Rust, for a set that is built in code, or for a declaration: with `[grant.crm] rust = "crate::Crm"` a token that
/// with `crm = { input = "crm" }` takes a `&Crm` in each call that issues it.
///
/// ```text
/// #[derive(Clone, Debug, Grant)]
/// #[grant(key = "crm", sdk = ["conversations"])]
/// struct Crm {
///     desk: String,                          // required
///     #[grant(rename = "teamLead")]
///     team_lead: Option<WorkerSid>,          // optional, with another name in the token
///     access: Option<CrmAccess>,             // an object: #[derive(Grant)] #[grant(nested)]
/// }
/// ```
///
/// On the struct: `key` (default: the struct's name in snake case), `sdk` (the SDKs that may carry the grant; default: any),
/// `any_of = ["a", "b"]` (at least one of these fields must be present), `flat` (its fields are next to the grants, without an object of their
/// own), `nested` (an object inside a grant, not a grant), and `crate = ::path` if token-core was renamed. On a field: `rename`, and
/// `switch = "allow"` on a `bool` that is an object in the token, `{"allow": true}`, and absent if false. `#[deprecated]` on
/// either becomes a warning about tokens that contain it.
///
/// On a field as well: `one_of = ["a", "b"]` (the allowed values), `min = 1` (the smallest integer), `max = 200` (the maximum length of a
/// string, in characters or the `unit = "bytes"`), `needs = ["a"]` (other fields that it requires), `sdk = ["video"]` (the SDKs that use it),
/// and `default = true` on an `Option<bool>` (the meaning of an absent field, which a method of its name returns).
///
/// `struct Notes(JsonObject);` is a grant of free JSON.
#[proc_macro_derive(Grant, attributes(grant))]
pub fn derive_grant(input: TokenStream) -> TokenStream {
    token_codegen::derive_grant(input.into()).into()
}
