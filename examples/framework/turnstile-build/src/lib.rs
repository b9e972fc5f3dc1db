//! The build-time part of Turnstile: generates routes, their OpenAPI description, and clients in Rust and TypeScript
//! from a `grants.toml`.
//!
//! ```no_run
//! // build.rs; the application has `include!(concat!(env!("OUT_DIR"), "/grants.rs"));`
//! turnstile_build::Turnstile::new("grants.toml").typescript("client/tokens.ts").build()?;
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! The generated module `tokens` contains the code of token-codegen and, from the same checked model, [`Routes`]. A token
//! that no route can serve is an error at its line, like all other errors in the file.

mod check;
mod client;
mod http;
mod request;
mod routes;
mod rules;
mod typescript;

use std::path::PathBuf;
use std::{fs, io};

use token_codegen::Generator;

pub use routes::Routes;

/// The build script of an application.
#[derive(Debug)]
pub struct Turnstile {
    grants: PathBuf,
    typescript: Option<PathBuf>,
}

impl Turnstile {
    /// Reads this `grants.toml`, by its path from the crate's `Cargo.toml`.
    #[must_use]
    pub fn new(grants: impl Into<PathBuf>) -> Self {
        Self { grants: grants.into(), typescript: None }
    }

    /// Also writes the TypeScript client to this path, from the crate's `Cargo.toml`.
    #[must_use]
    pub fn typescript(self, path: impl Into<PathBuf>) -> Self {
        Self { typescript: Some(path.into()), ..self }
    }

    /// Generates everything, or fails the build with all problems of the file.
    ///
    /// # Errors
    ///
    /// When the TypeScript cannot be written.
    pub fn build(&self) -> io::Result<()> {
        let core = quote::quote!(::turnstile::token_core);
        let generator = Generator::from_path(&self.grants).crate_path(core).module("tokens").extend(Routes);
        let generated = generator.build_script();
        if let (Some(path), Some(model)) = (&self.typescript, generated.model()) {
            let text = typescript::write(model);
            // Only if it has changed, because editors and bundlers watch the file.
            if fs::read_to_string(path).ok().as_ref() != Some(&text) {
                fs::write(path, text)?;
            }
        }
        Ok(())
    }
}
