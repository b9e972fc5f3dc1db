//! With feature `http`, and `axum`: a token is the whole answer, and no cache keeps it.

#![cfg(feature = "http")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

use crate::acme::profiles::{GuestInput, tokens};
use crate::acme::{issuer, talk};
use token_core::TokenResponse;

#[test]
fn the_body_is_the_raw_token() {
    let token = issuer().issue("alice", talk()).unwrap();
    let text = token.as_str().to_owned();
    let response: http::Response<String> = token.into();
    assert_eq!(response.status(), 200);
    assert_eq!(response.body(), &text);
}

#[test]
fn neither_a_cache_nor_a_guess_at_its_type_keeps_it() {
    let response: http::Response<Vec<u8>> = tokens().clerk.issue("alice").unwrap().into();
    let headers: Vec<_> =
        response.headers().iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap())).collect();
    assert_eq!(
        headers,
        [
            ("content-type", "text/plain; charset=utf-8"),
            ("cache-control", "no-store"),
            ("x-content-type-options", "nosniff"),
            ("token-expires-in", "900"),
            ("token-refresh-in", "720"),
        ]
    );
}

#[test]
fn a_response_in_json_is_no_less_guarded() {
    let response: http::Response<String> = TokenResponse::from(tokens().clerk.issue("alice").unwrap()).into();
    let headers: Vec<_> =
        response.headers().iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap())).collect();
    assert_eq!(
        headers,
        [("content-type", "application/json"), ("cache-control", "no-store"), ("x-content-type-options", "nosniff")]
    );
    let body: serde_json::Value = serde_json::from_str(response.body()).unwrap();
    assert_eq!((response.status().as_u16(), &body["identity"]), (200, &"alice".into()));
}

/// In axum a handler returns the token, the JSON with it, or the error as it is, and the answer is that of `http`.
#[cfg(feature = "axum")]
#[test]
fn a_handler_returns_what_the_call_gave() {
    use axum::body::Body;
    use axum::handler::Handler;
    use axum::response::{IntoResponse, Response};
    use http_body_util::BodyExt as _;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};
    use token_core::{AccessToken, IssueError};

    // Nothing here waits, so no runtime is needed.
    fn now<F: Future>(future: F) -> F::Output {
        let Poll::Ready(output) = pin!(future).poll(&mut Context::from_waker(Waker::noop())) else {
            panic!("it waits")
        };
        output
    }
    fn ask<T>(handler: impl Handler<T, ()>) -> (u16, String, String) {
        let response: Response = now(handler.call(http::Request::new(Body::empty()), ())).into_response();
        let (head, body) = response.into_parts();
        let body = now(body.collect()).unwrap().to_bytes();
        let content_type = head.headers["content-type"].to_str().unwrap().to_owned();
        assert_eq!(head.headers["cache-control"], "no-store");
        (head.status.as_u16(), content_type, String::from_utf8(body.to_vec()).unwrap())
    }
    async fn raw() -> Result<AccessToken<crate::acme::profiles::Clerk>, IssueError> {
        tokens().clerk.issue("alice")
    }
    async fn in_json() -> Result<TokenResponse, IssueError> {
        Ok(tokens().clerk.issue("alice")?.into())
    }
    async fn refused() -> Result<AccessToken<crate::acme::profiles::Guest>, IssueError> {
        tokens().guest.issue("alice", GuestInput { nick: "" })
    }
    let (status, content_type, body) = ask(raw);
    assert!(status == 200 && content_type.starts_with("text/plain") && body.starts_with("eyJ"), "{body}");
    let (status, content_type, body) = ask(in_json);
    assert!(status == 200 && content_type == "application/json" && body.starts_with('{'), "{body}");
    let (status, content_type, body) = ask(refused);
    assert!(status == 422 && content_type == "application/problem+json" && body.contains("nick"), "{body}");
}
