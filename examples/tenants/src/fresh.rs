//! A cache whose values are read again once they are older than a given age.

use std::sync::Arc;
use std::time::{Duration, Instant};

use quick_cache::sync::{Cache, DefaultLifecycle, EntryAction, EntryResult};
use quick_cache::{DefaultHashBuilder, Lifecycle, UnitWeighter};

/// Values by their key. Of the tasks that need a value which is missing or too old, one reads it, and the others wait.
pub(crate) struct Fresh<V, L = DefaultLifecycle<Arc<str>, Held<V>>> {
    cache: Cache<Arc<str>, Held<V>, UnitWeighter, DefaultHashBuilder, L>,
    age: Duration,
}

/// A value, and when it was read.
#[derive(Clone)]
pub(crate) struct Held<V> {
    value: V,
    read: Instant,
}

impl<V: Clone, L: Lifecycle<Arc<str>, Held<V>> + Clone> Fresh<V, L> {
    /// Holds about `most` values; `lifecycle` hears which are evicted.
    pub(crate) fn new(most: usize, age: Duration, lifecycle: L) -> Self {
        let weight = u64::try_from(most).unwrap_or(u64::MAX);
        Self { cache: Cache::with(most, weight, UnitWeighter, DefaultHashBuilder::default(), lifecycle), age }
    }

    /// The value, if it is held and not too old.
    pub(crate) fn get(&self, key: &str) -> Option<V> {
        self.cache.get(key).filter(|held| self.is_fresh(held)).map(|held| held.value)
    }

    /// The value, which `read` reads if need be; it gets the value that has become too old. An error is not held.
    pub(crate) async fn get_or<E>(&self, key: &str, read: impl AsyncFnOnce(Option<V>) -> Result<V, E>) -> Result<V, E> {
        if let Some(value) = self.get(key) {
            return Ok(value);
        }
        let key: Arc<str> = key.into();
        let entry = self.cache.entry_async(&key, |_, held| {
            if self.is_fresh(held) { EntryAction::Retain(held.value.clone()) } else { EntryAction::ReplaceWithGuard }
        });
        let (guard, old) = match entry.await {
            EntryResult::Retained(value) => return Ok(value),
            EntryResult::Replaced(guard, old) => (guard, Some(old.value)),
            EntryResult::Vacant(guard) => (guard, None),
            EntryResult::Removed(..) | EntryResult::Timeout => unreachable!("neither is asked for"),
        };
        // From before the read: what changes during it may not be seen.
        let begin = Instant::now();
        let value = read(old).await?;
        // An error means that `remove` was called meanwhile: this value is not held.
        let _ = guard.insert(Held { value: value.clone(), read: begin });
        Ok(value)
    }

    /// Forgets a value.
    pub(crate) fn remove(&self, key: &str) {
        self.cache.remove(key);
    }

    fn is_fresh(&self, held: &Held<V>) -> bool {
        held.read.elapsed() < self.age
    }
}
