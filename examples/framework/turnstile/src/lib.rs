//! Turnstile, a small web framework that issues the tokens of a `grants.toml`: the part that generated code calls at
//! run time.
//!
//! The other part, `turnstile-build`, runs in the application's build script. For each declared token it generates a
//! route, an OpenAPI description, a method of a Rust client, and a TypeScript function.

mod body;
mod caller;
mod client;
mod endpoint;
mod issued;
mod refused;
mod serve;

pub use axum::http::HeaderMap;
pub use caller::bearer;
pub use client::{Client, ClientError};
pub use endpoint::Endpoint;
pub use issued::Issued;
pub use refused::{Fault, Refusal, Refused};
pub use serve::serve;
pub use token_core;

/// Used by generated code.
#[doc(hidden)]
pub mod __private {
    pub use std::sync::Arc;

    pub use axum::extract::State;
    pub use axum::routing::{get, post};
    pub use axum::{Json, Router};
    pub use serde;
    pub use token_core::TokenResponse;
    pub use utoipa;

    pub use crate::body::Body;
    pub use crate::caller::{Server, caller};
    pub use crate::endpoint::same_identity;

    /// The strings of an array.
    #[must_use]
    pub fn borrowed(strings: &[String]) -> Vec<&str> {
        strings.iter().map(String::as_str).collect()
    }
}
