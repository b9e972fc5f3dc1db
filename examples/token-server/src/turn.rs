//! Whose turn it is on a connection: the client's, to send a request or read a response, or the server's.
//!
//! During the client's turn the server waits for it, for a limited time. When all connections are taken, the client
//! that the server has waited for longest is disconnected, so that idle connections cannot lock others out.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::Instant;

/// How long a client may take to send its first request.
pub const FIRST: Duration = Duration::from_secs(20);

/// How long a client may take to read a response and send its next request. Longer than the 60 s for which load
/// balancers usually keep a connection, so that they close it first.
pub const NEXT: Duration = Duration::from_secs(75);

/// The connections on which the server waits for the client.
#[derive(Debug, Default)]
pub(crate) struct Turns(Mutex<Clients>);

#[derive(Debug, Default)]
struct Clients {
    /// How many turns have begun.
    begun: u64,
    /// By the number of the turn; the first has lasted longest.
    waited_for: BTreeMap<u64, Client>,
}

#[derive(Debug)]
struct Client {
    ends: Instant,
    close: Arc<Notify>,
}

impl Turns {
    /// Closes the connection on which the server has waited longest.
    pub(crate) fn end_longest(&self) {
        if let Some((_, client)) = self.clients().waited_for.pop_first() {
            client.close.notify_one();
        }
    }

    /// Closes the connections whose client has timed out.
    pub(crate) fn end_overdue(&self) {
        let now = Instant::now();
        for (_, client) in self.clients().waited_for.extract_if(.., |_, client| client.ends <= now) {
            client.close.notify_one();
        }
    }

    fn clients(&self) -> MutexGuard<'_, Clients> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One connection.
#[derive(Clone, Debug)]
pub(crate) struct Turn {
    turns: Arc<Turns>,
    /// The number of the client's turn. Locked before the [`Turns`].
    number: Arc<Mutex<Option<u64>>>,
    close: Arc<Notify>,
}

impl Turn {
    /// A new connection; the server waits for the client.
    pub(crate) fn first(turns: &Arc<Turns>) -> Self {
        let turn = Self { turns: Arc::clone(turns), number: Arc::default(), close: Arc::default() };
        turn.client(FIRST);
        turn
    }

    /// The server's turn, until the returned value is dropped.
    pub(crate) fn server(&self) -> ServersTurn {
        self.stop_waiting();
        ServersTurn(self.clone())
    }

    /// Waits until the connection has to be closed.
    pub(crate) async fn over(&self) {
        self.close.notified().await;
    }

    fn stop_waiting(&self) {
        if let Some(number) = self.number().take() {
            self.turns.clients().waited_for.remove(&number);
        }
    }

    fn client(&self, time: Duration) {
        let mut number = self.number();
        let mut clients = self.turns.clients();
        clients.begun += 1;
        *number = Some(clients.begun);
        let client = Client { ends: Instant::now() + time, close: Arc::clone(&self.close) };
        let begun = clients.begun;
        clients.waited_for.insert(begun, client);
    }

    fn number(&self) -> MutexGuard<'_, Option<u64>> {
        self.number.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ends the turn when the connection is dropped, however it ended.
#[derive(Debug)]
pub(crate) struct Connected(pub(crate) Turn);

impl Drop for Connected {
    fn drop(&mut self) {
        self.0.stop_waiting();
    }
}

/// The server's turn; dropping it begins the client's.
#[derive(Debug)]
pub(crate) struct ServersTurn(Turn);

impl Drop for ServersTurn {
    fn drop(&mut self) {
        self.0.client(NEXT);
    }
}
