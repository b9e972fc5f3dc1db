//! How much one user may ask for.
//!
//! Each replica counts for itself. Behind several, a user gets that many times more; where that matters, the gateway before them
//! is the place to count.

use std::num::NonZeroU32;

use axum::http::StatusCode;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};

use crate::problem::Problem;

/// Counts what each user asks for.
#[derive(Debug)]
pub struct Limits {
    requests: DefaultKeyedRateLimiter<String>,
    sign_ins: DefaultKeyedRateLimiter<String>,
}

/// Attempts a minute for one name: enough for a person who mistypes, too few for a list of passwords.
const SIGN_INS: NonZeroU32 = NonZeroU32::new(10).unwrap();

/// Names that are remembered before those that have not come for long are forgotten; strangers choose them.
const REMEMBERED: usize = 10_000;

impl Limits {
    /// So many requests a minute for each user; as many may come at once.
    #[must_use]
    pub fn new(per_minute: NonZeroU32) -> Self {
        Self {
            requests: DefaultKeyedRateLimiter::keyed(Quota::per_minute(per_minute)),
            sign_ins: DefaultKeyedRateLimiter::keyed(Quota::per_minute(SIGN_INS)),
        }
    }

    /// Counts a request of a user who is signed in.
    ///
    /// # Errors
    ///
    /// When it is one too many; the problem says how long to wait.
    pub fn request(&self, name: &str) -> Result<(), Problem> {
        count(&self.requests, name)
    }

    /// Counts an attempt to sign in under a name. Whoever knows it can keep its owner out for that minute, and no longer.
    ///
    /// # Errors
    ///
    /// As [`request`](Self::request).
    pub fn sign_in(&self, name: &str) -> Result<(), Problem> {
        count(&self.sign_ins, name)
    }
}

fn count(limiter: &DefaultKeyedRateLimiter<String>, name: &str) -> Result<(), Problem> {
    if limiter.len() > REMEMBERED {
        limiter.retain_recent();
    }
    limiter.check_key(&name.to_owned()).map_err(|too_early| {
        let wait = too_early.wait_time_from(DefaultClock::default().now());
        let seconds = wait.as_secs() + 1;
        let detail = format!("too many requests; the next one is welcome in {seconds} s");
        Problem::new(StatusCode::TOO_MANY_REQUESTS, "too-many", detail).after(seconds)
    })
}
