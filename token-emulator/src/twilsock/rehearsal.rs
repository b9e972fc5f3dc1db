//! A session without a socket, for what tries out any input on it: a fuzz target needs no port.

use std::sync::Arc;
use std::time::SystemTime;

use super::continuations::Continuations;
use super::session::{Act, Session, Shared};
use super::{decode, encode};
use crate::Options;
use crate::clients::{Clients, Command};
use crate::gate::Gate;
use crate::judging::Judging;
use crate::scenario::Scenario;
use crate::upstream::Upstream;

/// A session without a socket.
pub struct Rehearsal(Session);

impl Rehearsal {
    /// A session that was just opened; `None` when the options hold no credentials, which they always do.
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
            judging: Judging::default(),
        };
        Some(Self(Session::new(Arc::new(shared), 1)))
    }

    /// A binary message came: the packets that are sent for it.
    pub fn hear(&mut self, message: &[u8], now: SystemTime) -> Vec<Vec<u8>> {
        packets(match decode(message) {
            Ok(packet) => self.0.packet(&packet, now),
            Err(error) => self.0.garbage(Some(error)),
        })
    }

    /// It is that late: the packets that are sent because of it.
    pub fn wait(&mut self, now: SystemTime) -> Vec<Vec<u8>> {
        packets(self.0.at(now))
    }

    /// The client is told to connect again.
    pub fn go_away(&mut self, now: SystemTime) -> Vec<Vec<u8>> {
        packets(self.0.command(Command::GoAway, now))
    }
}

fn packets(acts: Vec<Act>) -> Vec<Vec<u8>> {
    let sent = acts.into_iter().filter_map(|act| match act {
        Act::Answer(packet) | Act::Tell(packet) => Some(encode(&packet)),
        Act::Admitted(_) | Act::Note(_) | Act::End => None,
    });
    sent.collect()
}
