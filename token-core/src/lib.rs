//! Short-lived access tokens that Twilio, LiveKit or Zoom's Video SDK accepts: issued, verified and explained.
//!
//! A vendor's rules are data, and a token that those rules refuse can hardly be written: what is wrong with it is
//! found by the compiler, or when the program starts, or, where it comes with the request, by the call that issues.
//!
//! # Issue
//!
//! An application declares its tokens in a `grants.toml` beside its `Cargo.toml`, and issues them through the type that is
//! generated for each:
//!
//! ```
//! # #[cfg(feature = "derive")] mod application {
//! token_core::include_grants!(inline = r#"
//!     vendor = "twilio"
//!
//!     [token.meeting_guest]
//!     sdk = "video"
//!     ttl = "1h"
//!     video.room = { input = "room" }
//! "#);
//!
//! # pub fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // `Tokens::from_env()` in a server; here the variables come from a table.
//! let tokens = Tokens::from_lookup(|variable| match variable {
//!     "TWILIO_ACCOUNT_SID" => Some("AC0123456789abcdef0123456789abcdef".into()),
//!     "TWILIO_API_KEY" => Some("SK0123456789abcdef0123456789abcdef".into()),
//!     "TWILIO_API_SECRET" => Some("a-fake-secret-that-signs-no-real-token".into()),
//!     _ => None,
//! })?;
//! let token = tokens.meeting_guest.issue("alice", MeetingGuestInput { room: "lobby" })?;
//!
//! let claims = tokens.verifier().verify(token.as_str())?;
//! assert_eq!(claims.identity(), "alice");
//! # Ok(()) }
//! # }
//! # #[cfg(feature = "derive")] application::main().unwrap();
//! ```
//!
//! Where the set of grants is decided in code, an [`Issuer`] takes typed grants, as those of [`twilio`]. Both ways sign through one
//! template, in which everything that is the same in each token is encoded and hashed once.
//!
//! [`Issuer`] and [`Verifier`] are generic over the vendor. Each vendor's module has both names for its own tokens, and those are what
//! to import: `use token_core::twilio::{Issuer, Verifier}`. With `use token_core::*` beside `use token_core::twilio::*` the two names are
//! ambiguous.
//!
//! # Verify
//!
//! A [`Verifier`] says whether a token is ours and good, and reads its grants back into their types. Nothing is copied out of a token:
//! [`Claims`] keep its text and borrow from it. Why a token from anywhere would be refused, and what to write, [`diagnose`](mod@diagnose)
//! says.
//!
//! # What stays in memory
//!
//! Secrets and prepared keys lie on the heap, each in one place, and are wiped when they are dropped. Not wiped, for want of a way to do so
//! in safe code: what a call leaves on the stack and in registers, until later calls write over it; what the environment of the process
//! holds; and tokens, which are `String`s that the caller takes.
//!
//! # Serve
//!
//! | feature | gives |
//! |---|---|
//! | `derive`, on by default | `include_grants!` and `#[derive(Grant)]` |
//! | `http` | `http::Response::from(…)` a token (the raw text), a [`TokenResponse`] (JSON) or an [`IssueError`] (problem+json); no cache keeps them |
//! | `axum` | a handler returns any of the three as it is; brings `http` |
//! | `tracing` | an event, target `token_core`, for each token: `issued` (info; `token`, the declaration's name, `jti`, `ttl` in seconds) or `refused to issue` (warn; `token`, `rules`). Never the token, the identity or an input |
//! | `livekit`, `zoom` | the module of that vendor, beside [`twilio`], and its `vendor = "…"` in a `grants.toml` |
//!
//! A whole handler of axum. The tokens are made once and shared; the identity is that of the session, never one from the request:
//!
//! ```
//! # #[cfg(all(feature = "axum", feature = "derive"))] mod application {
//! use std::sync::Arc;
//!
//! use axum::extract::State;
//! use axum::routing::post;
//! use axum::{Extension, Router};
//! use token_core::{AccessToken, IssueError};
//!
//! # token_core::include_grants!(inline = r#"
//! #     vendor = "twilio"
//! #
//! #     [token.support_agent]
//! #     sdk = "voice"
//! #     ttl = "15m"
//! #     voice.incoming.allow = true
//! # "#);
//! /// Who is signed in. Your session's layer puts it into each request.
//! #[derive(Clone)]
//! struct User {
//!     id: String,
//! }
//!
//! async fn token(
//!     State(tokens): State<Arc<Tokens>>,
//!     Extension(user): Extension<User>,
//! ) -> Result<AccessToken<SupportAgent>, IssueError> {
//!     tokens.support_agent.issue(&user.id)
//! }
//!
//! fn app(tokens: Tokens) -> Router {
//!     Router::new().route("/token", post(token)).with_state(Arc::new(tokens))
//! }
//! # }
//! ```
//!
//! # What it does not do
//!
//! Nothing here reads a file, and variables and time come through a look-up and a clock that the caller may replace. It asks
//! nobody: whether a key was deleted or a service exists, only the vendor knows.
//!
//! The random part of a token's id comes from `rand::rng()`, a generator in user space for each thread, seeded by the system when the
//! thread first uses it. A copy of a running process repeats the ids of the original:
//!
//! - After a fork without `exec`: the child must issue from a new thread, or be forked before the first use.
//! - When several virtual machines or containers are started from one snapshot: each must issue from a new thread, or the snapshot must be
//!   taken before the first use. For virtual machines even that helps only where the kernel seeds its own generator anew, because the
//!   snapshot holds that generator too. Linux does so when the hypervisor reports a new
//!   [VM Generation ID](https://www.qemu.org/docs/master/specs/vmgenid.html).

#![cfg_attr(docsrs, feature(doc_cfg))]

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
mod credentials;
pub mod diagnose;
#[doc(hidden)]
pub mod engine;
mod grant;
mod issue;
#[doc(hidden)]
pub mod json;
mod jwt;
pub mod marker;
mod rules;
mod sid;
mod vendors;
mod verify;

pub use crate::credentials::secret::Secret;
pub use crate::credentials::start_error::StartError;
pub use crate::grant::Grant;
pub use crate::grant::grant_set::And;
pub use crate::issue::access_token::AccessToken;
pub use crate::issue::issue_error::IssueError;
pub use crate::issue::issuer::{Issuer, PreparedIssuer};
pub use crate::issue::token_response::TokenResponse;
#[doc(inline)]
pub use crate::json::JsonObject;
pub use crate::rules::finding::{Finding, More};
pub use crate::sid::{Sid, SidError};
pub use crate::vendors::*;
pub use crate::verify::claims::{Claims, Verified};
pub use crate::verify::verifier::Verifier;
pub use crate::verify::verify_error::VerifyError;
#[cfg(feature = "derive")]
pub use token_derive::{Grant, include_grants};
pub use token_schema::rule::Severity;
