//! With feature `tracing`: what a log learns of each token, and what it does not.

#![cfg(feature = "tracing")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]

use std::cell::RefCell;
use std::fmt::{Debug, Write as _};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Once};
use std::time::{Duration, UNIX_EPOCH};

use crate::acme::profiles::{Tokens, environment, tokens};
use crate::acme::{Credentials, Issuer, KEY, NOW, Verifier, credentials, issuer, talk};
use token_core::{Finding, Secret};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

thread_local! {
    /// The events of this thread, each as a line: level, target, and its fields. `None`: nobody listens.
    static LINES: RefCell<Option<Vec<String>>> = const { RefCell::new(None) };
}

/// Hears every thread. With a subscriber for one thread alone, a test that is the first to reach an event on another thread, where nobody
/// listens, turns this event off for all threads: `tracing` asks the subscriber of that thread, and keeps the answer.
struct Lines;

impl Subscriber for Lines {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }
    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, event: &Event<'_>) {
        let metadata = event.metadata();
        let mut line = Line(format!("{} {}", metadata.level(), metadata.target()));
        event.record(&mut line);
        LINES.with_borrow_mut(|lines| lines.iter_mut().for_each(|lines| lines.push(line.0.clone())));
    }
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, " {}={value:?}", field.name()).unwrap();
    }
}

fn lines_of(work: impl FnOnce()) -> Vec<String> {
    static LISTEN: Once = Once::new();
    LISTEN.call_once(|| tracing::subscriber::set_global_default(Lines).unwrap());
    // An event that was turned off before somebody listened.
    tracing::callsite::rebuild_interest_cache();
    LINES.set(Some(Vec::new()));
    work();
    LINES.take().unwrap()
}

/// As another test does at any moment.
#[test]
fn an_event_that_another_thread_reaches_first_is_heard() {
    fn event() {
        tracing::info!("first reached elsewhere");
    }
    let lines = lines_of(|| {
        std::thread::spawn(event).join().unwrap();
        event();
    });
    assert_eq!(lines.len(), 1, "{lines:?}");
}

#[test]
fn an_issued_token_is_named_by_its_id_and_its_declaration() {
    let mut jti = String::new();
    let lines = lines_of(|| jti = tokens().clerk.issue("alice").unwrap().jti().to_owned());
    assert_eq!(lines, [format!("INFO token_core message=issued token=\"clerk\" jti={jti:?} ttl=900")]);
}

#[test]
fn a_refusal_names_its_rules() {
    let lines = lines_of(|| {
        tokens().clerk.issue("").unwrap_err();
    });
    assert_eq!(lines, ["WARN token_core message=refused to issue token=\"clerk\" rules=\"identity-empty\""]);
}

#[test]
fn a_warning_of_the_start_is_heard() {
    let variables = |name: &str| match name {
        "ACME_SECRET" => Some("0123abcd".to_owned()),
        _ => environment(&[])(name),
    };
    let mut warnings = Vec::new();
    let lines = lines_of(|| warnings = Tokens::from_lookup(variables).unwrap().warnings().to_vec());
    assert!(!warnings.is_empty());
    let expected = warnings.iter().map(|one| {
        let Finding { rule, at, message, fix, .. } = one;
        format!("WARN token_core message={message}; {fix} source=\"the variables\" rule={rule:?} at={at:?}")
    });
    assert_eq!(lines, expected.collect::<Vec<_>>());
}

#[test]
fn a_warning_about_an_identity_is_heard_without_it() {
    let tokens = tokens();
    let identity = "a@b";
    assert!(tokens.clerk.check_identity(identity).iter().any(|one| !one.is_error()));
    let lines = lines_of(|| drop(tokens.clerk.issue(identity).unwrap()));
    assert!(lines[0].starts_with("WARN token_core message=warning token=\"clerk\" rule=\"identity-"), "{lines:?}");
    assert!(lines[1].starts_with("INFO token_core message=issued"), "{lines:?}");
    assert!(!lines[0].contains(identity));
}

#[test]
fn the_use_of_each_key_is_logged_once_a_minute() {
    let used = |key: &str| format!("INFO token_core message=key used key={key:?}");
    let time = Arc::new(AtomicU64::new(NOW));
    let now = Arc::clone(&time);
    let clock = move || UNIX_EPOCH + Duration::from_secs(now.load(Ordering::Relaxed));
    let next =
        Credentials::new("AC01234567".parse().unwrap(), "SK76543210".parse().unwrap(), Secret::new("another one"));
    let verifier = Verifier::new(&next).also_accept(&credentials()).with_clock(clock.clone());
    let issue = |credentials: &Credentials| {
        Issuer::new(credentials).with_clock(clock.clone()).issue("alice", talk()).unwrap().into_string()
    };
    let (old, new) = (issue(&credentials()), issue(&next));
    let verify = |tokens: &[&String]| {
        lines_of(|| {
            for token in tokens {
                let _ = verifier.verify(token);
            }
        })
    };
    assert_eq!(verify(&[&old, &old, &new, &old]), [used(KEY), used("SK76543210")]);
    time.fetch_add(59, Ordering::Relaxed);
    assert_eq!(verify(&[&old, &new]), [""; 0]);
    time.fetch_add(1, Ordering::Relaxed);
    // Not for a token that is refused.
    let (refused, accepted) = (format!("{old}A"), issue(&next));
    assert_eq!(verify(&[&refused, &accepted]), [used("SK76543210")]);
    // A copy of the verifier, such as after a rotation, counts on.
    let copy = verifier.clone().with_clock(clock.clone());
    let token = issue(&next);
    assert_eq!(lines_of(|| drop(copy.verify(&token))), [""; 0]);
}

#[test]
fn neither_token_nor_identity_is_said() {
    let mut secret_texts = Vec::new();
    let lines = lines_of(|| {
        let issuer = issuer();
        for identity in ["alice_in_person", &"a_very_long_name".repeat(40)] {
            secret_texts.push(identity.to_owned());
            if let Ok(token) = issuer.issue(identity, talk()) {
                secret_texts.extend(token.as_str().split('.').skip(1).map(str::to_owned));
            }
            let _ = issuer.issue_for(Duration::from_secs(1 << 30), identity, talk());
        }
    });
    assert!(lines.len() >= 4, "{lines:?}");
    for text in secret_texts {
        assert!(lines.iter().all(|line| !line.contains(&text)), "{lines:?} say {text}");
    }
}
