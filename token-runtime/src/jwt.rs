//! The envelope of a token: its compact form, its signature, its header, its times, and where each part is.

pub(crate) mod clock;
pub(crate) mod compact;
pub(crate) mod hs256;
#[cfg(feature = "issue")]
pub(crate) mod jti;
pub(crate) mod known_headers;
pub(crate) mod layout;
pub(crate) mod registered;
