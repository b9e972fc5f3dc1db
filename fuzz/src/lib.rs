//! Shared by the fuzz targets: the credentials, and how to sign and mutate a token.

#![allow(clippy::missing_panics_doc, reason = "a fuzz target says what it expects by panicking")]

pub mod forge;
pub mod mutate;
pub mod world;
