//! The server as a client sees it: each promise of the README, asked for over its router, on a database of its own.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]

mod bodies;
mod browser;
mod cases;
mod connections;
mod cross_site;
mod database;
mod demo;
mod heavy_work;
mod limits;
mod page;
mod patience;
mod problems;
mod rotation;
mod sessions;
mod tokens;
