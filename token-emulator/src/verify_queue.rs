//! Verifies tokens off the threads that serve connections, a few at a time, with a bounded queue.
//!
//! A token of 64 KiB takes some milliseconds, and the emulator usually has one thread for all clients.

use std::sync::Arc;
use std::thread::available_parallelism;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;

/// How many tokens may wait for their turn. The client of one more is told to try again.
const MAX_WAITING: usize = 64;

#[derive(Clone)]
pub(crate) struct VerifyQueue {
    running: Arc<Semaphore>,
    /// Slots for the tokens that are verified and those that wait.
    slots: Arc<Semaphore>,
}

impl Default for VerifyQueue {
    fn default() -> Self {
        Self::new(available_parallelism().map_or(1, |threads| threads.get().min(4)), MAX_WAITING)
    }
}

impl VerifyQueue {
    pub(crate) fn new(running: usize, waiting: usize) -> Self {
        Self { running: Arc::new(Semaphore::new(running)), slots: Arc::new(Semaphore::new(running + waiting)) }
    }

    /// Waits for a turn; `None` when the queue is full.
    pub(crate) async fn turn(&self) -> Option<Turn> {
        let slot = Arc::clone(&self.slots).try_acquire_owned().ok()?;
        let running = Arc::clone(&self.running).acquire_owned().await.ok()?;
        Some(Turn { _permits: [slot, running] })
    }
}

/// The right to verify one token now.
pub(crate) struct Turn {
    _permits: [OwnedSemaphorePermit; 2],
}

impl Turn {
    /// Runs `verify`, which keeps the turn until it is done, even if the caller is dropped. `None` when it panicked.
    pub(crate) async fn run<T: Send + 'static>(self, verify: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let work = spawn_blocking(move || {
            let turn = self;
            let result = verify();
            drop(turn);
            result
        });
        work.await.ok()
    }
}

#[cfg(test)]
mod tests;
