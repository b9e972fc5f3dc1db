//! With feature `http`, and `axum`: a token is the whole answer, and no cache keeps it.

#![cfg(feature = "http")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests say what they expect by panicking")]

mod acme;

use acme::profiles::tokens;
use acme::{issuer, talk};

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
            ("x-content-type-options", "nosniff")
        ]
    );
}

#[cfg(feature = "axum")]
#[test]
fn a_handler_returns_the_token_itself() {
    use axum_core::response::IntoResponse;
    use http_body_util::BodyExt as _;
    use std::future::Future as _;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    let token = tokens().clerk.issue("alice").unwrap();
    let text = token.as_str().to_owned();
    let response = token.into_response();
    assert_eq!(response.headers()["cache-control"], "no-store");
    // The whole body is there at once: nobody has to wait, and no runtime is needed.
    let read = pin!(response.into_body().collect()).poll(&mut Context::from_waker(Waker::noop()));
    let Poll::Ready(Ok(body)) = read else { panic!("{read:?}") };
    assert_eq!(body.to_bytes(), text);
}
