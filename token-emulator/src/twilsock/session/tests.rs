//! A session at any time one likes, without a socket or a clock.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use proptest::prelude::*;
use serde_json::json;
use token_core::twilio::{Credentials, DataSyncGrant, Issuer};

use super::*;
use crate::clients::Clients;
use crate::twilsock::decode;

const LEAD: Duration = Duration::from_secs(180);

fn credentials() -> Credentials {
    let lookup = |name: &str| match name {
        "TWILIO_ACCOUNT_SID" => Some("AC0123456789abcdef0123456789abcdef".to_owned()),
        "TWILIO_API_KEY" => Some("SK0123456789abcdef0123456789abcdef".to_owned()),
        "TWILIO_API_SECRET" => Some("a-fake-secret-that-signs-no-real-token".to_owned()),
        _ => None,
    };
    Credentials::from_lookup(lookup).unwrap()
}

fn session() -> Session {
    let scenario = Arc::new(Scenario::default());
    let shared = Shared {
        gate: Arc::new(Gate::new(&[credentials()], Arc::clone(&scenario)).unwrap()),
        scenario,
        continuations: Continuations::default(),
        upstream: Arc::new(Upstream::new(Arc::new(Clients::new(1)))),
        warn_before: LEAD,
        judging: Judging::default(),
    };
    Session::new(Arc::new(shared), 1)
}

/// A token of this life, and when it ends.
fn token(life: u64) -> (String, SystemTime) {
    let grant = DataSyncGrant::new("IS0123456789abcdef0123456789abcdef".parse().unwrap());
    let token = Issuer::new(&credentials()).issue_for(Duration::from_secs(life), "alice", grant).unwrap();
    (token.as_str().to_owned(), token.expires_at())
}

fn packet(header: Value) -> Packet {
    let Value::Object(header) = header else { unreachable!("a header is an object") };
    Packet { header, payload: Payload::None }
}

fn live(life: u64) -> (Session, SystemTime) {
    let (token, ends) = token(life);
    let mut session = session();
    let acts = session.packet(&packet(json!({"method": "init", "token": token})), ends - Duration::from_secs(life));
    assert!(notes(&acts).iter().any(|what| matches!(what, What::Accepted { .. })), "{acts:?}");
    (session, ends)
}

fn notes(acts: &[Act]) -> Vec<&What> {
    acts.iter().filter_map(|act| if let Act::Note(what) = act { Some(what) } else { None }).collect()
}

#[test]
fn it_warns_once_and_ends_to_the_second() {
    let (mut session, ends) = live(3600);
    let moment = Duration::from_millis(1);
    assert_eq!(session.deadline(), Some(ends - LEAD));
    assert!(session.at(ends - LEAD - moment).is_empty());
    assert_eq!(notes(&session.at(ends - LEAD)), [&What::Warned]);
    assert_eq!(session.deadline(), Some(ends));
    assert!(session.at(ends - moment).is_empty());
    assert_eq!(notes(&session.at(ends)), [&What::Expired]);
    assert_eq!(session.deadline(), None);
    assert!(session.at(ends + LEAD).is_empty(), "it says so once");
}

#[test]
fn a_renewed_token_begins_anew() {
    let (mut session, ends) = live(1800);
    session.at(ends - LEAD);
    let (renewed, later) = token(3600);
    let acts = session.packet(&packet(json!({"method": "update", "token": renewed})), ends - LEAD);
    assert_eq!(notes(&acts), [&What::Renewed { expires_at: unix(later) }]);
    assert_eq!(session.deadline(), Some(later - LEAD));
    assert!(session.at(ends).is_empty());
}

#[test]
fn a_short_life_is_warned_of_at_once() {
    let (token, ends) = token(90);
    let mut session = session();
    let acts = session.packet(&packet(json!({"method": "init", "token": token})), ends - Duration::from_secs(90));
    assert!(notes(&acts).contains(&&What::Warned), "{acts:?}");
    assert_eq!(session.deadline(), Some(ends));
}

#[test]
fn what_was_refused_is_not_listened_to() {
    let mut session = session();
    let acts = session.packet(&packet(json!({"method": "init", "token": "garbage"})), SystemTime::now());
    assert_eq!(acts.last(), Some(&Act::End));
    let (good, _) = token(3600);
    for method in ["init", "update", "message", "ping"] {
        assert!(session.packet(&packet(json!({"method": method, "token": good})), SystemTime::now()).is_empty());
    }
    assert!(session.garbage(None).is_empty());
}

proptest! {
    /// Whatever a client sends, it is answered or the session ends: nothing is left waiting, and nothing panics.
    #[test]
    fn every_header_has_an_answer(method in "init|update|message|close|reply|ping|\\PC{0,8}", text in "\\PC{0,30}", live_first: bool) {
        let (mut session, now) = if live_first { let (session, ends) = live(3600); (session, ends - LEAD - LEAD) } else { (session(), UNIX_EPOCH) };
        let header = json!({"method": method, "token": text, "registrations": [text, {"product": text}], "http_request": {"path": text},
            "continuation_token": {"a": text}, "active_grant": "data_sync"});
        let acts = session.packet(&packet(header), now);
        let silent = ["reply"].contains(&method.as_str());
        prop_assert_eq!(acts.is_empty(), silent);
    }

    #[test]
    fn bytes_that_are_packets_and_those_that_are_not(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
        let mut session = session();
        let acts = match decode(&bytes) {
            Ok(packet) => session.packet(&packet, UNIX_EPOCH),
            Err(error) => session.garbage(Some(error)),
        };
        prop_assert_eq!(acts.last(), Some(&Act::End));
    }
}
