//! What the log contains at the most verbose level, and what it never contains.
//!
//! In a process of its own, because tracing caches for each event whether it is enabled.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]

#[allow(dead_code, reason = "the other tests need all of it")]
#[path = "../server/browser.rs"]
mod browser;

use std::io;
use std::sync::{Arc, Mutex};

use serde_json::json;
use tracing::instrument::WithSubscriber as _;

use browser::{OLD_SECRET, PASSWORD, Server};

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn the_log_names_a_token_by_its_id_and_shows_neither_it_nor_the_session() {
    let lines = Lines::default();
    let writer = lines.clone();
    let subscriber = token_server::subscriber(Some("trace"), move || writer.clone());
    let work = async {
        let server = Server::start().await;
        let mut alice = server.signed_in("alice").await;
        let token = alice.post("/tokens/field_engineer", &json!({"case": 7})).await.body;
        let bearer = axum::http::Request::get("/cases/7").header("authorization", format!("Bearer {token}"));
        assert_eq!(alice.send(bearer.body(axum::body::Body::empty()).unwrap()).await.status, 200);
        let paste = axum::http::Request::post("/diagnose").body(axum::body::Body::from(token.clone())).unwrap();
        assert_eq!(alice.send(paste).await.status, 200);
        alice.get(&format!("/nowhere?token={token}")).await;
        alice.post("/tokens/meeting_guest", &json!({"room": ""})).await;
        let strange = axum::http::Request::builder().method("ANYTHING-AT-ALL").uri("/session");
        alice.send(strange.body(axum::body::Body::empty()).unwrap()).await;
        server.app.keys.reload().unwrap();
        let session = alice.cookie.unwrap().split_once('=').unwrap().1.to_owned();
        (token, session)
    };
    let (token, session) = work.with_subscriber(subscriber).await;

    let log = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    let jti = Server::old_verifier().verify(&token).unwrap().jti().unwrap().to_owned();
    let issued: Vec<_> = log.lines().filter(|line| line.contains("token_core") && line.contains("issued")).collect();
    assert!(issued.len() == 1 && issued[0].contains(&jti) && issued[0].contains("token=\"field_engineer\""), "{log}");
    let line = |text: &str| log.lines().any(|line| line.contains(text));
    assert!(line("refused to issue token=\"meeting_guest\" rules=\"input-empty\""), "{log}");
    assert!(line("route=\"/tokens/{name}\" status=200") && line("keys reloaded"), "{log}");

    assert!(line("answered method=\"-\" route=\"/session\"") && line("method=\"POST\""), "{log}");
    let parts: Vec<_> = token.split('.').collect();
    for secret in [parts[1], parts[2], OLD_SECRET, PASSWORD, &session, "ANYTHING-AT-ALL"] {
        let shown: Vec<_> = log.lines().filter(|line| line.contains(secret)).collect();
        assert!(shown.is_empty(), "{secret} stands in {shown:#?}");
    }
}
