//! Work that keeps a processor busy: off the threads that serve requests, a few at a time, with a bounded queue.

use std::sync::Arc;

use tokio::sync::Semaphore;

use crate::problem::Problem;

/// One kind of work, with its limits.
#[derive(Clone, Debug)]
pub struct HeavyWork {
    /// Permits of running work.
    running: Arc<Semaphore>,
    /// Permits of running and waiting work.
    admitted: Arc<Semaphore>,
}

impl HeavyWork {
    /// Runs `at_a_time`, and lets `waiting` more wait.
    #[must_use]
    pub fn new(at_a_time: usize, waiting: usize) -> Self {
        Self { running: Arc::new(Semaphore::new(at_a_time)), admitted: Arc::new(Semaphore::new(at_a_time + waiting)) }
    }

    /// Runs the work when its turn comes.
    ///
    /// Running work keeps its slot until it is done, even if the client disconnects, so that disconnecting does not
    /// make room for the next request. Waiting work leaves the queue with its client.
    ///
    /// # Errors
    ///
    /// 503 when the queue is full.
    pub async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
        let admitted = Arc::clone(&self.admitted).try_acquire_owned().map_err(|_| Problem::busy())?;
        let running = Arc::clone(&self.running).acquire_owned().await.map_err(|error| Problem::internal(&error))?;
        let done = tokio::task::spawn_blocking(move || {
            let _places = (admitted, running);
            work()
        });
        done.await.map_err(|error| Problem::internal(&error))
    }
}
