//! Voice clients, on a TLS connection like that of the SDK.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::clients::{ACCOUNT, Json, KEY, credentials, credentials_of, emulator, issue, options, sign, sync};
use serde_json::{Value, json};
use token_core::twilio::{Issuer, VoiceGrant};
use token_emulator::{Emulator, EventKind, Target};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

async fn open(emulator: &Emulator) -> Json<TlsStream<TcpStream>> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(emulator.certificate_pem().as_bytes()).unwrap()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let stream = TcpStream::connect(emulator.voice()).await.unwrap();
    let name = ServerName::try_from("127.0.0.1").unwrap();
    let stream = TlsConnector::from(Arc::new(config)).connect(name, stream).await.unwrap();
    let uri = format!("wss://{}/signal", emulator.voice());
    Json(tokio_tungstenite::client_async(uri, stream).await.unwrap().0)
}

fn listen(token: &str) -> Value {
    json!({"type": "listen", "version": "1.6", "payload": {"browserinfo": {}, "reconnectTimeout": 0, "token": token}})
}

#[tokio::test]
async fn a_valid_token_registers() {
    let emulator = emulator().await;
    let mut client = open(&emulator).await;
    let connected = client.ask(listen(&issue("alice", VoiceGrant::incoming()))).await;
    assert_eq!(
        (&connected["type"], &connected["payload"]["token"]["identity"]),
        (&json!("connected"), &json!("alice"))
    );
    let ttl = connected["payload"]["token"]["ttl"].as_u64().unwrap();
    assert!((3590..=3600).contains(&ttl), "{ttl}");
    let ready = client.ask(json!({"type": "register", "payload": {"media": {"audio": true}}})).await;
    assert_eq!(ready["type"], "ready");
    let offline = client.ask(json!({"type": "register", "payload": {"media": {"audio": false}}})).await;
    assert_eq!(offline["type"], "offline", "the SDK's `unregister()` waits for it");
    let call = client.ask(json!({"type": "invite", "payload": {"callsid": "CA1", "sdp": ""}})).await;
    assert_eq!((&call["type"], &call["payload"]["callsid"]), (&json!("error"), &json!("CA1")));
}

#[tokio::test]
async fn refused_tokens_and_their_codes() {
    let emulator = emulator().await;
    let then = SystemTime::now() - Duration::from_hours(2);
    let old = Issuer::new(&credentials()).with_clock(move || then).issue("alice", VoiceGrant::incoming()).unwrap();
    let good = issue("alice", VoiceGrant::incoming());
    let other = Issuer::new(&credentials_of(ACCOUNT, KEY, "another-secret"));
    let other = other.issue("alice", VoiceGrant::incoming()).unwrap();
    for (what, token, code) in [
        ("not a token", "garbage".to_owned(), 31204),
        ("no token", String::new(), 31204),
        ("another secret", other.as_str().to_owned(), 31202),
        ("expired", old.as_str().to_owned(), 31205),
        ("another grant", issue("alice", sync()), 31204),
        (
            "an identity with forbidden characters",
            sign("alice <a@b>", &json!({"voice": {"incoming": {"allow": true}}})),
            31105,
        ),
    ] {
        let mut client = open(&emulator).await;
        let answer = client.ask(listen(&token)).await;
        assert_eq!(
            (&answer["type"], &answer["payload"]["error"]["code"]),
            (&json!("error"), &json!(code)),
            "{what}: {answer}"
        );
        // The SDK stays connected, and sends another token on the same connection.
        let answer = client.ask(listen(&good)).await;
        assert_eq!(answer["type"], "connected", "{what}: {answer}");
    }
}

#[tokio::test]
async fn a_token_is_renewed_expires_or_is_revoked() {
    let emulator = Emulator::start(options()).await.unwrap();
    let mut client = open(&emulator).await;
    let token = issue("alice", VoiceGrant::incoming());
    client.ask(listen(&token)).await;
    assert_eq!(client.ask(listen(&token)).await["type"], "connected");
    assert_eq!(emulator.control().expire_now(&Target::All), 1);
    assert_eq!(client.receive().await["payload"]["error"]["code"], 31205);
    emulator.control().revoke_key(KEY);
    assert_eq!(client.receive().await["payload"]["error"]["code"], 31204);
    assert_eq!(client.ask(listen(&token)).await["payload"]["error"]["code"], 31204);
    emulator.control().go_away(&Target::All);
    client.ended().await;
    let log = emulator.control().log();
    let count = |matches: fn(&EventKind) -> bool| log.iter().filter(|event| matches(&event.kind)).count();
    assert_eq!(count(|kind| matches!(kind, EventKind::Renewed { .. })), 1);
    assert_eq!(count(|kind| matches!(kind, EventKind::RenewalRefused(_))), 1);
}

#[tokio::test]
async fn an_invalid_message_closes_the_connection() {
    use futures_util::SinkExt as _;
    let emulator = emulator().await;
    let mut client = open(&emulator).await;
    client.0.send("no JSON".into()).await.unwrap();
    client.ended().await;
}
