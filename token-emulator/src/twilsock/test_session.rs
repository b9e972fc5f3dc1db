//! A session without a socket, for the fuzz target.

use std::sync::Arc;
use std::time::SystemTime;

use super::continuations::Continuations;
use super::session::{Effect, Session, Shared};
use super::{decode, encode};
use crate::Options;
use crate::clients::{Clients, Command};
use crate::gate::Gate;
use crate::scenario::Scenario;
use crate::upstream::Upstream;
use crate::verify_queue::VerifyQueue;

/// A session without a socket.
pub struct TestSession(Session);

impl TestSession {
    /// Opens a session; `None` when the options have no credentials, which cannot happen.
    #[must_use]
    pub fn new(options: &Options) -> Option<Self> {
        let scenario = Arc::new(Scenario::default());
        scenario.set_reject(options.reject);
        let shared = Shared {
            gate: Arc::new(Gate::new(&options.credentials, Arc::clone(&scenario))?),
            scenario,
            continuations: Continuations::default(),
            upstream: Arc::new(Upstream::new(Arc::new(Clients::new(1)))),
            warn_before: options.warn_before,
            verify_queue: VerifyQueue::default(),
        };
        Some(Self(Session::new(Arc::new(shared), 1)))
    }

    /// The packets that are sent in reply to a binary message.
    pub fn receive(&mut self, message: &[u8], now: SystemTime) -> Vec<Vec<u8>> {
        packets(match decode(message) {
            Ok(packet) => self.0.on_packet(&packet, now),
            Err(error) => self.0.on_invalid_frame(Some(error)),
        })
    }

    /// The packets that are sent because it is `now`.
    pub fn advance(&mut self, now: SystemTime) -> Vec<Vec<u8>> {
        packets(self.0.on_deadline(now))
    }

    /// The packets that ask the client to reconnect.
    pub fn go_away(&mut self, now: SystemTime) -> Vec<Vec<u8>> {
        packets(self.0.on_command(Command::GoAway, now))
    }
}

fn packets(effects: Vec<Effect>) -> Vec<Vec<u8>> {
    let sent = effects.into_iter().filter_map(|effect| match effect {
        Effect::Reply(packet) | Effect::Send(packet) => Some(encode(&packet)),
        Effect::Admitted(_) | Effect::Log(_) | Effect::Close => None,
    });
    sent.collect()
}
