//! Sync and Conversations clients: accepted, refused, warned, expired, and everything that a test can do to them.

use std::time::{Duration, Instant, SystemTime};

use crate::clients::{
    ACCOUNT, KEY, OTHER_SERVICE, SECRET, Twilsock, chat, credentials, credentials_of, emulator, issue, options, status,
    sync,
};
use futures_util::StreamExt as _;
use serde_json::{Value, json};
use token_core::marker::GrantSet;
use token_core::twilio::{DataSyncGrant, Issuer, VideoGrant};
use token_emulator::codes::KnownCode;
use token_emulator::twilsock::{Packet, Payload};
use token_emulator::{Emulator, EventKind, Target};
use tokio_tungstenite::tungstenite::Message;

fn issued_by(account: &str, key: &str, secret: &str, identity: &str, grants: impl GrantSet) -> String {
    Issuer::new(&credentials_of(account, key, secret)).issue(identity, grants).unwrap().as_str().to_owned()
}

fn issued_ago(ago: Duration) -> String {
    let then = SystemTime::now() - ago;
    let issuer = Issuer::new(&credentials()).with_clock(move || then);
    issuer.issue("alice", sync()).unwrap().as_str().to_owned()
}

#[tokio::test]
async fn a_valid_token_is_accepted() {
    let emulator = emulator().await;
    let (_client, answer) = Twilsock::show(&emulator, &issue("alice", sync())).await;
    assert_eq!((&answer.header["id"], &answer.header["method"]), (&json!("TM1"), &json!("reply")));
    assert_eq!(answer.header["status"], json!({"code": 200, "status": "OK"}));
    assert_eq!(answer.header["capabilities"], json!(["client_update"]));
    assert!(answer.header["continuation_token"].is_string(), "{answer:?}");
    assert_eq!(answer.header["account_descriptor"]["identity"], "alice");
    let accepted = emulator.events().next_where(|event| matches!(event.kind, EventKind::Accepted { .. })).await;
    let EventKind::Accepted { identity, key, continued, .. } = &accepted.kind else { unreachable!("it was asked for") };
    assert_eq!((identity.as_str(), key.as_str(), *continued), ("alice", KEY, false));
}

#[tokio::test]
async fn refused_tokens_and_their_codes() {
    let emulator = emulator().await;
    let good = issue("alice", sync());
    let cases = [
        ("not a token", "garbage".to_owned(), 20101),
        ("a JSON object", json!({"token": good}).to_string(), 20101),
        ("cut off", good[..good.len() - 60].to_owned(), 20101),
        ("another secret", issued_by(ACCOUNT, KEY, "AnotherFakeSecretOfNobody1234567", "alice", sync()), 20107),
        ("another key", issued_by(ACCOUNT, &KEY.replace('0', "f"), SECRET, "alice", sync()), 20103),
        ("another account", issued_by(&ACCOUNT.replace('0', "f"), KEY, SECRET, "alice", sync()), 20103),
        ("expired", issued_ago(Duration::from_hours(2)), 20104),
        ("another grant", issue("alice", VideoGrant::new()), 20106),
        ("the grant of the other product", issue("alice", chat()), 20106),
    ];
    for (what, token, code) in cases {
        let (mut client, answer) = Twilsock::show(&emulator, &token).await;
        assert_eq!(status(&answer), (401, Some(code)), "{what}: {answer:?}");
        // Clients compare it exactly.
        assert_eq!(answer.header["status"]["status"], "UNAUTHORIZED");
        client.0.close(None).await.unwrap();
    }
    let log = emulator.control().log();
    assert!(!format!("{log:?}").contains(&good), "a token is in the log");
}

#[tokio::test]
async fn every_client_receives_a_forced_code() {
    let emulator = Emulator::start(options().reject(KnownCode::try_from(51130).unwrap())).await.unwrap();
    let (_client, answer) = Twilsock::show(&emulator, &issue("alice", sync())).await;
    assert_eq!(status(&answer), (401, Some(51130)));
    emulator.control().reject(None);
    Twilsock::connected(&emulator, "alice").await;
}

