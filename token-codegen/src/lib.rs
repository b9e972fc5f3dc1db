//! From a `grants.toml` to a checked model and typed Rust.
//!
//! Text goes one way through four rooms, and each imports only from those before it:
//!
//! 1. [`source`]: a file's text under its name, and on which line a byte stands.
//! 2. [`parse`]: what the file says, as records of [`ast`] with the place of every key and value.
//! 3. [`check`]: whether it may say so. What passed is the [`model`]: plain data, valid by construction.
//! 4. [`expand`]: the model as Rust. [`generate`] goes the whole way for a macro or a build script.
//!
//! Problems leave by one door, [`report`]: all of them at once, in the order of their places, rendered as rustc would
//! with the TOML's own line. The rules of a vendor are a file too (`schemas/`), read by the same rooms; nothing in this
//! crate's Rust knows any vendor.
//!
//! ```
//! use token_codegen::{check, report::Report, source::Source};
//!
//! let schema = Source::new("acme.toml", r#"
//!     name = "acme"
//!     title = "Acme"
//!     [format]
//!     header = { typ = "JWT", alg = "HS256" }
//!     identity = "sub"
//!     max_ttl = "24h"
//!     [credential.key]
//!     env = ["ACME_KEY"]
//!     claim = "iss"
//!     [credential.secret]
//!     env = ["ACME_SECRET"]
//!     secret = true
//!     [grant.room.field]
//!     name = { required = true }
//!     [sdk.meet]
//!     requires = ["room"]
//! "#);
//! let mut report = Report::new(&schema);
//! let acme = check::vendor_schema(&schema, &mut report);
//! assert!(report.is_empty());
//!
//! let grants = Source::new("grants.toml", r#"
//! vendor = "acme"
//! [token.guest]
//! sdk = "meet"
//! ttl = "1h"
//! room.nmae = { input = "room" }
//! "#);
//! let mut report = Report::new(&grants);
//! let model = check::grants_file(&grants, &|name| (name == "acme").then(|| acme.clone()), &["acme"], &mut report);
//! assert_eq!(model.unwrap().rejected[0].name, "guest");
//! assert_eq!(report.render_plain(), "\
//! error: token `guest`: grant `room` has no field `nmae`
//!  --> grants.toml:6:6
//!   |
//! 6 | room.nmae = { input = \"room\" }
//!   |      ^^^^ Meet would ignore it
//!   |
//! help: did you mean `name`?
//! ");
//! ```

pub mod ast;
pub mod check;
pub mod expand;
pub mod generate;
pub mod model;
pub mod naming;
pub mod parse;
pub mod parts;
pub mod report;
pub mod rust_grant;
pub mod source;
pub mod suggest;
pub mod vendors;
