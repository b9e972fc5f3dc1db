//! The tenants: loaded when they are first needed, and read again every few seconds.

use std::sync::Arc;
use std::time::Duration;

use quick_cache::Lifecycle;
use quick_cache::sync::DefaultLifecycle;
use token_core::tenants::Verifiers;
use token_core::twilio::{ApiKeySid, Twilio, Verifier};
use token_core::{Claims, VerifyError};

use crate::database::Database;
use crate::declared::Tokens;
use crate::fresh::{Fresh, Held};
use crate::row::{Fault, Row, WrongRow};

/// A tenant, as its row was at most [`age`](Tenants::new) ago.
pub struct Tenant {
    /// The name, the primary key of the row.
    pub id: Arc<str>,
    /// What it issues and accepts.
    pub tokens: Tokens,
    row: Arc<Row>,
    /// A previous key may end without a change of the row.
    has_previous_key: bool,
}

/// Why a tenant has no tokens now. A client must not learn which.
#[derive(Clone)]
pub enum Absent {
    /// No such row, or no longer.
    Unknown,
    /// Its row says so.
    Suspended,
    /// Nothing can be made of its row: an operator has read why in the log.
    WrongRow(Arc<Row>),
}

/// Why a token was not accepted.
#[derive(Debug)]
pub enum Refusal {
    /// The token is not that of an active tenant.
    Token(VerifyError),
    /// No active tenant has the key of the token.
    NoTenant,
    /// The database gave no answer.
    Database(sqlx::Error),
}

/// What the cache holds: also that there is nothing, so that asking for it again costs no statement.
pub type Loaded = Result<Arc<Tenant>, Absent>;

/// The tenants in memory.
pub struct Tenants {
    database: Database,
    loaded: Fresh<Loaded, Evicted>,
    /// The tenant of a key id that a token names: `None` if no tenant has it.
    owners: Fresh<Option<Arc<str>>>,
    verifiers: Arc<Verifiers<Twilio, Arc<str>>>,
}

impl Tenants {
    /// Holds about `most` tenants. A change of a row is in force after `age` everywhere.
    #[must_use]
    pub fn new(database: Database, most: usize, age: Duration) -> Self {
        let verifiers = Arc::new(Verifiers::new());
        let evicted = Evicted(Arc::clone(&verifiers));
        let owners = Fresh::new(most.saturating_mul(2), age, DefaultLifecycle::default());
        Self { database, loaded: Fresh::new(most, age, evicted), owners, verifiers }
    }

    /// A tenant by its name.
    ///
    /// # Errors
    ///
    /// Without the database, once the row was read too long ago.
    pub async fn get(&self, id: &str) -> Result<Loaded, sqlx::Error> {
        let read = async |old| {
            let loaded = self.load(id, old).await;
            if !matches!(loaded, Ok(Ok(_))) {
                self.verifiers.remove(id);
            }
            loaded
        };
        self.loaded.get_or(id, read).await
    }

    /// Whose token it is, and its claims.
    ///
    /// # Errors
    ///
    /// When the token is not accepted, or the database gave no answer.
    pub async fn verify(&self, token: &str) -> Result<(Arc<Tenant>, Claims), Refusal> {
        if let Ok((id, claims)) = self.verifiers.verify(token)
            && let Some(Ok(tenant)) = self.loaded.get(&id)
        {
            return Ok((tenant, claims));
        }
        // Not loaded, or changed since. Who the token claims to be decides only which row is read.
        let claimed = Verifier::unverified(token);
        let key_id = claimed.as_ref().and_then(|claimed| claimed.issuer());
        let key_id = key_id.filter(|id| id.parse::<ApiKeySid>().is_ok()).ok_or(Refusal::NoTenant)?;
        let owner = self.owners.get_or(key_id, async |_| self.database.owner(key_id).await);
        let id = owner.await.map_err(Refusal::Database)?.ok_or(Refusal::NoTenant)?;
        let mut tenant = self.active(&id).await?;
        if !tenant.row.has_key(key_id) {
            // Rotated since: another process may issue with the new key already.
            self.loaded.remove(&id);
            tenant = self.active(&id).await?;
        }
        let claims = tenant.tokens.verifier().verify(token).map_err(Refusal::Token)?;
        Ok((tenant, claims))
    }

    async fn active(&self, id: &str) -> Result<Arc<Tenant>, Refusal> {
        self.get(id).await.map_err(Refusal::Database)?.map_err(|_| Refusal::NoTenant)
    }

    /// Reads a tenant again at its next use: for a server that has changed the row itself.
    pub fn forget(&self, id: &str) {
        self.loaded.remove(id);
        self.verifiers.remove(id);
    }

    /// How many active tenants are in memory.
    #[must_use]
    pub fn held(&self) -> usize {
        self.verifiers.len()
    }

    async fn load(&self, id: &str, old: Option<Loaded>) -> Result<Loaded, sqlx::Error> {
        let Some(row) = self.database.tenant(id).await? else { return Ok(Err(Absent::Unknown)) };
        if !row.is_active {
            return Ok(Err(Absent::Suspended));
        }
        let is_logged = matches!(&old, Some(Err(Absent::WrongRow(old))) if *old == row);
        let has_previous_key = row.accepts_previous_key();
        let tenant = match old {
            Some(Ok(tenant)) if tenant.row == row && tenant.has_previous_key == has_previous_key => Ok(tenant),
            _ => row.tokens().map(|tokens| {
                tracing::info!(tenant = id, key = tokens.credentials().api_key_sid(), "tenant loaded");
                let id = id.into();
                Arc::new(Tenant { id, tokens, row: Arc::clone(&row), has_previous_key })
            }),
        };
        let held = match tenant {
            Ok(tenant) => self.hold(&tenant).await?.map(|()| tenant),
            Err(wrong) => Err(wrong),
        };
        Ok(held.map_err(|wrong| {
            if !is_logged {
                wrong.log();
            }
            Absent::WrongRow(row)
        }))
    }

    /// Adds the keys of a tenant to those of all, unless another tenant has one.
    async fn hold(&self, tenant: &Tenant) -> Result<Result<(), WrongRow>, sqlx::Error> {
        let insert = || self.verifiers.insert(Arc::clone(&tenant.id), tenant.tokens.verifier().clone());
        let mut inserted = insert();
        if let Err(taken) = &inserted
            && !self.database.has_key(&taken.holder, &taken.key_id).await?
        {
            // It had the key when its row was read.
            self.forget(&taken.holder);
            inserted = insert();
        }
        Ok(inserted.map_err(|taken| WrongRow {
            tenant: taken.tenant.to_string(),
            faults: vec![Fault {
                column: Some(tenant.row.column_of_key(&taken.key_id)),
                message: format!("the key {} belongs to tenant `{}`", taken.key_id, taken.holder),
                fix: "give each tenant an API key of its own".to_owned(),
            }],
        }))
    }
}

/// Forgets the keys of a tenant that the cache evicts.
#[derive(Clone)]
struct Evicted(Arc<Verifiers<Twilio, Arc<str>>>);

impl Lifecycle<Arc<str>, Held<Loaded>> for Evicted {
    type RequestState = ();

    fn on_evict(&self, (): &mut (), id: Arc<str>, _: Held<Loaded>) {
        self.0.remove(&id);
    }
}
