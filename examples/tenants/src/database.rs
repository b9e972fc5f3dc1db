//! The tables, in SQLite or PostgreSQL.

use std::sync::Arc;
use std::time::Duration;

use sqlx::any::{AnyPoolOptions, AnyRow};
use sqlx::{AnyPool, Error, Row as _};

use crate::row::{COLUMNS, PREVIOUS, Row};

/// The connections to the database.
#[derive(Clone, Debug)]
pub struct Database(AnyPool);

/// A member of a tenant.
pub struct Member {
    /// `agent` or `guest`.
    pub role: String,
    /// The member's worker, if there is one.
    pub worker_sid: Option<String>,
}

impl Database {
    /// Connects to `sqlite:…` or `postgres://…`, and creates missing tables.
    ///
    /// # Errors
    ///
    /// When the database cannot be reached or refuses the connection.
    pub async fn open(url: &str) -> Result<Self, Error> {
        sqlx::any::install_default_drivers();
        let pool =
            AnyPoolOptions::new().max_connections(8).acquire_timeout(Duration::from_secs(2)).connect(url).await?;
        sqlx::raw_sql(include_str!("../schema.sql")).execute(&pool).await?;
        Ok(Self(pool))
    }

    /// The connections, for statements of the application.
    #[must_use]
    pub fn pool(&self) -> &AnyPool {
        &self.0
    }

    pub(crate) async fn tenant(&self, id: &str) -> Result<Option<Arc<Row>>, Error> {
        let row = sqlx::query("select * from tenants where id = $1").bind(id).fetch_optional(&self.0).await?;
        row.map(|row| read(&row)).transpose()
    }

    /// The tenant that a key belongs to.
    pub(crate) async fn owner(&self, key_id: &str) -> Result<Option<Arc<str>>, Error> {
        let statement = "select id from tenants where api_key = $1 or previous_api_key = $1 order by id limit 1";
        let id: Option<String> = sqlx::query_scalar(statement).bind(key_id).fetch_optional(&self.0).await?;
        Ok(id.map(Into::into))
    }

    /// Whether a key belongs to an active tenant.
    pub(crate) async fn has_key(&self, id: &str, key_id: &str) -> Result<bool, Error> {
        let row = self.tenant(id).await?;
        Ok(row.is_some_and(|row| row.is_active && row.has_key(key_id)))
    }

    pub(crate) async fn member(&self, tenant: &str, name: &str) -> Result<Option<Member>, Error> {
        let statement = "select role, worker_sid from members where tenant = $1 and name = $2";
        let row = sqlx::query(statement).bind(tenant).bind(name).fetch_optional(&self.0).await?;
        row.map(|row| Ok(Member { role: row.try_get("role")?, worker_sid: row.try_get("worker_sid")? })).transpose()
    }
}

fn read(row: &AnyRow) -> Result<Arc<Row>, Error> {
    let mut values = std::collections::HashMap::new();
    for (_, column) in COLUMNS.iter().chain(&PREVIOUS) {
        if let Some(value) = row.try_get::<Option<String>, _>(*column)? {
            values.insert(*column, value.into());
        }
    }
    let state: String = row.try_get("state")?;
    let previous_until = row.try_get("previous_until")?;
    Ok(Arc::new(Row { id: row.try_get("id")?, is_active: state == "active", values, previous_until }))
}
