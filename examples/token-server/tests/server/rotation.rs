//! The key is exchanged while the server runs.

use std::fs;

use serde_json::json;

use crate::browser::{Browser, OLD_KEY, OLD_SECRET, Server, keys_file};

const NEW_KEY: &str = "SK00000000000000000000000000000002";
const NEW_SECRET: &str = "the-second-secret-of-this-test";

fn write(server: &Server, text: &str) {
    fs::write(server.folder.join("keys.env"), text).unwrap();
}

async fn token(browser: &mut Browser) -> String {
    browser.post("/tokens/field_engineer", &json!({"case": 7})).await.body
}

async fn opens(browser: &mut Browser, token: &str) -> bool {
    let request = axum::http::Request::get("/cases/7")
        .header("authorization", format!("Bearer {token}"))
        .body(axum::body::Body::empty())
        .unwrap();
    browser.send(request).await.status == 200
}

#[tokio::test]
async fn the_new_key_signs_and_both_verify() {
    let server = Server::start().await;
    let mut alice = server.signed_in("alice").await;
    let old = token(&mut alice).await;
    write(&server, &keys_file(NEW_KEY, NEW_SECRET, None));
    server.app.keys.reload().unwrap();

    let new = token(&mut alice).await;
    assert!(opens(&mut alice, &old).await && opens(&mut alice, &new).await);
    assert_eq!(server.app.keys.now().verifier.verify(&old).unwrap().issuer(), OLD_KEY);
    assert_eq!(server.app.keys.now().verifier.verify(&new).unwrap().issuer(), NEW_KEY);
    assert!(Server::old_verifier().verify(&new).is_err());

    // And back again: a key that signs is not also retired.
    write(&server, &keys_file(OLD_KEY, OLD_SECRET, None));
    server.app.keys.reload().unwrap();
    assert!(opens(&mut alice, &old).await && opens(&mut alice, &new).await);
}

#[tokio::test]
async fn a_replica_takes_the_next_key_before_it_signs() {
    let (first, second) = (Server::start().await, Server::start().await);
    for server in [&first, &second] {
        write(server, &keys_file(OLD_KEY, OLD_SECRET, Some((NEW_KEY, NEW_SECRET))));
        server.app.keys.reload().unwrap();
    }
    // Only the first one has gone on; a token of its new key comes to the second.
    write(&first, &keys_file(NEW_KEY, NEW_SECRET, Some((OLD_KEY, OLD_SECRET))));
    first.app.keys.reload().unwrap();
    let (mut at_first, mut at_second) = (first.signed_in("alice").await, second.signed_in("alice").await);
    let (new, old) = (token(&mut at_first).await, token(&mut at_second).await);
    for browser in [&mut at_first, &mut at_second] {
        assert!(opens(browser, &new).await && opens(browser, &old).await);
    }
}

#[tokio::test]
async fn a_bad_file_changes_nothing() {
    let server = Server::start().await;
    let mut alice = server.signed_in("alice").await;
    for (text, told) in [
        (keys_file(NEW_KEY, "", None), "TWILIO_API_SECRET"),
        (keys_file("SK-mistyped", NEW_SECRET, None), "TWILIO_API_KEY"),
        (keys_file(NEW_KEY, NEW_SECRET, Some(("SK-mistyped", OLD_SECRET))), "TWILIO_OTHER_API_KEY"),
        (format!("{}\nno variable\n", keys_file(NEW_KEY, NEW_SECRET, None)), "line 7"),
    ] {
        write(&server, &text);
        let error = server.app.keys.reload().unwrap_err();
        assert!(error.contains(told), "{error}");
        assert!(!error.contains(NEW_SECRET) && !error.contains(OLD_SECRET), "{error}");
    }
    let token = token(&mut alice).await;
    assert_eq!(Server::old_verifier().verify(&token).map(|claims| claims.issuer().to_owned()).unwrap(), OLD_KEY);
}
