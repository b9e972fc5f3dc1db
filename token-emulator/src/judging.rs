//! Judges tokens off the threads that serve the connections: so many at a time, and a queue that can be full.
//!
//! A token of 64 KiB takes some milliseconds, and the emulator mostly has one thread for all clients.

use std::sync::Arc;
use std::thread::available_parallelism;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;

/// How many tokens may wait for their turn. Whoever brings one more is told to come back.
const WAITING: usize = 64;

/// The places of those that are judged, and of those that wait.
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
    fn new(running: usize, waiting: usize) -> Self {
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
mod tests {
    use std::sync::mpsc;
    use std::time::Duration;

    use tokio::time::timeout;

    use super::*;

    #[tokio::test]
    async fn a_turn_lasts_until_its_work_is_done_and_the_queue_can_be_full() {
        let judging = Arc::new(Judging::new(1, 1));
        let (finish, finished) = mpsc::channel::<()>();
        let first = judging.turn().await.unwrap();
        // Whoever asked goes away at once; the work goes on, and so does its turn.
        let gone = timeout(Duration::from_millis(10), first.run(move || finished.recv())).await;
        assert!(gone.is_err());
        let waits = tokio::spawn({
            let judging = Arc::clone(&judging);
            async move { judging.turn().await.is_some() }
        });
        while judging.places.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        assert!(judging.turn().await.is_none(), "both places are taken");
        assert!(!waits.is_finished());
        finish.send(()).unwrap();
        assert!(waits.await.unwrap(), "its turn has come");
        assert_eq!(judging.turn().await.unwrap().run(|| 7).await, Some(7));
    }
}
