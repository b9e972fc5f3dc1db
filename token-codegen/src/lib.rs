//! From a `grants.toml` to a checked model and typed Rust: for build scripts, tools, macros and frameworks.
//!
//! [`Generator`] is the entry. In a build script it is one line:
//!
//! ```no_run
//! // build.rs; the crate has `include!(concat!(env!("OUT_DIR"), "/grants.rs"));`
//! token_codegen::Generator::from_path("grants.toml").build_script();
//! ```
//!
//! Elsewhere it returns the Rust, or a [`Report`](report::Report) of all problems, drawn as rustc draws them, with the line of the TOML:
//!
//! ```
//! use token_codegen::Generator;
//!
//! let grants = r#"
//! vendor = "twilio"
//! [token.guest]
//! sdk = "video"
//! ttl = "1h"
//! video.rom = { input = "room" }
//! "#;
//! let report = Generator::from_text("grants.toml", grants).generate().unwrap_err();
//! assert_eq!(report.render_plain(), "\
//! error: token `guest`: unknown field `rom` in `video`
//!  --> grants.toml:6:7
//!   |
//! 6 | video.rom = { input = \"room\" }
//!   |       ^^^ Video ignores it
//!   |
//! help: did you mean `room`?
//! ");
//! ```
//!
//! # For frameworks
//!
//! A checked file becomes the [`model`]: plain data, with the names, types, documentation and places of tokens, grants, variables and
//! inputs. An [`Extension`] adds code that is generated from it, and checks whose messages look the same.
//!
//! ```
//! use token_codegen::Generator;
//!
//! let model = Generator::from_text("grants.toml", r#"
//!     vendor = "twilio"
//!     [token.guest]
//!     sdk = "video"
//!     ttl = "1h"
//!     video.room = { input = "room" }
//! "#)
//! .check()
//! .sound()?;
//! for token in &model.tokens {
//!     let inputs: Vec<_> = token.inputs.iter().map(|input| input.name.as_str()).collect();
//!     assert_eq!((token.name.as_str(), token.ttl, inputs), ("guest", 3600, vec!["room"]));
//! }
//! # Ok::<(), token_codegen::report::Report>(())
//! ```
//!
//! A [`Vendor`] is a schema: one that ships with this crate, or your own.
//!
//! # Inside
//!
//! Four stages, each of which imports only from the stages before it: [`source`] has a file's text and its lines, `parse` reads it, `check`
//! makes the [`model`] of it, and `expand` writes the model as Rust. A [`report`] has the problems of all stages, in the order of their
//! places. No Rust in this crate depends on a vendor.
//!
//! # Features
//!
//! `text`, on by default: formatted text and build scripts. A macro does not need it, and its users' builds are shorter without.

mod absolute_path;
mod ast;
// For the command line, which reads files too.
#[doc(hidden)]
pub mod bounded;
#[cfg(feature = "text")]
mod build_script;
mod check;
mod constructors;
mod correct;
mod declared;
mod dependency;
mod edit;
mod excerpt;
mod expand;
mod extension;
mod field;
mod generated;
mod generator;
mod generator_source;
pub mod model;
pub mod naming;
mod parse;
mod place;
mod read;
// For the command line, which writes values too.
#[doc(hidden)]
pub mod reference;
pub mod report;
mod rust_grant;
mod rust_names;
mod rust_paths;
pub mod segments;
mod sound_options;
pub mod source;
mod span;
pub mod suggest;
mod toml_value;
#[doc(hidden)]
pub mod unreadable;
pub mod variables;
mod vendor;
mod vendor_file;
mod vendors;

pub use extension::{Extension, Item};
pub use generated::{Checked, Generated};
pub use generator::Generator;
pub use rust_grant::derive_grant;
pub use vendor::Vendor;
