//! A server that hands access tokens to the clients of a help desk.
//!
//! [`connections`] takes what comes. A request then goes through these rooms: [`access_log`] notes it, [`browser_headers`] hardens the
//! answer, [`patience`] limits its time, [`cross_site`] refuses what another site's page sent, [`caller`] finds out from the session who
//! asks, [`limits`] counts, and [`tokens`] issues. What goes wrong leaves as a [`problem`]. [`keyring`] holds the keys, and rotates them
//! while requests are answered.
//!
//! It is an example to start from, not a library to depend on.

pub mod access_log;
mod app;
pub mod browser_headers;
pub mod caller;
mod cases;
pub mod connections;
pub mod cross_site;
pub mod database;
pub mod declared;
pub mod demo;
pub mod expected;
mod explain;
mod health;
pub mod heavy_work;
pub mod json_body;
pub mod key_source;
pub mod keyring;
pub mod limits;
mod log;
mod page;
mod password;
pub mod patience;
pub mod problem;
pub mod query;
mod router;
pub mod session_store;
pub mod settings;
mod sign_in;
pub mod tokens;
pub mod turn;
pub mod users;

pub use crate::app::App;
pub use crate::log::subscriber;
pub use crate::router::router;
pub use crate::settings::Settings;
