//! Requests from pages of other sites are refused.

use axum::body::Body;
use axum::http::Request;

use crate::browser::Server;

#[tokio::test]
async fn a_request_of_another_site_is_refused_and_our_own_is_not() {
    let server = Server::start().await;
    let mut alice = server.signed_in("alice").await;
    for (headers, expected) in [
        (&[("sec-fetch-site", "same-origin"), ("origin", "https://desk.example")][..], 200),
        (&[("sec-fetch-site", "none")], 200),
        (&[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")], 403),
        // Another host of the same site, which sends the cookie.
        (&[("sec-fetch-site", "same-site"), ("origin", "https://evil.desk.example")], 403),
        // An old browser without the header.
        (&[("origin", "https://desk.example")], 200),
        (&[("origin", "https://evil.example")], 403),
        (&[("origin", "https://desk.example.evil.example")], 403),
        (&[("origin", "null")], 403),
        (&[("origin", "")], 403),
        // Not a browser: curl, or another server.
        (&[], 200),
    ] {
        for (method, path) in [("POST", "/tokens/dashboard"), ("POST", "/diagnose")] {
            let mut request = Request::builder().method(method).uri(path);
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            let answer = alice.send(request.body(Body::empty()).unwrap()).await;
            assert_eq!(answer.status, expected, "{headers:?}");
            if expected == 403 {
                assert_eq!(answer.problem().1, "cross-site");
            }
        }
    }
}

#[tokio::test]
async fn another_site_can_neither_sign_in_nor_out() {
    let server = Server::start().await;
    let mut alice = server.signed_in("alice").await;
    for request in [Request::post("/session"), Request::delete("/session")] {
        let request = request.header("sec-fetch-site", "cross-site").body(Body::empty()).unwrap();
        assert_eq!(alice.send(request).await.problem(), (403, "cross-site".to_owned()));
    }
    assert_eq!(alice.get("/session").await.status, 200);
}

#[tokio::test]
async fn a_form_is_no_json() {
    let server = Server::start().await;
    let request = Request::post("/session")
        .header("content-type", "text/plain")
        .body(Body::from(r#"{"name":"alice","password":"x"}"#))
        .unwrap();
    assert_eq!(server.browser().send(request).await.problem(), (415, "not-json".to_owned()));
}
