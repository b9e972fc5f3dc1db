//! The state that all handlers share.

use std::sync::Arc;

use crate::database::Database;
use crate::heavy_work::HeavyWork;
use crate::keyring::Keyring;
use crate::limits::Limits;
use crate::settings::Settings;
use crate::users::Users;

/// The state that all handlers share.
#[derive(Clone, Debug)]
pub struct App {
    /// The settings of the environment.
    pub settings: Arc<Settings>,
    /// Users, sessions and counts.
    pub database: Database,
    /// The users.
    pub users: Users,
    /// The keys and the declared tokens.
    pub keys: Arc<Keyring>,
    /// Rate limits.
    pub limits: Limits,
    /// Bounds the diagnoses.
    pub diagnosing: HeavyWork,
}

/// How many passwords are hashed at a time. Each takes a processor and 19 MiB, argon2's default and OWASP's
/// recommendation: <https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id>
const HASHES: usize = 4;

/// How many hashes may wait: a few seconds of work.
const HASHES_WAITING: usize = 64;

/// How many tokens are diagnosed at a time; each takes a processor.
const DIAGNOSES: usize = 2;

/// How many diagnoses may wait, each with the body of its request.
const DIAGNOSES_WAITING: usize = 64;

impl App {
    /// Creates the state from the settings and the database.
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