#[tokio::test]
async fn a_new_token_must_be_for_the_same_identity_account_and_services() {
    let emulator = emulator().await;
    let other_account = "ACffffffffffffffffffffffffffffffff";
    let both = Emulator::start(options().or(&credentials_of(other_account, KEY, SECRET))).await.unwrap();
    let other_service = DataSyncGrant::new(OTHER_SERVICE.parse().unwrap());
    for (what, emulator, token, code) in [
        ("the same", &emulator, issue("alice", sync()), None),
        ("another identity", &emulator, issue("bob", sync()), Some(51215)),
        ("another service", &emulator, issue("alice", other_service), Some(51215)),
        ("another product as well", &emulator, issue("alice", sync().and(chat())), Some(51215)),
        ("another account", &both, issued_by(other_account, KEY, SECRET, "alice", sync()), Some(51215)),
        ("another secret", &emulator, issued_by(ACCOUNT, KEY, "another-secret", "alice", sync()), Some(20107)),
        ("expired", &emulator, issued_ago(Duration::from_hours(2)), Some(20104)),
    ] {
        let mut client = Twilsock::connected(emulator, "alice").await;
        let answer = client.update(&token).await;
        assert_eq!(status(&answer), (if code.is_some() { 401 } else { 200 }, code), "{what}: {answer:?}");
    }
}

#[tokio::test]
async fn a_token_expires_at_its_exp() {
    let emulator = Emulator::start(options().warn_before(Duration::ZERO)).await.unwrap();
    let issuer = Issuer::new(&credentials());
    let token = issuer.issue_for(Duration::from_secs(2), "alice", sync()).unwrap();
    let (mut client, answer) = Twilsock::show(&emulator, token.as_str()).await;
    assert_eq!(status(&answer), (200, None));
    let closed = client.closed(410).await;
    assert!(SystemTime::now() >= token.expires_at(), "it was closed too early");
    assert_eq!((&closed.header["status"]["status"], status(&closed).1), (&json!("TOKEN_EXPIRED"), Some(51207)));
}

#[tokio::test]
async fn a_client_that_renews_when_warned_stays_connected() {
    let emulator = Emulator::start(options().warn_before(Duration::from_hours(2))).await.unwrap();
    let mut client = Twilsock::connected(&emulator, "alice").await;
    for _ in 0..10 {
        let warned = client.receive().await;
        assert_eq!(warned.header["client_update_type"], "token_about_to_expire", "{warned:?}");
        client.send_packet(json!({"method": "reply", "status": {"code": 200, "status": "OK"}}), Payload::None).await;
        assert_eq!(status(&client.update(&issue("alice", sync())).await), (200, None));
    }
    let log = emulator.control().log();
    assert_eq!(log.iter().filter(|event| matches!(event.kind, EventKind::Renewed { .. })).count(), 10);
    assert!(!log.iter().any(|event| matches!(event.kind, EventKind::Expired)));
}

#[tokio::test]
async fn control_of_clients() {
    let emulator = emulator().await;
    let control = emulator.control();
    let mut alice = Twilsock::connected(&emulator, "alice").await;
    let mut bob = Twilsock::connected(&emulator, "bob").await;

    assert_eq!(control.warn_now(&Target::Identity("alice".into())), 1);
    assert_eq!(alice.receive().await.header["method"], "client_update");
    assert_eq!(control.expire_now(&Target::Identity("alice".into())), 1);
    alice.closed(410).await;

    assert_eq!(control.go_away(&Target::All), 1);
    assert!(status(&bob.closed(308).await).1.is_none());

    let mut bob = Twilsock::connected(&emulator, "bob").await;
    assert_eq!(control.revoke_key(KEY), 1);
    assert_eq!(status(&bob.closed(401).await).1, Some(20103));
    let (_, answer) = Twilsock::show(&emulator, &issue("bob", sync())).await;
    assert_eq!(status(&answer), (401, Some(20103)), "{answer:?}");
    control.restore_key(KEY);
    Twilsock::connected(&emulator, "bob").await;
}

