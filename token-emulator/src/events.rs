//! The log of events: what each client did, and what the emulator sent to it.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::Serialize;
use tokio::sync::watch;

use crate::Service;
use crate::codes::title;
use crate::echo::shorten;

/// How many events are kept, the newest.
const MAX_EVENTS: usize = 4096;
/// The maximum size of the kept events in memory.
const MAX_BYTES: usize = 1024 * 1024;

/// An event: something that a client did, or that the emulator sent to it.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Event {
    /// Counts events from 0.
    pub number: u64,
    /// When it happened, in milliseconds since 1970.
    pub at: u64,
    /// The number of the connection, counted from 1.
    pub client: u64,
    /// The protocol of the client.
    pub service: Service,
    /// What happened.
    #[serde(flatten)]
    pub kind: EventKind,
}

/// What happened. Never contains a token or a secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
#[non_exhaustive]
pub enum EventKind {
    /// A client opened a connection.
    Connected,
    /// The token was accepted.
    Accepted {
        /// The identity in the token.
        identity: String,
        /// The API Key SID that signed it.
        key: String,
        /// When the token expires, in seconds since 1970.
        expires_at: u64,
        /// Whether the client continued an earlier connection.
        continued: bool,
    },
    /// The token was refused.
    Refused(Refused),
    /// The client renewed its token.
    Renewed {
        /// When the new token expires, in seconds since 1970.
        expires_at: u64,
    },
    /// The new token of a renewal was refused.
    RenewalRefused(Refused),
    /// The client was told that its token expires soon.
    Warned,
    /// The client was told that its token has expired.
    Expired,
    /// The client was told that the API Key was revoked.
    Revoked,
    /// The client was told to reconnect later.
    Throttled,
    /// The client was told to reconnect.
    SentAway,
    /// The client sent a request inside the connection.
    Request {
        /// `GET`, `POST`, …
        method: String,
        /// The path, without the host.
        path: String,
        /// The status of the response.
        status: u16,
    },
    /// The client sent an invalid message.
    NotUnderstood {
        /// What is wrong with the message.
        reason: String,
    },
    /// The connection has closed.
    Disconnected,
}

impl EventKind {
    /// With a client's input truncated.
    fn shortened(mut self) -> Self {
        match &mut self {
            Self::Accepted { identity, .. } => shorten(identity),
            Self::Refused(refused) | Self::RenewalRefused(refused) => shorten(&mut refused.message),
            Self::Request { method, path, .. } => {
                shorten(method);
                shorten(path);
            }
            Self::NotUnderstood { reason } => shorten(reason),
            _ => {}
        }
        self
    }

    /// The size in memory, in bytes.
    fn size(&self) -> usize {
        let strings = match self {
            Self::Accepted { identity, key, .. } => identity.len() + key.len(),
            Self::Refused(refused) | Self::RenewalRefused(refused) => refused.message.len(),
            Self::Request { method, path, .. } => method.len() + path.len(),
            Self::NotUnderstood { reason } => reason.len(),
            _ => 0,
        };
        size_of::<Event>() + strings
    }
}

/// Why a token was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Refused {
    /// The code that the client received.
    pub code: u32,
    /// The id of the rule that the token breaks, if it breaks one.
    pub rule: Option<&'static str>,
    /// What is wrong, and how to fix it.
    pub message: String,
}

impl Refused {
    /// What the client receives beside the code.
    pub(crate) fn description(&self) -> String {
        format!("{}: {}", title(self.code), self.message)
    }
}

/// The newest events.
#[derive(Debug)]
pub(crate) struct Log {
    kept: Mutex<Kept>,
    /// How many events there have been; readers wait for it to change.
    count: watch::Sender<u64>,
}

#[derive(Debug, Default)]
struct Kept {
    /// Numbered without gaps.
    events: VecDeque<Arc<Event>>,
    bytes: usize,
}

impl Kept {
    fn index_of(&self, number: u64) -> usize {
        self.events.partition_point(|event| event.number < number)
    }

