//! The source of the keys, read at start and at each rotation.

use std::collections::HashMap;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::{env, fmt, fs};

use token_core::{Finding, StartError};

use crate::{Settings, demo};

/// The source of the keys.
#[derive(Clone, Debug)]
pub struct KeySource {
    place: Place,
    /// The setting that lets other machines reach the server, if there is one.
    open: Option<String>,
}

#[derive(Clone, Debug)]
enum Place {
    /// A file of `NAME=value`, read again at each rotation. It is the only source of credentials; other variables
    /// default to the environment.
    File(PathBuf),
    /// The environment, which does not change while the program runs.
    Environment,
    /// The demo's fake credentials.
    Demo,
}

/// The maximum size of a file of keys.
const LONGEST: u64 = 1 << 20;

/// The variables of the credentials; if one is set, the demo's are not used.
const OWN: [&str; 5] =
    ["TWILIO_ACCOUNT_SID", "TWILIO_API_KEY", "TWILIO_API_KEY_SID", "TWILIO_API_SECRET", "TWILIO_API_KEY_SECRET"];

/// The credentials of the key that only verifies.
const OTHER: [&str; 4] =
    ["TWILIO_OTHER_API_KEY", "TWILIO_OTHER_API_KEY_SID", "TWILIO_OTHER_API_SECRET", "TWILIO_OTHER_API_KEY_SECRET"];

impl KeySource {
    /// The file if there is one, else the environment if it has any variable of the credentials, else the demo's.
    #[must_use]
    pub fn choose(settings: &Settings) -> Self {
        let place = match &settings.keys {
            Some(file) => Place::File(file.clone()),
            None if OWN.iter().any(|name| env::var_os(name).is_some()) => Place::Environment,
            None => Place::Demo,
        };
        Self { place, open: settings.open_to_others() }
    }

    /// Whether the demo's credentials are used.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        matches!(self.place, Place::Demo)
    }

    /// Reads the source.
    ///
    /// # Errors
    ///
    /// When the file cannot be read or has an unknown variable `TWILIO_OTHER_…`, or the secret is the demo's and other
    /// machines can reach the server. The message contains no value.
    pub fn read(&self) -> Result<Variables, String> {
        let demo = || parse(demo::CREDENTIALS).map_err(|line| format!("demo.env: line {line}"));
        let variables = match &self.place {
            Place::File(path) => Variables { named: Some(from_file(path)?), file: Some(path.clone()) },
            Place::Environment => Variables { named: None, file: None },
            Place::Demo => Variables { named: Some(demo()?), file: None },
        };
        if let Some(open) = &self.open {
            let secret = demo()?.remove(demo::SECRET).unwrap_or_default();
            if let Some(name) = variables.named_for(&secret) {
                return Err(format!(
                    "{name} is the secret of demo.env, which is public, and {open}, so anyone could sign tokens that \
                     this server accepts. Set TWILIO_ACCOUNT_SID, TWILIO_API_KEY and TWILIO_API_SECRET to an API key of your own, in \
                     the environment or in the file in TOKEN_SERVER_KEYS; or serve this machine only: \
                     TOKEN_SERVER_ADDRESS=127.0.0.1:8080, without TOKEN_SERVER_HTTPS"
                ));
            }
        }
        Ok(variables)
    }
}

/// The variables of a source.
pub struct Variables {
    /// The variables of the file or the demo; `None` for the environment.
    named: Option<HashMap<String, String>>,
    file: Option<PathBuf>,
}

impl Variables {
    /// The value of a variable. Credentials come from one source only, so that a key that was removed from the file
    /// does not come back from the environment.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<String> {
        let Some(named) = &self.named else { return env::var(name).ok() };
        let own = named.get(name).cloned();
        if OWN.contains(&name) || OTHER.contains(&name) { own } else { own.or_else(|| env::var(name).ok()) }
    }

    /// Adds the source to an error about the variables.
    pub(crate) fn explain(&self, problem: &str) -> String {
        match &self.file {
            None => problem.to_owned(),
            Some(file) => format!("{} (TOKEN_SERVER_KEYS): {problem}", file.display()),
        }
    }

    /// All problems of the variables; `prefix` is that of the key's variables, which the problems call `TWILIO_API_…`.
    pub(crate) fn explain_all(&self, error: &StartError, prefix: &str) -> String {
        let problems = error.findings().iter().map(|Finding { at, message, fix, .. }| {
            format!("\n\n  {at}\n    {message}\n    help: {fix}").replace("TWILIO_API_", prefix)
        });
        self.explain(&format!("cannot issue tokens: invalid variables{}", problems.collect::<String>()))
    }

    /// The first of the vendor's variables with this value.
    fn named_for(&self, value: &str) -> Option<String> {
        let environment = env::vars_os().filter_map(|(name, _)| name.into_string().ok());
        let mut names: Vec<_> = self.named.iter().flat_map(HashMap::keys).cloned().chain(environment).collect();
        names.sort_unstable();
        names
            .into_iter()
            .find(|name| name.starts_with("TWILIO_") && self.get(name).is_some_and(|own| own.trim() == value))
    }
}

impl fmt::Debug for Variables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.named.iter().flat_map(HashMap::keys)).finish()
    }
}

/// Reads the variables of the file.
fn from_file(path: &Path) -> Result<HashMap<String, String>, String> {
    let file = format!("{} (TOKEN_SERVER_KEYS)", path.display());
    let text = read(path).map_err(|error| format!("{file} cannot be read: {error}"))?;
    let variables = parse(&text).map_err(|line| format!("{file}: line {line} is not `NAME=value`"))?;
    let mut unknown: Vec<_> = variables.keys().filter(|name| name.starts_with("TWILIO_OTHER_")).collect();
    unknown.retain(|name| !OTHER.contains(&name.as_str()));
    unknown.sort_unstable();
    match unknown.first() {
        None => Ok(variables),
        Some(name) => Err(format!(
            "{file} sets {name}, which the server does not read, so its key would be refused. The other key is named by \
             TWILIO_OTHER_API_KEY and TWILIO_OTHER_API_SECRET"
        )),
    }
}

/// Reads a regular file of limited size; other files could block, or never end.
fn read(path: &Path) -> io::Result<String> {
    // Checked before opening, because opening a named pipe blocks until it has a writer.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("not a regular file; the keys cannot come from a pipe, device or folder"));
    }
    let mut text = String::new();
    fs::File::open(path)?.take(LONGEST + 1).read_to_string(&mut text)?;
    if u64::try_from(text.len()).is_ok_and(|length| length <= LONGEST) {
        Ok(text)
    } else {
        Err(io::Error::other("longer than 1 MiB; a file of keys has a few lines"))
    }
}

/// The variables, or the number of the invalid line.
fn parse(text: &str) -> Result<HashMap<String, String>, usize> {
    let mut variables = HashMap::new();
    for (index, line) in text.lines().enumerate() {
        // Line by line, because an error of dotenvy shows the line, which may contain a secret.
        for pair in dotenvy::from_read_iter(line.as_bytes()) {
            let (name, value) = pair.map_err(|_| index + 1)?;
            variables.insert(name, value);
        }
    }
    Ok(variables)
}
