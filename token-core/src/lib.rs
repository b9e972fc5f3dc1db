//! Issues, verifies and explains the access tokens of Twilio, and those of Ably, LiveKit, Supabase, Vonage and Zoom's Video SDK.
//!
//! An application declares its tokens in a `grants.toml` next to its `Cargo.toml`. The vendors' rules are data, so a mistake in the file is a
//! compile error at its line, a mistake in the environment is an error at start, and a mistake in the arguments of a request is an error of
//! the call that issues the token.
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
//!     "TWILIO_API_SECRET" => Some("AFakeSecretThatSignsNoRealTokens".into()),
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
//! In a program the declarations are in the file, and the first line is `token_core::include_grants!("grants.toml");`. The generated
//! documentation of `Tokens` (`cargo doc`) lists the variables that it reads.
//!
//! | to | see |
//! |---|---|
//! | issue declared tokens | [`include_grants!`], and [`declared`] for code that is generic over them |
//! | choose the grants in code | [`Issuer`] with the typed grants of the vendor's module, such as [`twilio`] |
//! | take variables from a vault, a file or a tenant's row | [`start::Source`] |
//! | verify a token | [`Verifier`], and [`tenants::Verifiers`] for many tenants |
//! | learn why a vendor refuses a token | [`diagnose`](mod@diagnose) |
//! | add a grant of your own | `[grant.NAME]` in the file, or [`#[derive(Grant)]`](derive@Grant) |
//! | sign with a private key, or in a key management service | [`keys`] |
//! | test without credentials | `Tokens::for_tests()`, with the feature `test-util` |
//!
//! The search of this documentation knows the words of Twilio's libraries, such as `addGrant`, `toJwt` and `SyncGrant`.
//!
//! [`Issuer`] and [`Verifier`] are generic over the vendor. Import the aliases of the vendor's module:
//! `use token_core::twilio::{Issuer, Verifier}`. Importing both `token_core::*` and `token_core::twilio::*` makes the two names ambiguous.
//! `Credentials` are in the vendor's module only.
//!
//! For a path that does not exist, the compiler may suggest a similar name that is private or hidden: `token_core::credentials` for
//! `token_core::Credentials`, or `token_core::__private` for `token_core::private`. Neither is for applications; each public item is on this
//! page, or in one of its modules.
//!
//! # Errors
//!
//! | error | when | contains |
//! |---|---|---|
//! | a compile error | `include_grants!`, `sid!` | each mistake in the file, its line, and the fix |
//! | [`StartError`] | the start, and a key rotation | every missing or invalid variable; as data in [`problems`](StartError::problems) |
//! | [`IssueError`] | a token is issued | every invalid argument; an HTTP response with the feature `axum` or `http` |
//! | [`VerifyError`] | a token is verified | every reason to refuse it; [`is_expired`](VerifyError::is_expired) |
//! | [`SidError`], [`RegionError`] | a SID or a Region is parsed from a string | what is wrong with the string |
//! | [`keys::KeyError`] | a private or public key is read | what is wrong with the key |
//!
//! None contains a secret or a token. A [`Finding`] is one problem in them: the id of its rule, which `token explain` explains, its place, the
//! message, and the fix.
//!
//! # Features
//!
//! | feature | gives |
//! |---|---|
//! | `derive`, on by default | `include_grants!` and `#[derive(Grant)]`; enables `issue` |
//! | `issue`, on by default | the calls that issue a token. Each token has a random id, so they need a source of random numbers; verifying and diagnosing do not |
//! | `http` | `http::Response::from(…)` a token (the raw text), a [`TokenResponse`] (JSON) or an [`IssueError`] (problem+json); no cache stores them |
//! | `axum` | a handler can return any of the three; enables `http` |
//! | `tracing` | an event, target `token_core`, for each token: `issued` (info; `token`, the declaration's name, `jti`, `ttl` in seconds; before it, `warning` (warn; `token`, `rule`) for each warning about the identity) or `refused to issue` (warn; `token`, `rules`); and `key used` (info; `key`, its id) when a key verified a token, at most once a minute for each key; and each warning of a start (warn; `source`, what the [`Source`](start::Source) is called, `rule`, `at`, the message). Never the token, the identity or an input |
//! | `test-util` | `Tokens::for_tests()`: made-up credentials and variables, for tests only; a build without `debug_assertions` is a compile error |
//! | `serde` | the input of a declared token is `Deserialize`, if its fields are strings, booleans, integers and SIDs. It borrows its strings; `declared::Inputs` owns them, for axum's `Json` |
//! | `files` | `secrets_dir` and `env_file` of a [`Source`](start::Source): variables from mounted secrets and a `.env` file |
//! | `jsonwebtoken-11` | [`keys`]: RS256, PS256, ES256 and EdDSA with signers of yours, by the traits of jsonwebtoken 11 |
//! | `ring` | the built-in signer for these algorithms, and keys from PEM; enables `jsonwebtoken-11` |
//! | `ably`, `livekit`, `supabase`, `vonage`, `zoom` | the module of that vendor, and its `vendor = "…"` in a `grants.toml` |
//!
//! # In a handler
//!
//! A complete handler for axum. All requests share the templates; the identity comes from the session, never from the request:
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
//! /// The user of the session, which a layer adds to each request.
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
//! # What stays in memory
//!
//! Secrets and prepared keys stay in one place on the heap, and are wiped when dropped. Safe code cannot wipe copies on the stack and in
//! registers, which later calls overwrite; nor the environment of the process. Tokens are plain `String`s of the caller.
//!
//! # WebAssembly
//!
//! The crate builds for `wasm32-unknown-unknown`, which has neither a clock nor random numbers. So the caller passes the time there, with
//! [`Options::at`](diagnose::Options::at) or `with_clock`; without it, a call that needs the time panics. Leave out the feature `issue`, or give
//! [getrandom](https://docs.rs/getrandom/latest/getrandom/#custom-backend) a source, as `examples/worker` does.
//!
//! # What it does not do
//!
//! Without the features `files` and `ring` this crate reads no files at run time; with `ring`, the variable of a private key may hold the
//! path of its file. It makes no requests, so it does not know whether a key was deleted or a service exists. The caller
//! can replace the environment and the clock.
//!
//! The random part of a token's id comes from `rand::rng()`, a generator in user space for each thread, seeded by the system on first use. A
//! copy of a running process repeats the ids of the original:
//!
//! - After a fork without `exec`, the child must issue tokens from a new thread, or the fork must precede the first use.
//! - If several virtual machines or containers start from one snapshot, each must issue tokens from a new thread, or the snapshot must
//!   precede the first use. The snapshot of a virtual machine includes the kernel's generator, so this only helps if the kernel reseeds it.
//!   Linux does so when the hypervisor reports a new [VM Generation ID](https://www.qemu.org/docs/master/specs/vmgenid.html).

#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "derive")]
pub use token_derive::{Grant, include_grants};
pub use token_runtime::*;
