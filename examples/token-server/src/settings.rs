//! The settings, from the environment.

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::{env, fmt};

use serde_json::Value;

/// The settings; each has a default for local use.
#[derive(Clone)]
pub struct Settings {
    /// `TOKEN_SERVER_ADDRESS`: the address; default `127.0.0.1:8080`.
    pub address: SocketAddr,
    /// `DATABASE_URL`: users and sessions; default a file in the current folder. Replicas share a `postgres://…`.
    pub database: String,
    /// `TOKEN_SERVER_KEYS`: a file of `NAME=value` with the credentials, read again at each SIGHUP; default the
    /// environment.
    pub keys: Option<PathBuf>,
    /// `TOKEN_SERVER_PER_MINUTE`: tokens and diagnoses a minute for each user; default 60.
    pub per_minute: NonZeroU32,
    /// `TOKEN_SERVER_HTTPS`: `true` behind an HTTPS proxy; browsers then send the cookie over HTTPS only.
    pub https: bool,
    /// `TOKEN_SERVER_EMULATOR`: the first line of `token emulate`; by default the page connects to the vendor.
    pub emulator: Option<Value>,
    /// `TOKEN_SERVER_ASSETS`: the folder of the page's built script.
    pub assets: PathBuf,
    /// `TOKEN_SERVER_DEMO_PASSWORD`: the password of the users created at the first start; default random.
    pub demo_password: Option<String>,
}

/// Without the password of the demo's users, and without the database's address, which may contain one too.
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
    /// The setting that lets other machines reach the server; `None` if none can.
    #[must_use]
    pub fn open_to_others(&self) -> Option<String> {
        if !self.address.ip().to_canonical().is_loopback() {
            return Some(format!("other machines can reach {} (TOKEN_SERVER_ADDRESS)", self.address));
        }
        self.https.then(|| "other machines can reach the server through a proxy (TOKEN_SERVER_HTTPS)".to_owned())
    }

    /// Reads the environment.
    ///
    /// # Errors
    ///
    /// All invalid variables, one on a line.
    pub fn from_env() -> Result<Self, String> {
        Self::from_lookup(|name| env::var(name).ok().filter(|value| !value.is_empty()))
    }

    /// Reads the variables from `lookup`.
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
            per_minute: read(&lookup, "TOKEN_SERVER_PER_MINUTE", "an integer of at least 1", &mut wrong)
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

/// The address of the database; it must have a supported scheme.
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

/// The value of a variable. An error names the variable and shows no value, because it may be a secret.
fn read<T: std::str::FromStr>(
    lookup: impl Fn(&str) -> Option<String>,
    name: &str,
    what: &str,
    wrong: &mut Vec<String>,
) -> Option<T> {
    let value = lookup(name)?.trim().parse();
    value.map_err(|_| wrong.push(format!("{name} must be {what}"))).ok()
}
