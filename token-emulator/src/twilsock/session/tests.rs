//! A session at any time, without a socket or a clock.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use proptest::prelude::*;
use serde_json::json;
use token_core::twilio::{DataSyncGrant, Issuer};

use super::*;
use crate::clients::Clients;
use crate::test_credentials::credentials;
use crate::twilsock::decode;

const LEAD: Duration = Duration::from_secs(180);

fn session() -> Session {
    let scenario = Arc::new(Scenario::default());
    let shared = Shared {
        gate: Arc::new(Gate::new(&[credentials()], Arc::clone(&scenario)).unwrap()),
        scenario,
        continuations: Continuations::default(),
        upstream: Arc::new(Upstream::new(Arc::new(Clients::new(1)))),
        warn_before: LEAD,
        verify_queue: VerifyQueue::default(),
    };
    Session::new(Arc::new(shared), 1)
}

/// A token with this lifetime, and when it expires.
fn token(lifetime: u64) -> (String, SystemTime) {
    let grant = DataSyncGrant::new("IS0123456789abcdef0123456789abcdef".parse().unwrap());
    let token = Issuer::new(&credentials()).issue_for(Duration::from_secs(lifetime), "alice", grant).unwrap();
    (token.as_str().to_owned(), token.expires_at())
}

fn packet(header: Value) -> Packet {
    let Value::Object(header) = header else { unreachable!("a header is an object") };
    Packet { header, payload: Payload::None }
}

fn live(lifetime: u64) -> (Session, SystemTime) {
    let (token, ends) = token(lifetime);
    let mut session = session();
    let effects =
        session.on_packet(&packet(json!({"method": "init", "token": token})), ends - Duration::from_secs(lifetime));
    assert!(logged(&effects).iter().any(|what| matches!(what, EventKind::Accepted { .. })), "{effects:?}");
    (session, ends)
}

fn logged(effects: &[Effect]) -> Vec<&EventKind> {
    effects.iter().filter_map(|effect| if let Effect::Log(what) = effect { Some(what) } else { None }).collect()
}

#[test]
fn it_warns_once_and_ends_when_the_token_expires() {
    let (mut session, ends) = live(3600);
    let moment = Duration::from_millis(1);
    assert_eq!(session.deadline(), Some(ends - LEAD));
    assert!(session.on_deadline(ends - LEAD - moment).is_empty());
    assert_eq!(logged(&session.on_deadline(ends - LEAD)), [&EventKind::Warned]);
    assert_eq!(session.deadline(), Some(ends));
    assert!(session.on_deadline(ends - moment).is_empty());
    assert_eq!(logged(&session.on_deadline(ends)), [&EventKind::Expired]);
    assert_eq!(session.deadline(), None);
    assert!(session.on_deadline(ends + LEAD).is_empty(), "the client is told once");
}

#[test]
fn a_renewal_resets_the_warning() {
    let (mut session, ends) = live(1800);
    session.on_deadline(ends - LEAD);
    let (renewed, later) = token(3600);
    let effects = session.on_packet(&packet(json!({"method": "update", "token": renewed})), ends - LEAD);
    assert_eq!(logged(&effects), [&EventKind::Renewed { expires_at: unix(later) }]);
    assert_eq!(session.deadline(), Some(later - LEAD));
    assert!(session.on_deadline(ends).is_empty());
}

#[test]
fn a_short_lifetime_is_warned_of_at_once() {
    let (token, ends) = token(90);
    let mut session = session();
    let effects = session.on_packet(&packet(json!({"method": "init", "token": token})), ends - Duration::from_secs(90));
    assert!(logged(&effects).contains(&&EventKind::Warned), "{effects:?}");
    assert_eq!(session.deadline(), Some(ends));
}

#[test]
fn a_refused_client_is_ignored() {
    let mut session = session();
    let effects = session.on_packet(&packet(json!({"method": "init", "token": "garbage"})), SystemTime::now());
    assert_eq!(effects.last(), Some(&Effect::Close));
    let (good, _) = token(3600);
    for method in ["init", "update", "message", "ping"] {
        assert!(session.on_packet(&packet(json!({"method": method, "token": good})), SystemTime::now()).is_empty());
    }
    assert!(session.on_invalid_frame(None).is_empty());
}

proptest! {
    /// Every packet gets a reply or ends the session, and nothing panics.
    #[test]
    fn every_header_gets_a_reply(method in "init|update|message|close|reply|ping|\\PC{0,8}", text in "\\PC{0,30}", live_first: bool) {
        let (mut session, now) = if live_first { let (session, ends) = live(3600); (session, ends - LEAD - LEAD) } else { (session(), UNIX_EPOCH) };
        let header = json!({"method": method, "token": text, "registrations": [text, {"product": text}], "http_request": {"path": text},
            "continuation_token": {"a": text}, "active_grant": "data_sync"});
        let effects = session.on_packet(&packet(header), now);
        let silent = ["reply"].contains(&method.as_str());
        prop_assert_eq!(effects.is_empty(), silent);
    }

    #[test]
    fn random_bytes_end_the_session(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
        let mut session = session();
        let effects = match decode(&bytes) {
            Ok(packet) => session.on_packet(&packet, UNIX_EPOCH),
            Err(error) => session.on_invalid_frame(Some(error)),
        };
        prop_assert_eq!(effects.last(), Some(&Effect::Close));
    }
}