#[tokio::test]
async fn new_clients_are_refused_while_throttled() {
    let emulator = emulator().await;
    emulator.control().throttle(Some(Duration::from_millis(1500)));
    let (_, answer) = Twilsock::show(&emulator, &issue("alice", sync())).await;
    assert_eq!(status(&answer), (429, Some(51202)));
    assert_eq!(answer.payload, Payload::Json(json!({"backoff_policy": {"reconnect_min_ms": 1500}})));
    emulator.control().throttle(None);
    Twilsock::connected(&emulator, "alice").await;
}

#[tokio::test]
async fn delayed_replies_keep_their_order() {
    let emulator = emulator().await;
    let mut client = Twilsock::connected(&emulator, "alice").await;
    emulator.control().answer_after(Duration::from_millis(300));
    let asked = Instant::now();
    for id in ["first", "second"] {
        let header = json!({"id": id, "method": "ping"}).as_object().unwrap().clone();
        let bytes = token_emulator::twilsock::encode(&Packet { header, payload: Payload::None });
        client.send(Message::Binary(bytes.into())).await;
    }
    assert_eq!(client.receive().await.header["id"], "first");
    assert!(asked.elapsed() >= Duration::from_millis(300));
    assert_eq!(client.receive().await.header["id"], "second");
}

#[tokio::test]
async fn a_returning_client_is_continued() {
    let emulator = emulator().await;
    let (_, first) = Twilsock::show(&emulator, &issue("alice", sync())).await;
    let continuation = &first.header["continuation_token"];
    for (identity, given, reissued, same) in [
        ("alice", continuation.clone(), json!(false), true),
        ("bob", continuation.clone(), json!(true), false),
        ("alice", json!("unknown"), json!(true), false),
        ("alice", Value::Null, json!(false), false),
    ] {
        let mut client = Twilsock::open(&emulator).await;
        let answer = client.init(&issue(identity, sync()), "data_sync", given).await;
        assert_eq!(answer.header["continuation_token_status"]["reissued"], reissued, "{answer:?}");
        assert_eq!(answer.header["continuation_token"] == *continuation, same, "{answer:?}");
    }
}

#[tokio::test]
async fn invalid_messages_close_the_connection() {
    let emulator = emulator().await;
    let good = issue("alice", sync());
    let invalid = [
        Message::Text("{\"method\":\"init\"}".into()),
        Message::Binary(b"garbage".to_vec().into()),
        Message::Binary(b"TWILSOCK V3.0 2\r\n{]\r\n".to_vec().into()),
    ];
    for message in invalid {
        let mut client = Twilsock::open(&emulator).await;
        client.send(message.clone()).await;
        client.closed(406).await;
        let mut client = Twilsock::connected(&emulator, "alice").await;
        client.send(message).await;
        client.closed(406).await;
    }
    for (first, header) in [
        (None, json!({"method": "update", "token": good})),
        (Some("alice"), json!({"method": "init", "token": good})),
        (Some("alice"), json!({"method": "no-such-method"})),
    ] {
        let mut client = match first {
            Some(identity) => Twilsock::connected(&emulator, identity).await,
            None => Twilsock::open(&emulator).await,
        };
        client.send_packet(header, Payload::None).await;
        client.closed(406).await;
    }
}

#[tokio::test]
async fn a_client_without_registrations_needs_a_grant_for_one_product() {
    let emulator = emulator().await;
    for (token, expected) in [
        (issue("alice", sync()), (200, None)),
        (issue("alice", chat()), (200, None)),
        (issue("alice", VideoGrant::new()), (401, Some(20106))),
    ] {
        let mut client = Twilsock::open(&emulator).await;
        let answer = client.ask(json!({"method": "init", "token": token, "registrations": null})).await;
        assert_eq!(status(&answer), expected, "{answer:?}");
    }
}

#[tokio::test]
async fn a_stopped_emulator_closes_its_connections() {
    let emulator = emulator().await;
    let uri = emulator.uri();
    let mut client = Twilsock::connected(&emulator, "alice").await;
    emulator.stop().await;
    assert!(matches!(client.0.next().await, Some(Ok(Message::Close(_)))));
    assert!(tokio_tungstenite::connect_async(uri).await.is_err());
}
