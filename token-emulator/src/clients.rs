//! The connections that are open, and how each is told something.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, watch};
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
    Notify(Notice),
}

/// What is pushed to a client: an event as JSON. It takes room among what waits for that client until it is sent.
#[derive(Clone, Debug)]
pub(crate) struct Notice {
    pub(crate) event: Arc<str>,
    _room: Arc<OwnedSemaphorePermit>,
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
/// And how many bytes of what is pushed to it.
const WAITING_BYTES: usize = 256 * 1024;

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
    room: Arc<Semaphore>,
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
        let room = Arc::new(Semaphore::new(WAITING_BYTES));
        open.insert(number, Open { commands: sender, room, identity: String::new(), key: String::new() });
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

    /// Pushes an event to a client. One that does not read misses it.
    pub(crate) fn notify(&self, client: u64, event: &Arc<str>) {
        let open = self.open();
        let Some(one) = open.as_ref().and_then(|open| open.get(&client)).filter(|one| !one.key.is_empty()) else {
            return;
        };
        let size = u32::try_from(event.len()).unwrap_or(u32::MAX);
        if let Ok(room) = Arc::clone(&one.room).try_acquire_many_owned(size) {
            let notice = Notice { event: Arc::clone(event), _room: Arc::new(room) };
            let _ = one.commands.try_send(Command::Notify(notice));
        }
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

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use super::*;

    #[tokio::test]
    async fn what_waits_for_a_client_that_does_not_read_is_bounded_by_its_bytes() {
        let clients = Arc::new(Clients::new(2));
        let [Some(mut slow), Some(other)] = [0, 1].map(|_| clients.enter(Service::Twilsock)) else {
            unreachable!("both fit")
        };
        for client in [&slow, &other] {
            client.is(&Admitted {
                identity: "alice".into(),
                account: String::new(),
                key: "SK".into(),
                expires: UNIX_EPOCH,
                services: std::collections::BTreeMap::new(),
                room: None,
            });
        }
        let event: Arc<str> = "x".repeat(100 * 1024).into();
        (0..10).for_each(|_| clients.notify(slow.number, &event));
        let waiting = Arc::strong_count(&event) - 1;
        assert_eq!(waiting, 2, "256 KiB");
        // What is sent makes room, and another client has its own.
        drop(slow.told().await);
        (0..10).for_each(|_| clients.notify(slow.number, &event));
        assert_eq!(Arc::strong_count(&event) - 1, 2);
        (0..10).for_each(|_| clients.notify(other.number, &event));
        assert_eq!(Arc::strong_count(&event) - 1, 4);
    }
}
