//! What the environment says.

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::{env, fmt};

use serde_json::Value;

/// What the environment says; each value has a default that works on one's own machine.
#[derive(Clone)]
pub struct Settings {
    /// `TOKEN_SERVER_ADDRESS`: where it listens. `127.0.0.1:8080`.
    pub address: SocketAddr,
    /// `DATABASE_URL`: users and sessions. A file in the current folder; replicas share a `postgres://…`.
    pub database: String,
    /// `TOKEN_SERVER_KEYS`: a file `NAME=value` for what signs, read again at each SIGHUP. Without it: the environment.
    pub keys: Option<PathBuf>,
    /// `TOKEN_SERVER_PER_MINUTE`: tokens and diagnoses a minute for each user, 60.
    pub per_minute: NonZeroU32,
    /// `TOKEN_SERVER_HTTPS`: `true` behind a proxy that speaks HTTPS; the session's cookie then travels no other way.
    pub https: bool,
    /// `TOKEN_SERVER_EMULATOR`: the line that `token emulate` prints. Without it the page connects to the vendor.
    pub emulator: Option<Value>,
    /// `TOKEN_SERVER_ASSETS`: where the page's script was built to.
    pub assets: PathBuf,
    /// `TOKEN_SERVER_DEMO_PASSWORD`: the password of the users that are made at first start, instead of a random one.
    pub demo_password: Option<String>,
}

/// Without the password of the demo's users and the database's address, which may hold one too.
impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("address", &self.address)
            .field("keys", &self.keys)
            .field("per_minute", &self.per_minute)
            .field("https", &self.https)
            .field("emulator", &self.emulator)
            .field("assets", &self.assets)
            .finish_non_exhaustive()
    }
}

impl Settings {
    /// What lets other machines reach the server; `None` when it serves this machine alone.
    #[must_use]
    pub fn open_to_others(&self) -> Option<String> {
        if !self.address.ip().to_canonical().is_loopback() {
            return Some(format!("other machines reach {} (TOKEN_SERVER_ADDRESS)", self.address));
        }
        self.https.then(|| "TOKEN_SERVER_HTTPS says that a proxy lets others in".to_owned())
    }

    /// Reads the environment.
    ///
    /// # Errors
    ///
    /// Every variable that cannot be used, a line each.
    pub fn from_env() -> Result<Self, String> {
        Self::from_lookup(|name| env::var(name).ok().filter(|value| !value.is_empty()))
    }

    /// Reads the variables from wherever `lookup` finds them.
    ///
    /// # Errors
    ///
    /// As [`from_env`](Self::from_env).
    pub fn from_lookup(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, String> {
        let mut wrong = Vec::new();
        let settings = Self {
            address: read(&lookup, "TOKEN_SERVER_ADDRESS", "an address such as `127.0.0.1:8080`", &mut wrong)
                .unwrap_or(SocketAddr::from(([127, 0, 0, 1], 8080))),
            database: database(&lookup, &mut wrong),
            keys: lookup("TOKEN_SERVER_KEYS").map(PathBuf::from),
            per_minute: read(&lookup, "TOKEN_SERVER_PER_MINUTE", "a number from 1 on", &mut wrong)
                .unwrap_or(PER_MINUTE),
            https: read(&lookup, "TOKEN_SERVER_HTTPS", "`true` or `false`", &mut wrong).unwrap_or(false),
            emulator: read(
                &lookup,
                "TOKEN_SERVER_EMULATOR",
                "the line of JSON that `token emulate` prints",
                &mut wrong,
            ),
            assets: lookup("TOKEN_SERVER_ASSETS")
                .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/assets")), PathBuf::from),
            demo_password: lookup("TOKEN_SERVER_DEMO_PASSWORD"),
        };
        if wrong.is_empty() { Ok(settings) } else { Err(wrong.join("\n")) }
    }
}

/// The database's address, in a form that there is a driver for.
fn database(lookup: impl Fn(&str) -> Option<String>, wrong: &mut Vec<String>) -> String {
    let url = lookup("DATABASE_URL").unwrap_or_else(|| "sqlite://token-server.db?mode=rwc".to_owned());
    if !["sqlite:", "postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme)) {
        wrong.push(
            "DATABASE_URL must be `sqlite://FILE?mode=rwc` or `postgres://USER:PASSWORD@HOST/DATABASE`".to_owned(),
        );
    }
    url
}

const PER_MINUTE: NonZeroU32 = NonZeroU32::new(60).unwrap();

/// The value of a variable; what cannot be read is named, not shown: a secret may stand in any variable.
fn read<T: std::str::FromStr>(
    lookup: impl Fn(&str) -> Option<String>,
    name: &str,
    what: &str,
    wrong: &mut Vec<String>,
) -> Option<T> {
    let value = lookup(name)?.trim().parse();
    value.map_err(|_| wrong.push(format!("{name} must be {what}"))).ok()
}
