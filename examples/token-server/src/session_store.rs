//! Sessions in the database, which survive a restart and are shared by replicas.

use std::collections::HashMap;

use async_trait::async_trait;
use time::OffsetDateTime;
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};

use crate::database::{Database, is_unavailable, within};

/// Sessions in the table `sessions`.
#[derive(Clone, Debug)]
pub struct Sessions(Database);

/// The store's error type holds only a string; this one means that the database is not available.
pub(crate) const NO_DATABASE: &str = "the database is not available";

impl Sessions {
    /// Sessions in this database.
    #[must_use]
    pub fn new(database: Database) -> Self {
        Self(database)
    }

    /// Deletes expired sessions.
    ///
    /// # Errors
    ///
    /// An error of the database.
    pub async fn sweep(&self) -> std::result::Result<u64, sqlx::Error> {
        let now = OffsetDateTime::now_utc().unix_timestamp();
        let sweep = sqlx::query("delete from sessions where ends <= $1").bind(now).execute(&self.0.writer);
        Ok(within(sweep).await?.rows_affected())
    }
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        // A collision of 128 random bits is improbable, but would give one user the session of another.
        loop {
            let new = "insert into sessions (id, data, ends) values ($1, $2, $3) on conflict (id) do nothing";
            if write(&self.0, new, record).await? > 0 {
                return Ok(());
            }
            record.id = Id::default();
        }
    }

    async fn save(&self, record: &Record) -> Result<()> {
        // Not an insert: a session that was deleted at another replica must not come back.
        write(&self.0, "update sessions set data = $2, ends = $3 where id = $1", record).await.map(drop)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let now = OffsetDateTime::now_utc().unix_timestamp();
        let load = sqlx::query_as("select data, ends from sessions where id = $1 and ends > $2")
            .bind(id.to_string())
            .bind(now)
            .fetch_optional(&self.0.reader);
        let row: Option<(Vec<u8>, i64)> = within(load).await.map_err(|error| backend(&error))?;
        row.map(|(data, ends)| {
            let data: HashMap<_, _> =
                serde_json::from_slice(&data).map_err(|error| Error::Decode(error.to_string()))?;
            let expiry_date =
                OffsetDateTime::from_unix_timestamp(ends).map_err(|error| Error::Decode(error.to_string()))?;
            Ok(Record { id: *id, data, expiry_date })
        })
        .transpose()
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        let delete = sqlx::query("delete from sessions where id = $1").bind(id.to_string()).execute(&self.0.writer);
        within(delete).await.map_err(|error| backend(&error)).map(drop)
    }
}

/// The number of rows written.
async fn write(database: &Database, statement: &'static str, record: &Record) -> Result<u64> {
    let data = serde_json::to_vec(&record.data).map_err(|error| Error::Encode(error.to_string()))?;
    let write = sqlx::query(statement)
        .bind(record.id.to_string())
        .bind(data)
        .bind(record.expiry_date.unix_timestamp())
        .execute(&database.writer);
    Ok(within(write).await.map_err(|error| backend(&error))?.rows_affected())
}

fn backend(error: &sqlx::Error) -> Error {
    Error::Backend(if is_unavailable(error) { NO_DATABASE.to_owned() } else { error.to_string() })
}
