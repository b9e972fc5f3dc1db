//! Where the variables of a start come from, and what is wrong with them as data.
//!
//! `Tokens::from_env` reads the environment. A [`Source`] is any other place: a tenant's row, a vault, a directory of mounted secrets. Its name
//! stands in every message, so that an operator knows where to look:
//!
//! ```
//! # mod application {
//! use token_core::start::Source;
//!
//! # token_core::include_grants!(inline = r#"
//! #     vendor = "twilio"
//! #
//! #     [token.agent]
//! #     sdk = "conversations"
//! #     ttl = "15m"
//! #     chat.service_sid = { env = "TWILIO_CONVERSATIONS_SERVICE_SID" }
//! # "#);
//! struct Row {
//!     name: String,
//!     account: String,
//!     api_key: String,
//!     api_secret: String,
//!     service: Option<String>,
//! }
//!
//! /// The column of a variable. A test can compare it with `Tokens::VARIABLES`.
//! fn column(variable: &str) -> Option<&'static str> {
//!     Some(match variable {
//!         "TWILIO_ACCOUNT_SID" => "account",
//!         "TWILIO_API_KEY" => "api_key",
//!         "TWILIO_API_SECRET" => "api_secret",
//!         "TWILIO_CONVERSATIONS_SERVICE_SID" => "service",
//!         _ => return None,
//!     })
//! }
//!
//! fn tokens(row: &Row) -> Result<Tokens, Vec<String>> {
//!     let source = Source::lookup(format!("tenant `{}`", row.name), |variable| match column(variable)? {
//!         "account" => Some(row.account.clone()),
//!         "api_key" => Some(row.api_key.clone()),
//!         "api_secret" => Some(row.api_secret.clone()),
//!         _ => row.service.clone(),
//!     });
//!     Tokens::from_source(&source).map_err(|error| {
//!         eprintln!("{error}"); // cannot issue tokens: a problem with tenant `acme` …
//!         let problems = error.problems().into_iter();
//!         problems.filter_map(|problem| Some(format!("{}: {}", column(problem.variable?)?, problem.message))).collect()
//!     })
//! }
//!
//! # pub fn main() {
//! let acme = Row {
//!     name: "acme".into(),
//!     account: "AC0123456789abcdef0123456789abcdef".into(),
//!     api_key: "SK0123456789abcdef0123456789abcdef".into(),
//!     api_secret: "AFakeSecretThatSignsNoRealTokens".into(),
//!     service: None,
//! };
//! assert_eq!(tokens(&acme).unwrap_err(), ["service: not set"]);
//! # }
//! # }
//! # application::main();
//! ```

pub use crate::credentials::problem::Problem;
pub use crate::credentials::source::Source;
pub use crate::rules::subject::Place;
