//! The tests of docs/testing.md.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

mod app;
mod emulator;
mod http;
mod unit;
