//! What happened: one entry for each thing that a client did or was told.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::Serialize;
use tokio::sync::watch;

use crate::Service;

/// How many of the last events are kept.
const KEPT: usize = 4096;
/// The most bytes of each text in them.
const LONGEST: usize = 512;

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
}

/// Cuts a text that is longer than [`LONGEST`].
fn shorten(text: &mut String) {
    let end = (0..=LONGEST).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    if end < text.len() {
        text.truncate(end);
        text.push('…');
        text.shrink_to_fit();
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
    kept: Mutex<VecDeque<Event>>,
    count: watch::Sender<u64>,
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
        kept.push_back(Event { number, at, client, service, what });
        if kept.len() > KEPT {
            kept.pop_front();
        }
        self.count.send_replace(number + 1);
    }

    pub(crate) fn since(&self, number: u64) -> Vec<Event> {
        self.kept().iter().filter(|event| event.number >= number).cloned().collect()
    }

    fn first_since(&self, number: u64) -> Option<Event> {
        self.kept().iter().find(|event| event.number >= number).cloned()
    }

    fn kept(&self) -> MutexGuard<'_, VecDeque<Event>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The events of an emulator, from its start on. One that reads too slowly misses some: the last 4096 are kept.
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
