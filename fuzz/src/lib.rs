//! What several fuzz targets need: whose tokens they are, and how one is signed and changed.

#![allow(clippy::missing_panics_doc, reason = "a fuzz target says what it expects by panicking")]

pub mod forge;
pub mod mutate;
pub mod world;
