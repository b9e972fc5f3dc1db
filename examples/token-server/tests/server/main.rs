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
mod cross_site;
mod limits;
mod page;
mod patience;
mod problems;
mod rotation;
mod sessions;
mod stop;
mod tokens;
