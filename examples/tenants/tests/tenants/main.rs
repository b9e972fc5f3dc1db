//! Tenants come, change and go by SQL while the server serves: a test for each promise of the README.
//!
//! The database is SQLite, or PostgreSQL if `DATABASE_URL` names one; `.ci/run tenants` starts one.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]

mod columns;
mod forgery;
mod life;
mod load;
mod memory;
mod readme;
mod rotation;
mod server;
mod wrong_rows;
