//! Emulates Twilio on 127.0.0.1: takes or refuses access tokens, and speaks to Twilio's own client SDKs.
//!
//! A token is good when the client takes it, and that is otherwise seen only with an account and a network. An application's tests can
//! see here what its clients do when a token is accepted, refused, about to expire, and expired:
//!
//! ```
//! use token_core::twilio::Credentials;
//! use token_emulator::{Emulator, Options, Who};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let variable = |name: &str| Some(match name {
//! #     "TWILIO_ACCOUNT_SID" => "AC0123456789abcdef0123456789abcdef".to_owned(),
//! #     "TWILIO_API_KEY" => "SK0123456789abcdef0123456789abcdef".to_owned(),
//! #     "TWILIO_API_SECRET" => "a-fake-secret-that-signs-no-real-token".to_owned(),
//! #     _ => return None,
//! # });
//! let credentials = Credentials::from_lookup(variable)?; // those with which the application signs in its tests
//! let emulator = Emulator::start(Options::new(&credentials)).await?;
//! println!("new SyncClient(token, {{ twilsock: {{ uri: \"{}\" }} }})", emulator.uri());
//!
//! emulator.control().expire_now(&Who::Identity("alice".into())); // what does the client do now?
//! # Ok(()) }
//! ```
//!
//! Which tokens are good, [`token_core`] decides, by the same rules as in a server. [`codes`] says which code a client gets for
//! what, and how that is known.
//!
//! # What it is not
//!
//! It is no Twilio. There are no calls, no media and no messages; of Conversations there is what its SDK needs to be initialized, and
//! of Sync there are documents. How Twilio's own services behave is known from documents, from tests that Twilio published, and
//! from what their clients understand; where that is not enough, something was chosen.

mod certificate;
mod clients;
pub mod codes;
mod control;
mod control_http;
mod echo;
mod emulator;
mod event_line;
mod events;
mod gate;
mod json_socket;
mod judging;
mod listener;
mod options;
mod origin;
mod problem;
mod scenario;
mod service;
mod sid;
mod sockets;
pub mod twilsock;
mod upstream;
mod video;
mod voice;

pub use crate::clients::Who;
pub use crate::control::Control;
pub use crate::emulator::{Emulator, StartError};
pub use crate::events::{Event, Events, Refused, What};
pub use crate::options::Options;
pub use crate::service::Service;

pub(crate) use crate::gate::Admitted;
