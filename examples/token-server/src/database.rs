//! Users, sessions and counts, in an embedded SQLite or in a PostgreSQL that replicas share.

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
    /// For statements that write. One connection for SQLite, which allows one writer at a time, so that waiting writers
    /// do not block readers.
    pub writer: AnyPool,
    /// The kind of database.
    pub kind: Kind,
}

/// The supported databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// SQLite: a file on this machine.
    Sqlite,
    /// PostgreSQL: a server, which replicas can share.
    Postgres,
}

/// How long a request waits for a statement, and for a connection: short, so that the client learns soon that the
/// database is not available.
pub const STATEMENT_TIMEOUT: Duration = Duration::from_secs(2);

/// How long the database itself waits for a lock: shorter, so that the database gives up first, and nothing continues
/// there after the client has gone.
const LOCK_TIMEOUT_MS: &str = "1500";

/// How long a start waits for a database that may be starting too.
const START: Duration = Duration::from_secs(30);

impl Database {
    /// Connects, and creates missing tables.
    ///
    /// # Errors
    ///
    /// When the database cannot be reached, refuses the connection, or has an encoding other than UTF-8.
    pub async fn open(url: &str) -> Result<Self, Error> {
        sqlx::any::install_default_drivers();
        let kind = if url.starts_with("sqlite:") { Kind::Sqlite } else { Kind::Postgres };
        let writer = match kind {
            Kind::Sqlite => pool(kind, 1).connect_lazy(url)?,
            Kind::Postgres => pool(kind, 8).connect_lazy(url)?,
        };
        // In memory, each connection of SQLite is a separate database.
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

/// Waits for a statement as long as a [request may](STATEMENT_TIMEOUT).
///
/// # Errors
///
/// The error of the statement, or [`Error::PoolTimedOut`] when the database does not respond.
pub(crate) async fn within<T>(statement: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    timeout(STATEMENT_TIMEOUT, statement).await.unwrap_or(Err(Error::PoolTimedOut))
}

/// Whether the database is temporarily unavailable. Any other error is a bug of the server.
#[must_use]
pub fn is_unavailable(error: &Error) -> bool {
    match error {
        Error::Io(_) | Error::Tls(_) | Error::PoolTimedOut | Error::PoolClosed | Error::WorkerCrashed => true,
        Error::Database(error) => is_passing(&**error),
        _ => false,
    }
}

/// Whether the database may become available at start. A missing file, a wrong password or a missing database is
/// permanent.
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
        // PostgreSQL, by the class of the code: no connection, read-only, invalid login or database, rollback,
        // insufficient resources, lock, operator intervention or timeout, system error. Source:
        // <https://www.postgresql.org/docs/current/errcodes-appendix.html>
        _ => matches!(code.get(..2), Some("08" | "25" | "28" | "3D" | "40" | "53" | "55" | "57" | "58")),
    }
}

fn pool(kind: Kind, most: u32) -> AnyPoolOptions {
    AnyPoolOptions::new()
        .max_connections(most)
        .acquire_timeout(STATEMENT_TIMEOUT)
        .after_connect(move |connection, _| Box::pin(set_up(connection, kind)))
        // A statement that timed out leaves its connection waiting for a response; without one, the connection is
        // closed.
        .after_release(|connection, _| {
            Box::pin(async {
                timeout(STATEMENT_TIMEOUT, connection.ping()).await.unwrap_or(Err(Error::PoolTimedOut)).map(|()| true)
            })
        })
}

async fn set_up(connection: &mut AnyConnection, kind: Kind) -> Result<(), Error> {
    let settings: &[&'static str] = match kind {
        // In WAL mode readers continue while one connection writes.
        Kind::Sqlite => &["pragma journal_mode = wal", "pragma synchronous = normal"],
        Kind::Postgres => &[],
    };
    for setting in settings {
        sqlx::query(*setting).execute(&mut *connection).await?;
    }
    let lock_timeout = match kind {
        Kind::Sqlite => "pragma busy_timeout = ",
        Kind::Postgres => "set statement_timeout = ",
    };
    sqlx::query(sqlx::AssertSqlSafe(format!("{lock_timeout}{LOCK_TIMEOUT_MS}"))).execute(connection).await?;
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
        // Replicas that start together must not both create the tables. The lock (any number) is held until the end of
        // the transaction.
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
            // Unlogged, because counts are written with each request, matter for a minute, and may be lost in a crash.
            "create unlogged table if not exists counts \
            (what text, name text, used bigint not null, ends bigint not null, primary key (what, name))",
        ],
    }
}
