//! The server as a client sees it: a test for each guarantee in docs/token-server.md, each with a database of its own.
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
mod problems;
mod request_timeout;
mod rotation;
mod sessions;
mod tokens;
