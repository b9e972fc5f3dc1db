//! With feature `tracing`: what a log learns of each token, and what it does not.

#![cfg(feature = "tracing")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests say what they expect by panicking"
)]

use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::acme::profiles::tokens;
use crate::acme::{issuer, talk};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Keeps each event as a line: level, target, and its fields.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<String>>>);

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
        self.0.lock().unwrap().push(line.0);
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
    let lines = Lines::default();
    tracing::subscriber::with_default(lines.clone(), work);
    lines.0.lock().unwrap().split_off(0)
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
