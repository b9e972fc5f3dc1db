//! What a test has asked the emulator to do to every client.

use std::collections::HashSet;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::codes::KnownCode;

/// What a test has asked for, shared by all connections.
#[derive(Debug, Default)]
pub(crate) struct Scenario(Mutex<Asked>);

#[derive(Debug, Default)]
struct Asked {
    reject: Option<KnownCode>,
    throttle: Option<Duration>,
    answer_after: Duration,
    revoked: HashSet<String>,
}

impl Scenario {
    /// The code with which every token is refused, if so asked.
    pub(crate) fn reject(&self) -> Option<KnownCode> {
        self.asked().reject
    }

    pub(crate) fn set_reject(&self, code: Option<KnownCode>) {
        self.asked().reject = code;
    }

    /// After what time a client may come back, where none is let in now.
    pub(crate) fn throttle(&self) -> Option<Duration> {
        self.asked().throttle
    }

    pub(crate) fn set_throttle(&self, back_off: Option<Duration>) {
        self.asked().throttle = back_off;
    }

    /// How long every answer waits.
    pub(crate) fn answer_after(&self) -> Duration {
        self.asked().answer_after
    }

    pub(crate) fn set_answer_after(&self, time: Duration) {
        self.asked().answer_after = time;
    }

    pub(crate) fn is_revoked(&self, key: &str) -> bool {
        self.asked().revoked.contains(key)
    }

    pub(crate) fn revoke(&self, key: &str) {
        self.asked().revoked.insert(key.to_owned());
    }

    pub(crate) fn restore(&self, key: &str) {
        self.asked().revoked.remove(key);
    }

    fn asked(&self) -> MutexGuard<'_, Asked> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
