//! Twilsock V3.0, the connection of the Sync and Conversations SDKs.
//!
//! The codec is public, for tests that connect to the emulator without an SDK:
//!
//! ```
//! use serde_json::json;
//! use token_emulator::twilsock::{Packet, Payload, decode, encode};
//!
//! let header = json!({"id": "TM1", "method": "ping"}).as_object().cloned().unwrap_or_default();
//! let bytes = encode(&Packet { header, payload: Payload::None });
//! assert_eq!(bytes, b"TWILSOCK V3.0 45\r\n{\"id\":\"TM1\",\"method\":\"ping\",\"payload_size\":0}\r\n");
//! assert_eq!(decode(&bytes)?.header["method"], "ping");
//! # Ok::<(), token_emulator::twilsock::DecodeError>(())
//! ```

pub(crate) mod continuations;
pub(crate) mod session;
#[cfg(feature = "server")]
pub(crate) mod socket;
#[doc(hidden)]
pub mod test_session;

pub use token_protocols::twilsock::{DecodeError, MAX_HEADER_BYTES, MAX_PACKET_BYTES, Packet, Payload, decode, encode};
