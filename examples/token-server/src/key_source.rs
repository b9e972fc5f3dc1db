//! Where the keys are read from, at the start and at each rotation.

use std::collections::HashMap;
use std::path::PathBuf;
use std::{env, fmt, fs};

use crate::demo;

/// Where the keys are read from.
#[derive(Clone, Debug)]
pub enum KeySource {
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
    pub fn choose(file: Option<PathBuf>) -> Self {
        match file {
            Some(file) => Self::File(file),
            None if OWN.iter().any(|name| env::var_os(name).is_some()) => Self::Environment,
            None => Self::Demo,
        }
    }

    /// Reads it.
    ///
    /// # Errors
    ///
    /// When the file cannot be read; the text shows no value.
    pub fn read(&self) -> Result<Variables, String> {
        match self {
            Self::File(path) => {
                let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
                parse(&text).map_err(|line| format!("{}: line {line} is not `NAME=value`", path.display()))
            }
            Self::Environment => Ok(Variables(HashMap::new())),
            Self::Demo => parse(demo::CREDENTIALS).map_err(|line| format!("demo.env: line {line}")),
        }
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
