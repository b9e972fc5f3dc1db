//! The connections that are open, and how each is told something.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::Value;
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

use crate::{Admitted, Service};

/// What a connection can be told.
#[derive(Clone, Debug)]
pub(crate) enum Command {
    /// Say that the token ends soon.
    Warn,
    /// Say that the token has ended.
    Expire,
    /// Say that the key is no longer good.
    Revoke,
    /// Say that the client should connect again.
    GoAway,
    /// Push this to the client.
    Notify(Arc<Value>),
}

/// Which connections are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Who {
    /// All of them.
    Everybody,
    /// Those of an identity.
    Identity(String),
    /// Those whose token was signed with this API Key.
    Key(String),
    /// One of them, by the number in its [events](crate::Event::client).
    Client(u64),
}

/// How long all connections together may take to end.
const PATIENCE: Duration = Duration::from_secs(2);
/// How many commands may wait for one connection.
const WAITING: usize = 256;

/// The connections that are open.
#[derive(Debug)]
pub(crate) struct Clients {
    open: Mutex<Option<HashMap<u64, Open>>>,
    next: AtomicU64,
    most: usize,
    /// How many have not ended, which after a [`close`](Self::close) `open` no longer knows.
    count: watch::Sender<usize>,
}

#[derive(Debug)]
struct Open {
    commands: mpsc::Sender<Command>,
    identity: String,
    key: String,
}

impl Clients {
    pub(crate) fn new(most: usize) -> Self {
        Self { open: Mutex::new(Some(HashMap::new())), next: AtomicU64::new(1), most, count: watch::Sender::new(0) }
    }

    /// Takes a connection in; `None` when there are too many, or when the emulator stops. Where all places are taken the oldest
    /// connection whose token was not accepted has to leave: who has none cannot keep others out.
    pub(crate) fn enter(self: &Arc<Self>, service: Service) -> Option<Client> {
        let (sender, commands) = mpsc::channel(WAITING);
        let mut open = self.open();
        let open = open.as_mut()?;
        if open.len() >= self.most {
            // Those that were told to leave may need a moment.
            let leaving = self.count.borrow().saturating_sub(open.len());
            let oldest = open.iter().filter(|(_, one)| one.key.is_empty()).map(|(number, _)| *number).min();
            open.remove(&oldest.filter(|_| leaving < self.most)?);
        }
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        open.insert(number, Open { commands: sender, identity: String::new(), key: String::new() });
        self.count.send_modify(|count| *count += 1);
        Some(Client { number, service, commands, clients: Arc::clone(self) })
    }

    /// Tells something to those who are meant and have a token; says how many that are.
    pub(crate) fn tell(&self, who: &Who, command: &Command) -> usize {
        let open = self.open();
        let meant = |number: u64, one: &Open| match who {
            Who::Everybody => true,
            Who::Identity(identity) => one.identity == *identity,
            Who::Key(key) => one.key == *key,
            Who::Client(client) => number == *client,
        };
        let meant = open.iter().flatten().filter(|(number, one)| !one.key.is_empty() && meant(**number, one));
        // One that does not read what it is told is not waited for.
        meant.filter(|(_, one)| one.commands.try_send(command.clone()).is_ok()).count()
    }

    /// Ends all connections, and takes no more.
    pub(crate) fn close(&self) {
        // A connection ends when nobody can tell it anything any more.
        self.open().take();
    }

    /// Returns when the last connection has ended, or when that takes too long.
    pub(crate) async fn gone(&self) {
        let mut count = self.count.subscribe();
        let _ = timeout(PATIENCE, count.wait_for(|count| *count == 0)).await;
    }

    fn open(&self) -> MutexGuard<'_, Option<HashMap<u64, Open>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One open connection; it leaves the list when it is dropped.
#[derive(Debug)]
pub(crate) struct Client {
    pub(crate) number: u64,
    pub(crate) service: Service,
    commands: mpsc::Receiver<Command>,
    clients: Arc<Clients>,
}

impl Client {
    /// What it is told next; `None` when the emulator stops.
    pub(crate) async fn told(&mut self) -> Option<Command> {
        self.commands.recv().await
    }

    /// From now on it is known by whom its token is for.
    pub(crate) fn is(&self, admitted: &Admitted) {
        if let Some(one) = self.clients.open().as_mut().and_then(|open| open.get_mut(&self.number)) {
            one.identity.clone_from(&admitted.identity);
            one.key.clone_from(&admitted.key);
        }
    }

    /// It has no token any more: nothing that is meant for those who have one is for it.
    pub(crate) fn is_out(&self) {
        if let Some(one) = self.clients.open().as_mut().and_then(|open| open.get_mut(&self.number)) {
            one.identity.clear();
            one.key.clear();
        }
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        if let Some(open) = self.clients.open().as_mut() {
            open.remove(&self.number);
        }
        self.clients.count.send_modify(|count| *count = count.saturating_sub(1));
    }
}
