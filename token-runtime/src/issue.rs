//! Issues tokens: from declarations and the environment to the signed text and the response that carries it.

pub(crate) mod access_token;
#[cfg(feature = "axum")]
mod axum_response;
#[doc(hidden)]
pub(crate) mod declaration;
#[cfg(feature = "http")]
mod http_response;
#[cfg(feature = "serde")]
pub(crate) mod inputs;
pub(crate) mod issue_error;
pub(crate) mod issue_events;
#[cfg(feature = "http")]
mod issue_problem;
pub(crate) mod issued;
pub(crate) mod issuer;
pub(crate) mod lent;
pub(crate) mod profile;
mod renewal;
#[doc(hidden)]
pub(crate) mod start;
#[doc(hidden)]
pub(crate) mod started;
#[doc(hidden)]
pub(crate) mod strictness;
#[doc(hidden)]
pub(crate) mod template;
pub(crate) mod token_response;
pub(crate) mod variable;
