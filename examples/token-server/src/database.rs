//! Users and sessions, in an embedded SQLite or in the PostgreSQL that replicas share.

use sqlx::AnyPool;
use sqlx::any::AnyPoolOptions;

/// Connects, and makes the tables where there are none.
///
/// # Errors
///
/// When the database cannot be reached or refuses.
pub async fn open(url: &str) -> Result<AnyPool, sqlx::Error> {
    sqlx::any::install_default_drivers();
    let sqlite = url.starts_with("sqlite:");
    let pool = AnyPoolOptions::new()
        // SQLite lets one write at a time, and in memory each connection is a database of its own.
        .max_connections(if url.contains(":memory:") { 1 } else { 8 })
        .after_connect(move |connection, _| {
            Box::pin(async move {
                if sqlite {
                    // Readers go on while one writes.
                    sqlx::query("pragma journal_mode = wal").execute(&mut *connection).await?;
                    sqlx::query("pragma synchronous = normal").execute(&mut *connection).await?;
                }
                Ok(())
            })
        })
        .connect(url)
        .await?;
    make_tables(&pool, sqlite).await?;
    Ok(pool)
}

/// The two databases differ in one word: how bytes are called.
const SQLITE: [&str; 2] =
    [USERS, "create table if not exists sessions (id text primary key, data blob not null, ends bigint not null)"];
const POSTGRES: [&str; 2] =
    [USERS, "create table if not exists sessions (id text primary key, data bytea not null, ends bigint not null)"];
const USERS: &str =
    "create table if not exists users (name text primary key, password text not null, role text not null)";

async fn make_tables(pool: &AnyPool, sqlite: bool) -> Result<(), sqlx::Error> {
    let mut connection = pool.begin().await?;
    if !sqlite {
        // Replicas that start together would both make them, and one would fail: the lock, any number, is held to the end.
        sqlx::query("select pg_advisory_xact_lock(7400)").execute(&mut *connection).await?;
    }
    for statement in if sqlite { SQLITE } else { POSTGRES } {
        sqlx::query(statement).execute(&mut *connection).await?;
    }
    connection.commit().await
}
