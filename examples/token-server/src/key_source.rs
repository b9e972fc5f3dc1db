//! Where the keys are read from, at the start and at each rotation.

use std::collections::HashMap;
use std::path::PathBuf;
use std::{env, fmt, fs};

use crate::{Settings, demo};

/// Where the keys are read from.
#[derive(Clone, Debug)]
pub struct KeySource {
    place: Place,
    /// What lets other machines reach the server, where they can.
    open: Option<String>,
}

#[derive(Clone, Debug)]
enum Place {
    /// A file `NAME=value`, read again at each rotation; what it does not name is looked up in the environment.
    File(PathBuf),
    /// The environment, which does not change while the program runs.
    Environment,
    /// The demo's, which no vendor takes.
    Demo,
}

/// Variables that say that somebody means their own account.
const OWN: [&str; 5] =
    ["TWILIO_ACCOUNT_SID", "TWILIO_API_KEY", "TWILIO_API_KEY_SID", "TWILIO_API_SECRET", "TWILIO_API_KEY_SECRET"];

impl KeySource {
    /// The file where there is one, else the environment if it names any part of the credentials, else the demo's.
    #[must_use]
    pub fn choose(settings: &Settings) -> Self {
        let place = match &settings.keys {
            Some(file) => Place::File(file.clone()),
            None if OWN.iter().any(|name| env::var_os(name).is_some()) => Place::Environment,
            None => Place::Demo,
        };
        Self { place, open: settings.open_to_others() }
    }

    /// Whether nobody named any credentials, so that the demo's are used.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        matches!(self.place, Place::Demo)
    }

    /// Reads it.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or the secret is the demo's and other machines reach the server. The text shows no value.
    pub fn read(&self) -> Result<Variables, String> {
        let demo = || parse(demo::CREDENTIALS).map_err(|line| format!("demo.env: line {line}"));
        let variables = match &self.place {
            Place::File(path) => {
                let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
                parse(&text).map_err(|line| format!("{}: line {line} is not `NAME=value`", path.display()))?
            }
            Place::Environment => Variables(HashMap::new()),
            Place::Demo => demo()?,
        };
        if let Some(open) = &self.open {
            let secret = demo()?.get(demo::SECRET).unwrap_or_default();
            if let Some(name) = variables.named_for(&secret) {
                return Err(format!(
                    "{name} is the secret of demo.env, which everybody can read, and {open}: anybody could sign tokens that \
                     this server accepts. Set TWILIO_ACCOUNT_SID, TWILIO_API_KEY and TWILIO_API_SECRET to an API key of your own, in \
                     the environment or in the file that TOKEN_SERVER_KEYS names; or serve this machine alone: \
                     TOKEN_SERVER_ADDRESS=127.0.0.1:8080, without TOKEN_SERVER_HTTPS"
                ));
            }
        }
        Ok(variables)
    }
}

/// What was read.
pub struct Variables(HashMap<String, String>);

impl Variables {
    /// The value of a variable: of the file, else of the environment.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<String> {
        self.0.get(name).cloned().or_else(|| env::var(name).ok())
    }

    /// The first of the vendor's variables that has this value.
    fn named_for(&self, value: &str) -> Option<String> {
        let environment = env::vars_os().filter_map(|(name, _)| name.into_string().ok());
        let mut names: Vec<_> = self.0.keys().cloned().chain(environment).collect();
        names.sort_unstable();
        names
            .into_iter()
            .find(|name| name.starts_with("TWILIO_") && self.get(name).is_some_and(|own| own.trim() == value))
    }
}

impl fmt::Debug for Variables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

/// The variables, or the line that is none.
fn parse(text: &str) -> Result<Variables, usize> {
    let mut variables = HashMap::new();
    for (index, line) in text.lines().enumerate() {
        // Line by line: an error of dotenvy shows the line, and with it a secret.
        for pair in dotenvy::from_read_iter(line.as_bytes()) {
            let (name, value) = pair.map_err(|_| index + 1)?;
            variables.insert(name, value);
        }
    }
    Ok(Variables(variables))
}