    fn add(&mut self, event: Event) {
        self.bytes += event.kind.size();
        self.events.push_back(Arc::new(event));
        while self.events.len() > MAX_EVENTS || self.bytes > MAX_BYTES {
            let Some(oldest) = self.events.pop_front() else { break };
            self.bytes -= oldest.kind.size();
        }
    }
}

impl Log {
    pub(crate) fn new() -> Self {
        Self { kept: Mutex::default(), count: watch::Sender::new(0) }
    }

    pub(crate) fn add(&self, client: u64, service: Service, kind: EventKind) {
        let kind = kind.shortened();
        let mut kept = self.kept();
        let number = *self.count.borrow();
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let at = u64::try_from(since.as_millis()).unwrap_or(u64::MAX);
        kept.add(Event { number, at, client, service, kind });
        self.count.send_replace(number + 1);
    }

    pub(crate) fn since(&self, number: u64) -> Vec<Arc<Event>> {
        let kept = self.kept();
        kept.events.range(kept.index_of(number)..).cloned().collect()
    }

    fn first_since(&self, number: u64) -> Option<Arc<Event>> {
        let kept = self.kept();
        kept.events.get(kept.index_of(number)).cloned()
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The events of an emulator, from its start on. A reader that is too slow misses some: the emulator keeps the last
/// 4096, and 1 MiB at most.
///
/// ```
/// use token_emulator::{Emulator, Options, Service, EventKind};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use token_core::twilio::Credentials;
/// # let credentials = Credentials::from_lookup(|name| Some(match name {
/// #     "TWILIO_ACCOUNT_SID" => "AC0123456789abcdef0123456789abcdef".to_owned(),
/// #     "TWILIO_API_KEY" => "SK0123456789abcdef0123456789abcdef".to_owned(),
/// #     "TWILIO_API_SECRET" => "AFakeSecretThatSignsNoRealTokens".to_owned(),
/// #     _ => return None,
/// # }))?;
/// let emulator = Emulator::start(Options::new(&credentials)).await?;
/// let mut events = emulator.events();
/// // The application's client, which sends its token next.
/// let client = tokio_tungstenite::connect_async(emulator.uri()).await?;
/// assert_eq!(events.next().await.service, Service::Twilsock);
/// drop(client);
/// events.next_where(|event| event.kind == EventKind::Disconnected).await;
/// # Ok(()) }
/// ```
#[derive(Debug)]
pub struct Events {
    log: Arc<Log>,
    next: u64,
    count: watch::Receiver<u64>,
}

impl Events {
    pub(crate) fn of(log: &Arc<Log>) -> Self {
        Self { log: Arc::clone(log), next: 0, count: log.count.subscribe() }
    }

    /// Waits for the next event.
    pub async fn next(&mut self) -> Arc<Event> {
        loop {
            // Before reading the log, so that an event that is added after it wakes this reader.
            self.count.mark_unchanged();
            if let Some(event) = self.try_next() {
                return event;
            }
            if self.count.changed().await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    }

    /// The next event, if there is one already.
    pub fn try_next(&mut self) -> Option<Arc<Event>> {
        let event = self.log.first_since(self.next)?;
        self.next = event.number + 1;
        Some(event)
    }

    /// Waits for the next event that matches, and skips those before it.
    pub async fn next_where(&mut self, mut matches: impl FnMut(&Event) -> bool) -> Arc<Event> {
        loop {
            let event = self.next().await;
            if matches(&event) {
                return event;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_is_bounded_by_its_bytes() {
        let log = Log::new();
        let request = EventKind::Request { method: "M".repeat(60_000), path: "é".repeat(60_000), status: 404 };
        (0..MAX_EVENTS).for_each(|_| log.add(1, Service::Twilsock, request.clone()));
        let kept = log.since(0);
        let bytes: usize = kept.iter().map(|event| event.kind.size()).sum();
        assert!(bytes <= MAX_BYTES && kept.len() < 1024, "{bytes} in {}", kept.len());
        assert_eq!(kept.last().map(|event| event.number), Some(MAX_EVENTS as u64 - 1));
        (0..2 * MAX_EVENTS).for_each(|_| log.add(1, Service::Twilsock, EventKind::Connected));
        assert_eq!(log.since(0).len(), MAX_EVENTS);
    }
}
