//! A server that issues access tokens to the clients of a help desk.
//!
//! [`connections`] accepts connections. A request then passes [`access_log`], [`browser_headers`] (hardens the
//! response), [`request_timeout`], [`cross_site`] (CSRF protection), [`caller`] (finds the user in the session),
//! [`limits`] (rate limits), and [`tokens`] issues a token. An error is a [`problem`]. [`keyring`] holds the keys, and
//! rotates them while requests are served.
//!
//! This is an example to start from, not a library.

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
pub mod problem;
pub mod query;
pub mod request_timeout;
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
