//! The open connections, and the commands and notices that reach them.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, watch};
use tokio::time::timeout;

use crate::{Admitted, Service};

/// A command for a connection.
#[derive(Clone, Debug)]
pub(crate) enum Command {
    /// Warn that the token expires soon.
    Warn,
    /// Report that the token has expired.
    Expire,
    /// Report that the API Key was revoked.
    Revoke,
    /// Ask the client to reconnect.
    GoAway,
    /// Push an event to the client.
    Notify(Notice),
}

/// An event as JSON. It occupies its size in the client's notice queue until it is sent.
#[derive(Clone, Debug)]
pub(crate) struct Notice {
    pub(crate) event: Arc<str>,
    _permit: Arc<OwnedSemaphorePermit>,
}

/// Selects connections.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Target {
    /// All connections.
    All,
    /// The connections of an identity.
    Identity(String),
    /// The connections whose token was signed with this API Key.
    Key(String),
    /// One connection, by the number in its [events](crate::Event::client).
    Client(u64),
}

/// How long a stop waits for all connections to close.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(2);
/// How many commands may wait for one connection.
const COMMAND_QUEUE: usize = 256;
/// How many bytes of notices may wait for one connection.
const NOTICE_QUEUE_BYTES: usize = 256 * 1024;

#[derive(Debug)]
pub(crate) struct Clients {
    open: Mutex<Option<HashMap<u64, Connection>>>,
    next: AtomicU64,
    max: usize,
    /// How many connections have not closed yet; `open` is empty after [`close`](Self::close).
    count: watch::Sender<usize>,
}

#[derive(Debug)]
struct Connection {
    commands: mpsc::Sender<Command>,
    notice_bytes: Arc<Semaphore>,
    identity: String,
    key: String,
}

impl Clients {
    pub(crate) fn new(max: usize) -> Self {
        Self { open: Mutex::new(Some(HashMap::new())), next: AtomicU64::new(1), max, count: watch::Sender::new(0) }
    }

    /// Registers a connection; `None` when there are too many, or when the emulator stops. When all slots are taken,
    /// the oldest connection without an accepted token is closed, so that such connections cannot lock others out.
    pub(crate) fn connect(self: &Arc<Self>, service: Service) -> Option<Client> {
        let (sender, commands) = mpsc::channel(COMMAND_QUEUE);
        let mut open = self.open();
        let open = open.as_mut()?;
        if open.len() >= self.max {
            // Connections that are being closed still count until they are gone.
            let leaving = self.count.borrow().saturating_sub(open.len());
            let oldest =
                open.iter().filter(|(_, connection)| connection.key.is_empty()).map(|(number, _)| *number).min();
            open.remove(&oldest.filter(|_| leaving < self.max)?);
        }
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let notice_bytes = Arc::new(Semaphore::new(NOTICE_QUEUE_BYTES));
        open.insert(number, Connection { commands: sender, notice_bytes, identity: String::new(), key: String::new() });
        self.count.send_modify(|count| *count += 1);
        Some(Client { number, service, commands, clients: Arc::clone(self) })
    }

    /// Sends a command to the selected connections that have an accepted token; returns how many were reached.
    pub(crate) fn send(&self, target: &Target, command: &Command) -> usize {
        let open = self.open();
        let selected = |number: u64, connection: &Connection| match target {
            Target::All => true,
            Target::Identity(identity) => connection.identity == *identity,
            Target::Key(key) => connection.key == *key,
            Target::Client(client) => number == *client,
        };
        let reached = open
            .iter()
            .flatten()
            .filter(|(number, connection)| !connection.key.is_empty() && selected(**number, connection));
        // A client whose queue is full is skipped.
        reached.filter(|(_, connection)| connection.commands.try_send(command.clone()).is_ok()).count()
    }

    /// Pushes an event to a client; dropped if the client's queue is full.
    pub(crate) fn notify(&self, client: u64, event: &Arc<str>) {
        let open = self.open();
        let Some(connection) =
            open.as_ref().and_then(|open| open.get(&client)).filter(|connection| !connection.key.is_empty())
        else {
            return;
        };
        let size = u32::try_from(event.len()).unwrap_or(u32::MAX);
        if let Ok(permit) = Arc::clone(&connection.notice_bytes).try_acquire_many_owned(size) {
            let notice = Notice { event: Arc::clone(event), _permit: Arc::new(permit) };
            let _ = connection.commands.try_send(Command::Notify(notice));
        }
    }

    /// Closes all connections, and accepts no more.
    pub(crate) fn close(&self) {
        // A connection closes when the sender of its commands is dropped.
        self.open().take();
    }

    /// Waits until the last connection has closed, for [`SHUTDOWN_TIMEOUT`] at most.
    pub(crate) async fn closed(&self) {
        let mut count = self.count.subscribe();
        let _ = timeout(SHUTDOWN_TIMEOUT, count.wait_for(|count| *count == 0)).await;
    }

    fn open(&self) -> MutexGuard<'_, Option<HashMap<u64, Connection>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An open connection; dropping it removes it from the list.
#[derive(Debug)]
pub(crate) struct Client {
    pub(crate) number: u64,
    pub(crate) service: Service,
    commands: mpsc::Receiver<Command>,
    clients: Arc<Clients>,
}

impl Client {
    /// The next command; `None` when the connection has to close.
    pub(crate) async fn next_command(&mut self) -> Option<Command> {
        self.commands.recv().await
    }

    /// Records whose token the connection uses.
    pub(crate) fn admit(&self, admitted: &Admitted) {
        if let Some(connection) = self.clients.open().as_mut().and_then(|open| open.get_mut(&self.number)) {
            connection.identity.clone_from(&admitted.identity);
            connection.key.clone_from(&admitted.key);
        }
    }

    /// Records that the connection has no token any more, so that no command reaches it.
    pub(crate) fn sign_out(&self) {
        if let Some(connection) = self.clients.open().as_mut().and_then(|open| open.get_mut(&self.number)) {
            connection.identity.clear();
            connection.key.clear();
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
    async fn the_notices_that_wait_for_a_client_are_bounded_in_bytes() {
        let clients = Arc::new(Clients::new(2));
        let [Some(mut slow), Some(other)] = [0, 1].map(|_| clients.connect(Service::Twilsock)) else {
            unreachable!("two connections are allowed")
        };
        for client in [&slow, &other] {
            client.admit(&Admitted {
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
        // A sent notice frees its bytes, and another client has its own limit.
        drop(slow.next_command().await);
        (0..10).for_each(|_| clients.notify(slow.number, &event));
        assert_eq!(Arc::strong_count(&event) - 1, 2);
        (0..10).for_each(|_| clients.notify(other.number, &event));
        assert_eq!(Arc::strong_count(&event) - 1, 4);
    }
}
