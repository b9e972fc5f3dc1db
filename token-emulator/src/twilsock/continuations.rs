//! Continuation tokens, with which a client continues an earlier connection.
//!
//! Twilio's contain the client's endpoint and grants. Clients only send the latest token back, so the emulator's are
//! mere names.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use crate::gate::Admitted;

/// How many tokens are kept, the newest.
const MAX_TOKENS: usize = 4096;
/// The maximum size of the kept tokens in memory.
const MAX_BYTES: usize = 1024 * 1024;

/// The newest continuation tokens.
#[derive(Debug, Default)]
pub(crate) struct Continuations(Mutex<Issued>);

#[derive(Debug, Default)]
struct Issued {
    count: u64,
    last: VecDeque<(String, Owner)>,
    bytes: usize,
}

impl Issued {
    fn keep(&mut self, token: String, owner: Owner) {
        self.bytes += owner.size();
        self.last.push_back((token, owner));
        while self.last.len() > MAX_TOKENS || self.bytes > MAX_BYTES {
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
    /// The size in memory together with the token, in bytes.
    fn size(&self) -> usize {
        128 + self.account.len() + self.identity.len()
    }
}

/// Why a connection was not continued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reissued {
    /// The client sent no continuation token.
    First,
    /// The token is unknown or too old.
    Unknown,
    /// The token belongs to another identity.
    DifferentIdentity,
}

impl Reissued {
    /// The reason for the client, as a constant and as a message; `None` if there was nothing to continue.
    pub(crate) fn reason(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::First => None,
            Self::Unknown => Some(("NOT_FOUND", "the continuation token is unknown")),
            Self::DifferentIdentity => {
                Some(("DIFFERENT_IDENTITY", "the continuation token belongs to another identity"))
            }
        }
    }
}

impl Continuations {
    /// The token for a client, and whether the connection is continued.
    pub(crate) fn next(&self, old: Option<&str>, admitted: &Admitted) -> (String, Result<(), Reissued>) {
        let mut issued = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let owner = Owner { account: admitted.account.clone(), identity: admitted.identity.clone() };
        let known = old.map(|old| issued.last.iter().find(|(token, _)| token == old));
        let (continued, same) = match (old, known.flatten()) {
            (None, _) => (Err(Reissued::First), None),
            (Some(_), None) => (Err(Reissued::Unknown), None),
            (Some(_), Some((_, before))) if *before != owner => (Err(Reissued::DifferentIdentity), None),
            (Some(_), Some((token, _))) => (Ok(()), Some(token.clone())),
        };
        let token = same.unwrap_or_else(|| {
            issued.count += 1;
            let token = format!("emulated-continuation-{}", issued.count);
            issued.keep(token.clone(), owner);
            token
        });
        (token, continued)
    }
}
