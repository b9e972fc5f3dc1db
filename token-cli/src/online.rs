//! Requests to a vendor: where they may go, and how long and how large an answer may be.

pub(crate) mod hidden;
pub(crate) mod socket;
mod tls;
pub(crate) mod trusted;
