//! Judges tokens off the threads that serve the connections: so many at a time, and a queue that can be full.
//!
//! A token of 64 KiB takes some milliseconds, and the emulator mostly has one thread for all clients.

use std::sync::Arc;
use std::thread::available_parallelism;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;

/// How many tokens may wait for their turn. A client with one more is told to try again.
const WAITING: usize = 64;

/// The places of those that are judged, and of those that wait.
#[derive(Clone)]
pub(crate) struct Judging {
    running: Arc<Semaphore>,
    places: Arc<Semaphore>,
}

impl Default for Judging {
    fn default() -> Self {
        Self::new(available_parallelism().map_or(1, |threads| threads.get().min(4)), WAITING)
    }
}

impl Judging {
    pub(crate) fn new(running: usize, waiting: usize) -> Self {
        Self { running: Arc::new(Semaphore::new(running)), places: Arc::new(Semaphore::new(running + waiting)) }
    }

    /// Waits for a turn; `None` where too many wait already.
    pub(crate) async fn turn(&self) -> Option<Turn> {
        let place = Arc::clone(&self.places).try_acquire_owned().ok()?;
        let running = Arc::clone(&self.running).acquire_owned().await.ok()?;
        Some(Turn { _permits: [place, running] })
    }
}

/// The turn of one token.
pub(crate) struct Turn {
    _permits: [OwnedSemaphorePermit; 2],
}

impl Turn {
    /// Runs `judge`, which keeps the turn until it is done: also where nobody waits for its answer any more. `None` when it
    /// panicked.
    pub(crate) async fn run<T: Send + 'static>(self, judge: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let work = spawn_blocking(move || {
            let turn = self;
            let answer = judge();
            drop(turn);
            answer
        });
        work.await.ok()
    }
}

#[cfg(test)]
mod tests;
