//! Emulates Twilio on 127.0.0.1: accepts or refuses access tokens, for Twilio's own client SDKs.
//!
//! An application's tests see how its clients react when a token is accepted, refused, about to expire, and expired,
//! without an account and a network:
//!
//! ```
//! use token_core::twilio::Credentials;
//! use token_emulator::{Emulator, Options, Target};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let variable = |name: &str| Some(match name {
//! #     "TWILIO_ACCOUNT_SID" => "AC0123456789abcdef0123456789abcdef".to_owned(),
//! #     "TWILIO_API_KEY" => "SK0123456789abcdef0123456789abcdef".to_owned(),
//! #     "TWILIO_API_SECRET" => "AFakeSecretThatSignsNoRealTokens".to_owned(),
//! #     _ => return None,
//! # });
//! let credentials = Credentials::from_lookup(variable)?; // the application's test credentials
//! let emulator = Emulator::start(Options::new(&credentials)).await?;
//! println!("new SyncClient(token, {{ twilsock: {{ uri: \"{}\" }} }})", emulator.uri());
//!
//! emulator.control().expire_now(&Target::Identity("alice".into())); // how does the client react?
//! # Ok(()) }
//! ```
//!
//! [`token_core`] verifies the tokens, by the same rules as in a server. [`codes`] lists which code a client receives
//! for which fault, and the evidence for it.
//!
//! # Limits
//!
//! There are no calls, no media and no messages: only Sync documents, and as much of Conversations as its SDK needs to
//! become initialized. The behaviour follows Twilio's documentation, tests that Twilio published, and the source of its
//! clients; the rest is a choice of this crate.

// Without a server, only the fuzz target opens sessions.
#![cfg_attr(not(feature = "server"), allow(dead_code))]

#[cfg(feature = "server")]
mod certificate;
mod clients;
pub mod codes;
mod control;
#[cfg(feature = "server")]
mod control_http;
mod echo;
#[cfg(feature = "server")]
mod emulator;
mod event_line;
mod events;
mod gate;
#[cfg(feature = "server")]
mod json_socket;
#[cfg(feature = "server")]
mod listener;
mod options;
#[cfg(feature = "server")]
mod origin;
#[cfg(feature = "server")]
mod problem;
#[cfg(feature = "server")]
mod rest;
mod rest_scenario;
mod scenario;
mod service;
mod sid;
#[cfg(feature = "server")]
mod sockets;
#[cfg(test)]
mod test_credentials;
pub mod twilsock;
mod upstream;
mod verify_queue;
#[cfg(feature = "server")]
mod video;
#[cfg(feature = "server")]
mod voice;

pub use crate::clients::Target;
pub use crate::control::Control;
#[cfg(feature = "server")]
pub use crate::emulator::{Emulator, EmulatorError};
pub use crate::events::{Event, EventKind, Events, Refused};
pub use crate::options::Options;
pub use crate::rest_scenario::{RestScenario, RestScenarioError};
pub use crate::service::Service;

pub(crate) use crate::gate::Admitted;
