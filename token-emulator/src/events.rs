//! What happened: one entry for each thing that a client did or was told.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::Serialize;
use tokio::sync::watch;

use crate::Service;
use crate::echo::shorten;

/// How many of the last events are kept.
const KEPT: usize = 4096;
/// The most bytes that they take.
const MOST_BYTES: usize = 1024 * 1024;

/// One thing that happened.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Event {
    /// Counts events from 0.
    pub number: u64,
    /// When, milliseconds since 1970.
    pub at: u64,
    /// The connection, counted from 1.
    pub client: u64,
    /// What the client speaks.
    pub service: Service,
    /// What happened.
    #[serde(flatten)]
    pub what: What,
}

/// What happened. It never holds a token or a secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
#[non_exhaustive]
pub enum What {
    /// A client opened a connection.
    Connected,
    /// Its token was taken.
    Accepted {
        /// Who it is for.
        identity: String,
        /// The API Key SID that signed it.
        key: String,
        /// When it ends, seconds since 1970.
        expires_at: u64,
        /// The client took up an earlier connection of its own.
        continued: bool,
    },
    /// Its token was refused.
    Refused(Refused),
    /// It brought a new token in time.
    Renewed {
        /// When that one ends, seconds since 1970.
        expires_at: u64,
    },
    /// It brought a new token, which was refused.
    RenewalRefused(Refused),
    /// It was told that its token ends soon.
    Warned,
    /// It was told that its token has ended.
    Expired,
    /// It was told that its key is no longer good.
    Revoked,
    /// It was told to come back later.
    Throttled,
    /// It was told to connect again.
    SentAway,
    /// It asked for something.
    Request {
        /// `GET`, `POST`, …
        method: String,
        /// Where, without the host.
        path: String,
        /// What was answered.
        status: u16,
    },
    /// It sent something that could not be understood.
    NotUnderstood {
        /// What was wrong with it.
        reason: String,
    },
    /// It is gone.
    Disconnected,
}

impl What {
    /// Without more of what a client wrote than one reads: it may have sent a path of a hundred thousand letters.
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

    /// What it takes, bytes.
    fn size(&self) -> usize {
        let texts = match self {
            Self::Accepted { identity, key, .. } => identity.len() + key.len(),
            Self::Refused(refused) | Self::RenewalRefused(refused) => refused.message.len(),
            Self::Request { method, path, .. } => method.len() + path.len(),
            Self::NotUnderstood { reason } => reason.len(),
            _ => 0,
        };
        size_of::<Event>() + texts
    }
}

/// Why a token was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Refused {
    /// The code that the client got.
    pub code: u32,
    /// The rule of token-core's that it broke, where it broke one.
    pub rule: Option<&'static str>,
    /// What is wrong, and what to write.
    pub message: String,
}

/// The last events, and what lets a reader wait for the next.
#[derive(Debug)]
pub(crate) struct Log {
    kept: Mutex<Kept>,
    count: watch::Sender<u64>,
}

#[derive(Debug, Default)]
struct Kept {
    events: VecDeque<Event>,
    bytes: usize,
}

impl Kept {
    fn add(&mut self, event: Event) {
        self.bytes += event.what.size();
        self.events.push_back(event);
        while self.events.len() > KEPT || self.bytes > MOST_BYTES {
            let Some(oldest) = self.events.pop_front() else { break };
            self.bytes -= oldest.what.size();
        }
    }
}

impl Log {
    pub(crate) fn new() -> Self {
        Self { kept: Mutex::default(), count: watch::Sender::new(0) }
    }

    pub(crate) fn add(&self, client: u64, service: Service, what: What) {
        let what = what.shortened();
        let mut kept = self.kept();
        let number = *self.count.borrow();
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let at = u64::try_from(since.as_millis()).unwrap_or(u64::MAX);
        kept.add(Event { number, at, client, service, what });
        self.count.send_replace(number + 1);
    }

    pub(crate) fn since(&self, number: u64) -> Vec<Event> {
        self.kept().events.iter().filter(|event| event.number >= number).cloned().collect()
    }

    fn first_since(&self, number: u64) -> Option<Event> {
        self.kept().events.iter().find(|event| event.number >= number).cloned()
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The events of an emulator, from its start on. One that reads too slowly misses some: at most the last 4096 are kept,
/// and of these as many as take 1 MiB.
///
/// ```
/// use token_emulator::{Emulator, Options, Service, What};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use token_core::twilio::Credentials;
/// # let credentials = Credentials::from_lookup(|name| Some(match name {
/// #     "TWILIO_ACCOUNT_SID" => "AC0123456789abcdef0123456789abcdef".to_owned(),
/// #     "TWILIO_API_KEY" => "SK0123456789abcdef0123456789abcdef".to_owned(),
/// #     "TWILIO_API_SECRET" => "a-fake-secret-that-signs-no-real-token".to_owned(),
/// #     _ => return None,
/// # }))?;
/// let emulator = Emulator::start(Options::new(&credentials)).await?;
/// let mut events = emulator.events();
/// // The application's client, which shows its token next.
/// let client = tokio_tungstenite::connect_async(emulator.uri()).await?;
/// assert_eq!(events.next().await.service, Service::Twilsock);
/// drop(client);
/// events.next_where(|event| event.what == What::Disconnected).await;
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

    /// The next event. It waits for as long as it takes.
    pub async fn next(&mut self) -> Event {
        loop {
            // Before the look into the log, so that what is added after it wakes us.
            self.count.mark_unchanged();
            if let Some(event) = self.try_next() {
                return event;
            }
            if self.count.changed().await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    }

    /// The next event, if it has happened.
    pub fn try_next(&mut self) -> Option<Event> {
        let event = self.log.first_since(self.next)?;
        self.next = event.number + 1;
        Some(event)
    }

    /// The next event that is as asked for; those before it are passed over. It waits for as long as it takes.
    pub async fn next_where(&mut self, mut wanted: impl FnMut(&Event) -> bool) -> Event {
        loop {
            let event = self.next().await;
            if wanted(&event) {
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
        let request = What::Request { method: "M".repeat(60_000), path: "é".repeat(60_000), status: 404 };
        (0..KEPT).for_each(|_| log.add(1, Service::Twilsock, request.clone()));
        let kept = log.since(0);
        let bytes: usize = kept.iter().map(|event| event.what.size()).sum();
        assert!(bytes <= MOST_BYTES && kept.len() < 1024, "{bytes} in {}", kept.len());
        assert_eq!(kept.last().map(|event| event.number), Some(KEPT as u64 - 1));
        (0..2 * KEPT).for_each(|_| log.add(1, Service::Twilsock, What::Connected));
        assert_eq!(log.since(0).len(), KEPT);
    }
}
