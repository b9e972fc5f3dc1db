//! Users, sessions and counts: in an embedded SQLite, or in the PostgreSQL that replicas share.

use std::future::Future;
use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::error::DatabaseError;
use sqlx::{AnyConnection, AnyPool, Connection as _, Error};
use tokio::time::{Instant, sleep, timeout};

/// The connections to the database.
#[derive(Clone, Debug)]
pub struct Database {
    /// For statements that only read.
    pub reader: AnyPool,
    /// For statements that write. SQLite lets one write at a time, so it is one connection there: a request that waits for it must not
    /// keep those that only read from theirs.
    pub writer: AnyPool,
    /// Which of the two it is.
    pub kind: Kind,
}

/// The databases that there is SQL for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file on this machine.
    Sqlite,
    /// A server, perhaps shared by replicas.
    Postgres,
}

/// How long a request waits for one statement, and for a connection to the database: short, so that a client learns at once that the
/// database does not answer.
pub const PATIENCE: Duration = Duration::from_secs(2);

/// How long the database itself waits for a lock before it gives up: shorter, so that it is the one to say so, and nothing goes on
/// there after the client has gone.
const PATIENCE_FOR_LOCKS: &str = "1500";

/// How long a start waits for a database that may be starting too.
const START: Duration = Duration::from_secs(30);

impl Database {
    /// Connects, and makes the tables where there are none.
    ///
    /// # Errors
    ///
    /// When the database cannot be reached, refuses, or holds text in another encoding than UTF-8.
    pub async fn open(url: &str) -> Result<Self, Error> {
        sqlx::any::install_default_drivers();
        let kind = if url.starts_with("sqlite:") { Kind::Sqlite } else { Kind::Postgres };
        let writer = match kind {
            Kind::Sqlite => pool(kind, 1).connect_lazy(url)?,
            Kind::Postgres => pool(kind, 8).connect_lazy(url)?,
        };
        // In memory each connection of SQLite is a database of its own.
        let reader = match kind {
            Kind::Sqlite if !url.contains(":memory:") => pool(kind, 7).connect_lazy(url)?,
            _ => writer.clone(),
        };
        let began = Instant::now();
        loop {
            match timeout(START, prepare(&writer, kind)).await.unwrap_or(Err(Error::PoolTimedOut)) {
                Err(error) if is_starting(&error) && began.elapsed() < START => {
                    tracing::warn!(%error, "waiting for the database");
                    sleep(Duration::from_millis(500)).await;
                }
                done => return done.map(|()| Self { reader, writer, kind }),
            }
        }
    }

    /// Closes all connections.
    pub async fn close(&self) {
        self.reader.close().await;
        self.writer.close().await;
    }
}

/// Waits for a statement as long as a [request may](PATIENCE).
///
/// # Errors
///
/// Those of the statement, and [`Error::PoolTimedOut`] when the database does not answer.
pub(crate) async fn within<T>(statement: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    timeout(PATIENCE, statement).await.unwrap_or(Err(Error::PoolTimedOut))
}

/// Whether the database cannot be asked now, and may be later. Everything else is a mistake in here.
#[must_use]
pub fn is_unavailable(error: &Error) -> bool {
    match error {
        Error::Io(_) | Error::Tls(_) | Error::PoolTimedOut | Error::PoolClosed | Error::WorkerCrashed => true,
        Error::Database(error) => is_passing(&**error),
        _ => false,
    }
}

/// Whether the database may be there in a moment. A file that is not there, a wrong password or no such database stay as they are.
fn is_starting(error: &Error) -> bool {
    match error {
        Error::PoolTimedOut | Error::Io(_) => true,
        // SQLite: busy. PostgreSQL: too many connections, waited too long for a lock, starting up.
        Error::Database(error) => matches!(error.code().as_deref(), Some("5" | "53300" | "57014" | "57P03")),
        _ => false,
    }
}

