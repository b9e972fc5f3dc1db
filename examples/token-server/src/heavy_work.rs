//! Work that keeps a processor busy: off the threads that answer requests, so many at a time, and in a queue that has an end.

use std::sync::Arc;

use tokio::sync::Semaphore;

use crate::problem::Problem;

/// One kind of work, and how much of it there may be.
#[derive(Clone, Debug)]
pub struct HeavyWork {
    /// Permits of what runs.
    running: Arc<Semaphore>,
    /// Permits of what runs or waits.
    admitted: Arc<Semaphore>,
}

impl HeavyWork {
    /// Runs `at_a_time`, and lets `waiting` more wait.
    #[must_use]
    pub fn new(at_a_time: usize, waiting: usize) -> Self {
        Self { running: Arc::new(Semaphore::new(at_a_time)), admitted: Arc::new(Semaphore::new(at_a_time + waiting)) }
    }

    /// Runs it when there is room.
    ///
    /// What has begun keeps its place until it is done, even when nobody waits for it any more: a client that hangs up must not make
    /// room for the next. What only waits leaves the queue with its client.
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
