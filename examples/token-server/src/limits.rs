//! How much one user may ask for, over all replicas that share a database.
//!
//! The database counts, in one statement and by its own clock: neither two requests at one moment nor two replicas whose clocks differ
//! get more than one alone. A minute begins with the first request in it.

use std::num::NonZeroU32;

use axum::http::StatusCode;

use crate::database::{Database, Kind, within};
use crate::problem::Problem;

/// Counts what each user asks for.
#[derive(Clone, Debug)]
pub struct Limits {
    database: Database,
    per_minute: NonZeroU32,
}

/// Attempts a minute for one name: enough for a person who mistypes, too few for a list of passwords.
const SIGN_INS: NonZeroU32 = NonZeroU32::new(10).unwrap();

impl Limits {
    /// So many requests a minute for each user.
    #[must_use]
    pub fn new(database: Database, per_minute: NonZeroU32) -> Self {
        Self { database, per_minute }
    }

    /// Counts a request of a user who is signed in.
    ///
    /// # Errors
    ///
    /// 429 when it is one too many; the problem says how long to wait. 503 when the database does not answer.
    pub async fn request(&self, name: &str) -> Result<(), Problem> {
        self.count("request", name, self.per_minute).await
    }

    /// Counts an attempt to sign in under a name. A client that knows it and makes ten attempts in each minute
    /// keeps its owner from signing in for as long as that goes on; a session that exists already is not touched.
    ///
    /// # Errors
    ///
    /// As [`request`](Self::request).
    pub async fn sign_in(&self, name: &str) -> Result<(), Problem> {
        self.count("sign-in", name, SIGN_INS).await
    }

    /// Deletes the counts of minutes that are over. Strangers choose the names, so there can be many.
    ///
    /// # Errors
    ///
    /// When the database refuses.
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
        let detail = format!("too many requests; the next one is welcome in {left} s");
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

/// The statements, where `$now` is the database's time in seconds. A minute that ends later than in 60 s was begun before the
/// database's clock was set back, and is over as well.
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
