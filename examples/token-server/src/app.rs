//! The server as one value: what its handlers share.

use std::sync::Arc;

use crate::database::Database;
use crate::heavy_work::HeavyWork;
use crate::keyring::Keyring;
use crate::limits::Limits;
use crate::settings::Settings;
use crate::users::Users;

/// What the handlers share.
#[derive(Clone, Debug)]
pub struct App {
    /// Where it runs.
    pub settings: Arc<Settings>,
    /// Users, sessions and counts.
    pub database: Database,
    /// Who may sign in.
    pub users: Users,
    /// What signs and verifies.
    pub keys: Arc<Keyring>,
    /// How much one user may ask for.
    pub limits: Limits,
    /// How many tokens are diagnosed at a time.
    pub diagnosing: HeavyWork,
}

/// Passwords that are hashed at a time: each takes a processor and 19 MiB, which is argon2's default and what OWASP recommends.
/// Source: <https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id>
const HASHES: usize = 4;

/// Hashes that may wait: a few seconds of work.
const HASHES_WAITING: usize = 64;

/// Tokens that are diagnosed at a time; each keeps a processor busy.
const DIAGNOSES: usize = 2;

/// Diagnoses that may wait, each with the text of one request.
const DIAGNOSES_WAITING: usize = 64;

impl App {
    /// An app with these settings, on this database.
    #[must_use]
    pub fn new(settings: Settings, database: Database, keys: Arc<Keyring>) -> Self {
        Self {
            users: Users::new(database.clone(), HeavyWork::new(HASHES, HASHES_WAITING)),
            limits: Limits::new(database.clone(), settings.per_minute),
            settings: Arc::new(settings),
            database,
            keys,
            diagnosing: HeavyWork::new(DIAGNOSES, DIAGNOSES_WAITING),
        }
    }
}
