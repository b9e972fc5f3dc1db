//! The protocols between Twilio's client SDKs and Twilio, as far as they carry an access token.
//!
//! [`twilsock`] is the connection of Sync and Conversations; [`voice`] and [`video`] are the signaling of these SDKs.
//! token-emulator is the server's side of them, and `token try` the client's side: an [`Attempt`] sends a token as an
//! SDK does, and returns the [`Verdict`]. There is no socket here: messages go in and come out.
//!
//! Twilio does not document these protocols. They follow tests that Twilio published, the source of its SDKs, and a
//! recording of what the SDKs send; they may change with any version of an SDK.

mod attempt;
pub mod echo;
mod ids;
pub mod monitor;
mod step;
pub mod twilsock;
pub mod video;
pub mod voice;

pub use crate::attempt::{Attempt, Sdk};
pub use crate::ids::word as random_word;
pub use crate::step::{Frame, Outcome, Step, Verdict};