fn is_passing(error: &dyn DatabaseError) -> bool {
    let Some(code) = error.code() else { return false };
    match code.parse::<u32>() {
        // SQLite: SQLITE_BUSY, _LOCKED, _READONLY, _IOERR, _FULL and _CANTOPEN, in the lowest byte of an extended code.
        // Source: <https://www.sqlite.org/rescode.html>
        Ok(number) if code.len() < 5 => matches!(number & 0xff, 5 | 6 | 8 | 10 | 13 | 14),
        // PostgreSQL, by the class of the code: no connection, read only, no such login or database, rolled back for another one,
        // out of something, a lock, stopped by an operator or by time, a fault of the system.
        // Source: <https://www.postgresql.org/docs/current/errcodes-appendix.html>
        _ => matches!(code.get(..2), Some("08" | "25" | "28" | "3D" | "40" | "53" | "55" | "57" | "58")),
    }
}

fn pool(kind: Kind, most: u32) -> AnyPoolOptions {
    AnyPoolOptions::new()
        .max_connections(most)
        .acquire_timeout(PATIENCE)
        .after_connect(move |connection, _| Box::pin(set_up(connection, kind)))
        // A statement that was given up leaves its connection waiting for an answer; where none comes, the connection goes too.
        .after_release(|connection, _| {
            Box::pin(async {
                timeout(PATIENCE, connection.ping()).await.unwrap_or(Err(Error::PoolTimedOut)).map(|()| true)
            })
        })
}

async fn set_up(connection: &mut AnyConnection, kind: Kind) -> Result<(), Error> {
    let settings: &[&'static str] = match kind {
        // In this mode readers go on while one writes.
        Kind::Sqlite => &["pragma journal_mode = wal", "pragma synchronous = normal"],
        Kind::Postgres => &[],
    };
    for setting in settings {
        sqlx::query(*setting).execute(&mut *connection).await?;
    }
    let patience = match kind {
        Kind::Sqlite => "pragma busy_timeout = ",
        Kind::Postgres => "set statement_timeout = ",
    };
    sqlx::query(sqlx::AssertSqlSafe(format!("{patience}{PATIENCE_FOR_LOCKS}"))).execute(connection).await?;
    Ok(())
}

async fn prepare(pool: &AnyPool, kind: Kind) -> Result<(), Error> {
    let mut transaction = pool.begin().await?;
    if kind == Kind::Postgres {
        let (encoding,): (String,) = sqlx::query_as("show server_encoding").fetch_one(&mut *transaction).await?;
        if encoding != "UTF8" {
            let wrong = format!(
                "its encoding is {encoding}, which cannot hold every name: make it with `create database … encoding 'UTF8' template template0`"
            );
            return Err(Error::Configuration(wrong.into()));
        }
        // Replicas that start together would both make the tables, and one would fail: the lock, any number, is held to the end.
        sqlx::query("select pg_advisory_xact_lock(7400)").execute(&mut *transaction).await?;
    }
    for table in tables(kind) {
        sqlx::query(table).execute(&mut *transaction).await?;
    }
    transaction.commit().await
}

fn tables(kind: Kind) -> [&'static str; 3] {
    const USERS: &str =
        "create table if not exists users (name text primary key, password text not null, role text not null)";
    match kind {
        Kind::Sqlite => [
            USERS,
            "create table if not exists sessions (id text primary key, data blob not null, ends bigint not null)",
            "create table if not exists counts \
            (what text, name text, used bigint not null, ends bigint not null, primary key (what, name))",
        ],
        Kind::Postgres => [
            USERS,
            "create table if not exists sessions (id text primary key, data bytea not null, ends bigint not null)",
            // Unlogged: counts are written with each request and matter for a minute. A crash of the database may forget them.
            "create unlogged table if not exists counts \
            (what text, name text, used bigint not null, ends bigint not null, primary key (what, name))",
        ],
    }
}
