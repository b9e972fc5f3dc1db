//! Twilsock V3.0, the connection of the Sync and Conversations SDKs.

mod codec;
pub(crate) mod continuations;
mod packets;
pub(crate) mod session;
pub(crate) mod socket;

pub use self::codec::{DecodeError, LONGEST_HEADER, LONGEST_PACKET, Packet, Payload, decode, encode};
