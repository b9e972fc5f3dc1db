//! From a `grants.toml` to a checked model and typed Rust: for build scripts, tools, macros and frameworks.
//!
//! [`Generator`] is the entry. In a build script it is one line:
//!
//! ```no_run
//! // build.rs; the crate has `include!(concat!(env!("OUT_DIR"), "/grants.rs"));`
//! token_codegen::Generator::from_path("grants.toml").build_script();
//! ```
//!
//! Anywhere else it gives the Rust, or a [`Report`](report::Report) of everything that is wrong, rendered as rustc would with the
//! TOML's own line:
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
//! What passed every check is the [`model`]: plain data to walk, with names, types, documentation and the places of tokens, grants,
//! variables and inputs. An [`Extension`] generates from it beside what is generated here, with checks of its own whose messages look the same.
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
//! A [`Vendor`] is a schema: one that ships with this crate, or one's own.
//!
//! # Inside
//!
//! Text goes one way through four rooms, and each imports only from those before it: [`source`] holds a file's text and knows its lines,
//! `parse` says what it says, `check` whether it may, and what passed is the [`model`]; `expand` is the model as Rust. Problems leave
//! by one door, [`report`]: all of them at once, in the order of their places. Nothing in this crate's Rust knows any vendor.
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
mod declared;
mod dependency;
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
pub mod report;
mod rust_grant;
pub mod segments;
pub mod source;
mod span;
pub mod suggest;
#[doc(hidden)]
pub mod unreadable;
mod vendor;
mod vendors;

pub use extension::{Extension, Item};
pub use generated::{Checked, Generated};
pub use generator::Generator;
pub use rust_grant::derive_grant;
pub use vendor::Vendor;
