//! Rate limits, shared by all replicas on a database.
//!
//! The database counts, in one statement and by its own clock, so that neither simultaneous requests nor replicas with
//! different clocks exceed a limit. A minute begins with the first request in it.

use std::num::NonZeroU32;

use axum::http::StatusCode;

use crate::database::{Database, Kind, within};
use crate::problem::Problem;

/// Counts the requests of each user.
#[derive(Clone, Debug)]
pub struct Limits {
    database: Database,
    per_minute: NonZeroU32,
}

/// Sign-in attempts a minute for a name: enough for typing errors, too few to guess a password.
const SIGN_INS: NonZeroU32 = NonZeroU32::new(10).unwrap();

impl Limits {
    /// Limits each user to this many requests a minute.
    #[must_use]
    pub fn new(database: Database, per_minute: NonZeroU32) -> Self {
        Self { database, per_minute }
    }

    /// Counts a request of a user.
    ///
    /// # Errors
    ///
    /// 429 above the limit, with the time to wait. 503 when the database is not available.
    pub async fn request(&self, name: &str) -> Result<(), Problem> {
        self.count("request", name, self.per_minute).await
    }

    /// Counts an attempt to sign in under a name. A client that makes ten attempts a minute keeps the user from signing
    /// in; existing sessions continue.
    ///
    /// # Errors
    ///
    /// As [`request`](Self::request).
    pub async fn sign_in(&self, name: &str) -> Result<(), Problem> {
        self.count("sign-in", name, SIGN_INS).await
    }

    /// Deletes the counts of past minutes. Clients choose the names, so there can be many.
    ///
    /// # Errors
    ///
    /// An error of the database.
    pub async fn sweep(&self) -> Result<u64, sqlx::Error> {
        let sweep = sqlx::query(self.statements().sweep).execute(&self.database.writer);
        Ok(within(sweep).await?.rows_affected())
    }

    async fn count(&self, what: &str, name: &str, most: NonZeroU32) -> Result<(), Problem> {
        let count = sqlx::query_as(self.statements().count).bind(what).bind(name);
        let (used, left): (i64, i64) = within(count.fetch_one(&self.database.writer)).await?;
        if used <= i64::from(most.get()) {
            return Ok(());
        }
        let detail = format!("too many requests; try again in {left} s");
        Err(Problem::new(StatusCode::TOO_MANY_REQUESTS, "too-many", detail).after(left.unsigned_abs()))
    }

    fn statements(&self) -> &'static Statements {
        match self.database.kind {
            Kind::Sqlite => &SQLITE,
            Kind::Postgres => &POSTGRES,
        }
    }
}

struct Statements {
    count: &'static str,
    sweep: &'static str,
}

/// The statements; `$now` is the database's time in seconds. A minute that ends more than 60 s from now began before
/// the database's clock was set back, and is over as well.
macro_rules! statements {
    ($now:literal) => {
        Statements {
            count: concat!(
                "insert into counts (what, name, used, ends) values ($1, $2, 1, ",
                $now,
                " + 60) ",
                "on conflict (what, name) do update set ",
                "used = case when counts.ends - ",
                $now,
                " between 1 and 60 then counts.used + 1 else 1 end, ",
                "ends = case when counts.ends - ",
                $now,
                " between 1 and 60 then counts.ends else ",
                $now,
                " + 60 end ",
                "returning used, ends - ",
                $now,
            ),
            sweep: concat!("delete from counts where ends - ", $now, " not between 1 and 60"),
        }
    };
}

const SQLITE: Statements = statements!("unixepoch()");
const POSTGRES: Statements = statements!("cast(floor(extract(epoch from now())) as bigint)");
