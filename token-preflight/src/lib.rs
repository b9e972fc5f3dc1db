//! Asks the vendor, before a client does, what no token shows: whether the key is in use, and whether the services of the tokens exist.
//!
//! ```no_run
//! use token_preflight::Preflight;
//!
//! token_core::include_grants!(inline = r#"
//!     vendor = "twilio"
//!
//!     [token.support_agent]
//!     sdk = "conversations"
//!     ttl = "15m"
//!     chat.service_sid = { env = "TWILIO_CONVERSATIONS_SERVICE_SID" }
//! "#);
//!
//! # #[cfg(feature = "client")]
//! fn main() -> Result<(), token_core::StartError> {
//!     let tokens = Tokens::from_env()?;
//!     let report = Preflight::of(&tokens).run(&token_preflight::Client::new());
//!     for finding in &report.findings {
//!         eprintln!("{finding}"); // error[service-not-found] TWILIO_CONVERSATIONS_SERVICE_SID, for …
//!     }
//!     Ok(())
//! }
//! # #[cfg(not(feature = "client"))] fn main() {}
//! ```
//!
//! The questions are data in the vendor's schema, `[probe.*]`: this crate names no vendor. It has three parts, and each can be used
//! without the next: [`Preflight`] lists requests and judges answers, and knows no network; [`Transport`] takes an asynchronous HTTP
//! client of your own; and the feature `client` adds [`Client`](https://docs.rs/token-preflight/latest/token_preflight/struct.Client.html),
//! a blocking one.
//!
//! # Where the secret goes
//!
//! The key and its secret are sent over HTTPS, to the hosts in the vendor's schema. A region becomes a part of a host only if the schema
//! lists it, and a value of a variable never does. The hosts of a schema that is not built into token-core must be
//! [allowed](Preflight::allow_host). The Auth Token, if you give [it](Preflight::with_secret), is sent only with the questions that need
//! it. No error, report or `Debug` shows a secret, and of an answer only the conditions of the schema are looked at.

mod account;
#[cfg(feature = "client")]
mod client;
mod judge;
mod places;
mod preflight;
mod report;
mod request;
#[cfg(feature = "client")]
mod server;
mod transport;

#[cfg(feature = "client")]
pub use crate::client::Client;
pub use crate::preflight::Preflight;
pub use crate::report::{Checked, Finding, NotChecked, Report};
pub use crate::request::{Answer, Failure, Request};
#[cfg(feature = "client")]
pub use crate::server::ClientError;
pub use crate::transport::Transport;
/// For the command line.
#[cfg(feature = "client")]
#[doc(hidden)]
pub use crate::{client::Sender, server::Server};
pub use token_core::Severity;
