//! Continuation tokens: by what a client that comes back is known.
//!
//! The real ones hold the client's endpoint and grants. Clients do not look into them, they only send the last one back, so
//! these are names for what is kept here.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use crate::gate::Admitted;

/// How many are kept: a client that comes back after as many others begins anew.
const KEPT: usize = 4096;
/// The most bytes that they take.
const MOST_BYTES: usize = 1024 * 1024;

/// The continuation tokens that were given out last.
#[derive(Debug, Default)]
pub(crate) struct Continuations(Mutex<Given>);

#[derive(Debug, Default)]
struct Given {
    count: u64,
    last: VecDeque<(String, Owner)>,
    bytes: usize,
}

impl Given {
    fn keep(&mut self, token: String, owner: Owner) {
        self.bytes += owner.size();
        self.last.push_back((token, owner));
        while self.last.len() > KEPT || self.bytes > MOST_BYTES {
            let Some((_, oldest)) = self.last.pop_front() else { break };
            self.bytes -= oldest.size();
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
struct Owner {
    account: String,
    identity: String,
}

impl Owner {
    /// What it takes with its token, bytes.
    fn size(&self) -> usize {
        128 + self.account.len() + self.identity.len()
    }
}

/// Why an old token was not continued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reissued {
    /// There was none.
    First,
    /// It is not one of ours, or from too long ago.
    Unknown,
    /// It was another's.
    DifferentIdentity,
}

impl Continuations {
    /// The next token of a client, and whether it goes on with what it had.
    pub(crate) fn next(&self, old: Option<&str>, admitted: &Admitted) -> (String, Result<(), Reissued>) {
        let mut given = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let owner = Owner { account: admitted.account.clone(), identity: admitted.identity.clone() };
        let known = old.map(|old| given.last.iter().find(|(token, _)| token == old));
        let (continued, same) = match (old, known.flatten()) {
            (None, _) => (Err(Reissued::First), None),
            (Some(_), None) => (Err(Reissued::Unknown), None),
            (Some(_), Some((_, before))) if *before != owner => (Err(Reissued::DifferentIdentity), None),
            (Some(_), Some((token, _))) => (Ok(()), Some(token.clone())),
        };
        let token = same.unwrap_or_else(|| {
            given.count += 1;
            let token = format!("emulated-continuation-{}", given.count);
            given.keep(token.clone(), owner);
            token
        });
        (token, continued)
    }
}
