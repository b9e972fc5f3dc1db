//! A server whose tenants are rows of a database. `README.md` has its promises; docs/tenants.md explains the parts of
//! token-core.
//!
//! Read [`row`] first: the column of each variable. Then [`tenants`], and [`router`] with the handlers.

pub mod database;
pub mod declared;
mod fresh;
pub mod problem;
pub mod row;
pub mod server;
pub mod tenants;

pub use server::{App, router};
