//! What a test has told the emulator to do to all clients.

use std::collections::HashSet;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::codes::KnownCode;
use crate::rest_scenario::RestScenario;

/// Shared by all connections.
#[derive(Debug, Default)]
pub(crate) struct Scenario(Mutex<Overrides>);

#[derive(Debug, Default)]
struct Overrides {
    reject: Option<KnownCode>,
    throttle: Option<Duration>,
    answer_after: Duration,
    revoked: HashSet<String>,
    rest: RestScenario,
}

impl Scenario {
    /// Every token is refused with this code.
    pub(crate) fn reject(&self) -> Option<KnownCode> {
        self.overrides().reject
    }

    pub(crate) fn set_reject(&self, code: Option<KnownCode>) {
        self.overrides().reject = code;
    }

    /// New clients are refused, and have to wait for this time.
    pub(crate) fn throttle(&self) -> Option<Duration> {
        self.overrides().throttle
    }

    pub(crate) fn set_throttle(&self, back_off: Option<Duration>) {
        self.overrides().throttle = back_off;
    }

    /// Every reply is delayed by this time.
    pub(crate) fn answer_after(&self) -> Duration {
        self.overrides().answer_after
    }

    pub(crate) fn set_answer_after(&self, time: Duration) {
        self.overrides().answer_after = time;
    }

    pub(crate) fn is_revoked(&self, key: &str) -> bool {
        self.overrides().revoked.contains(key)
    }

    pub(crate) fn revoke(&self, key: &str) {
        self.overrides().revoked.insert(key.to_owned());
    }

    pub(crate) fn restore(&self, key: &str) {
        self.overrides().revoked.remove(key);
    }

    /// What the REST side answers.
    pub(crate) fn rest(&self) -> RestScenario {
        self.overrides().rest.clone()
    }

    pub(crate) fn set_rest(&self, rest: RestScenario) {
        self.overrides().rest = rest;
    }

    /// Whether this request is one too many.
    pub(crate) fn is_rest_busy(&self) -> bool {
        let rest = &mut self.overrides().rest;
        let busy = rest.busy > 0;
        rest.busy = rest.busy.saturating_sub(1);
        busy
    }

    fn overrides(&self) -> MutexGuard<'_, Overrides> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
